import type {
  CreateVpcCommandInput,
  CreateVpcCommandOutput,
  DeleteVpcCommandInput,
  DescribeVpcAttributeCommandInput,
  DescribeVpcAttributeCommandOutput,
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
  const { vpcs, subnets, securityGroups, internetGateways, ...others } = networking(world)
  const groups = [...securityGroups.values()].filter(each => each.vpcId === vpcId)
  const inIt = (each: { readonly vpcId: string | undefined }): boolean => each.vpcId === vpcId
  const used =
    [...others.routeTables.values()].some(each => inIt(each) && !each.isMain) ||
    [...others.endpoints.values()].some(inIt) ||
    [...others.natGateways.values()].some(each => inIt(each) && each.state !== 'deleted') ||
    [...subnets.values()].some(inIt) ||
    groups.some(each => !each.isDefault) ||
    [...internetGateways.values()].some(inIt)
  if (used) throw new AwsError('DependencyViolation', `The vpc '${vpcId}' has dependencies and cannot be deleted.`)
  for (const { groupId } of groups) securityGroups.delete(groupId)
  for (const { routeTableId } of [...others.routeTables.values()].filter(inIt)) others.routeTables.delete(routeTableId)
  vpcs.delete(vpcId)
  return {}
}

export function describeVpcAttribute(
  input: DescribeVpcAttributeCommandInput,
  world: World,
): Omit<DescribeVpcAttributeCommandOutput, '$metadata'> {
  const { vpcId, dnsSupport, dnsHostnames } = vpcById(world, input.VpcId ?? '')
  if (input.Attribute === 'enableDnsHostnames') return { VpcId: vpcId, EnableDnsHostnames: { Value: dnsHostnames } }
  if (input.Attribute === 'enableDnsSupport') return { VpcId: vpcId, EnableDnsSupport: { Value: dnsSupport } }
  throw new AwsError('NotImplemented', `The simulator does not have the attribute ${input.Attribute}.`, 501)
}

/** One attribute a call: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html */
export function modifyVpcAttribute(input: ModifyVpcAttributeCommandInput, world: World): object {
  const vpc = vpcById(world, input.VpcId ?? '')
  const { EnableDnsSupport: support, EnableDnsHostnames: hostnames } = input
  if (support && hostnames)
    throw new AwsError('InvalidParameterCombination', 'Fields for multiple attribute types specified')
  vpc.dnsSupport = support?.Value ?? vpc.dnsSupport
  vpc.dnsHostnames = hostnames?.Value ?? vpc.dnsHostnames
  return {}
}
