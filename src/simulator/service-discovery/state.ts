import type {
  DnsConfig,
  HealthCheckConfig,
  HealthCheckCustomConfig,
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  NamespaceType,
  OperationStatus,
  OperationType,
  Tag,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-servicediscovery'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags, tagList } from '../tag-list.ts'

export interface Namespace {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly type: NamespaceType
  /** What DiscoverInstances knows it by. */
  readonly httpName: string
  readonly creatorRequestId: string | undefined
  /** Of a private one. */
  readonly vpcId: string | undefined
  readonly hostedZoneId: string | undefined
  readonly createdAt: Date
  readonly tags: Map<string, string>
  description: string | undefined
  soaTtl: number | undefined
}

export interface Instance {
  readonly id: string
  readonly attributes: Readonly<Record<string, string>>
  readonly creatorRequestId: string | undefined
  healthy: boolean
}

export interface DiscoveryService {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly namespace: Namespace
  readonly creatorRequestId: string | undefined
  readonly createdAt: Date
  readonly custom: HealthCheckCustomConfig | undefined
  readonly tags: Map<string, string>
  readonly instances: Map<string, Instance>
  description: string | undefined
  dns: DnsConfig | undefined
  check: HealthCheckConfig | undefined
  /** Counts changes of its instances. */
  revision: number
}

export interface CloudMapOperation {
  readonly id: string
  readonly type: OperationType
  readonly createdAt: Date
  readonly targets: Readonly<Record<string, string>>
  readonly request: string
  updatedAt: Date
  status: OperationStatus
  errorCode: string | undefined
  errorMessage: string | undefined
}

export interface CloudMap {
  readonly namespaces: Map<string, Namespace>
  readonly services: Map<string, DiscoveryService>
  readonly operations: Map<string, CloudMapOperation>
}

export function cloudMap(world: World): CloudMap {
  return world.state('service discovery', () => ({
    namespaces: new Map(),
    services: new Map(),
    operations: new Map(),
  }))
}

/** The ARNs of what exists. */
export function resources(world: World): readonly string[] {
  const { namespaces, services } = cloudMap(world)
  return [...namespaces.values(), ...services.values()].map(({ arn }) => arn)
}

export const discoveryArn = (world: World, path: string): string =>
  `arn:${world.partition}:servicediscovery:${world.region}:${world.account}:${path}`

/** A namespace by its id or ARN. */
export function namespaceOf(world: World, id = ''): Namespace {
  const found = cloudMap(world).namespaces.get(id.slice(id.lastIndexOf('/') + 1))
  if (!found) throw new AwsError('NamespaceNotFound', `Namespace not found. Namespace ID: ${id}`)
  return found
}

/** A service by its id or ARN. */
export function serviceOf(world: World, id = ''): DiscoveryService {
  const found = cloudMap(world).services.get(id.slice(id.lastIndexOf('/') + 1))
  if (!found) throw new AwsError('ServiceNotFound', `Service not found. Service ID: ${id}`)
  return found
}

// https://docs.aws.amazon.com/cloud-map/latest/api/API_TagResource.html
const MOST_TAGS = 50

export function tagResource({ ResourceARN, Tags = [] }: TagResourceCommandInput, world: World): object {
  const tags = tagsOf(world, ResourceARN)
  checkTags(Tags, tags)
  putTags(tags, Tags)
  return {}
}

export function untagResource({ ResourceARN, TagKeys = [] }: UntagResourceCommandInput, world: World): object {
  const tags = tagsOf(world, ResourceARN)
  for (const key of TagKeys) tags.delete(key)
  return {}
}

export function listTagsForResource(
  { ResourceARN }: ListTagsForResourceCommandInput,
  world: World,
): Omit<ListTagsForResourceCommandOutput, '$metadata'> {
  return { Tags: tagList(tagsOf(world, ResourceARN)) }
}

export function checkTags(added: readonly Tag[], present: ReadonlyMap<string, string>): void {
  const keys = added.map(({ Key = '' }) => Key)
  if (keys.some(key => key.startsWith('aws:'))) throw new AwsError('InvalidInput', 'Tag keys cannot start with aws:')
  if (new Set([...keys, ...present.keys()]).size > MOST_TAGS)
    throw new AwsError('TooManyTagsException', `A resource can have at most ${MOST_TAGS} tags`)
}

function tagsOf(world: World, arn = ''): Map<string, string> {
  const { namespaces, services } = cloudMap(world)
  const id = arn.slice(arn.lastIndexOf('/') + 1)
  const found = namespaces.get(id) ?? services.get(id)
  if (!found) throw new AwsError('ResourceNotFoundException', `Resource not found. ARN: ${arn}`)
  return found.tags
}

/** What has tags, as GetResources knows it. */
export function tagged(world: World): TaggedResource[] {
  const { namespaces, services } = cloudMap(world)
  return [...namespaces.values(), ...services.values()]
}
