import { isDeepStrictEqual } from 'node:util'
import type { Vpc } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { MadeNetworkModel, NetworkModel } from '../../../model/network.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ID, idIn, keyOf, ownerOf, STACK, tagOf } from '../../ownership.ts'
import { found } from '../found.ts'
import type { ManagedHandler } from '../handler.ts'
import { setTags } from '../set-tags.ts'
import { setsBackOnly } from '../sets-back.ts'
import { fromTagList, toTagList } from '../tag-list.ts'
import { hourlyOfNetwork } from './costs.ts'
import {
  documentOf,
  type EndpointPolicies,
  type EndpointPolicy,
  endpointPolicies,
  wantedPolicies,
  widenedPolicy,
} from './endpoint-policy.ts'
import { existingNetwork, filtersOf, rangesOf, subnetIdsOf } from './existing-network.ts'
import { foreseeNetwork } from './foresee-network.ts'
import { describedParts, endpointPart, type Layout, layoutOf, NOWHERE, publicSubnet } from './layout.ts'
import { livePartWords, liveZones } from './live-parts.ts'
import { madeOnce } from './made-once.ts'
import { makeParts, type Site } from './make-parts.ts'
import { networkParts, type Parts, tagsThroughout } from './parts.ts'
import { type Kept, NOTHING, removeParts } from './remove-parts.ts'
import { removeVpc, vacated } from './remove-vpc.ts'
import { chosenZones, wantedZones, type Zones } from './zones.ts'

export interface NetworkProps {
  readonly cidrBlock: string
  /** The zones by the numbers of their subnets. */
  readonly zones: Zones
  /** What it consists of, each part in words. */
  readonly parts: Readonly<Record<string, string>>
  /** The policies of its endpoints, by their services. */
  readonly policies: EndpointPolicies
  readonly tags: Tags
}

const WRITTEN = 'a network is made or exists'

function wantedTags(model: NetworkModel, context: Context): Tags {
  const made = asMade(model)
  return desiredTags(made, { Name: `${context.stack.name}-${made.id}`, ...made.tags }, context)
}

