import { randomBytes } from 'node:crypto'
import type { NamespaceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { NamespaceModel } from '../../../model/namespace.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import { found } from '../found.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import { discoveryTagsOf, existingNamespace, namespacesNamed } from './namespaces.ts'
import { OperationFailed, performed } from './operation.ts'
import { removeNamespace, servicesOfOthers } from './remove-namespace.ts'

interface NamespaceProps {
  readonly name: string
  readonly type: string
  /** Of what it was made: AWS does not say of which VPC a namespace is. */
  readonly madeOf: string
  readonly description: string
  /** Seconds that resolvers remember that a name is not there, where the program says them. */
  readonly soaSeconds: number | undefined
  readonly tags: Tags
}

/** A namespace, and whose it is. */
interface Made {
  readonly summary: NamespaceSummary
  readonly tags: Tags
}

const MOST_ATTEMPTS = 3

export const namespace: ManagedHandler<'namespace', NamespaceProps> = {
  turn: 'ground',
  holdsData: false,
  uniqueName: ({ namespaceName, type }) => (type === 'HTTP' ? namespaceName : dnsName(namespaceName)),
  identity: ({ arn }) => arn,
  orphans: {
    type: 'servicediscovery:namespace',
    arn: /:servicediscovery:.*:namespace\//,
    async confirm(arn, context) {
      const call = context.aws.serviceDiscovery('GetNamespace', { Id: arn.slice(arn.lastIndexOf('/') + 1) })
      const there = (await unlessRefused(call, 'NamespaceNotFound'))?.Namespace
      return there && found('namespace', there.Name ?? '', outputsOf(there), await discoveryTagsOf(arn, context))
    },
  },
  isNamed: (name, id) => name === id,
  back: {},
  immutable: ['name', 'type', 'madeOf'],

  desired: (model, refs, context, live) => ({
    name: model.namespaceName,
    type: model.type,
    madeOf: madeOf(model, refs),
    description: model.raw?.Description ?? '',
    soaSeconds: model.raw?.Properties?.DnsProperties.SOA.TTL ?? live?.soaSeconds,
    tags: desiredTags(model, model.tags, context),
  }),

  unsaid: ({ raw }) => (raw?.Description === undefined ? ['description'] : []),

  async read(model, refs, context) {
    if (model.existing) {
      const there = await existingNamespace(model, model.existing, context)
      return { outputs: outputsOf(there), props: propsOf(there, '', {}), owner: undefined }
    }
    const there = await findMade(model, context)
    if (!there) return undefined
    const { summary, tags } = there
    const wanted = madeOf(model, refs)
    const { Namespace } = await context.aws.serviceDiscovery('GetNamespace', { Id: summary.Id })
    const [, made = wanted] = /^fluent-ecs-(\w+)-\w+$/.exec(Namespace?.CreatorRequestId ?? '') ?? []
    return {
      outputs: outputsOf(summary),
      props: propsOf({ ...summary, ...Namespace }, made, comparedTags(tags)),
      owner: ownerOf(tags),
    }
  },

  async create(desired, model, context) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await created(desired, model, context)
      } catch (error) {
        if (!(error instanceof OperationFailed && error.passes) || attempt === MOST_ATTEMPTS) throw error
      }
    }
  },

  async update(desired, live, changed, _model, context) {
    if (changed.has('tags')) await setTags.serviceDiscovery(live.outputs.arn, live.props.tags, desired.tags, context)
    if (changed.has('description') || changed.has('soaSeconds')) await updated(desired, live.outputs, context)
    return live.outputs
  },

  keeps: servicesOfOthers,

  remove: removeNamespace,
}

