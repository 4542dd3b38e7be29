import type { IpAddressType, LoadBalancer } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import {
  type AttributeValues,
  LOAD_BALANCER_ATTRIBUTES,
  NETWORK_LOAD_BALANCER_ATTRIBUTES,
} from '../../../model/elbv2-attributes.ts'
import type { Outputs } from '../../../model/index.ts'
import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import type { RawLoadBalancerSettings } from '../../../model/raw-settings.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import {
  comparedTags,
  creationTags,
  desiredTags,
  keyOf,
  ownerOf,
  physicalName,
  nameOf as resourceName,
} from '../../ownership.ts'
import { type Patience, patiently } from '../../rollout/phase.ts'
import { attributeChanges, attributesUnsaid, comparedAttributes } from '../elbv2-attributes.ts'
import { elbv2Orphans } from '../elbv2-orphans.ts'
import { elbv2TagsOf } from '../elbv2-tags.ts'
import { groupsElsewhere } from '../given-security-groups.ts'
import type { Live, ManagedHandler, Refs } from '../handler.ts'
import { AS_IT_IS, rawAsGiven } from '../raw-members.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import { deletionProtection } from './deletion-protection.ts'
import { findLoadBalancer } from './find-load-balancer.ts'
import { hourlyOfLoadBalancer } from './hourly-of-load-balancer.ts'
import { isLoadBalancerName, LONGEST_LOAD_BALANCER_NAME } from './load-balancer-name.ts'
import { foreseeAddresses, liveAddresses, mappingsOf, type SubnetAddresses, saidAddresses } from './subnet-addresses.ts'
import { urls } from './urls.ts'
import { changeWebAcl, foreseeWebAcl, liveWebAcl, protect, type WebAcl, wantedWebAcl, webAclTag } from './web-acl.ts'

const IDLE_TIMEOUT = 'idle_timeout.timeout_seconds'
const DEFAULT_IDLE_TIMEOUT = 60
const POLL_MILLISECONDS = 10_000

export interface LoadBalancerProps {
  readonly name: string
  readonly type: string
  readonly scheme: string
  readonly vpcId: string
  readonly ipAddressType: IpAddressType
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
  readonly idleTimeoutSeconds: number
  readonly attributes: AttributeValues
  readonly webAcl?: WebAcl
  readonly IpamPools?: RawLoadBalancerSettings['IpamPools']
  readonly CustomerOwnedIpv4Pool?: string
  /** Those that the program gives its subnets. */
  readonly addresses?: SubnetAddresses | undefined
  readonly EnablePrefixForIpv6SourceNat?: 'on' | 'off'
  readonly tags: Tags
}

