import { allPages } from '../../../aws/pages.ts'
import type { Subnet, Vpc } from '../../../aws/shapes/ec2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { PlanError } from '../../../errors.ts'
import type { NetworkModel } from '../../../model/network.ts'
import type { Context } from '../../context.ts'
import type { LookupHandler } from '../handler.ts'

const EXISTING = "network.existing({ vpcId: 'vpc-…', subnets: ['subnet-…', 'subnet-…'] })"

export const network: LookupHandler<'network'> = {
  async lookup(model, context) {
    const vpc = await findVpc(model, context)
    const { VpcId: vpcId = '' } = vpc
    const all = await subnetsOf(vpcId, context)
    const subnets = model.subnets
      ? given(model.subnets, all, vpcId, model, context)
      : all.filter(({ DefaultForAz }) => DefaultForAz)
    if (subnets.length === 0) {
      throw missing(model, `${vpcId} in ${context.region} has no default subnets`, `Give subnets: ${EXISTING}`)
    }
    const forLoadBalancers = model.loadBalancerSubnets
      ? given(model.loadBalancerSubnets, all, vpcId, model, context)
      : subnets
    if (context.models.some(other => other.kind === 'load-balancer' && other.network.id === model.id)) {
      checkZones(forLoadBalancers, model)
    }
    return { vpcId, cidrBlocks: rangesOf(vpc), subnets: idsOf(subnets), loadBalancerSubnets: idsOf(forLoadBalancers) }
  },
}

async function findVpc(model: NetworkModel, { aws, region }: Context): Promise<Vpc> {
  if (model.vpcId === undefined) {
    const { Vpcs: [vpc] = [] } = await aws.ec2('DescribeVpcs', { Filters: [{ Name: 'is-default', Values: ['true'] }] })
    if (vpc?.VpcId) return vpc
    throw missing(model, `There is no default VPC in ${region}`, `Give a VPC: ${EXISTING}`)
  }
  const found = await unlessRefused(aws.ec2('DescribeVpcs', { VpcIds: [model.vpcId] }), 'InvalidVpcID.NotFound')
  const [vpc] = found?.Vpcs ?? []
  if (vpc) return vpc
  throw missing(model, `There is no VPC ${model.vpcId} in ${region}`, `Check the id and the Region: ${EXISTING}`)
}

/** The address ranges that a VPC has, IPv4 first. */
function rangesOf(vpc: Vpc): string[] {
  const { CidrBlock, CidrBlockAssociationSet = [], Ipv6CidrBlockAssociationSet = [] } = vpc
  const more = CidrBlockAssociationSet.filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated')
  const ipv6 = Ipv6CidrBlockAssociationSet.filter(
    ({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === 'associated',
  )
  const ranges = [CidrBlock, ...more.map(each => each.CidrBlock), ...ipv6.map(each => each.Ipv6CidrBlock)]
  return [...new Set(ranges.flatMap(range => range ?? []))]
}

async function subnetsOf(vpcId: string, { aws }: Context): Promise<Subnet[]> {
  return allPages(async next => {
    const { Subnets, NextToken } = await aws.ec2('DescribeSubnets', {
      Filters: [{ Name: 'vpc-id', Values: [vpcId] }],
      NextToken: next,
    })
    return { items: Subnets, next: NextToken }
  })
}

function given(
  ids: readonly string[],
  all: readonly Subnet[],
  vpcId: string,
  model: NetworkModel,
  { region }: Context,
): Subnet[] {
  const found = all.filter(({ SubnetId = '' }) => ids.includes(SubnetId))
  const absent = ids.filter(id => !found.some(({ SubnetId }) => SubnetId === id))
  if (absent.length === 0) return found
  const what = `${absent.length === 1 ? 'subnet' : 'subnets'} ${absent.join(', ')}`
  const has = `It has ${idsOf(all).join(', ') || 'none'}.`
  throw missing(model, `${vpcId} in ${region} has no ${what}`, `${has} Give ids of that VPC: ${EXISTING}`)
}

function checkZones(subnets: readonly Subnet[], model: NetworkModel): void {
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

function idsOf(subnets: readonly Subnet[]): string[] {
  return subnets.map(({ SubnetId = '' }) => SubnetId).sort()
}

function missing({ id }: NetworkModel, message: string, fix: string): PlanError {
  return new PlanError('network.missing', { resource: `network ${id}`, message, fix })
}
