import fc from 'fast-check'
import { expect } from 'vitest'
import { defaultNetwork } from '../faults/account.ts'
import { judged } from './judge.ts'
import { transition } from './program.ts'

/** Plays pairs of programs. A failure is shrunk, and says the seed and path that play it again. */
export async function playTransitions(numRuns: number, seed: number): Promise<void> {
  const given = await defaultNetwork()
  await fc.assert(
    fc.asyncProperty(transition, async pair => {
      const found = await judged(pair, given)
      fc.pre(found !== undefined)
      expect(found).toEqual([])
    }),
    { numRuns, seed, maxSkipsPerRun: 1000, endOnFailure: false },
  )
}