export const loadBalancer: ManagedHandler<'load-balancer', LoadBalancerProps> = {
  urls,
  turn: 'used',
  holdsData: false,
  uniqueName: nameOf,
  asExisting: "loadBalancer.existing('…')",
  identity: ({ arn }) => arn,
  orphans: elbv2Orphans('load-balancer', /:loadbalancer\/(app|net)\//, async (arn, { aws }) => {
    const call = aws.elbv2('DescribeLoadBalancers', { LoadBalancerArns: [arn] })
    const there = (await unlessRefused(call, 'LoadBalancerNotFoundException'))?.LoadBalancers?.[0]
    if (!there) return undefined
    return { name: there.LoadBalancerName ?? '', outputs: plainOutputs(there) }
  }),
  isNamed: isLoadBalancerName,
  whileReplaced: 'nothing answers at its names for minutes; the DNS name of the new one is another',
  back: {
    // AWS makes only some changes of fixed addresses: whether it would make these backwards is not known.
    refuses: ({ action, changes, model }) =>
      action === 'update' && (model.raw?.SubnetMappings || changes.some(({ path }) => path.startsWith('addresses')))
        ? 'its fixed addresses may not go back'
        : undefined,
  },
  immutable: ['name', 'type', 'scheme', 'vpcId', 'CustomerOwnedIpv4Pool'],

  desired: (model, refs, context, live) => ({
    name: nameOf(model),
    type: model.type ?? 'application',
    scheme: model.scheme,
    vpcId: networkOf(model, refs).vpcId,
    ipAddressType: model.ipAddressType,
    subnets: subnetsOf(model, refs),
    addresses: saidAddresses(model),
    securityGroups: [
      ...new Set([...model.securityGroups.map(group => refs(group).groupId), ...groupsOfOthers(live)]),
    ].sort(),
    idleTimeoutSeconds: model.idleTimeoutSeconds ?? DEFAULT_IDLE_TIMEOUT,
    attributes: model.attributes ?? {},
    ...wantedWebAcl(model, live),
    ...ownRaw(model),
    tags: desiredTags(model, model.tags, context),
  }),

  async existing(model, _refs, context) {
    const found = await findLoadBalancer(model, context)
    const { VpcId: vpcId = '', IpAddressType: ipAddressType = '', SecurityGroups: securityGroups = [] } = found
    return { ...plainOutputs(found), vpcId, ipAddressType, securityGroups }
  },

  unsaid: ({ ipAddressType, idleTimeoutSeconds, attributes, raw }, live) => [
    ...(ipAddressType === 'ipv4' ? ['ipAddressType'] : []),
    ...(idleTimeoutSeconds === undefined ? ['idleTimeoutSeconds'] : []),
    ...(raw?.IpamPools ? [] : ['IpamPools']),
    ...(raw?.[PREFIX] ? [] : [PREFIX]),
    ...attributesUnsaid(live.attributes, attributes),
  ],

  async read(model, _refs, context) {
    const found = await find({ Names: [nameOf(model)] }, context)
    if (!found) return undefined
    const arn = found.LoadBalancerArn ?? ''
    const [tags, { Attributes = [] }] = await Promise.all([
      elbv2TagsOf(arn, desiredTags(model, model.tags, context), context),
      context.aws.elbv2('DescribeLoadBalancerAttributes', { LoadBalancerArn: arn }),
    ])
    return {
      outputs: outputsOf(found, model, context),
      props: {
        name: found.LoadBalancerName ?? '',
        type: found.Type ?? 'application',
        scheme: found.Scheme ?? '',
        vpcId: found.VpcId ?? '',
        ipAddressType: found.IpAddressType ?? 'ipv4',
        subnets: (found.AvailabilityZones ?? []).map(({ SubnetId = '' }) => SubnetId).sort(),
        addresses: liveAddresses(found.AvailabilityZones ?? [], saidAddresses(model)),
        securityGroups: [...(found.SecurityGroups ?? [])].sort(),
        idleTimeoutSeconds: Number(Attributes.find(({ Key }) => Key === IDLE_TIMEOUT)?.Value ?? DEFAULT_IDLE_TIMEOUT),
        attributes: comparedAttributes(
          Attributes.filter(({ Key }) => Key !== IDLE_TIMEOUT),
          model.attributes,
          formsOf(found.Type),
        ),
        ...(await liveWebAcl(arn, model, tags, context)),
        ...rawAsGiven(
          {
            IpamPools: found.IpamPools,
            CustomerOwnedIpv4Pool: found.CustomerOwnedIpv4Pool,
            [PREFIX]: found.EnablePrefixForIpv6SourceNat,
          },
          model.raw,
          RAW_DEFAULTS,
        ),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
      unsettled: found.State?.Code === 'provisioning',
    }
  },

  hourly: hourlyOfLoadBalancer,

  async foresee(model, live: Live<'load-balancer', LoadBalancerProps> | undefined, actions, context) {
    const { action, changes = [] } = actions.get(keyOf(model)) ?? {}
    const { problems: fixed = [] } = action === 'update' ? foreseeAddresses(model, changes) : {}
    const { problems = [], notes = [] } = action === 'use' ? {} : await foreseeWebAcl(model, live?.props, context)
    const resource = resourceName(model)
    const elsewhere = groupsElsewhere(model, { resource, stands: `${resource} is` }, actions)
    return { problems: [...elsewhere, ...fixed, ...problems], notes }
  },

  async create(desired, model, context) {
    // Also what others had put before a load balancer that this one takes the place of.
    const { by: _, ...ourWebAcl } = desired.webAcl ?? {}
    // ELB gives the existing load balancer when it has the same settings.
    const { LoadBalancers: [created] = [] } = await context.aws.elbv2('CreateLoadBalancer', {
      Name: desired.name,
      Type: model.type ?? 'application',
      Scheme: model.scheme,
      IpAddressType: model.ipAddressType,
      ...inSubnets(desired),
      SecurityGroups: [...desired.securityGroups],
      ...ownRaw(model),
      Tags: toTagList({ ...creationTags(desired), ...webAclTag(ourWebAcl) }),
    })
    const outputs = outputsOf(created, model, context)
    const unset = { type: desired.type, idleTimeoutSeconds: DEFAULT_IDLE_TIMEOUT, attributes: {} }
    await setAttributes(outputs.arn, unset, desired, context)
    await protect(outputs.arn, desired, context)
    return outputs
  },

  async update(desired, live, changed, _model, context) {
    const { aws } = context
    const LoadBalancerArn = live.outputs.arn
    if (changed.has('securityGroups')) {
      await aws.elbv2('SetSecurityGroups', { LoadBalancerArn, SecurityGroups: [...desired.securityGroups] })
    }
    if (changed.has('subnets') || changed.has(PREFIX)) {
      const prefix = changed.has(PREFIX) && { [PREFIX]: desired[PREFIX] ?? 'off' }
      await aws.elbv2('SetSubnets', { LoadBalancerArn, ...inSubnets(desired), ...prefix })
    }
    if (changed.has('ipAddressType')) {
      await aws.elbv2('SetIpAddressType', { LoadBalancerArn, IpAddressType: desired.ipAddressType })
    }
    if (changed.has('IpamPools')) {
      const { IpamPools } = desired
      await aws.elbv2('ModifyIpPools', {
        LoadBalancerArn,
        ...(IpamPools ? { IpamPools } : { RemoveIpamPools: ['ipv4'] }),
      })
    }
    await setAttributes(LoadBalancerArn, live.props, desired, context)
    if (changed.has('webAcl')) await changeWebAcl(LoadBalancerArn, live.props, desired, context)
    if (changed.has('tags')) await setTags.elbv2(LoadBalancerArn, live.props.tags, desired.tags, context)
    return live.outputs
  },

  async locked({ arn }, context, live) {
    if (live) return deletionProtection(arn, live.props.attributes)
    const read = context.aws.elbv2('DescribeLoadBalancerAttributes', { LoadBalancerArn: arn })
    const { Attributes = [] } = (await unlessRefused(read, 'LoadBalancerNotFoundException')) ?? {}
    return deletionProtection(arn, Object.fromEntries(Attributes.map(({ Key = '', Value = '' }) => [Key, Value])))
  },

  async remove({ arn }, { aws }) {
    await unlessRefused(aws.elbv2('DeleteLoadBalancer', { LoadBalancerArn: arn }), 'LoadBalancerNotFoundException')
  },

  async settle({ arn }, model, context) {
    await patiently('load-balancer', context, patience => untilActive(arn, model, context, patience))
  },
}

