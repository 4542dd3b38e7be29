import fc from 'fast-check'
import { expect } from 'vitest'
import { defaultNetwork } from '../faults/account.ts'
import { isValid, judged } from './judge.ts'
import { programOf, transition } from './program.ts'

/** Plays pairs of programs. A failure is shrunk, and says the seed and path that play it again. */
export async function playTransitions(numRuns: number, seed: number): Promise<void> {
  const given = await defaultNetwork()
  await fc.assert(
    fc.asyncProperty(transition, async pair => {
      fc.pre(isValid(programOf(pair.from, given)) && isValid(programOf(pair.to, given)))
      expect(await judged(pair, given)).toEqual([])
    }),
    { numRuns, seed, maxSkipsPerRun: 1000, endOnFailure: false },
  )
}
