import {
  type DeployEvent,
  type DeployOptions,
  describeEvent,
  isDeployError,
  isPlanError,
  type Plan,
} from '../../src/index.ts'
import { PRIVATE_VALUE } from './program.ts'
import { act, type Scenario } from './scenarios.ts'

/** A deploy or destroy that has ended, and everything that it said. */
export interface Attempt {
  readonly result: unknown
  readonly said: readonly string[]
  /** What a deploy planned to do. */
  readonly plan: Plan | undefined
}

/** How an attempt may end. Undefined: anyhow, if it says why. */
export type End = 'success' | 'failed' | 'interrupted' | 'superseded'

export async function attempt(
  what: Pick<Scenario, 'verb' | 'stack' | 'options'>,
  options: DeployOptions,
): Promise<Attempt> {
  const said: string[] = []
  let plan: Plan | undefined
  const onEvent = (event: DeployEvent): void => {
    said.push(describeEvent(event), JSON.stringify(event))
    if (event.type === 'planned') plan = event.plan
  }
  const result: unknown = await act(what, { ...options, onEvent }).catch((error: unknown) => error)
  if (result instanceof Error) said.push(String(result), JSON.stringify(result))
  return { result, said, plan }
}

/** What an attempt says that it should not, or does not say that it should. */
export function falsehoods({ result, said }: Attempt, allowed?: readonly End[]): string[] {
  const found: string[] = []
  if (said.some(text => text.includes(PRIVATE_VALUE))) found.push('I11 the value of a variable was shown')
  if (!(result instanceof Error)) {
    if (allowed && !allowed.includes('success')) found.push('I10 a fault that stops the work was not reported')
    return found
  }
  // Before anything was changed, what somebody else is just taking away may be what it needs.
  if (!allowed && isPlanError(result) && result.message.includes('Fix:')) return found
  if (!isDeployError(result)) return [...found, `I9 not a DeployError: ${result.stack}`]
  const { outcome, message, diagnosis, applied, notApplied } = result
  if (allowed && !allowed.includes(outcome as End)) found.push(`I10 ${outcome}, not ${allowed}: ${message}`)
  if (!/(Fix:|run it again)/i.test(message)) found.push(`I9 does not say what to do: ${message}`)
  if (outcome === 'failed' && diagnosis.length === 0) found.push(`I9 no diagnosis: ${message}`)
  const changes = [...applied, ...notApplied]
  // Where nothing is to be changed, what was only watched may have failed.
  const isNamed =
    changes.length === 0
      ? /\n {2}[a-z][a-z ]+ [\w./:-]+: /.test(message)
      : changes.some(({ resource }) => message.includes(`${resource}: `))
  if (outcome === 'failed' && !isNamed) found.push(`I9 does not name the resource: ${message}`)
  return found
}

/** What a deploy says to have done, but the next one plans to do. */
export function boasts({ result }: Attempt, { plan }: Attempt): string[] {
  if (!plan) return []
  if (!(result instanceof Error)) return plan.isEmpty ? [] : [`I10 said to be done, but is not:\n${plan}`]
  if (!isDeployError(result)) return []
  const open = plan.steps.filter(({ action }) => action !== 'keep' && action !== 'use')
  return result.applied
    .filter(done => open.some(step => step.resource === done.resource))
    .map(({ resource }) => `I10 said to be applied, but is planned again: ${resource}\n${plan}`)
}
