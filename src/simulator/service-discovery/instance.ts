import type {
  DeregisterInstanceCommandInput,
  DiscoverInstancesCommandInput,
  DiscoverInstancesCommandOutput,
  GetInstanceCommandInput,
  GetInstanceCommandOutput,
  ListInstancesCommandInput,
  ListInstancesCommandOutput,
  RegisterInstanceCommandInput,
  UpdateInstanceCustomHealthStatusCommandInput,
} from '@aws-sdk/client-servicediscovery'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { begun, refuseRepeated } from './operation.ts'
import { cloudMap, type DiscoveryService, type Instance, serviceOf } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

const requestOf = ({ id }: DiscoveryService, instance: string): string => JSON.stringify(['instance', id, instance])

export function registerInstance(
  { ServiceId, InstanceId = '', Attributes = {}, CreatorRequestId }: RegisterInstanceCommandInput,
  world: World,
): object {
  const service = serviceOf(world, ServiceId)
  for (const { Type } of service.dns?.DnsRecords ?? []) checkAttributes(Type, Attributes)
  const request = requestOf(service, InstanceId)
  refuseRepeated(world, 'RegisterInstance', request)
  const targets = { INSTANCE: InstanceId, SERVICE: service.id }
  return begun(world, 'REGISTER_INSTANCE', targets, request, () =>
    putInstance(service, InstanceId, Attributes, CreatorRequestId),
  )
}

/** Puts an instance there as it will be. */
export function putInstance(
  service: DiscoveryService,
  id: string,
  attributes: Instance['attributes'],
  creatorRequestId?: string,
): void {
  const { AWS_INIT_HEALTH_STATUS: initial } = attributes
  const healthy = initial !== 'UNHEALTHY'
  service.instances.set(id, { id, attributes, creatorRequestId, healthy })
  service.revision += 1
}

export function dropInstance(service: DiscoveryService, id: string): void {
  if (service.instances.delete(id)) service.revision += 1
}

function checkAttributes(type: string | undefined, attributes: Readonly<Record<string, string>>): void {
  const needed: Readonly<Record<string, readonly string[]>> = {
    A: ['AWS_INSTANCE_IPV4'],
    AAAA: ['AWS_INSTANCE_IPV6'],
    CNAME: ['AWS_INSTANCE_CNAME'],
    SRV: ['AWS_INSTANCE_PORT'],
  }
  const { AWS_ALIAS_DNS_NAME: alias } = attributes
  if (alias !== undefined) return
  for (const name of needed[type ?? ''] ?? [])
    if (attributes[name] === undefined)
      throw new AwsError('InvalidInput', `Attribute ${name} is required for a service with a record of type ${type}`)
}

export function deregisterInstance(
  { ServiceId, InstanceId = '' }: DeregisterInstanceCommandInput,
  world: World,
): object {
  const service = serviceOf(world, ServiceId)
  instanceOf(service, InstanceId)
  const request = requestOf(service, InstanceId)
  refuseRepeated(world, 'DeregisterInstance', request)
  const targets = { INSTANCE: InstanceId, SERVICE: service.id }
  return begun(world, 'DEREGISTER_INSTANCE', targets, request, () => dropInstance(service, InstanceId))
}

export function getInstance(
  { ServiceId, InstanceId = '' }: GetInstanceCommandInput,
  world: World,
): Output<GetInstanceCommandOutput> {
  const { id, attributes, creatorRequestId } = instanceOf(serviceOf(world, ServiceId), InstanceId)
  return { Instance: { Id: id, Attributes: { ...attributes }, CreatorRequestId: creatorRequestId } }
}

export function listInstances(
  { ServiceId, MaxResults = 100, NextToken }: ListInstancesCommandInput,
  world: World,
): Output<ListInstancesCommandOutput> {
  const { items, next } = page([...serviceOf(world, ServiceId).instances.values()], MaxResults, NextToken)
  return { Instances: items.map(({ id, attributes }) => ({ Id: id, Attributes: { ...attributes } })), NextToken: next }
}

export function updateInstanceCustomHealthStatus(
  { ServiceId, InstanceId = '', Status }: UpdateInstanceCustomHealthStatusCommandInput,
  world: World,
): object {
  const service = serviceOf(world, ServiceId)
  const instance = instanceOf(service, InstanceId)
  if (!service.custom)
    throw new AwsError('CustomHealthNotFound', `Service ${service.id} has no custom health check configuration`)
  instance.healthy = Status === 'HEALTHY'
  return {}
}

export function discoverInstances(
  {
    NamespaceName = '',
    ServiceName = '',
    HealthStatus = 'HEALTHY_OR_ELSE_ALL',
    MaxResults = 100,
  }: DiscoverInstancesCommandInput,
  world: World,
): Output<DiscoverInstancesCommandOutput> {
  const { namespaces, services } = cloudMap(world)
  const namespace = [...namespaces.values()].find(({ httpName }) => httpName === NamespaceName)
  if (!namespace) throw new AwsError('NamespaceNotFound', `Namespace ${NamespaceName} not found`)
  const service = [...services.values()].find(each => each.namespace.id === namespace.id && each.name === ServiceName)
  if (!service) throw new AwsError('ServiceNotFound', `Service ${ServiceName} not found`)
  const all = [...service.instances.values()]
  const healthy = all.filter(each => each.healthy)
  const wanted =
    HealthStatus === 'ALL' || (HealthStatus === 'HEALTHY_OR_ELSE_ALL' && healthy.length === 0)
      ? all
      : HealthStatus === 'UNHEALTHY'
        ? all.filter(each => !each.healthy)
        : healthy
  return {
    Instances: wanted.slice(0, MaxResults).map(each => ({
      InstanceId: each.id,
      NamespaceName,
      ServiceName,
      HealthStatus: service.custom || service.check ? (each.healthy ? 'HEALTHY' : 'UNHEALTHY') : 'UNKNOWN',
      Attributes: { ...each.attributes },
    })),
    InstancesRevision: service.revision,
  }
}

function instanceOf(service: DiscoveryService, id: string): Instance {
  const found = service.instances.get(id)
  if (!found) throw new AwsError('InstanceNotFound', `Instance not found. Instance ID: ${id}`)
  return found
}
