import fc from 'fast-check'
import { expect } from 'vitest'
import { deploy } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { account, defaultNetwork } from '../faults/account.ts'
import { INSTANCES } from '../faults/worker.ts'
import { type Given, programOf, type Transition, transition } from '../transitions/program.ts'
import { type Change, changingCalls, mendedAfter, restoredAfter } from './sweep.ts'

/** How much of the calls is made, and how many later ones, when it fails. */
interface Moment {
  readonly share: number
  readonly later: number
}

const moment: fc.Arbitrary<Moment> = fc.record({
  share: fc.double({ min: 0, max: 0.999, noNaN: true }),
  later: fc.integer({ min: 1, max: 6 }),
})

/** Plays pairs of random programs: the second one fails, or dies, or its restore does, and the first is there again. */
export async function playPairs(numRuns: number, seed: number): Promise<void> {
  const given = await defaultNetwork()
  await fc.assert(
    fc.asyncProperty(transition, moment, async (pair, when) => {
      const found = await ledBack(pair, given, when)
      fc.pre(found !== undefined)
      expect(found).toEqual([])
    }),
    { numRuns, seed, maxSkipsPerRun: 1000, endOnFailure: false },
  )
}

async function ledBack(
  { from, to, prune }: Transition,
  given: Given,
  { share, later }: Moment,
): Promise<string[] | undefined> {
  const [a, b] = [programOf(from, given), programOf(to, given)]
  if (!a || !b) return undefined
  const prepared = async (): Promise<Simulator> => {
    const simulator = await roomy()
    await deploy(a, { ...simulator.options(), prune: true })
    return simulator
  }
  const change: Change = { prepared, from: a, to: b, options: { prune } }
  const calls = await changingCalls(change)
  if (typeof calls === 'string' || calls === 0) return undefined
  const nth = 1 + Math.floor(share * calls)
  return [
    ...(await restoredAfter(nth, change)),
    ...(await mendedAfter({ nth }, change)),
    ...(await mendedAfter({ nth, after: later }, change)),
  ]
}

async function roomy(): Promise<Simulator> {
  const simulator = await account(1)
  for (let at = 0; at < 12; at += 1)
    simulator.containerInstance({
      cluster: INSTANCES,
      cpu: 2048,
      memoryMiB: 3900,
      attributes: { 'ecs.os-type': 'linux' },
    })
  return simulator
}
