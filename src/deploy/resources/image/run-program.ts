import { spawn } from 'node:child_process'

/** How a program ended, and the end of what it wrote. */
export interface Ended {
  /** Nothing where it is not installed, or was killed. */
  readonly code: number | undefined
  readonly missing: boolean
  readonly output: string
}

export interface RunLimits {
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  readonly timeoutMilliseconds?: number
}

const KEPT_CHARACTERS = 65_536
/** A longer one ends at once. */
const LONGEST_TIMER = 2_147_483_647
const PATIENCE_MILLISECONDS = 10_000

/** Runs a program to its end, without a shell. What it writes is nobody's to see but through what this gives. */
export function runProgram(program: string, args: readonly string[], running: RunLimits = {}): Promise<Ended> {
  const { env, signal, timeoutMilliseconds } = running
  return new Promise((done, fail) => {
    if (signal?.aborted) return fail(signal.reason)
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const kill = (): void => {
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS).unref()
    }
    const timer =
      timeoutMilliseconds === undefined ? undefined : setTimeout(kill, Math.min(timeoutMilliseconds, LONGEST_TIMER))
    signal?.addEventListener('abort', kill, { once: true })
    const end = (ended: Omit<Ended, 'output'>): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', kill)
      if (signal?.aborted) fail(signal.reason)
      else done({ ...ended, output })
    }
    child.on('error', error => {
      output = `${output}${error.message}\n`
      end({ code: undefined, missing: 'code' in error && error.code === 'ENOENT' })
    })
    child.on('close', code => end({ code: code ?? undefined, missing: false }))
  })
}
