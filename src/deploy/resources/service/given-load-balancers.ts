import { PlanError } from '../../../errors.ts'
import type { ServiceModel } from '../../../model/service.ts'
import { nameOf } from '../../ownership.ts'
import type { Refs } from '../handler.ts'

/**
 * Refuses load balancers and target groups of another VPC than that of the tasks. AWS says so only of a rule that is made:
 * "The following target groups are in a different VPC than load balancer …" (https://github.com/aws/copilot-cli/issues/5473).
 */
export function checkLoadBalancers(model: ServiceModel, refs: Refs): void {
  const { network, serviceName, targets } = model
  if (!network) return
  const given = targets.flatMap(({ targetGroup, rules }) => [
    ...(targetGroup.existing
      ? [{ ...refs(targetGroup), kind: targetGroup.kind, name: `Target group ${targetGroup.id}` }]
      : []),
    ...rules.flatMap(({ listener: { loadBalancer } }) =>
      loadBalancer.existing
        ? [{ ...refs(loadBalancer), kind: loadBalancer.kind, name: `Load balancer ${loadBalancer.name}` }]
        : [],
    ),
  ])
  if (given.length === 0) return
  const own = refs(network).vpcId
  const strange = given.find(({ vpcId }) => vpcId !== undefined && vpcId !== own)
  if (!strange) return
  const { kind, name, vpcId } = strange
  throw new PlanError(`${kind}.missing`, {
    resource: nameOf(model),
    message: `${name} is in ${vpcId}, and the tasks of service ${serviceName} are in ${own}`,
    fix: `Give one of ${own}, or put the service into a network of ${vpcId}.`,
  })
}
