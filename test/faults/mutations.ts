import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as table from './mutations/all.ts'
import type { Mutation } from './mutations/mutation.ts'

const NOT_COPIED = ['node_modules', '.git', 'dist', 'coverage', '.venv', '.programs'].map(name => resolve(name))

/** A copy of what is here, so that an interruption leaves no mutation behind in src. */
function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'fluent-ecs-mutations-'))
  cpSync(resolve('.'), copy, { recursive: true, filter: from => !NOT_COPIED.includes(from) })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The tests that fail; nothing where a file could not even be run. */
async function failuresOf(copy: string, files: readonly string[], named: string): Promise<string[] | undefined> {
  const outputFile = join(copy, 'results.json')
  const cache = ['--experimental.fsModuleCache', `--experimental.fsModuleCachePath=${join(copy, '.cache')}`]
  const reporter = ['--reporter=json', `--outputFile=${outputFile}`]
  const vitest = [
    resolve('node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'unit',
    '--project',
    'deploys',
    '--bail=1',
    ...cache,
  ]
  const args = [...vitest, ...reporter, '-t', named, ...files]
  const env = { ...process.env, EDGES: 'all' }
  await new Promise(done => spawn(process.execPath, args, { cwd: copy, stdio: 'ignore', env }).on('close', done))
  const { testResults } = JSON.parse(readFileSync(outputFile, 'utf8')) as Results
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  if (!results.some(({ status }) => status === 'passed' || status === 'failed')) return undefined
  return results.flatMap(({ status, fullName }) => (status === 'failed' ? [fullName] : []))
}

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

/** The first test that notices. */
async function noticedBy({ what, file, from, to, test, named }: Mutation, copy: string): Promise<string | undefined> {
  const path = join(copy, file)
  const text = readFileSync(path, 'utf8')
  if (text.split(from).length !== 2) throw new Error(`${what}: ${file} does not have exactly once: ${from}`)
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
  try {
    const failures = await failuresOf(copy, [test], named ?? '')
    if (!failures) throw new Error(`${what}: no test of ${test} ran`)
    return failures[0]
  } finally {
    writeFileSync(path, text)
  }
}

/**
 * Pauses between attempts are random: a test that sees nearly always what is missing may miss it once. Which turn it
 * was is said, so that a test that sees it too seldom is found before it fails.
 */
async function noticedInTurn(mutation: Mutation, copy: string): Promise<string | undefined> {
  for (let turn = 1; turn <= 3; turn += 1) {
    const noticed = await noticedBy(mutation, copy)
    if (noticed) return turn === 1 ? noticed : `${noticed} (at turn ${turn})`
  }
  return undefined
}

const wanted = process.argv.slice(2)
const isWanted = ({ what }: { readonly what: string }) =>
  wanted.length === 0 || wanted.some(words => what.includes(words))
const mutations = table.mutations.filter(isWanted)
const spare = table.spare.filter(isWanted)
const copies = Array.from({ length: availableParallelism() }, copyOfProject)
const survivors: string[] = []
try {
  const files = [...new Set(mutations.map(({ test }) => test))]
  const before = await failuresOf(copies[0] ?? '', files, '')
  if (before?.length !== 0) throw new Error(`The tests fail before anything is taken out: ${before}`)
  const waiting = [...mutations]
  await Promise.all(
    copies.map(async copy => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const noticed = await noticedInTurn(next, copy)
        if (!noticed) survivors.push(next.what)
        console.log(`| ${next.what} | ${noticed ? `${next.test}: ${noticed}` : 'NOT NOTICED'} |`)
      }
    }),
  )
  for (const { what, because } of spare) console.log(`| ${what} | the same without: ${because} |`)
  console.log(`${mutations.length} taken out, ${survivors.length} not noticed; ${spare.length} argued`)
  process.exitCode = survivors.length > 0 ? 1 : 0
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true, maxRetries: 9, retryDelay: 300 })
}
