import { randomBytes } from 'node:crypto'
import type { Service } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { DiscoveryServiceModel } from '../../../model/discovery-service.ts'
import type { Outputs } from '../../../model/index.ts'
import { namespaceKey } from '../../../model/namespace.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import type { IgnoredChange } from '../../planning/diff.ts'
import { found } from '../found.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { discoveryTagsOf } from '../namespace/namespaces.ts'
import { performed } from '../namespace/operation.ts'
import { repeatable } from '../repeatable.ts'
import { setTags } from '../set-tags.ts'
import { setsBackOnly } from '../sets-back.ts'
import { toTagList } from '../tag-list.ts'
import { discoveryServicesOf } from './discovery-services.ts'
import { emptied, registeredByOthers } from './emptied.ts'
import { foreseeRecords } from './foresee-records.ts'

interface DiscoveryServiceProps {
  readonly name: string
  readonly namespaceId: string
  readonly routingPolicy: string
  readonly recordTypes: readonly string[]
  /** Seconds by type of record. */
  readonly ttl: Readonly<Record<string, number>>
  readonly description: string
  readonly tags: Tags
}

export const discoveryService: ManagedHandler<'discovery-service', DiscoveryServiceProps> = {
  turn: 'used',
  holdsData: false,
  // Where there is no DNS, case counts: https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html
  uniqueName({ discoveryName, namespace }) {
    const mayCount = namespace.existing !== undefined || namespace.type === 'HTTP'
    return `${mayCount ? discoveryName : discoveryName.toLowerCase()} in ${namespaceKey(namespace)}`
  },
  identity: ({ arn }) => arn,
  orphans: {
    type: 'servicediscovery:service',
    arn: /:servicediscovery:.*:service\//,
    async confirm(arn, context) {
      const call = context.aws.serviceDiscovery('GetService', { Id: arn.slice(arn.lastIndexOf('/') + 1) })
      const there = (await unlessRefused(call, 'ServiceNotFound'))?.Service
      return (
        there && found('discovery-service', there.Name ?? '', outputsOf(there), await discoveryTagsOf(arn, context))
      )
    },
  },
  partOf: id => `service/${id.slice(id.indexOf('.') + 1)}`,
  isNamed: (name, id) => name === id.slice(0, id.indexOf('.')) || id.startsWith(`${name}.`),
  back: setsBackOnly(['description', 'tags'], 'only its description and tags go back'),
  immutable: ['name', 'namespaceId', 'routingPolicy', 'recordTypes'],

  desired: (model, refs, context, live) => ({
    name: model.discoveryName,
    namespaceId: refs(model.namespace).namespaceId,
    ...recordsOf(model, refs),
    // In a namespace without DNS AWS updates no service: https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateService.html
    description: live && live.recordTypes.length === 0 ? live.description : (model.raw?.Description ?? ''),
    tags: desiredTags(model, model.tags, context),
  }),

  unsaid: ({ raw }) => (raw?.Description === undefined ? ['description'] : []),

  async read(model, refs, context) {
    const { namespaceId } = refs(model.namespace)
    const there = await findNamed(model.discoveryName, namespaceId, context)
    if (!there) return undefined
    const tags = await discoveryTagsOf(there.Arn ?? '', context)
    return {
      outputs: outputsOf(there),
      props: propsOf(there, comparedTags(tags)),
      owner: ownerOf(tags),
      ignored: ignoredDescription(there, model),
    }
  },

  foresee: foreseeRecords,

  async create(desired, model, context) {
    const input = {
      Name: desired.name,
      NamespaceId: desired.namespaceId,
      CreatorRequestId: `fluent-ecs-${randomBytes(8).toString('hex')}`,
      ...(desired.recordTypes.length > 0 && {
        DnsConfig: { RoutingPolicy: routingOf(model), DnsRecords: dnsRecords(model.records) },
      }),
      // ECS tells by it whether a task's containers are healthy; AWS takes no other threshold.
      // https://docs.aws.amazon.com/cloud-map/latest/api/API_HealthCheckCustomConfig.html
      HealthCheckCustomConfig: { FailureThreshold: 1 },
      ...(desired.description !== '' && { Description: desired.description }),
      Tags: toTagList(creationTags(desired)),
    }
    return repeatable(
      'ServiceAlreadyExists',
      async () => outputsOf((await context.aws.serviceDiscovery('CreateService', input)).Service ?? {}),
      async () => {
        const there = await findNamed(desired.name, desired.namespaceId, context)
        const ours = there && isOurs(await discoveryTagsOf(there.Arn ?? '', context), model, context)
        return ours ? outputsOf(there) : undefined
      },
    )
  },

  async update(desired, live, changed, model, context) {
    const { serviceId, arn } = live.outputs
    if (changed.has('tags')) await setTags.serviceDiscovery(arn, live.props.tags, desired.tags, context)
    if (changed.has('ttl') || changed.has('description')) {
      const { description: Description } = desired
      // What is left out is deleted: https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateService.html
      const Service = { Description, DnsConfig: { DnsRecords: dnsRecords(model.records) } }
      const call = () => context.aws.serviceDiscovery('UpdateService', { Id: serviceId, Service })
      await performed(call, `The update of ${desired.name} in Cloud Map`, context)
    }
    return live.outputs
  },

  keeps: registeredByOthers,

  async remove(outputs, context) {
    if (!(await emptied(outputs, context))) return
    await unlessRefused(context.aws.serviceDiscovery('DeleteService', { Id: outputs.serviceId }), 'ServiceNotFound')
  },
}

