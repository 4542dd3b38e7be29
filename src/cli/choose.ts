import { createInterface } from 'node:readline/promises'
import type { ReportStream } from '../deploy/reporter/stream.ts'
import { harmlessItem } from '../errors/harmless.ts'
import type { ChooseTarget } from '../operate/exec-target.ts'
import { UsageError } from './usage-error.ts'

/** Asks a person for one of several, by its number. */
export function chooseByNumber(stderr: ReportStream): ChooseTarget {
  return async (what, choices) => {
    const lines = choices.map(({ name, about }, at) => `  ${at + 1}  ${harmlessItem(`${name}  ${about}`)}\n`)
    stderr.write(`Which ${what}?\n${lines.join('')}`)
    const asked = createInterface({ input: process.stdin, output: process.stderr })
    try {
      const answer = await asked.question('Number (1): ')
      const chosen = choices[Number(answer.trim() || '1') - 1]
      if (!chosen)
        throw new UsageError(`"${answer}" is no number of these`, `Write 1 to ${choices.length}, or --${what}.`)
      return chosen.name
    } finally {
      asked.close()
    }
  }
}
