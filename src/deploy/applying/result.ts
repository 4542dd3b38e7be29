import type { ChangeSummary } from '../../errors.ts'
import type { Kind, Model, Outputs } from '../../model/index.ts'
import type { Plan } from '../planning/plan-shape.ts'
import { managedHandlerOf } from '../resources/index.ts'

/** What a deploy did. Everything that did not go well is thrown instead. */
export interface DeployResult<Outputs extends string = string> {
  /**
   * `unchanged`: everything was as the program wants it, and no call changed anything. A run that only saw a deployment to
   * its end, or approved it, says `deployed`, with nothing in `applied`.
   */
  readonly outcome: 'deployed' | 'unchanged'
  readonly plan: Plan
  readonly applied: readonly ChangeSummary[]
  /** What a browser can open: where the load balancers of the stack answer, and its routes of those that exist. */
  readonly urls: readonly string[]
  /** The values of the program's outputs: see {@link Stack.output}. */
  readonly outputs: Readonly<Record<Outputs, string>>
  /** What AWS knows each resource by, for example `resources['load-balancer/edge'].dnsName`. */
  readonly resources: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** The addresses at which the resources of the program answer. */
export function urlsOf(models: readonly Model[], outputs: ReadonlyMap<string, Outputs[Kind]>): string[] {
  return models.flatMap(model => managedHandlerOf(model)?.urls?.(model, models, key => outputs.get(key)) ?? [])
}
