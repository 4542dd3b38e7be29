import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const bench = join(root, 'bench')

/** What a program prints; undefined when it fails, as where a peer is not installed. */
export function output(command: string, args: readonly string[], folder: string): string | undefined {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

/** The numbers that a module prints last, run beside the peers; undefined when it fails. */
export function figures(module: string, env: NodeJS.ProcessEnv = {}): number[] | undefined {
  try {
    const printed = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-'], {
      ...{ cwd: bench, encoding: 'utf8' as const, input: module, env: { ...process.env, ...env } },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as number[]
  } catch {
    return undefined
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The apparent size of all files below a folder, in bytes. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink()) return sum
    return sum + (entry.isDirectory() ? sizeOf(path) : statSync(path).size)
  }, 0)
}

/** A table in Markdown. The first row names the columns. */
export function table([names = [], ...rows]: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
  return [line(names), line(names.map((_, at) => (at === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

/** A line that says whether a promise of the design was kept. `why` says what a miss comes from. */
export function promise(what: string, measured: number, most: number, unit: string, why = ''): string {
  const verdict = measured <= most ? 'Met' : `Missed${why ? `: ${why}` : ''}`
  return `${what} at most ${most} ${unit}: ${measured} ${unit}. ${verdict}.`
}