export const network: ManagedHandler<'network', NetworkProps> = {
  turn: 'land',
  holdsData: false,
  uniqueName: ({ id }) => id,
  asExisting: "network.existing({ vpcId: 'vpc-…', subnets: […] })",
  identity: ({ vpcId }) => vpcId,
  orphans: {
    type: 'ec2:vpc',
    arn: /:vpc\//,
    async confirm(arn, context) {
      const VpcIds = [arn.slice(arn.lastIndexOf('/') + 1)]
      const call = context.aws.ec2('DescribeVpcs', { VpcIds })
      const vpc = (await unlessRefused(call, 'InvalidVpcID.NotFound'))?.Vpcs?.[0]
      const tags = fromTagList(vpc?.Tags)
      return vpc && found('network', idIn(ownerOf(tags)?.id ?? ''), outputsOf(vpc, []), tags)
    },
  },
  isNamed: (name, id) => name === id,
  back: { ...setsBackOnly(['policies', 'tags'], 'parts that it gets are not taken away again'), ours: ['policies'] },
  immutable: [],
  lists: ['cidrBlocks', 'subnets', 'loadBalancerSubnets'],
  newOutputsOnUpdate: changes =>
    changes.some(({ path }) => /^parts\.(public|private) subnet /.test(path)) ? ['subnets', 'loadBalancerSubnets'] : [],

  existing: async (model, _refs, context) => existingNetwork(model, context),

  desired: (model, _refs, context, live) => {
    const made = asMade(model)
    const zones = wantedZones(made, live?.zones)
    return {
      cidrBlock: made.cidrBlock,
      zones,
      parts: describedParts(layoutFor(made, zones)),
      policies: wantedPolicies(made),
      tags: wantedTags(model, context),
    }
  },

  async read(model, _refs, context) {
    const all = await ourVpcs(model, context)
    const read = await Promise.all(all.map(async vpc => ({ vpc, parts: await networkParts(vpc.VpcId ?? '', context) })))
    // Where a lost answer left two of them, the one that more was made in.
    const [first, ...spares] = read.sort((a, b) => b.parts.subnets.size - a.parts.subnets.size)
    if (!first) return undefined
    const { vpc, parts } = first
    const { VpcId = '', CidrBlock = '' } = vpc
    const tags = fromTagList(vpc.Tags)
    const zones = liveZones(parts)
    const wanted = Object.keys(wantedZones(asMade(model), zones))
    const spare = spares.map(each => each.vpc.VpcId).join(', ')
    return {
      outputs: outputsOf(vpc, subnetsFor(asMade(model), parts, wanted), subnetsNamed(parts, wanted.map(publicOf))),
      props: {
        cidrBlock: CidrBlock,
        zones,
        parts: { ...livePartWords(parts, VpcId), ...(spare && { 'spare VPC': spare }) },
        policies: endpointPolicies(parts),
        tags: tagsThroughout(comparedTags(tags), wantedTags(model, context), parts),
      },
      owner: ownerOf(tags),
    }
  },

  foresee: foreseeNetwork,
  hourly: hourlyOfNetwork,

  async create(desired, model, context) {
    const { aws } = context
    const vpcId = await madeOnce(
      {
        create: async () => {
          const TagSpecifications = [{ ResourceType: 'vpc' as const, Tags: toTagList(creationTags(desired)) }]
          const { Vpc } = await aws.ec2('CreateVpc', { CidrBlock: desired.cidrBlock, TagSpecifications })
          return Vpc?.VpcId ?? ''
        },
        find: async () => (await ourVpcs(model, context)).map(({ VpcId = '' }) => VpcId),
        discard: VpcId => aws.ec2('DeleteVpc', { VpcId }),
      },
      context,
    )
    return completed(vpcId, desired, asMade(model), context)
  },

  async update(desired, live, changed, model, context) {
    const { vpcId } = live.outputs
    const outputs =
      changed.has('parts') || changed.has('zones')
        ? await completed(vpcId, desired, asMade(model), context)
        : live.outputs
    if (changed.has('policies'))
      await setPolicies(
        vpcId,
        changedPolicies(desired, live.props).filter(({ live: now, wide }) => !isSame(now, wide)),
        ({ wide }) => wide,
        context,
      )
    if (changed.has('tags')) {
      const ids = [vpcId, ...idsOfParts(await networkParts(vpcId, context))]
      await setTags.ec2(ids, live.props.tags, desired.tags, context)
    }
    return outputs
  },

  retire(desired, live, context, model) {
    const isLost = Object.keys(live.props.parts).some(part => !Object.hasOwn(desired.parts, part))
    const closes = Object.entries(desired.parts).some(
      ([part, words]) => words.startsWith(NOWHERE) && live.props.parts[part] !== words,
    )
    const narrows = changedPolicies(desired, live.props).filter(({ wide, wanted }) => !isSame(wide, wanted))
    if (!isLost && !closes && narrows.length === 0) return undefined
    return async () => {
      const { vpcId } = live.outputs
      await setPolicies(vpcId, narrows, ({ wanted }) => wanted, context)
      if (!isLost && !closes) return
      const parts = await networkParts(vpcId, context)
      const kept = keptOf(layoutFor(asMade(model), desired.zones), desired, parts)
      const going = subnetIdsOf([...parts.subnets.values()].flat()).filter(id => !kept.subnetIds.has(id))
      if (going.length > 0) await vacated(vpcId, going, context)
      await removeParts(parts, vpcId, kept, context)
      const spares = (await ourVpcs(model, context)).filter(({ VpcId }) => VpcId !== vpcId)
      for (const { VpcId = '' } of spares) await removeWhole(VpcId, context)
    }
  },

  remove: ({ vpcId }, context) => removeWhole(vpcId, context),
}

interface PolicyChange {
  readonly part: string
  readonly live: EndpointPolicy | undefined
  readonly wanted: EndpointPolicy | undefined
  /** What there is until nobody needs any more what was allowed. */
  readonly wide: EndpointPolicy | undefined
}

/** The policies that change, of endpoints that are there and stay. */
function changedPolicies(desired: NetworkProps, { parts, policies }: NetworkProps): PolicyChange[] {
  const services = new Set([...Object.keys(desired.policies), ...Object.keys(policies)])
  return [...services].flatMap(service => {
    const part = endpointPart(service)
    const [live, wanted] = [policies[service], desired.policies[service]]
    const stays = Object.hasOwn(parts, part) && Object.hasOwn(desired.parts, part)
    return stays && !isSame(live, wanted) ? [{ part, live, wanted, wide: widenedPolicy(live, wanted) }] : []
  })
}