async function untilActive(arn: string, model: LoadBalancerModel, context: Context, patience: Patience): Promise<void> {
  for (;;) {
    const { State } = (await find({ LoadBalancerArns: [arn] }, context)) ?? {}
    // One that is impaired answers: only its further growth is short of something, as its reason says.
    if (State?.Code === 'active' || State?.Code === 'active_impaired') return
    const reason = [State?.Code ?? 'not found', State?.Reason].filter(Boolean).join(': ')
    if (State?.Code === 'failed') throw new Error(`Load balancer ${model.name} could not be set up (${reason})`)
    if (patience.isOver) throw patience.timedOut(`Load balancer ${model.name} was not active in time: ${reason}`)
    await context.clock.sleep(POLL_MILLISECONDS, context.signal)
  }
}

/** One that is made has a network. */
function networkOf({ id, network }: LoadBalancerModel, refs: Refs): Outputs['network'] {
  if (!network) throw new RangeError(`Load balancer ${id} is looked up, not made`)
  return refs(network)
}

/** Those that `.raw()` maps, or of its network. */
function subnetsOf(model: LoadBalancerModel, refs: Refs): readonly string[] {
  const mapped = model.raw?.SubnetMappings?.map(({ SubnetId }) => SubnetId)
  return [...(mapped ?? networkOf(model, refs).loadBalancerSubnets)].sort()
}

