import type {
  CreateVpcEndpointCommandInput,
  CreateVpcEndpointCommandOutput,
  DeleteVpcEndpointsCommandInput,
  DeleteVpcEndpointsCommandOutput,
  DescribeVpcEndpointsCommandInput,
  DescribeVpcEndpointsCommandOutput,
  ModifyVpcEndpointCommandInput,
  VpcEndpoint as VpcEndpointShape,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { endpointName } from './endpoint-name.ts'
import { matches } from './filters.ts'
import { groupById, routeTableById, subnetById, vpcById } from './lookup.ts'
import { defaultGroupsOf, networking, type VpcEndpoint } from './state.ts'
import { tagsFor } from './tags.ts'

type Output<T> = Omit<T, '$metadata'>

const AVAILABLE_AFTER = 60_000
const DELETED_AFTER = 45_000
const GATEWAYS = ['s3', 'dynamodb']

export function createVpcEndpoint(
  input: CreateVpcEndpointCommandInput,
  world: World,
): Output<CreateVpcEndpointCommandOutput> {
  const { endpoints } = networking(world)
  const vpc = vpcById(world, input.VpcId ?? '')
  const { ServiceName: serviceName = '', VpcEndpointType: type = 'Gateway', ClientToken: token } = input
  const same = [...endpoints.values()].find(each => token !== undefined && each.token === token)
  if (same) return { VpcEndpoint: view(same, world), ClientToken: token }
  const [, service = ''] = new RegExp(`\\.${world.region}\\.([a-z0-9.-]+)$`).exec(serviceName) ?? []
  if (serviceName !== endpointName(service, world) || (type === 'Gateway' && !GATEWAYS.includes(service)))
    throw new AwsError('InvalidServiceName', `The Vpc Endpoint Service '${serviceName}' does not exist`)
  if (type !== 'Gateway' && type !== 'Interface')
    throw new AwsError('NotImplemented', `The simulator does not have endpoints of type ${type}.`, 501)
  const inVpc = [...endpoints.values()].filter(each => each.vpcId === vpc.vpcId && each.serviceName === serviceName)
  for (const id of input.RouteTableIds ?? []) {
    routeTableById(world, id)
    if (inVpc.some(each => each.routeTables.includes(id)))
      throw new AwsError(
        'RouteAlreadyExists',
        `route table ${id} already has a route with destination-prefix-list-id of ${serviceName}`,
      )
  }
  const privateDns = type === 'Interface' && (input.PrivateDnsEnabled ?? true)
  if (privateDns && !(vpc.dnsSupport && vpc.dnsHostnames))
    throw new AwsError(
      'InvalidParameter',
      'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ' +
        vpc.vpcId,
    )
  if (privateDns && inVpc.some(each => each.privateDns))
    throw new AwsError(
      'InvalidParameter',
      `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${serviceName.split('.').toReversed().join('.')} in the VPC ${vpc.vpcId}`,
    )
  const groups = input.SecurityGroupIds ?? []
  for (const id of groups) groupById(world, id)
  checkZones(input.SubnetIds ?? [], world)
  const tags = tagsFor('vpc-endpoint', input.TagSpecifications)
  const made: VpcEndpoint = {
    vpcEndpointId: `vpce-${world.id(17)}`,
    vpcId: vpc.vpcId,
    serviceName,
    type,
    token,
    privateDns,
    createdAt: world.clock.now(),
    policy: policyFrom(input.PolicyDocument),
    state: type === 'Gateway' ? 'Available' : 'Pending',
    routeTables: [...(input.RouteTableIds ?? [])],
    groups: type === 'Gateway' ? [] : groups.length > 0 ? groups : defaultGroupsOf(world, vpc.vpcId),
    interfaces: new Map(),
    tags,
  }
  endpoints.set(made.vpcEndpointId, made)
  for (const subnetId of input.SubnetIds ?? []) attach(made, subnetId, world)
  world.clock.after(AVAILABLE_AFTER, () => {
    const now = networking(world).endpoints.get(made.vpcEndpointId)
    if (now?.state === 'Pending') now.state = 'Available'
  })
  return { VpcEndpoint: view(made, world), ClientToken: token }
}

export function modifyVpcEndpoint(input: ModifyVpcEndpointCommandInput, world: World): { Return: true } {
  const endpoint = byId(world, input.VpcEndpointId ?? '')
  if (endpoint.state === 'Pending')
    throw new AwsError('IncorrectState', `The VPC endpoint ${endpoint.vpcEndpointId} is not in a state to be modified`)
  if (input.ResetPolicy && endpoint.type !== 'Gateway')
    // The words are ours: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html has it for gateways alone.
    throw new AwsError('InvalidParameter', 'ResetPolicy is only supported for Gateway type VPC Endpoints.')
  if (input.ResetPolicy) endpoint.policy = EVERYTHING
  if (input.PolicyDocument !== undefined) endpoint.policy = policyFrom(input.PolicyDocument)
  const { AddRouteTableIds = [], RemoveRouteTableIds = [], AddSubnetIds = [], RemoveSubnetIds = [] } = input
  for (const id of AddRouteTableIds) routeTableById(world, id)
  endpoint.routeTables = [
    ...endpoint.routeTables.filter(id => !RemoveRouteTableIds.includes(id)),
    ...AddRouteTableIds.filter(id => !endpoint.routeTables.includes(id)),
  ]
  for (const id of RemoveSubnetIds) {
    networking(world).releaseInterface(endpoint.interfaces.get(id) ?? '', DELETED_AFTER)
    endpoint.interfaces.delete(id)
  }
  checkZones([...endpoint.interfaces.keys(), ...AddSubnetIds], world)
  for (const id of AddSubnetIds) if (!endpoint.interfaces.has(id)) attach(endpoint, id, world)
  const { AddSecurityGroupIds = [], RemoveSecurityGroupIds = [] } = input
  endpoint.groups = [...new Set([...endpoint.groups, ...AddSecurityGroupIds])].filter(
    id => !RemoveSecurityGroupIds.includes(id),
  )
  return { Return: true }
}

/** What is not there is told in the answer, not as a refusal. */
export function deleteVpcEndpoints(
  input: DeleteVpcEndpointsCommandInput,
  world: World,
): Output<DeleteVpcEndpointsCommandOutput> {
  const { endpoints, releaseInterface } = networking(world)
  const ids = input.VpcEndpointIds ?? []
  for (const id of ids) {
    const endpoint = endpoints.get(id)
    if (!endpoint || endpoint.state === 'Deleting') continue
    endpoint.state = 'Deleting'
    endpoint.routeTables = []
    for (const each of endpoint.interfaces.values()) releaseInterface(each, DELETED_AFTER)
    const gone = endpoint.type === 'Gateway' ? 0 : DELETED_AFTER
    world.clock.after(gone, () => networking(world).endpoints.delete(id))
  }
  return {
    Unsuccessful: ids
      .filter(id => !endpoints.has(id))
      .map(ResourceId => ({
        ResourceId,
        Error: {
          Code: 'InvalidVpcEndpoint.NotFound',
          Message: `The Vpc Endpoint Id '${ResourceId}' does not exist`,
        },
      })),
  }
}

export function describeVpcEndpoints(
  input: DescribeVpcEndpointsCommandInput,
  world: World,
): Output<DescribeVpcEndpointsCommandOutput> {
  const asked = input.VpcEndpointIds?.map(id => byId(world, id)) ?? [...networking(world).endpoints.values()]
  const found = asked.filter(({ vpcEndpointId, vpcId, serviceName, type, state, tags }) =>
    matches(
      input.Filters,
      {
        'vpc-endpoint-id': vpcEndpointId,
        'vpc-id': vpcId,
        'service-name': serviceName,
        'vpc-endpoint-type': type,
        'vpc-endpoint-state': state.toLowerCase(),
      },
      tags,
    ),
  )
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return { VpcEndpoints: items.map(each => view(each, world)), NextToken: next }
}

/** What an endpoint has that is made without a policy: https://github.com/hashicorp/terraform/issues/26397 */
const EVERYTHING = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
})
/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
const LONGEST_POLICY = 20_480

