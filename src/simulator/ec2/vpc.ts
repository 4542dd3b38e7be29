import type { DescribeVpcsCommandInput, DescribeVpcsCommandOutput, Vpc as VpcShape } from '@aws-sdk/client-ec2'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { tagList } from '../tag-list.ts'
import { matches } from './filters.ts'
import { vpcById } from './lookup.ts'
import { networking, type Vpc } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

export function describeVpcs(input: DescribeVpcsCommandInput, world: World): Output<DescribeVpcsCommandOutput> {
  const asked = input.VpcIds?.map(id => vpcById(world, id)) ?? [...networking(world).vpcs.values()]
  const found = asked.filter(vpc =>
    matches(
      input.Filters,
      { 'vpc-id': vpc.vpcId, 'is-default': String(vpc.isDefault), cidr: vpc.cidrBlock, state: 'available' },
      vpc.tags,
    ),
  )
  const { items, next } = page(found, input.MaxResults ?? 1000, input.NextToken)
  return {
    Vpcs: items.map(vpc => vpcView(vpc, world)),
    NextToken: next,
  }
}

export const vpcView = (vpc: Vpc, world: World): VpcShape => ({
  VpcId: vpc.vpcId,
  OwnerId: world.account,
  CidrBlock: vpc.cidrBlock,
  CidrBlockAssociationSet: [
    {
      AssociationId: `vpc-cidr-assoc-${vpc.vpcId.slice(4)}`,
      CidrBlock: vpc.cidrBlock,
      CidrBlockState: { State: 'associated' },
    },
  ],
  DhcpOptionsId: `dopt-${vpc.vpcId.slice(4)}`,
  IsDefault: vpc.isDefault,
  State: 'available',
  InstanceTenancy: 'default',
  Tags: tagList(vpc.tags),
})
