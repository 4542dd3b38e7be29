import { createInterface } from 'node:readline/promises'
import type { CliContext } from './cli-context.ts'
import { UsageError } from './usage-error.ts'

/**
 * Asks a person at a terminal to type a name, once they have seen what it is about.
 *
 * @throws UsageError where there is nobody to ask, or the answer is another.
 */
export async function confirm(
  shown: () => Promise<string>,
  question: string,
  name: string,
  { process: { stderr } }: CliContext,
): Promise<void> {
  const { stdin, stderr: output } = globalThis.process
  if (!stdin.isTTY || !stderr.isTTY)
    throw new UsageError('Nobody can be asked: this is no terminal', 'Say --yes where it is meant.')
  stderr.write(`${await shown()}\n`)
  const asked = createInterface({ input: stdin, output })
  try {
    const answer = await asked.question(`${question} Type its name to go on: `)
    if (answer.trim() !== name) throw new UsageError('Nothing was removed', `Type ${name} to remove it.`)
  } finally {
    asked.close()
  }
}
