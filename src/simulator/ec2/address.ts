import type {
  AllocateAddressCommandInput,
  AllocateAddressCommandOutput,
  DescribeAddressesCommandInput,
  DescribeAddressesCommandOutput,
  ReleaseAddressCommandInput,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { type Address, networking } from './state.ts'
import { tagsFor } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

// https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-eips
const ADDRESSES_PER_REGION = 5

export function allocateAddress(
  input: AllocateAddressCommandInput,
  world: World,
): Output<AllocateAddressCommandOutput> {
  const { addresses } = networking(world)
  if (addresses.size >= ADDRESSES_PER_REGION)
    throw new AwsError('AddressLimitExceeded', 'The maximum number of addresses has been reached.')
  const tags = tagsFor('elastic-ip', input.TagSpecifications)
  const made = newAddress(world, tags)
  addresses.set(made.allocationId, made)
  return { AllocationId: made.allocationId, PublicIp: made.publicIp, Domain: 'vpc', NetworkBorderGroup: world.region }
}

export function releaseAddress(input: ReleaseAddressCommandInput, world: World): object {
  const { allocationId, publicIp, natGatewayId } = addressById(world, input.AllocationId ?? '')
  if (natGatewayId !== undefined) throw new AwsError('InvalidIPAddress.InUse', `Address ${publicIp} is in use.`)
  networking(world).addresses.delete(allocationId)
  return {}
}

export function describeAddresses(
  input: DescribeAddressesCommandInput,
  world: World,
): Output<DescribeAddressesCommandOutput> {
  const asked = input.AllocationIds?.map(id => addressById(world, id)) ?? [...networking(world).addresses.values()]
  const found = asked.filter(({ allocationId, publicIp, tags }) =>
    matches(input.Filters, { 'allocation-id': allocationId, 'public-ip': publicIp, domain: 'vpc' }, tags),
  )
  return {
    Addresses: found.map(({ allocationId, publicIp, natGatewayId, tags }) => ({
      AllocationId: allocationId,
      PublicIp: publicIp,
      Domain: 'vpc',
      NetworkBorderGroup: world.region,
      Tags: tagList(tags),
      ...(natGatewayId !== undefined && { AssociationId: allocationId.replace('eipalloc', 'eipassoc') }),
    })),
  }
}

export function addressById(world: World, allocationId: string): Address {
  const found = networking(world).addresses.get(allocationId)
  if (found) return found
  throw new AwsError('InvalidAllocationID.NotFound', `The allocation ID '${allocationId}' does not exist`)
}

/** An address of a range for documents: RFC 5737. */
function newAddress(world: World, tags: Map<string, string>): Address {
  const last = Number.parseInt(world.id(2), 16)
  return {
    allocationId: `eipalloc-${world.id(17)}`,
    publicIp: `198.51.100.${last}`,
    natGatewayId: undefined,
    tags,
  }
}
