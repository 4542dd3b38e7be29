import type { Kind, Model } from '../../../model/index.ts'
import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import { keyOf } from '../../ownership.ts'
import type { Outputs } from '../outputs.ts'

/** Where a load balancer answers: under the names that point at it, or its own. */
export function urls(
  loadBalancer: LoadBalancerModel,
  models: readonly Model[],
  outputsOf: (key: string) => Outputs[Kind] | undefined,
): readonly string[] {
  const protocol = loadBalancer.listeners.some(listener => listener.protocol === 'HTTPS') ? 'https' : 'http'
  const names = models.flatMap(model =>
    model.kind === 'record' && model.loadBalancer.id === loadBalancer.id ? [model.name] : [],
  )
  const own = outputsOf(keyOf(loadBalancer))
  if (names.length === 0 && own && 'dnsName' in own) names.push(own.dnsName)
  return names.map(name => `${protocol}://${name}`)
}
