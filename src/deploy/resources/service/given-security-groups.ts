import { PlanError } from '../../../errors.ts'
import type { ServiceModel } from '../../../model/service.ts'
import type { Refs } from '../handler.ts'

/**
 * Refuses security groups of another VPC than that of the tasks.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html
 */
export function checkSecurityGroups({ serviceName, network, securityGroups }: ServiceModel, refs: Refs): void {
  if (!network) return
  for (const group of securityGroups) {
    if (!group.existing) continue
    const { groupId, vpcId } = refs(group)
    const own = refs(network).vpcId
    if (vpcId === undefined || vpcId === own) continue
    throw new PlanError('security-group.missing', {
      resource: `service ${serviceName}`,
      message: `Security group ${groupId} is in ${vpcId}, and the tasks of service ${serviceName} are in ${own}`,
      fix: `Give a security group of ${own}, or put the service into a network of ${vpcId}.`,
    })
  }
}
