import { PlanError } from '../../errors.ts'
import type { NetworkModel } from '../../model/network.ts'
import type { SecurityGroupModel } from '../../model/security-group.ts'
import { keyOf, nameOf } from '../ownership.ts'
import type { Actions } from './handler.ts'
import { vpcOf } from './vpc-of.ts'

/** What has security groups. */
interface Grouped {
  readonly network?: NetworkModel
  readonly securityGroups: readonly SecurityGroupModel[]
}

/**
 * Security groups of another VPC than that of what has them. `resource`: its name; `stands`: what of it is in that VPC, with
 * the verb. Of load balancers AWS says no more than "One or more security groups are invalid".
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
 */
export function groupsElsewhere(
  { network, securityGroups }: Grouped,
  { resource, stands }: { readonly resource: string; readonly stands: string },
  actions: Actions,
): readonly PlanError[] {
  if (!network) return []
  const own = vpcOf(network, actions) ?? (actions.get(keyOf(network))?.live ? undefined : nameOf(network))
  return securityGroups.flatMap(group => {
    const there = group.existing && vpcOf(group, actions)
    if (there === undefined || own === undefined || there === own) return []
    const groupId = outputId(group, actions)
    const problem = new PlanError('security-group.missing', {
      resource,
      message: `Security group ${groupId} is in ${there}, and ${stands} in ${own}`,
      fix: `Give a security group of ${own}, or put ${resource} into a network of ${there}.`,
    })
    return [problem]
  })
}

function outputId(group: SecurityGroupModel, actions: Actions): string {
  const outputs = actions.get(keyOf(group))?.live?.outputs
  return outputs && 'groupId' in outputs ? outputs.groupId : group.id
}
