import type { Simulator } from '../../src/simulator/index.ts'
import { account } from './account.ts'
import { act, SCENARIOS, type Scenario } from './scenarios.ts'
import { plain, type Snapshot, snapshot } from './snapshot.ts'

/** What a scenario does when nothing goes wrong. */
export interface Reference {
  /** The changing calls, in order. */
  readonly calls: readonly string[]
  /** How many of them there are, see {@link changesIn}. */
  readonly changes: number
  /** Which reads are the first of their moment: a crash at any other read of it would leave the same account. */
  readonly polls: readonly number[]
  /** The account at the end. */
  readonly end: Snapshot
  /** The account before the stack. */
  readonly before: Snapshot
  /** What was there for the stack to adopt. */
  readonly adoptable: readonly string[]
}

export function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS[name]
  if (!scenario) throw new Error(`There is no scenario "${name}"`)
  return scenario
}

/** Runs a scenario without any fault. */
export async function reference(name: string): Promise<Reference> {
  const scenario = scenarioOf(name)
  const simulator = await account(1)
  const before = await everything(simulator)
  await scenario.prepare(simulator)
  const adoptable = scenario.options?.adopt ? (await everything(simulator)).lines : []
  const from = simulator.calls.length
  await act(scenario, simulator.options())
  const made = simulator.calls.slice(from)
  return {
    changes: changesIn(made),
    calls: made.filter(({ mutating }) => mutating).map(({ service, operation }) => `${service} ${operation}`),
    polls: pollsOf(made),
    end: await everything(simulator),
    before,
    adoptable,
  }
}

/** What AWS refuses while something still uses it, or while it is changing: how often that is asked is chance. */
const WAITED_OUT: readonly string[] = ['DependencyViolation', 'UpdateInProgressException']

/** Changing calls that AWS does not refuse for now. */
export function changesIn(made: Simulator['calls']): number {
  return made.filter(({ mutating, outcome }) => mutating && !WAITED_OUT.includes(outcome)).length
}

function pollsOf(made: Simulator['calls']): number[] {
  const polls: number[] = []
  let reads = 0
  let changes = 0
  let last = ''
  for (const { mutating, at } of made) {
    if (mutating) {
      changes += 1
      continue
    }
    reads += 1
    const moment = `${at} ${changes}`
    if (changes > 0 && moment !== last) polls.push(reads)
    last = moment
  }
  return polls
}

/** Tasks and their network interfaces: how many there are of a service that scales is for Auto Scaling to say. */
const OF_TASKS = /:task\/|^eni-/
/** Instances: how many there are is for ECS to say, until their group or provider is gone. */
const OF_INSTANCES = /:container-instance\/|^(i|eni)-/

/** What is there, with its settings, and what of it the simulator counts; further revisions are no difference. */
export async function everything(simulator: Simulator): Promise<Snapshot> {
  const counted = simulator.resources().map(plain)
  const found = await snapshot(simulator)
  const single = counted.filter(
    (id, at) =>
      (!id.includes('task-definition/') || counted.indexOf(id) === at) &&
      !(found.isScaled && OF_TASKS.test(id)) &&
      !(found.hasInstances && OF_INSTANCES.test(id)),
  )
  return { ...found, lines: [...found.lines, ...single].sort() }
}
