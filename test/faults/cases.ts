import { KIND_NAMES, type KindName, type Strike } from './kinds.ts'
import { type Reference, reference } from './reference.ts'
import { type Case, violations } from './run.ts'
import { SCENARIOS } from './scenarios.ts'
import { randomFrom } from './seeded.ts'

/** AWS does nothing, and the call is repeated: these leave the same account, and take turns. */
const IN_TURN: readonly KindName[] = ['throttled', 'server error', 'unreachable']

const SHARES: Readonly<Record<string, number>> = { third: 3, sixth: 6, twelfth: 12 }

/** One in so many cases is played: with SWEEP=twelfth, as in the gate, every twelfth; the kinds of faults take turns. */
export const SHARE = SHARES[process.env.SWEEP ?? ''] ?? 1
export const KINDS_AT_A_CALL = (KIND_NAMES.length - IN_TURN.length + 1) / SHARE

const kindsAt = (nth: number): KindName[] =>
  KIND_NAMES.filter(kind => !IN_TURN.includes(kind) || kind === IN_TURN[nth % IN_TURN.length]).filter(isPlayed(nth))

const isPlayed =
  (nth: number) =>
  (_: unknown, at: number): boolean =>
    (nth + at) % SHARE === 0

/** Of the moments of a wait, one in so many sees a crash: all of them would take longer than everything else. */
const POLLS_APART = 3

/** Faults of every kind at every changing call, crashes throughout every wait, and a destroy after a crash at every call. */
export function singles(scenario: string, { calls, polls }: Reference): Case[] {
  const at = calls.map((_, index) => index + 1)
  const strike = (nth: number, kind: KindName, at: Strike['at'] = 'change'): Strike => ({ nth, kind, at })
  return [
    ...at.flatMap(nth => kindsAt(nth).map(kind => ({ scenario, strikes: [strike(nth, kind)] }))),
    ...polls
      .filter((_, at) => at % (POLLS_APART * SHARE) === 0)
      .map(nth => ({ scenario, strikes: [strike(nth, 'crash before', 'read')] })),
    ...at
      .filter(isPlayed(0))
      .map(nth => ({ scenario, strikes: [strike(nth, 'crash after')], destroyed: true as const })),
  ]
}

/** Two different faults, the one before the other, that the seed decides. Nothing where there are too few calls. */
export async function pair(seed: number): Promise<Case | undefined> {
  const random = randomFrom(seed)
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const scenario = one(SCENARIO_NAMES)
  const { calls, polls } = await referenceOf(scenario)
  if (calls.length < 2) return undefined
  const first = 1 + Math.floor(random() * (calls.length - 1))
  const before = one(KIND_NAMES)
  const after = one(KIND_NAMES.filter(kind => kind !== before))
  const later: Strike =
    polls.length > 0 && random() < 0.25
      ? { nth: one(polls), kind: after, at: 'read' }
      : { nth: first + 1 + Math.floor(random() * (calls.length - first)), kind: after, at: 'change' }
  const strikes: Strike[] = [{ nth: first, kind: before, at: 'change' }, later]
  return { scenario, strikes, ...(random() < 0.2 && { destroyed: true as const }) }
}

/** One of the cases of {@link singles} that the seed decides. */
export async function single(seed: number): Promise<Case | undefined> {
  const random = randomFrom(seed)
  const scenario = SCENARIO_NAMES[Math.floor(random() * SCENARIO_NAMES.length)] ?? ''
  const cases = singles(scenario, await referenceOf(scenario))
  return cases[Math.floor(random() * cases.length)]
}

const references = new Map<string, Promise<Reference>>()

/** What a scenario does when nothing goes wrong; it is run once. */
export function referenceOf(scenario: string): Promise<Reference> {
  const known = references.get(scenario) ?? reference(scenario)
  references.set(scenario, known)
  return known
}

export const SCENARIO_NAMES: readonly string[] = Object.keys(SCENARIOS)

/** Runs cases. Gives how many there were, and each violation with its case. */
export async function runAll(cases: readonly (Case | undefined)[]): Promise<{ runs: number; found: string[] }> {
  const found: string[] = []
  let runs = 0
  for (const each of cases) {
    if (!each) continue
    runs += 1
    const expected = await referenceOf(each.scenario)
    for (const violation of await violations(each, expected))
      found.push(`${describeCase(each, expected)}: ${violation}`)
  }
  return { runs, found }
}

/** A case as a violation is reported with it. */
function describeCase({ scenario, strikes, destroyed }: Case, { calls }: Reference): string {
  const faults = strikes.map(({ nth, kind, at }) =>
    at === 'change' ? `${kind} at change ${nth}, ${calls[nth - 1]}` : `${kind} at read ${nth}`,
  )
  return `${scenario}, ${faults.join(', then ')}${destroyed ? ', destroyed' : ''}`
}
