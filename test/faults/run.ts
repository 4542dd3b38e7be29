import type { Fault, Simulator } from '../../src/simulator/index.ts'
import { account } from './account.ts'
import { type Attempt, attempt, type End, falsehoods } from './attempt.ts'
import { convergence, now, outages, overdrawn, remains, tooMany } from './invariants.ts'
import { type FaultKind, KINDS, type Strike } from './kinds.ts'
import { actOutside, DELETIONS, EDITS, type OutsideAct } from './outside.ts'
import { changesIn, type Reference, scenarioOf } from './reference.ts'
import { SCENARIOS } from './scenarios.ts'

/** Faults in one run of a scenario. */
export interface Case {
  readonly scenario: string
  readonly strikes: readonly Strike[]
  /** The stack is destroyed after the faults, instead of being finished first. */
  readonly destroyed?: true
}

/** What the strikes of a run did. */
interface Struck {
  readonly struck: Set<Strike>
  readonly outside: OutsideAct[]
  readonly seconds: Promise<Attempt>[]
}

/** Runs a scenario with faults, again without, and says what is not as it should be, by invariant. */
export async function violations({ scenario: name, strikes, destroyed }: Case, expected: Reference): Promise<string[]> {
  const scenario = scenarioOf(name)
  const simulator = await account(1)
  await scenario.prepare(simulator)
  const since = now(simulator)
  const from = simulator.calls.length
  const happened: Struck = { struck: new Set(), outside: [], seconds: [] }
  const controller = new AbortController()
  const ends = strikes.map(strike => arm(strike, name, simulator, controller, happened))
  const first = await attempt(scenario, { ...simulator.options(), signal: controller.signal })
  const seconds = await Promise.all(happened.seconds)
  for (const end of ends) end()

  const alone = seconds.length === 0 && happened.outside.length === 0
  const found = falsehoods(first, alone ? endsOf(happened.struck) : undefined)
  for (const second of seconds) found.push(...falsehoods(second))
  if (alone) {
    found.push(...overdrawn(simulator))
    found.push(...tooMany(changesIn(simulator.calls.slice(from)), expected, strikes.length))
  }
  // What somebody else takes away is away until the next run.
  if (happened.outside.length === 0) found.push(...outages(simulator, since, scenario))
  if (destroyed) return [...found, ...(await remains(simulator, scenario, expected))]

  const others = strikes.some(({ kind }) => kind === 'another deployed as well')
  const options = {
    ...(others && { prune: true }),
    ...(happened.outside.some(({ hashed }) => hashed) && { verify: true }),
  }
  // RegisterTaskDefinition has no token: delivered twice it makes two revisions, and the next run moves to the newer one.
  const twice = strikes.some(({ kind }) => kind === 'delivered twice')
  const registering = 1 + seconds.length + strikes.length
  found.push(
    ...(await convergence(
      simulator,
      scenario,
      expected,
      registering,
      alone && !twice ? first : undefined,
      options,
      happened.outside.find(({ leaves }) => leaves)?.leaves ??
        (happened.outside.length > 0 ? scenario.left : undefined),
    )),
  )
  if (alone) found.push(...outages(simulator, since, scenario))
  return found
}

/** Lets a strike wait for its call. Gives a function that ends it. */
function arm(
  strike: Strike,
  name: string,
  simulator: Simulator,
  controller: AbortController,
  happened: Struck,
): () => void {
  const scenario = scenarioOf(name)
  const kind: FaultKind = KINDS[strike.kind]
  const match = { mutating: strike.at === 'change', nth: strike.nth }
  return simulator.inject(match, faultOf(kind), () => {
    happened.struck.add(strike)
    if ('fault' in kind && kind.fault.how === 'crash') controller.abort()
  })

  function faultOf(kind: FaultKind): Fault {
    if ('fault' in kind) return kind.fault
    if ('second' in kind) return { how: 'foreign-actor', act: async () => void happened.seconds.push(another(kind)) }
    const acts = kind.outside === 'edits' ? EDITS : DELETIONS
    return {
      how: 'foreign-actor',
      act: async () => {
        const done = await actOutside(acts, strike.nth + turnOf(name), simulator)
        if (done) happened.outside.push(done)
      },
    }
  }

  function another({ second }: { readonly second: 'same' | 'other' }): Promise<Attempt> {
    const what = second === 'same' ? scenario : { ...scenario, verb: 'deploy' as const, stack: scenario.other }
    // A crash takes both with it: the call that it strikes may be either's.
    return attempt(what, { ...simulator.options(), signal: controller.signal })
  }
}

/** Another act to begin with for each scenario, so that all of them have their turn. */
const turnOf = (scenario: string): number => Object.keys(SCENARIOS).indexOf(scenario)

/** How a run may end after what struck it: the first that stops it decides. */
function endsOf(struck: ReadonlySet<Strike>): readonly End[] {
  const ends: End[] = ['success']
  for (const { kind } of struck) {
    const definition: FaultKind = KINDS[kind]
    // A second deployment of the same thing takes over from the first: no loss, and said so.
    if (kind === 'delivered twice') ends.push('superseded')
    if (!('fault' in definition) || definition.passes) continue
    return struck.size > 1
      ? [...ends, 'failed', 'interrupted']
      : [definition.fault.how === 'crash' ? 'interrupted' : 'failed']
  }
  return ends
}
