import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import type { TargetGroupModel } from '../../../model/target-group.ts'
import type { Refs } from '../handler.ts'
import { nameInMetrics } from '../metric.ts'

/** Which requests to count: `app/<name>/<id>/targetgroup/<name>/<id>`. */
export function labelOf(
  { loadBalancer, targetGroup }: { readonly loadBalancer: LoadBalancerModel; readonly targetGroup: TargetGroupModel },
  refs: Refs,
): string {
  return `${nameInMetrics(refs(loadBalancer).arn)}/${nameInMetrics(refs(targetGroup).arn)}`
}
