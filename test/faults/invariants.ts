import { destroy } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { type Attempt, attempt, boasts, falsehoods } from './attempt.ts'
import { stays } from './caches.ts'
import { everything, type Reference } from './reference.ts'
import type { Scenario } from './scenarios.ts'

/** Runs a scenario again, without faults, until nothing is left to do. Gives what is not as it should be. */
export async function convergence(
  simulator: Simulator,
  scenario: Scenario,
  expected: Reference,
  /** How many deploys there have been that may each have registered a revision. */
  deploys: number,
  /** The run before, if nobody has done anything since. */
  before: Attempt | undefined,
  options: { readonly prune?: boolean; readonly verify?: boolean } = {},
  /** What somebody did for good. */
  leaves?: RegExp,
): Promise<string[]> {
  const again = { ...scenario, options: { ...scenario.options, ...options } }
  const second = await attempt(again, simulator.options())
  if (second.result instanceof Error) return [`I1 the next run fails: ${second.result.stack}`]
  const found = falsehoods(second, ['success'])
  if (before) found.push(...boasts(before, second))
  // What AWS removes in its own time, such as a group of schedules, is gone then.
  await simulator.advance(10_000)
  const state = await everything(simulator)
  // What a destroy leaves to others may go with them.
  const counts = (line: string): boolean => !leaves?.test(line) && !(scenario.verb === 'destroy' && stays(line))
  found.push(...difference('I1', expected.end.lines.filter(counts), state.lines.filter(counts)))
  const doubled = state.owners.filter((owner, at) => state.owners.indexOf(owner) !== at)
  if (doubled.length > 0) found.push(`I2 more than one: ${doubled}`)
  if (state.revisions > expected.end.revisions + deploys)
    found.push(`I3 ${state.revisions} revisions, not ${expected.end.revisions} and at most ${deploys} more`)
  if (scenario.verb === 'destroy' && state.revisions > 0) found.push(`I3 ${state.revisions} revisions are left`)
  found.push(...difference('I4', expected.before.foreign, state.foreign))

  const from = simulator.calls.length
  const third = await attempt(again, simulator.options())
  const made = simulator.calls.slice(from).filter(({ mutating }) => mutating)
  if (made.length > 0 || !isUnchanged(third.result))
    found.push(`I5 the third run is not empty: ${made.map(({ operation }) => operation)} ${String(third.result)}`)
  return [...found, ...falsehoods(third)]
}

/** Destroys the stack. Gives what is left of it, or gone with it. What was not adopted yet is left as it was. */
export async function remains(
  simulator: Simulator,
  { stack }: Scenario,
  { before, adoptable }: Reference,
): Promise<string[]> {
  const gone: unknown = await destroy(stack, { ...simulator.options(), deleteData: true, deleteAdopted: true }).catch(
    (error: unknown) => error,
  )
  if (gone instanceof Error) return [`I6 destroy fails: ${gone.stack}`]
  const state = await everything(simulator)
  return [
    ...difference(
      'I6',
      before.lines,
      state.lines.filter(line => before.lines.includes(line) || !(adoptable.includes(line) || stays(line))),
    ),
    ...difference('I4', before.foreign, state.foreign),
  ]
}

/** How far the ledgers of availability go. */
export interface Since {
  readonly services: number
  readonly rules: number
}

export const now = ({ availability, ruleTargets }: Simulator): Since => ({
  services: availability.length,
  rules: ruleTargets.length,
})

/** Moments in which less of a service was there than it keeps, or nothing answered where something had. */
export function outages(simulator: Simulator, since: Since, { verb, interrupts }: Scenario): string[] {
  if (verb === 'destroy' || interrupts !== undefined) return []
  const found: string[] = []
  const answering = new Map<string, number>()
  for (const [at, { rule, healthy }] of simulator.ruleTargets.entries()) {
    const before = answering.get(rule) ?? 0
    if (healthy === 0 && before > 0 && at >= since.rules) found.push(`I7 nothing answers any more for ${rule}`)
    if (healthy === undefined) answering.delete(rule)
    else answering.set(rule, healthy)
  }
  const healthy = new Map<string, number>()
  for (const [at, entry] of simulator.availability.entries()) {
    const before = healthy.get(entry.service) ?? 0
    if (at >= since.services && entry.healthy < before && entry.healthy < entry.desired * KEPT)
      found.push(`I7 ${entry.healthy} of ${entry.desired} tasks are healthy, not ${before}`)
    healthy.set(entry.service, entry.healthy)
  }
  return found
}

/** The smallest `minimumHealthyPercent` of the scenarios, as a share. */
const KEPT = 0.5

/** Token buckets that were overdrawn. */
export const overdrawn = (simulator: Simulator): string[] =>
  simulator.quotaUse().flatMap(({ bucket, excess }) => (excess > 0 ? `I8 ${excess} calls too many of ${bucket}` : []))

/** More changing calls than it takes, but for the few of a repeated call. */
export function tooMany(made: number, expected: Reference, faults: number): string[] {
  const bound = expected.changes + faults * CALLS_OF_A_FAULT
  return made > bound ? [`I8 ${made} changing calls, not at most ${bound}`] : []
}

/** A repetition, and what finds out whether the first call was done. */
const CALLS_OF_A_FAULT = 3

const isUnchanged = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'outcome' in result && result.outcome === 'unchanged'

function difference(invariant: string, expected: readonly string[], actual: readonly string[]): string[] {
  const left = [...actual]
  const missing = expected.filter(line => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return [
    ...missing.map(line => `${invariant} missing: ${line}`),
    ...left.map(line => `${invariant} too much: ${line}`),
  ]
}
