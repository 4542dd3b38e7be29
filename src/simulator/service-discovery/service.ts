import type {
  CreateServiceCommandInput,
  CreateServiceCommandOutput,
  DeleteServiceCommandInput,
  DnsRecord,
  GetServiceCommandInput,
  GetServiceCommandOutput,
  ListServicesCommandInput,
  ListServicesCommandOutput,
  Service,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-servicediscovery'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { putTags } from '../tag-list.ts'
import { begun } from './operation.ts'
import { checkTags, cloudMap, type DiscoveryService, discoveryArn, namespaceOf, serviceOf } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

export function createService(input: CreateServiceCommandInput, world: World): Output<CreateServiceCommandOutput> {
  const { Name = '', NamespaceId, CreatorRequestId, Description, DnsConfig, Type, Tags = [] } = input
  const { HealthCheckConfig: check, HealthCheckCustomConfig: custom } = input
  const namespace = namespaceOf(world, NamespaceId ?? DnsConfig?.NamespaceId)
  checkTags(Tags, new Map())
  if (namespace.type === 'HTTP' && DnsConfig)
    throw new AwsError('InvalidInput', 'DnsConfig must not be specified for a service in an HTTP namespace')
  if (namespace.type !== 'HTTP' && Type !== 'HTTP' && !DnsConfig)
    throw new AwsError('InvalidInput', 'DnsConfig must be specified for a service in a DNS namespace')
  if (Type === 'HTTP' && DnsConfig)
    throw new AwsError('InvalidInput', 'DnsConfig must not be specified for a service of type HTTP')
  if (check && custom)
    throw new AwsError('InvalidInput', 'HealthCheckConfig and HealthCheckCustomConfig cannot both be specified')
  if (check && namespace.type === 'DNS_PRIVATE')
    throw new AwsError('InvalidInput', 'HealthCheckConfig is not supported in a private DNS namespace')
  if (DnsConfig) checkRecords(DnsConfig.DnsRecords ?? [], DnsConfig.RoutingPolicy)
  const { services } = cloudMap(world)
  const same = [...services.values()].find(
    each => each.namespace.id === namespace.id && isSameName(each.name, Name, namespace.type !== 'HTTP'),
  )
  if (same) {
    // The same request again is answered as the first one was.
    if (CreatorRequestId !== undefined && same.creatorRequestId === CreatorRequestId && same.name === Name)
      return { Service: shapeOf(same, world) }
    throw new AwsError('ServiceAlreadyExists', `Service already exists. Service ID: ${same.id}`, 400, {
      ServiceId: same.id,
      ServiceArn: same.arn,
      CreatorRequestId: same.creatorRequestId,
    })
  }
  const id = `srv-${world.id(16)}`
  const made: DiscoveryService = {
    id,
    arn: discoveryArn(world, `service/${id}`),
    name: Name,
    namespace,
    creatorRequestId: CreatorRequestId,
    createdAt: new Date(world.clock.now()),
    custom: custom && { FailureThreshold: 1 },
    tags: putTags(new Map(), Tags),
    instances: new Map(),
    description: Description,
    dns: DnsConfig && { RoutingPolicy: 'MULTIVALUE', ...DnsConfig, NamespaceId: namespace.id },
    check,
    revision: 1,
  }
  services.set(id, made)
  return { Service: shapeOf(made, world) }
}

// In a DNS namespace names that differ by letter case alone are the same.
const isSameName = (one: string, other: string, dns: boolean): boolean =>
  dns ? one.toLowerCase() === other.toLowerCase() : one === other

/**
 * What records may stand together: CNAME alone, and others in any combination, of which Cloud Map's page lists none with SRV.
 * https://github.com/aws/aws-cdk/issues/18894
 */
function checkRecords(records: readonly DnsRecord[], policy: string | undefined): void {
  const types = records.map(({ Type }) => Type)
  const together = [...new Set(types)].sort().join()
  if (types.length !== new Set(types).size || !/^(CNAME|(A|AAAA|A,AAAA)(,SRV)?|SRV)$/.test(together))
    throw new AwsError('InvalidInput', `The combination of DNS record types [${types.join(', ')}] is not supported`)
  if (together === 'CNAME' && policy !== 'WEIGHTED')
    throw new AwsError('InvalidInput', 'CNAME records need the routing policy WEIGHTED')
}

export function getService({ Id }: GetServiceCommandInput, world: World): Output<GetServiceCommandOutput> {
  return { Service: shapeOf(serviceOf(world, Id), world) }
}

export function listServices(
  { Filters = [], MaxResults = 100, NextToken }: ListServicesCommandInput,
  world: World,
): Output<ListServicesCommandOutput> {
  const found = [...cloudMap(world).services.values()].filter(({ namespace }) =>
    Filters.every(({ Name, Values = [] }) =>
      Name === 'NAMESPACE_ID' ? Values.some(id => id.endsWith(namespace.id)) : Values.includes('SELF'),
    ),
  )
  const { items, next } = page(found, MaxResults, NextToken)
  return { Services: items.map(each => shapeOf(each, world)), NextToken: next }
}

/** Replaces the settings: records and checks that are left out are deleted. */
export function updateService({ Id, Service: to = {} }: UpdateServiceCommandInput, world: World): object {
  const found = serviceOf(world, Id)
  if (found.namespace.type === 'HTTP')
    throw new AwsError('InvalidInput', 'A service in an HTTP namespace cannot be updated')
  const types = (records: readonly DnsRecord[] = []): string => records.map(({ Type }) => Type).join(', ')
  const [asked, there] = [types(to.DnsConfig?.DnsRecords), types(found.dns?.DnsRecords)]
  // https://github.com/hashicorp/terraform-provider-aws/pull/2613 (how several are written is not recorded)
  if (asked !== '' && asked !== there)
    throw new AwsError(
      'InvalidInput',
      `The record types in the request must be the same as those present in the existing service. Records in the existing service are [${there}], but the records in the request are [${asked}]. The record types of a service cannot be changed.`,
    )
  return begun(world, 'UPDATE_SERVICE', { SERVICE: found.id }, '', () => {
    found.description = to.Description
    if (found.dns) found.dns = { ...found.dns, DnsRecords: to.DnsConfig?.DnsRecords ?? [] }
    found.check = to.HealthCheckConfig
  })
}

export function deleteService({ Id }: DeleteServiceCommandInput, world: World): object {
  const { id, instances } = serviceOf(world, Id)
  if (instances.size > 0)
    // https://github.com/hashicorp/terraform-provider-aws/issues/4853
    throw new AwsError(
      'ResourceInUse',
      'Service contains registered instances; delete the instances before deleting the service',
    )
  cloudMap(world).services.delete(id)
  return {}
}

function shapeOf(service: DiscoveryService, world: World): Service {
  const { id, arn, name, namespace, description, dns, custom, check, creatorRequestId, createdAt, instances } = service
  return {
    Id: id,
    Arn: arn,
    ResourceOwner: world.account,
    CreatedByAccount: world.account,
    Name: name,
    NamespaceId: namespace.id,
    Description: description,
    InstanceCount: instances.size,
    DnsConfig: dns,
    Type: dns ? 'DNS_HTTP' : 'HTTP',
    HealthCheckConfig: check,
    HealthCheckCustomConfig: custom,
    CreatorRequestId: creatorRequestId,
    CreateDate: createdAt,
  }
}
