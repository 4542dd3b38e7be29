import { account } from '../faults/account.ts'
import { scenarioOf } from '../faults/reference.ts'
import { type Change, changingCalls, mendedAfter, restoredAfter } from './sweep.ts'

/** The change that a scenario of the fault sweep makes. */
export function changeOf(name: string): Change {
  const { prepare, stack: to, from, options } = scenarioOf(name)
  const prepared = async () => {
    const simulator = await account(1)
    await prepare(simulator)
    return simulator
  }
  return { prepared, from, to, ...(options && { options }) }
}

/** Fails at one in so many of the changing calls, and dies there, and in the restore. */
export async function playPositions(change: Change, share: number): Promise<string[]> {
  const calls = await changingCalls(change)
  if (typeof calls === 'string') return []
  const found: string[] = []
  for (let nth = 1; nth <= calls; nth += 1) {
    if ((nth + calls) % share !== 0) continue
    found.push(...(await restoredAfter(nth, change)))
    found.push(...(await mendedAfter({ nth }, change)))
    for (let after = 1; after <= nth; after += share) found.push(...(await mendedAfter({ nth, after }, change)))
  }
  return found
}
