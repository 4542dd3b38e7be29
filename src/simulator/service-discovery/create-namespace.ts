import type {
  CreateHttpNamespaceCommandInput,
  CreatePrivateDnsNamespaceCommandInput,
  CreatePublicDnsNamespaceCommandInput,
  NamespaceType,
  Tag,
} from '@aws-sdk/client-servicediscovery'
import { networking } from '../ec2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { canonicalName } from '../route53/name.ts'
import { dns } from '../route53/state.ts'
import { putTags } from '../tag-list.ts'
import { begun, refuseRepeated } from './operation.ts'
import { checkTags, cloudMap, discoveryArn, type Namespace } from './state.ts'

interface Wanted {
  readonly operation: string
  readonly type: NamespaceType
  readonly name: string | undefined
  readonly creatorRequestId: string | undefined
  readonly description: string | undefined
  readonly tags: readonly Tag[] | undefined
  readonly vpcId?: string | undefined
  readonly soaTtl?: number | undefined
}

export function createHttpNamespace(
  { Name: name, CreatorRequestId, Description, Tags }: CreateHttpNamespaceCommandInput,
  world: World,
): object {
  const wanted = { name, creatorRequestId: CreatorRequestId, description: Description, tags: Tags }
  return create(world, { operation: 'CreateHttpNamespace', type: 'HTTP', ...wanted })
}

export function createPrivateDnsNamespace(
  { Name: name, CreatorRequestId, Description, Tags, Vpc, Properties }: CreatePrivateDnsNamespaceCommandInput,
  world: World,
): object {
  return create(world, {
    operation: 'CreatePrivateDnsNamespace',
    type: 'DNS_PRIVATE',
    name,
    creatorRequestId: CreatorRequestId,
    description: Description,
    tags: Tags,
    vpcId: Vpc,
    soaTtl: Properties?.DnsProperties?.SOA?.TTL ?? 15,
  })
}

export function createPublicDnsNamespace(
  { Name: name, CreatorRequestId, Description, Tags, Properties }: CreatePublicDnsNamespaceCommandInput,
  world: World,
): object {
  return create(world, {
    operation: 'CreatePublicDnsNamespace',
    type: 'DNS_PUBLIC',
    name,
    creatorRequestId: CreatorRequestId,
    description: Description,
    tags: Tags,
    soaTtl: Properties?.DnsProperties?.SOA?.TTL ?? 15,
  })
}

function create(world: World, { operation, type, name = '', ...wanted }: Wanted): object {
  checkTags(wanted.tags ?? [], new Map())
  const { namespaces } = cloudMap(world)
  refuseRepeated(world, operation, JSON.stringify([operation, name, wanted.vpcId]))
  const same = [...namespaces.values()].find(each => each.type === type && each.name === name)
  // Another VPC may have a private namespace of the same name; the conflict within one is Route 53's to say.
  if (same && type !== 'DNS_PRIVATE')
    throw new AwsError('NamespaceAlreadyExists', `Namespace with name ${name} already exists`, 400, {
      NamespaceId: same.id,
      CreatorRequestId: same.creatorRequestId,
    })
  const id = `ns-${world.id(16)}`
  return begun(world, 'CREATE_NAMESPACE', { NAMESPACE: id }, JSON.stringify([operation, name, wanted.vpcId]), () => {
    if (type === 'DNS_PRIVATE') checkZone(world, name, wanted.vpcId)
    addNamespace(world, { id, type, name, ...wanted })
  })
}

interface NamespaceSeed extends Partial<Omit<Wanted, 'operation' | 'type' | 'name'>> {
  readonly id?: string
  readonly type: NamespaceType
  readonly name: string
}

/** Puts a namespace there. */
export function addNamespace(world: World, seed: NamespaceSeed): Namespace {
  const { namespaces } = cloudMap(world)
  const { id = `ns-${world.id(16)}`, type, name } = seed
  const made: Namespace = {
    id,
    arn: discoveryArn(world, `namespace/${id}`),
    name,
    type,
    // https://docs.aws.amazon.com/cloud-map/latest/api/API_DiscoverInstances.html
    httpName: [...namespaces.values()].some(each => each.name === name) ? `${name}-${world.id(8)}` : name,
    creatorRequestId: seed.creatorRequestId,
    vpcId: seed.vpcId,
    hostedZoneId: type === 'HTTP' ? undefined : `Z${world.id(20).toUpperCase()}`,
    createdAt: new Date(world.clock.now()),
    tags: putTags(new Map(), seed.tags ?? []),
    description: seed.description,
    soaTtl: seed.soaTtl,
  }
  namespaces.set(id, made)
  return made
}

// https://github.com/docker-archive/ecs-plugin/issues/186
function checkZone(world: World, name: string, vpcId = ''): void {
  if (!networking(world).vpcs.has(vpcId))
    throw new AwsError(
      'CANNOT_CREATE_HOSTED_ZONE',
      `The VPC that you chose, ${vpcId} in region ${world.region}, is not available (Service: AmazonRoute53; Status Code: 400; Error Code: InvalidVPCId)`,
    )
  const zones = [...dns(world).hostedZones.values()].filter(({ vpcs }) => vpcs.some(({ VPCId }) => VPCId === vpcId))
  const namespaces = [...cloudMap(world).namespaces.values()].filter(
    each => each.type === 'DNS_PRIVATE' && each.vpcId === vpcId,
  )
  if (![...zones, ...namespaces].some(each => canonicalName(each.name) === canonicalName(name))) return
  throw new AwsError(
    'CANNOT_CREATE_HOSTED_ZONE',
    `The VPC ${vpcId} in region ${world.region} has already been associated with the hosted zone ${name} with the same domain name. (Service: AmazonRoute53; Status Code: 400; Error Code: ConflictingDomainExists)`,
  )
}
