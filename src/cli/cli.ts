import { proposeCompletions, run } from '@stricli/core'
import { app } from './app.ts'
import type { CliContext } from './cli-context.ts'
import { COMPLETE } from './completion-script.ts'
import { EXIT } from './exit-code.ts'
import { isProgramFile } from './service-argument.ts'

/** Runs the command line; how it ended is in `process.exitCode`. */
export async function cli(words: readonly string[], context: CliContext): Promise<void> {
  const [first, separator, ...typed] = words
  if (first === COMPLETE && separator === '--') return complete(typed, context)
  const { process } = context
  await run(app, words.length === 0 ? ['--help'] : words, context)
  // Below zero are the ways in which a command line can be wrong.
  if (typeof process.exitCode === 'number' && process.exitCode < 0) process.exitCode = EXIT.wrongUse
}

async function complete(typed: readonly string[], context: CliContext): Promise<void> {
  const [flag, begun = ''] = typed.slice(-2)
  if (flag === '--env') {
    const file = typed.find(isProgramFile)
    const names = file === undefined ? [] : await environmentsIn(file, context.cwd)
    for (const name of names) if (name.startsWith(begun)) context.process.stdout.write(`${name}\n`)
    return
  }
  // Where nothing is typed yet, flags would stand in the place of files: those are for the shell.
  for (const { kind, completion } of await proposeCompletions(app, typed, context))
    if (begun !== '' || kind !== 'argument:flag') context.process.stdout.write(`${completion}\n`)
}

/** The environments of a program; a shell is told nothing of what it prints, or of what is wrong with it. */
async function environmentsIn(file: string, cwd: string): Promise<readonly string[]> {
  const { environmentsOf } = await import('./program.ts')
  const { write } = process.stdout
  process.stdout.write = () => true
  try {
    return await environmentsOf(file, cwd)
  } catch {
    return []
  } finally {
    process.stdout.write = write
  }
}
