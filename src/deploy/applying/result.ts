import type { ChangeSummary } from '../../errors.ts'
import type { Kind, Model } from '../../model/index.ts'
import type { LoadBalancerModel } from '../../model/load-balancer.ts'
import { keyOf } from '../ownership.ts'
import type { Plan } from '../planning/plan-shape.ts'
import type { Outputs } from '../resources/outputs.ts'

/** What a deploy did. Everything that did not go well is thrown instead. */
export interface DeployResult {
  /** `unchanged`: everything was as the program wants it, and no call changed anything. */
  readonly outcome: 'deployed' | 'unchanged'
  readonly plan: Plan
  readonly applied: readonly ChangeSummary[]
  /** Where the load balancers of the stack answer. */
  readonly urls: readonly string[]
  /** What AWS knows each resource by, for example `outputs['load-balancer/edge'].dnsName`. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** The addresses of the load balancers: the names that point at them, or their own. */
export function urlsOf(models: readonly Model[], outputs: ReadonlyMap<string, Outputs[Kind]>): string[] {
  return models.flatMap(model => (model.kind === 'load-balancer' ? urlsOfOne(model, models, outputs) : []))
}

function urlsOfOne(
  loadBalancer: LoadBalancerModel,
  models: readonly Model[],
  outputs: ReadonlyMap<string, Outputs[Kind]>,
): string[] {
  const protocol = loadBalancer.listeners.some(listener => listener.protocol === 'HTTPS') ? 'https' : 'http'
  const names = models.flatMap(model =>
    model.kind === 'record' && model.loadBalancer.id === loadBalancer.id ? [model.name] : [],
  )
  const own = outputs.get(keyOf(loadBalancer)) as Outputs['load-balancer'] | undefined
  if (names.length === 0 && own) names.push(own.dnsName)
  return names.map(name => `${protocol}://${name}`)
}
