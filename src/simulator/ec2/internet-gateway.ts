import type {
  AttachInternetGatewayCommandInput,
  CreateInternetGatewayCommandInput,
  CreateInternetGatewayCommandOutput,
  DeleteInternetGatewayCommandInput,
  DescribeInternetGatewaysCommandInput,
  DescribeInternetGatewaysCommandOutput,
  InternetGateway as InternetGatewayShape,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { vpcById } from './lookup.ts'
import { type InternetGateway, networking } from './state.ts'
import { tagsFor } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

export function createInternetGateway(
  input: CreateInternetGatewayCommandInput,
  world: World,
): Output<CreateInternetGatewayCommandOutput> {
  const tags = tagsFor('internet-gateway', input.TagSpecifications)
  const made: InternetGateway = { internetGatewayId: `igw-${world.id(17)}`, vpcId: undefined, tags }
  networking(world).internetGateways.set(made.internetGatewayId, made)
  return { InternetGateway: view(made, world) }
}

export function attachInternetGateway(input: AttachInternetGatewayCommandInput, world: World): object {
  const gateway = byId(world, input.InternetGatewayId ?? '')
  const vpc = vpcById(world, input.VpcId ?? '')
  const { internetGatewayId } = gateway
  if (gateway.vpcId !== undefined)
    throw new AwsError(
      'Resource.AlreadyAssociated',
      `resource ${internetGatewayId} is already attached to network ${gateway.vpcId}`,
    )
  if ([...networking(world).internetGateways.values()].some(each => each.vpcId === vpc.vpcId))
    throw new AwsError('InvalidParameterValue', `Network ${vpc.vpcId} already has an internet gateway attached`)
  gateway.vpcId = vpc.vpcId
  vpc.internetGateway = true
  return {}
}

export function detachInternetGateway(input: AttachInternetGatewayCommandInput, world: World): object {
  const gateway = byId(world, input.InternetGatewayId ?? '')
  const vpc = vpcById(world, input.VpcId ?? '')
  if (gateway.vpcId !== vpc.vpcId)
    throw new AwsError(
      'Gateway.NotAttached',
      `resource ${gateway.internetGatewayId} is not attached to network ${vpc.vpcId}`,
    )
  // https://github.com/hashicorp/terraform/issues/1303
  if ([...networking(world).networkInterfaces.values()].some(each => each.isPublic && each.vpcId === vpc.vpcId))
    throw new AwsError(
      'DependencyViolation',
      `Network ${vpc.vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    )
  gateway.vpcId = undefined
  vpc.internetGateway = false
  return {}
}

export function deleteInternetGateway(input: DeleteInternetGatewayCommandInput, world: World): object {
  const { internetGatewayId, vpcId } = byId(world, input.InternetGatewayId ?? '')
  if (vpcId !== undefined)
    throw new AwsError(
      'DependencyViolation',
      `The internetGateway '${internetGatewayId}' has dependencies and cannot be deleted.`,
    )
  networking(world).internetGateways.delete(internetGatewayId)
  return {}
}

export function describeInternetGateways(
  input: DescribeInternetGatewaysCommandInput,
  world: World,
): Output<DescribeInternetGatewaysCommandOutput> {
  const asked = input.InternetGatewayIds?.map(id => byId(world, id)) ?? [...networking(world).internetGateways.values()]
  const found = asked.filter(({ internetGatewayId, vpcId, tags }) =>
    matches(input.Filters, { 'internet-gateway-id': internetGatewayId, 'attachment.vpc-id': vpcId ?? '' }, tags),
  )
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return { InternetGateways: items.map(each => view(each, world)), NextToken: next }
}

function byId(world: World, id: string): InternetGateway {
  const found = networking(world).internetGateways.get(id)
  if (!found) throw new AwsError('InvalidInternetGatewayID.NotFound', `The internetGateway ID '${id}' does not exist`)
  return found
}

const view = ({ internetGatewayId, vpcId, tags }: InternetGateway, world: World): InternetGatewayShape => ({
  InternetGatewayId: internetGatewayId,
  OwnerId: world.account,
  Attachments: vpcId === undefined ? [] : [{ State: 'attached', VpcId: vpcId }],
  Tags: tagList(tags),
})
