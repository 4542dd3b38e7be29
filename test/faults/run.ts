import { type DeployEvent, describeEvent, destroy, isDeployError, plan } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { account } from './account.ts'
import { KINDS } from './kinds.ts'
import { PRIVATE_VALUE } from './program.ts'
import { act, SCENARIOS, type Scenario } from './scenarios.ts'
import { plain, snapshot } from './snapshot.ts'

/** A fault at the n-th changing call of a scenario. */
export interface Case {
  readonly scenario: string
  readonly nth: number
  readonly kind: string
}

/** What a scenario does when nothing goes wrong. */
export interface Reference {
  /** The changing calls, in order. */
  readonly calls: readonly string[]
  /** The account at the end. */
  readonly state: readonly string[]
  /** The account before the stack. */
  readonly foreign: readonly string[]
}

function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS[name]
  if (!scenario) throw new Error(`There is no scenario "${name}"`)
  return scenario
}

/** Runs a scenario without any fault. */
export async function reference(name: string): Promise<Reference> {
  const scenario = scenarioOf(name)
  const simulator = await account(1)
  const foreign = await everything(simulator)
  await scenario.prepare(simulator)
  const from = simulator.calls.length
  await act(scenario, simulator.options())
  return { calls: changesSince(simulator, from), state: await everything(simulator), foreign }
}

/** Runs a scenario with a fault, again without, and says what is not as it should be, by invariant. */
export async function violations({ scenario: name, nth, kind }: Case, expected: Reference): Promise<string[]> {
  const scenario = scenarioOf(name)
  const { fault, passes } = KINDS[kind] ?? { fault: { how: 'unreachable' } as const, passes: true }
  const found: string[] = []
  const simulator = await account(1)
  await scenario.prepare(simulator)

  const controller = new AbortController()
  const said: string[] = []
  const onEvent = (event: DeployEvent): void => void said.push(describeEvent(event), JSON.stringify(event))
  let struck = false
  const end = simulator.inject({ mutating: true, nth }, fault, () => {
    struck = true
    if (fault.how === 'crash') controller.abort()
  })
  const options = { ...simulator.options(), onEvent, signal: controller.signal }
  const first: unknown = await act(scenario, options).catch((error: unknown) => error)
  end()

  if (first instanceof Error) {
    said.push(String(first), JSON.stringify(first))
    // A second deployment of the same thing takes over from the first: no loss, and said so.
    const superseded = fault.how === 'delivered-twice' && isDeployError(first, 'superseded')
    if (passes && !superseded) found.push(`R a passing fault was not ridden out: ${first.message}`)
    if (!isDeployError(first)) found.push(`I9 not a DeployError: ${first.stack}`)
    else {
      if (!/(Fix:|run it again)/i.test(first.message)) found.push(`I9 does not say what to do: ${first.message}`)
      if (first.outcome === 'failed' && first.diagnosis.length === 0) found.push(`I9 no diagnosis: ${first.message}`)
      if (fault.how !== 'crash' && !first.notApplied.some(({ resource }) => first.message.includes(`${resource}: `)))
        found.push(`I9 does not name the resource: ${first.message}`)
      const outcome = superseded ? 'superseded' : fault.how === 'crash' ? 'interrupted' : 'failed'
      if (first.outcome !== outcome) found.push(`I10 ${first.outcome}, not ${outcome}: ${first.message}`)
      if (scenario.verb === 'deploy') {
        const next = await plan(scenario.stack, { ...simulator.options(), ...scenario.options })
        const open = next.steps.filter(({ action }) => action !== 'keep' && action !== 'use')
        for (const { resource } of first.applied.filter(done => open.some(step => step.resource === done.resource)))
          found.push(`I10 said to be applied, but is planned again: ${resource}\n${next}`)
      }
    }
  } else if (!passes && struck) {
    found.push('I10 a fault that stops the work was not reported')
  } else if (fault.how !== 'delivered-twice' && scenario.verb === 'deploy') {
    const next = await plan(scenario.stack, { ...simulator.options(), ...scenario.options })
    if (!next.isEmpty) found.push(`I10 said to be done, but is not:\n${next}`)
  }

  const second: unknown = await act(scenario, simulator.options()).catch((error: unknown) => error)
  if (second instanceof Error) return [...found, `I1 the next run fails: ${second.stack}`]
  const state = await everything(simulator)
  found.push(...difference('I1', expected.state, state))

  const from = simulator.calls.length
  const third = await act(scenario, { ...simulator.options(), onEvent }).catch((error: unknown) => error)
  const made = changesSince(simulator, from)
  if (made.length > 0 || !isUnchanged(third)) found.push(`I5 the third run is not empty: ${made} ${String(third)}`)

  await destroy(scenario.stack, { ...simulator.options(), deleteData: true }).catch((error: unknown) =>
    found.push(`I6 destroy fails: ${String(error)}`),
  )
  found.push(...difference('I6', expected.foreign, await everything(simulator)))
  if (said.some(text => text.includes(PRIVATE_VALUE))) found.push('I11 the value of a variable was shown')
  return found
}

const isUnchanged = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'outcome' in result && result.outcome === 'unchanged'

function changesSince(simulator: Simulator, from: number): string[] {
  return simulator.calls.flatMap(({ service, operation, mutating }, at) =>
    at >= from && mutating ? [`${service} ${operation}`] : [],
  )
}

/** What is there, with its settings, and what of it the simulator counts; further revisions are no difference. */
async function everything(simulator: Simulator): Promise<string[]> {
  const counted = simulator.resources().map(plain)
  const single = counted.filter((id, at) => !id.includes('task-definition/') || counted.indexOf(id) === at)
  return [...(await snapshot(simulator)), ...single].sort()
}

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