const inSubnets = ({ subnets, addresses }: Pick<LoadBalancerProps, 'subnets' | 'addresses'>) =>
  addresses ? { SubnetMappings: mappingsOf(subnets, addresses) } : { Subnets: [...subnets] }

/** Of a load balancer that the stack has not made, those that let in who was let in before. */
function groupsOfOthers(live: LoadBalancerProps | undefined): readonly string[] {
  const owner = live && ownerOf(live.tags)
  return live && (!owner || owner.adopted) ? live.securityGroups : []
}

function nameOf({ name, physicalName: said }: LoadBalancerModel): string {
  return said ?? physicalName([name], LONGEST_LOAD_BALANCER_NAME)
}

async function find(
  which: { readonly Names: string[] } | { readonly LoadBalancerArns: string[] },
  { aws }: Context,
): Promise<LoadBalancer | undefined> {
  const found = await unlessRefused(aws.elbv2('DescribeLoadBalancers', which), 'LoadBalancerNotFoundException')
  return found?.LoadBalancers?.[0]
}

function outputsOf(
  found: LoadBalancer | undefined,
  model: LoadBalancerModel,
  { models }: Context,
): Outputs['load-balancer'] {
  const outputs = plainOutputs(found)
  const [url = ''] = urls(model, models, key => (key === keyOf(model) ? outputs : undefined))
  return { ...outputs, url }
}

function plainOutputs(found: LoadBalancer | undefined): Outputs['load-balancer'] {
  return {
    arn: found?.LoadBalancerArn ?? '',
    dnsName: found?.DNSName ?? '',
    hostedZoneId: found?.CanonicalHostedZoneId ?? '',
  }
}

const PREFIX = 'EnablePrefixForIpv6SourceNat'

const RAW_DEFAULTS = { IpamPools: undefined, CustomerOwnedIpv4Pool: AS_IT_IS, [PREFIX]: 'off' }

/** What `.raw()` sets and nothing else does. */
function ownRaw({
  raw,
}: LoadBalancerModel): Pick<LoadBalancerProps, 'IpamPools' | 'CustomerOwnedIpv4Pool' | 'EnablePrefixForIpv6SourceNat'> {
  const { IpAddressType: _, SubnetMappings: __, ...rest } = raw ?? {}
  return rest
}

type Attributes = Pick<LoadBalancerProps, 'type' | 'idleTimeoutSeconds' | 'attributes'>

const formsOf = (type: string | undefined) =>
  type === 'network' ? NETWORK_LOAD_BALANCER_ATTRIBUTES : LOAD_BALANCER_ATTRIBUTES

/** Sets what differs, in one call. */
async function setAttributes(
  LoadBalancerArn: string,
  from: Attributes,
  to: Attributes,
  { aws }: Context,
): Promise<void> {
  const all = ({ idleTimeoutSeconds, attributes }: Attributes) => ({
    [IDLE_TIMEOUT]: String(idleTimeoutSeconds),
    ...attributes,
  })
  const Attributes = attributeChanges(all(from), all(to), formsOf(to.type))
  if (Attributes.length > 0) await aws.elbv2('ModifyLoadBalancerAttributes', { LoadBalancerArn, Attributes })
}