/** What is refused is seen in https://github.com/hashicorp/terraform-provider-aws/issues/42291; the position is always the first. */
function policyFrom(text: string | undefined): string {
  if (text === undefined) return EVERYTHING
  if (text.length > LONGEST_POLICY || !isPolicy(text))
    throw new AwsError('InvalidPolicyDocument', 'The Policy Document is not valid. Syntax error at position (1,1)')
  return text
}

function isPolicy(text: string): boolean {
  try {
    const { Statement }: { Statement?: unknown } = JSON.parse(text)
    return [Statement].flat().every(each => typeof each === 'object' && each !== null && 'Effect' in each)
  } catch {
    return false
  }
}

function attach(endpoint: VpcEndpoint, subnetId: string, world: World): void {
  const made = networking(world).attachInterface({
    subnetId,
    groups: endpoint.groups,
    description: `VPC Endpoint Interface ${endpoint.vpcEndpointId}`,
    requesterId: 'amazon-vpce',
    interfaceType: 'vpc_endpoint',
  })
  endpoint.interfaces.set(subnetId, made.networkInterfaceId)
}

/**
 * Words: https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/583. That a subnet which an endpoint has already
 * is refused so, too, nobody has confirmed.
 */
function checkZones(subnetIds: readonly string[], world: World): void {
  const zones = subnetIds.map(id => subnetById(world, id).availabilityZone)
  const at = zones.findIndex((zone, index) => zones.indexOf(zone) < index)
  if (at < 0) return
  throw new AwsError(
    'DuplicateSubnetsInSameZone',
    `Found another VPC endpoint subnet in the availability zone of ${subnetIds[at]}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
  )
}

function byId(world: World, id: string): VpcEndpoint {
  const found = networking(world).endpoints.get(id)
  if (found) return found
  throw new AwsError('InvalidVpcEndpointId.NotFound', `The Vpc Endpoint Id '${id}' does not exist`)
}

const view = (endpoint: VpcEndpoint, world: World): VpcEndpointShape => ({
  VpcEndpointId: endpoint.vpcEndpointId,
  VpcEndpointType: endpoint.type,
  VpcId: endpoint.vpcId,
  ServiceName: endpoint.serviceName,
  State: endpoint.state,
  PolicyDocument: endpoint.policy,
  RouteTableIds: [...endpoint.routeTables],
  SubnetIds: [...endpoint.interfaces.keys()],
  NetworkInterfaceIds: [...endpoint.interfaces.values()],
  Groups: endpoint.groups.map(GroupId => ({
    GroupId,
    GroupName: networking(world).securityGroups.get(GroupId)?.groupName,
  })),
  PrivateDnsEnabled: endpoint.privateDns,
  RequesterManaged: false,
  CreationTimestamp: new Date(endpoint.createdAt),
  OwnerId: world.account,
  Tags: tagList(endpoint.tags),
})