async function setPolicies(
  vpcId: string,
  changes: readonly PolicyChange[],
  policyOf: (change: PolicyChange) => EndpointPolicy | undefined,
  context: Context,
): Promise<void> {
  if (changes.length === 0) return
  const { endpoints } = await networkParts(vpcId, context)
  for (const change of changes) {
    const VpcEndpointId = endpoints.get(change.part)?.[0]?.VpcEndpointId
    if (VpcEndpointId === undefined) continue
    await context.aws.ec2('ModifyVpcEndpoint', { VpcEndpointId, PolicyDocument: documentOf(policyOf(change)) })
  }
}

const isSame = (one: EndpointPolicy | undefined, other: EndpointPolicy | undefined): boolean =>
  isDeepStrictEqual(one, other)

async function removeWhole(vpcId: string, context: Context): Promise<void> {
  const there = await unlessRefused(context.aws.ec2('DescribeVpcs', { VpcIds: [vpcId] }), 'InvalidVpcID.NotFound')
  if (!there?.Vpcs?.length) return
  await vacated(vpcId, 'all', context)
  await removeParts(await networkParts(vpcId, context), vpcId, NOTHING, context)
  await removeVpc(vpcId, context)
}

/** Makes what is missing of it, and tells what it then has. */
async function completed(
  vpcId: string,
  desired: NetworkProps,
  model: MadeNetworkModel,
  context: Context,
): Promise<Outputs['network']> {
  const { cidrBlock, policies, tags } = desired
  const there = liveZones(await networkParts(vpcId, context))
  const zones = await chosenZones(model, wantedZones(model, there), context)
  const site: Site = { id: model.id, vpcId, cidrBlock, zones, policies, tags }
  await makeParts(layoutFor(model, zones), site, context)
  const parts = await networkParts(vpcId, context)
  const wanted = Object.keys(zones)
  const vpc = { VpcId: vpcId, CidrBlock: cidrBlock }
  return outputsOf(vpc, subnetsFor(model, parts, wanted), subnetsNamed(parts, wanted.map(publicOf)))
}

const layoutFor = (model: MadeNetworkModel, zones: Zones): Layout => layoutOf(model, Object.keys(zones).map(Number))

/** What stays of it: what the program has. */
function keptOf({ tables }: Layout, { parts: wanted }: NetworkProps, parts: Parts): Kept {
  const has = (part: string): boolean => Object.hasOwn(wanted, part)
  const subnetIds = [...parts.subnets].flatMap(([part, [first]]) => (has(part) ? (first?.SubnetId ?? []) : []))
  const closed = tables.flatMap(({ part, to }) => (to === undefined ? part : []))
  return { has, subnetIds: new Set(subnetIds), closed: new Set(closed) }
}

async function ourVpcs(model: NetworkModel, { aws, stack }: Context): Promise<readonly Vpc[]> {
  const Filters = filtersOf({ [STACK]: stack.name, [ID]: tagOf(keyOf(model)) })
  return (await aws.ec2('DescribeVpcs', { Filters })).Vpcs ?? []
}

function subnetsFor(model: MadeNetworkModel, parts: Parts, indexes: readonly string[]): string[] {
  const { subnets } = layoutOf(model, indexes.map(Number))
  const names = subnets.map(({ part }) => part)
  const own = names.filter(part => part.startsWith('private'))
  return subnetsNamed(parts, own.length > 0 ? own : names)
}

const publicOf = (index: string): string => publicSubnet(Number(index))

const subnetsNamed = ({ subnets }: Parts, names: readonly string[]): string[] =>
  subnetIdsOf(names.flatMap(name => subnets.get(name)?.[0] ?? []))

function outputsOf(vpc: Vpc, subnets: readonly string[], loadBalancerSubnets = subnets): Outputs['network'] {
  return { vpcId: vpc.VpcId ?? '', cidrBlocks: rangesOf(vpc), subnets, loadBalancerSubnets }
}

function idsOfParts(parts: Parts): string[] {
  const { gateways, subnets, tables, nats, addresses, endpoints, groups } = parts
  return [
    ...[...gateways.values()].flat().map(each => each.InternetGatewayId),
    ...[...subnets.values()].flat().map(each => each.SubnetId),
    ...[...tables.values()].flat().map(each => each.RouteTableId),
    ...[...nats.values()].flat().map(each => each.NatGatewayId),
    ...[...addresses.values()].flat().map(each => each.AllocationId),
    ...[...endpoints.values()].flat().map(each => each.VpcEndpointId),
    ...[...groups.values()].flat().map(each => each.GroupId),
  ].flatMap(id => id ?? [])
}

/** One that exists is looked up: nothing of it is compared or made. */
function asMade(model: NetworkModel): MadeNetworkModel {
  if (model.existing) throw new Error(WRITTEN)
  return model
}
