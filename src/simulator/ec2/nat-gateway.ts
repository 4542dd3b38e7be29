import type {
  CreateNatGatewayCommandInput,
  CreateNatGatewayCommandOutput,
  DeleteNatGatewayCommandInput,
  DescribeNatGatewaysCommandInput,
  DescribeNatGatewaysCommandOutput,
  NatGateway as NatGatewayShape,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { addressById } from './address.ts'
import { matches } from './filters.ts'
import { subnetById, vpcById } from './lookup.ts'
import { type NatGateway, networking } from './state.ts'
import { tagsFor } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

const AVAILABLE_AFTER = 90_000
const DELETED_AFTER = 60_000
// One that is gone is still shown: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html
const SHOWN_FOR = 3_600_000
// https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-gateways
const PER_ZONE = 5

export function createNatGateway(
  input: CreateNatGatewayCommandInput,
  world: World,
): Output<CreateNatGatewayCommandOutput> {
  const { natGateways } = networking(world)
  const token = input.ClientToken
  const same = [...natGateways.values()].find(each => token !== undefined && each.token === token)
  if (same) return { NatGateway: view(same, world), ClientToken: token }
  const isRegional = input.AvailabilityMode === 'regional'
  if (isRegional && (input.SubnetId !== undefined || input.AllocationId !== undefined))
    throw new AwsError(
      'InvalidParameterCombination',
      'SubnetId and AllocationId are not supported for regional NAT gateways.',
    )
  if (!isRegional && (input.SubnetId === undefined || input.AllocationId === undefined))
    throw new AwsError('MissingParameter', 'The request must contain the parameters SubnetId and AllocationId')
  const subnet = isRegional ? undefined : subnetById(world, input.SubnetId ?? '')
  const { vpcId } = subnet ?? vpcById(world, input.VpcId ?? '')
  if (subnet) checkLimit(subnet.availabilityZone, world)
  const address = subnet && addressById(world, input.AllocationId ?? '')
  if (address?.natGatewayId !== undefined)
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${address.allocationId} is already associated with interface of ${address.natGatewayId}`,
    )
  const tags = tagsFor('natgateway', input.TagSpecifications)
  const natGatewayId = `nat-${world.id(17)}`
  const network = networking(world)
  const attached =
    subnet &&
    network.attachInterface({
      subnetId: subnet.subnetId,
      groups: [],
      description: `Interface for NAT Gateway ${natGatewayId}`,
      requesterId: 'amazon-aws',
      interfaceType: 'nat_gateway',
      isPublic: true,
    })
  const made: NatGateway = {
    natGatewayId,
    vpcId,
    subnetId: subnet?.subnetId,
    allocationId: address?.allocationId,
    publicIp: address?.publicIp,
    interfaceId: attached?.networkInterfaceId,
    token,
    createdAt: world.clock.now(),
    state: 'pending',
    failure: undefined,
    tags,
  }
  natGateways.set(natGatewayId, made)
  if (address) address.natGatewayId = natGatewayId
  world.clock.after(AVAILABLE_AFTER, () => {
    const now = networking(world).natGateways.get(natGatewayId)
    if (now?.state !== 'pending') return
    const isOpen = networking(world).vpcs.get(vpcId)?.internetGateway
    now.state = isOpen ? 'available' : 'failed'
    const message = `Network ${vpcId} has no Internet gateway attached`
    if (!isOpen) now.failure = { code: 'Gateway.NotAttached', message }
  })
  return { NatGateway: view(made, world), ClientToken: token }
}

export function deleteNatGateway(input: DeleteNatGatewayCommandInput, world: World): { NatGatewayId: string } {
  const nat = byId(world, input.NatGatewayId ?? '')
  const { natGatewayId, interfaceId, allocationId } = nat
  if (nat.state === 'deleted' || nat.state === 'deleting') return { NatGatewayId: natGatewayId }
  nat.state = 'deleting'
  if (interfaceId) networking(world).releaseInterface(interfaceId, DELETED_AFTER)
  world.clock.after(DELETED_AFTER, () => {
    const { natGateways, addresses } = networking(world)
    const now = natGateways.get(natGatewayId)
    if (now) now.state = 'deleted'
    const address = addresses.get(allocationId ?? '')
    if (address) address.natGatewayId = undefined
  })
  world.clock.after(DELETED_AFTER + SHOWN_FOR, () => networking(world).natGateways.delete(natGatewayId))
  return { NatGatewayId: natGatewayId }
}

export function describeNatGateways(
  input: DescribeNatGatewaysCommandInput,
  world: World,
): Output<DescribeNatGatewaysCommandOutput> {
  const asked = input.NatGatewayIds?.map(id => byId(world, id)) ?? [...networking(world).natGateways.values()]
  const found = asked.filter(({ natGatewayId, vpcId, subnetId = '', state, tags }) =>
    matches(input.Filter, { 'nat-gateway-id': natGatewayId, 'vpc-id': vpcId, 'subnet-id': subnetId, state }, tags),
  )
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return { NatGateways: items.map(each => view(each, world)), NextToken: next }
}

function checkLimit(zone: string, world: World): void {
  const { natGateways, subnets } = networking(world)
  const there = [...natGateways.values()].filter(
    ({ state, subnetId = '' }) =>
      ['pending', 'available', 'deleting'].includes(state) && subnets.get(subnetId)?.availabilityZone === zone,
  )
  if (there.length >= PER_ZONE)
    throw new AwsError(
      'NatGatewayLimitExceeded',
      `Performing this operation would exceed the limit of ${PER_ZONE} NAT gateways`,
    )
}

function byId(world: World, id: string): NatGateway {
  const found = networking(world).natGateways.get(id)
  if (found) return found
  throw new AwsError('NatGatewayNotFound', `NAT gateway ${id} was not found`)
}

const view = (nat: NatGateway, world: World): NatGatewayShape => ({
  NatGatewayId: nat.natGatewayId,
  VpcId: nat.vpcId,
  State: nat.state,
  ConnectivityType: 'public',
  AvailabilityMode: nat.subnetId === undefined ? 'regional' : 'zonal',
  CreateTime: new Date(nat.createdAt),
  NatGatewayAddresses:
    nat.allocationId === undefined
      ? []
      : [
          {
            AllocationId: nat.allocationId,
            NetworkInterfaceId: nat.interfaceId,
            PublicIp: nat.publicIp,
            PrivateIp: networking(world).networkInterfaces.get(nat.interfaceId ?? '')?.privateIpAddress,
            IsPrimary: true,
            Status: 'succeeded',
          },
        ],
  Tags: tagList(nat.tags),
  ...(nat.subnetId !== undefined && { SubnetId: nat.subnetId }),
  ...(nat.failure && { FailureCode: nat.failure.code, FailureMessage: nat.failure.message }),
})
