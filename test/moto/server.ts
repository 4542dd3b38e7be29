import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    moto: string
  }
}

/** The virtual environment. */
export const venv: string = fileURLToPath(new URL('../../.venv/', import.meta.url))
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))

/** Starts moto on a free port for the whole run, in a virtual environment that it makes at first use. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  install()
  const port = await freePort()
  const log = join(mkdtempSync(join(tmpdir(), 'moto-')), 'moto.txt')
  const output = openSync(log, 'w')
  const server = spawn(join(venv, 'bin/moto_server'), ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: ['ignore', output, output],
    // A service counts as running from birth: moto never starts the tasks of one.
    env: { ...process.env, MOTO_ECS_SERVICE_RUNNING: '2', MOTO_ACM_VALIDATION_WAIT: '0' },
  })
  const exited = once(server, 'exit')
  const endpoint = `http://127.0.0.1:${port}`
  while (!(await answers(`${endpoint}/moto-api/`))) {
    if (server.exitCode !== null) throw new Error(`moto_server did not start:\n${readFileSync(log, 'utf8')}`)
    await setTimeout(100)
  }
  project.provide('moto', endpoint)
  return async () => {
    server.kill()
    await exited
  }
}

function install(): void {
  const installed = join(venv, 'installed.txt')
  const wanted = readFileSync(requirements, 'utf8')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return
  console.log('Installing moto into .venv ...')
  run('python3', ['-m', 'venv', '--clear', venv])
  run(join(venv, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', '--requirement', requirements])
  writeFileSync(installed, wanted)
}

function run(command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (error) throw new Error(`Could not run ${command}: test:moto needs Python 3.11 or newer`, { cause: error })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with status ${status}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    response => response.ok,
    () => false,
  )
}
