import { allPages } from '../../../aws/pages.ts'
import type { Subnet, Vpc } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import type { Outputs } from '../../../model/index.ts'
import type { ExistingNetworkModel, Subnets } from '../../../model/network.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { wordsOfTags } from '../existing.ts'

const EXISTING = "network.existing({ vpcId: 'vpc-…', subnets: ['subnet-…', 'subnet-…'] })"

/** The VPC and subnets that the program says exist. */
export async function existingNetwork(model: ExistingNetworkModel, context: Context): Promise<Outputs['network']> {
  const vpc = await findVpc(model, context)
  const { VpcId: vpcId = '' } = vpc
  const all = await subnetsOf(vpcId, context)
  const subnets = model.subnets
    ? await given(model.subnets, all, vpcId, model, context)
    : all.filter(({ DefaultForAz }) => DefaultForAz)
  if (subnets.length === 0) {
    throw missing(model, `${vpcId} in ${context.region} has no default subnets`, `Give subnets: ${EXISTING}`)
  }
  const forLoadBalancers = model.loadBalancerSubnets
    ? await given(model.loadBalancerSubnets, all, vpcId, model, context)
    : subnets
  if (context.models.some(other => other.kind === 'load-balancer' && other.network?.id === model.id)) {
    checkZones(forLoadBalancers, model)
  }
  return {
    vpcId,
    cidrBlocks: rangesOf(vpc),
    subnets: subnetIdsOf(subnets),
    loadBalancerSubnets: subnetIdsOf(forLoadBalancers),
  }
}

async function findVpc(model: ExistingNetworkModel, { aws, region }: Context): Promise<Vpc> {
  const { existing } = model
  if (existing === 'default') {
    const { Vpcs: [vpc] = [] } = await aws.ec2('DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] })
    if (vpc?.VpcId) return vpc
    throw missing(model, `There is no default VPC in ${region}`, `Give a VPC: ${EXISTING}`)
  }
  if ('tags' in existing) return taggedVpc(model, existing.tags, { aws, region })
  const { vpcId } = existing
  const found = await unlessRefused(aws.ec2('DescribeVpcs', { VpcIds: [vpcId] }), 'InvalidVpcID.NotFound')
  const [vpc] = found?.Vpcs ?? []
  if (vpc) return vpc
  throw missing(model, `There is no VPC ${vpcId} in ${region}`, `Check the id and the Region: ${EXISTING}`)
}

async function taggedVpc(model: ExistingNetworkModel, tags: Tags, { aws, region }: Pick<Context, 'aws' | 'region'>) {
  const { Vpcs = [] } = await aws.ec2('DescribeVpcs', { Filters: filtersOf(tags) })
  const [vpc, ...others] = Vpcs
  if (vpc && others.length === 0) return vpc
  const ids = Vpcs.map(({ VpcId }) => VpcId).join(', ')
  const words = wordsOfTags(tags)
  if (vpc)
    throw missing(model, `There are ${Vpcs.length} VPCs ${words} in ${region}: ${ids}`, `Say which one: ${EXISTING}`)
  throw missing(
    model,
    `There is no VPC ${words} in ${region}`,
    `Check the tags and the Region, or give its id: ${EXISTING}`,
  )
}

export const filtersOf = (tags: Tags) =>
  Object.entries(tags).map(([key, value]) => ({ Name: `tag:${key}`, Values: [value] }))

/** The address ranges that a VPC has, IPv4 first. */
export function rangesOf(vpc: Vpc): string[] {
  const { CidrBlock, CidrBlockAssociationSet = [], Ipv6CidrBlockAssociationSet = [] } = vpc
  const more = CidrBlockAssociationSet.filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated')
  const ipv6 = Ipv6CidrBlockAssociationSet.filter(
    ({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === 'associated',
  )
  const ranges = [CidrBlock, ...more.map(each => each.CidrBlock), ...ipv6.map(each => each.Ipv6CidrBlock)]
  return [...new Set(ranges.flatMap(range => range ?? []))]
}

async function subnetsOf(vpcId: string, { aws }: Context, tags: Tags = {}): Promise<Subnet[]> {
  return allPages(async next => {
    const { Subnets, NextToken } = await aws.ec2('DescribeSubnets', {
      Filters: [{ Name: 'vpc-id', Values: [vpcId] }, ...filtersOf(tags)],
      NextToken: next,
    })
    return { items: Subnets, next: NextToken }
  })
}

async function given(
  ids: Subnets,
  all: readonly Subnet[],
  vpcId: string,
  model: ExistingNetworkModel,
  context: Context,
): Promise<Subnet[]> {
  const { region } = context
  if ('tags' in ids) {
    const tagged = await subnetsOf(vpcId, context, ids.tags)
    if (tagged.length > 0) return tagged
    const words = wordsOfTags(ids.tags)
    throw missing(
      model,
      `${vpcId} in ${region} has no subnet ${words}`,
      `It has ${subnetIdsOf(all).join(', ') || 'none'}.`,
    )
  }
  const found = all.filter(({ SubnetId = '' }) => ids.includes(SubnetId))
  const absent = ids.filter(id => !found.some(({ SubnetId }) => SubnetId === id))
  if (absent.length === 0) return found
  const what = `${absent.length === 1 ? 'subnet' : 'subnets'} ${absent.join(', ')}`
  const has = `It has ${subnetIdsOf(all).join(', ') || 'none'}.`
  throw missing(model, `${vpcId} in ${region} has no ${what}`, `${has} Give ids of that VPC: ${EXISTING}`)
}

function checkZones(subnets: readonly Subnet[], model: ExistingNetworkModel): void {
  const zones = subnets.map(({ AvailabilityZone = '' }) => AvailabilityZone)
  const distinct = new Set(zones).size
  if (distinct >= 2 && distinct === zones.length) return
  const seen = subnets.map(({ SubnetId, AvailabilityZone }) => `${SubnetId} (${AvailabilityZone})`).join(', ')
  throw missing(
    model,
    `A load balancer needs subnets in at least two zones, one in each. There are: ${seen}`,
    "Give one subnet for each of two or more zones: network.existing({ …, loadBalancerSubnets: ['subnet-…', 'subnet-…'] })",
  )
}

export function subnetIdsOf(subnets: readonly Subnet[]): string[] {
  return subnets.map(({ SubnetId = '' }) => SubnetId).sort()
}

function missing({ id }: ExistingNetworkModel, message: string, fix: string): PlanError {
  return new PlanError('network.missing', { resource: `network ${id}`, message, fix })
}
