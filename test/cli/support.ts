import { cli } from '../../src/cli/cli.ts'
import type { CliContext, CliProcess } from '../../src/cli/cli-context.ts'

/** What a command printed, and how it ended. */
export interface Ran {
  readonly exitCode: unknown
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command in this process. */
export async function ran(
  words: readonly string[],
  more: Partial<CliContext> = {},
  env: CliProcess['env'] = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) => ({
    write: (text: string): void => {
      written[name] += text
    },
  })
  const process: CliProcess = {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env: { CI: 'true', ...env },
  }
  const { signal } = new AbortController()
  await cli(words, { process, cwd: globalThis.process.cwd(), signal, ...more })
  return { exitCode: process.exitCode, ...written }
}