async function created(
  desired: NamespaceProps,
  model: NamespaceModel,
  context: Context,
): Promise<Outputs['namespace']> {
  const input = {
    Name: desired.name,
    // Not the same for ever: Cloud Map remembers what it was asked, also of namespaces that are gone.
    CreatorRequestId: `fluent-ecs-${desired.madeOf}-${randomBytes(4).toString('hex')}`,
    ...(desired.description !== '' && { Description: desired.description }),
    Tags: toTagList(creationTags(desired)),
  }
  const { aws } = context
  const properties = soaOf(desired)
  const call = (): Promise<{ OperationId?: string | undefined }> => {
    if (model.type === 'HTTP') return aws.serviceDiscovery('CreateHttpNamespace', input)
    if (model.type === 'DNS_PUBLIC')
      return aws.serviceDiscovery('CreatePublicDnsNamespace', { ...input, ...properties })
    return aws.serviceDiscovery('CreatePrivateDnsNamespace', { ...input, ...properties, Vpc: desired.madeOf })
  }
  const made = performed(call, `The creation of namespace ${desired.name}`, context)
  const id = (await unlessRefused(made, 'NamespaceAlreadyExists'))?.Targets?.NAMESPACE
  const there = (id === undefined ? undefined : await ofId(id, context)) ?? (await findMade(model, context))
  if (there && isOurs(there.tags, model, context)) return outputsOf(there.summary)
  const why = there
    ? 'was made by somebody else meanwhile'
    : 'is there already, as Cloud Map says, and it does not show it'
  throw new Error(`Namespace ${desired.name} ${why}`)
}

/** What an operation has made, which a list may show only later. */
async function ofId(Id: string, context: Context): Promise<Made | undefined> {
  const call = context.aws.serviceDiscovery('GetNamespace', { Id })
  const summary = (await unlessRefused(call, 'NamespaceNotFound'))?.Namespace
  return summary && { summary, tags: await discoveryTagsOf(summary.Arn ?? '', context) }
}

const soaOf = ({ soaSeconds: TTL }: NamespaceProps) =>
  TTL === undefined ? {} : { Properties: { DnsProperties: { SOA: { TTL } } } }

async function updated(
  desired: NamespaceProps,
  { namespaceId }: Outputs['namespace'],
  context: Context,
): Promise<void> {
  const { aws } = context
  const { name, type, description: Description } = desired
  const Id = namespaceId
  // Cloud Map has had each of them once: https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateHttpNamespace.html
  const UpdaterRequestId = `fluent-ecs-${randomBytes(8).toString('hex')}`
  const call = () => {
    if (type === 'HTTP')
      return aws.serviceDiscovery('UpdateHttpNamespace', { Id, UpdaterRequestId, Namespace: { Description } })
    const input = { Id, UpdaterRequestId, Namespace: { Description, ...soaOf(desired) } }
    if (type === 'DNS_PUBLIC') return aws.serviceDiscovery('UpdatePublicDnsNamespace', input)
    return aws.serviceDiscovery('UpdatePrivateDnsNamespace', input)
  }
  await performed(call, `The update of namespace ${name}`, context)
}

/** The namespace of the stack; else one of somebody else that is in its place. Those of other VPCs are in nobody's way. */
async function findMade(model: NamespaceModel, context: Context): Promise<Made | undefined> {
  const named = await namespacesNamed(model.namespaceName, context)
  const all = await Promise.all(
    named.map(async summary => ({ summary, tags: await discoveryTagsOf(summary.Arn ?? '', context) })),
  )
  const other = all.find(({ summary }) => summary.Type === model.type && model.type !== 'DNS_PRIVATE')
  return all.find(({ tags }) => isOurs(tags, model, context)) ?? other
}

function madeOf({ type, network }: NamespaceModel, refs: Refs): string {
  return network && type === 'DNS_PRIVATE' ? refs(network).vpcId : type
}

function propsOf(there: NamespaceSummary, madeOf: string, tags: Tags): NamespaceProps {
  const { Name: name = '', Type: type = '', Description: description = '', Properties } = there
  return { name, type, madeOf, description, soaSeconds: Properties?.DnsProperties?.SOA?.TTL, tags }
}

function outputsOf({ Id = '', Arn = '', Name = '', Type: type }: NamespaceSummary): Outputs['namespace'] {
  return { namespaceId: Id, arn: Arn, name: Name, type: type ?? '' }
}
