import { KIND_NAMES, type KindName, type Strike } from './kinds.ts'
import type { Reference } from './reference.ts'
import type { Case } from './run.ts'
import { SCENARIOS } from './scenarios.ts'
import { randomFrom } from './seeded.ts'

/** Every fault at every changing call, a crash at every moment of a wait, and a destroy after a crash at every call. */
export function singles(scenario: string, { calls, polls }: Reference): Case[] {
  const at = calls.map((_, index) => index + 1)
  const strike = (nth: number, kind: KindName, at: Strike['at'] = 'change'): Strike => ({ nth, kind, at })
  return [
    ...KIND_NAMES.flatMap(kind => at.map(nth => ({ scenario, strikes: [strike(nth, kind)] }))),
    ...polls.map(nth => ({ scenario, strikes: [strike(nth, 'crash before', 'read')] })),
    ...at.map(nth => ({ scenario, strikes: [strike(nth, 'crash after')], destroyed: true as const })),
  ]
}

/** A pair of different faults, the one before the other, that the seed decides. Nothing where there are too few calls. */
export function pair(seed: number, references: ReadonlyMap<string, Reference>): Case | undefined {
  const random = randomFrom(seed)
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const scenario = one([...references.keys()])
  const { calls = [], polls = [] } = references.get(scenario) ?? {}
  if (calls.length < 2) return undefined
  const first = 1 + Math.floor(random() * (calls.length - 1))
  const kinds = [one(KIND_NAMES)]
  kinds.push(one(KIND_NAMES.filter(kind => !kinds.includes(kind))))
  const [before, after] = kinds as [KindName, KindName]
  const later: Strike =
    polls.length > 0 && random() < 0.25
      ? { nth: one(polls), kind: after, at: 'read' }
      : { nth: first + 1 + Math.floor(random() * (calls.length - first)), kind: after, at: 'change' }
  const strikes: Strike[] = [{ nth: first, kind: before, at: 'change' }, later]
  return { scenario, strikes, ...(random() < 0.2 && { destroyed: true as const }) }
}

export const SCENARIO_NAMES = Object.keys(SCENARIOS)

/** A case as a violation is reported with it. */
export function describeCase({ scenario, strikes, destroyed }: Case, { calls }: Reference): string {
  const faults = strikes.map(({ nth, kind, at }) =>
    at === 'change' ? `${kind} at change ${nth}, ${calls[nth - 1]}` : `${kind} at read ${nth}`,
  )
  return `${scenario}, ${faults.join(', then ')}${destroyed ? ', destroyed' : ''}`
}
