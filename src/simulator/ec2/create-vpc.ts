import type {
  CreateVpcCommandInput,
  CreateVpcCommandOutput,
  DeleteVpcCommandInput,
  ModifyVpcAttributeCommandInput,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { putTags } from '../tag-list.ts'
import { canonicalIpv4 } from './cidr.ts'
import { vpcById } from './lookup.ts'
import { networking } from './state.ts'
import { tagsFor } from './tags.ts'
import { vpcView } from './vpc.ts'

export function createVpc(input: CreateVpcCommandInput, world: World): Omit<CreateVpcCommandOutput, '$metadata'> {
  const cidrBlock = canonicalIpv4(input.CidrBlock ?? '')
  const bits = Number(cidrBlock.split('/')[1])
  // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
  if (bits < 16 || bits > 28) throw new AwsError('InvalidVpc.Range', `The CIDR '${input.CidrBlock}' is invalid.`)
  const tags = tagsFor('vpc', input.TagSpecifications)
  const made = networking(world).addVpc({ cidrBlock, internetGateway: false, zones: 0 })
  putTags(
    made.tags,
    [...tags].map(([Key, Value]) => ({ Key, Value })),
  )
  return { Vpc: { ...vpcView(made, world), State: 'pending' } }
}

export function deleteVpc(input: DeleteVpcCommandInput, world: World): object {
  const { vpcId } = vpcById(world, input.VpcId ?? '')
  const { vpcs, subnets, securityGroups, internetGateways } = networking(world)
  const groups = [...securityGroups.values()].filter(each => each.vpcId === vpcId)
  const used =
    [...subnets.values()].some(each => each.vpcId === vpcId) ||
    groups.some(each => !each.isDefault) ||
    [...internetGateways.values()].some(each => each.vpcId === vpcId)
  if (used) throw new AwsError('DependencyViolation', `The vpc '${vpcId}' has dependencies and cannot be deleted.`)
  for (const { groupId } of groups) securityGroups.delete(groupId)
  vpcs.delete(vpcId)
  return {}
}

/** The names that it switches on and off are resolved by nobody here. */
export function modifyVpcAttribute(input: ModifyVpcAttributeCommandInput, world: World): object {
  vpcById(world, input.VpcId ?? '')
  return {}
}
