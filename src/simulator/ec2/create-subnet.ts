import type {
  CreateSubnetCommandInput,
  CreateSubnetCommandOutput,
  DeleteSubnetCommandInput,
  ModifySubnetAttributeCommandInput,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { canonicalIpv4, holds } from './cidr.ts'
import { subnetById, vpcById } from './lookup.ts'
import { networking } from './state.ts'
import { subnetView } from './subnet.ts'
import { tagsFor } from './tags.ts'

export function createSubnet(
  input: CreateSubnetCommandInput,
  world: World,
): Omit<CreateSubnetCommandOutput, '$metadata'> {
  const vpc = vpcById(world, input.VpcId ?? '')
  const { subnets, addSubnet } = networking(world)
  const cidrBlock = canonicalIpv4(input.CidrBlock ?? '')
  const availabilityZone = input.AvailabilityZone ?? `${world.region}a`
  if (!new RegExp(`^${world.region}[a-f]$`).test(availabilityZone))
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${availabilityZone}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${[...'abcdef'].map(letter => world.region + letter).join(', ')}.`,
    )
  if (Number(cidrBlock.split('/')[1]) > 28 || !holds(vpc.cidrBlock, cidrBlock))
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${cidrBlock}' is invalid.`)
  const others = [...subnets.values()].filter(({ vpcId }) => vpcId === vpc.vpcId)
  if (others.some(each => holds(each.cidrBlock, cidrBlock) || holds(cidrBlock, each.cidrBlock)))
    throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${cidrBlock}' conflicts with another subnet`)
  const tags = tagsFor('subnet', input.TagSpecifications)
  return { Subnet: subnetView(addSubnet(vpc.vpcId, cidrBlock, availabilityZone, tags), world) }
}

export function deleteSubnet(input: DeleteSubnetCommandInput, world: World): object {
  const { subnetId } = subnetById(world, input.SubnetId ?? '')
  const { subnets, networkInterfaces, routeTables } = networking(world)
  if ([...networkInterfaces.values()].some(each => each.subnetId === subnetId))
    throw new AwsError('DependencyViolation', `The subnet '${subnetId}' has dependencies and cannot be deleted.`)
  for (const { associations } of routeTables.values())
    for (const [id, of] of associations) if (of === subnetId) associations.delete(id)
  subnets.delete(subnetId)
  return {}
}

export function modifySubnetAttribute(input: ModifySubnetAttributeCommandInput, world: World): object {
  const subnet = subnetById(world, input.SubnetId ?? '')
  subnet.mapPublicIpOnLaunch = input.MapPublicIpOnLaunch?.Value ?? subnet.mapPublicIpOnLaunch
  return {}
}