async function findNamed(name: string, namespaceId: string, context: Context): Promise<Service | undefined> {
  const summaries = await discoveryServicesOf(namespaceId, context)
  return summaries.find(({ Name = '' }) => Name.toLowerCase() === name.toLowerCase())
}

/** Without DNS AWS takes no other description. */
function ignoredDescription(
  { DnsConfig, Description: from = '' }: Service,
  { raw }: DiscoveryServiceModel,
): readonly IgnoredChange[] {
  const to = raw?.Description ?? ''
  if (to === from || (DnsConfig?.DnsRecords ?? []).length > 0) return []
  return [{ path: 'description', from, to, because: 'set once, when it was made' }]
}

const dnsRecords = (records: DiscoveryServiceModel['records']) => records.map(({ Type, TTL }) => ({ Type, TTL }))

const routingOf = ({ routingPolicy }: DiscoveryServiceModel) => routingPolicy

/** Where a namespace is found by API calls alone, there are no records. */
function recordsOf(
  model: DiscoveryServiceModel,
  refs: Refs,
): Pick<DiscoveryServiceProps, 'routingPolicy' | 'recordTypes' | 'ttl'> {
  const type = model.namespace.existing ? refs(model.namespace).type : model.namespace.type
  if (type === 'HTTP') return { routingPolicy: 'none', recordTypes: [], ttl: {} }
  return {
    routingPolicy: model.routingPolicy,
    recordTypes: model.records.map(({ Type }) => Type).sort(),
    ttl: Object.fromEntries(model.records.map(({ Type, TTL }) => [Type, TTL])),
  }
}

function propsOf(
  { Name = '', NamespaceId = '', Description: description = '', DnsConfig }: Service,
  tags: Tags,
): DiscoveryServiceProps {
  const { RoutingPolicy = 'MULTIVALUE', DnsRecords = [] } = DnsConfig ?? {}
  return {
    name: Name,
    namespaceId: NamespaceId,
    routingPolicy: DnsConfig ? RoutingPolicy : 'none',
    recordTypes: DnsRecords.map(({ Type = '' }) => Type as string).sort(),
    ttl: Object.fromEntries(DnsRecords.map(({ Type = '', TTL = 0 }) => [Type, TTL])),
    description,
    tags,
  }
}

function outputsOf({ Id = '', Arn = '', NamespaceId = '' }: Service): Outputs['discovery-service'] {
  return { serviceId: Id, arn: Arn, namespaceId: NamespaceId }
}
