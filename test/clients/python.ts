import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const venv: string = fileURLToPath(new URL('../../.venv-clients/', import.meta.url))
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))

/** The folder of this test: where the plugin of pytest is. */
export const here: string = fileURLToPath(new URL('./', import.meta.url))

/** Where moto's tests are. */
export const suites = `${venv}suites`

// moto's own source distribution has no tests; that of this fork of it has them.
const SUITES = 'moto-ext==5.1.54'

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (error) throw new Error(`Could not run ${command}: test:clients needs Python 3.11 or newer`, { cause: error })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with status ${status}`)
}

/** Installs the clients and moto's tests at first use. */
export default function setup(): void {
  const wanted = `${readFileSync(requirements, 'utf8')}${SUITES}\n`
  const installed = `${venv}installed.txt`
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return
  run('python3', ['-m', 'venv', '--clear', venv])
  const pip = (...args: string[]): void => run(`${venv}bin/pip`, ['--quiet', '--disable-pip-version-check', ...args])
  pip('install', '--requirement', requirements)
  mkdirSync(suites)
  pip('download', '--no-deps', '--no-binary', ':all:', '--dest', suites, SUITES)
  const [archive = ''] = readdirSync(suites)
  run('tar', ['-xzf', `${suites}/${archive}`, '-C', suites, '--strip-components=1', '--wildcards', '*/tests/*'])
  writeFileSync(installed, wanted)
}

/** Runs a program of the environment against an endpoint. Gives its exit code and what it printed. */
export async function python(
  program: string,
  args: readonly string[],
  endpoint: string,
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(`${venv}bin/${program}`, args, {
    cwd: options.cwd ?? here,
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_PAGER: '',
      ...options.env,
    },
  })
  const closed = new Promise<number | null>(resolve => child.once('close', resolve))
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await closed, output: output + errors }
}
