import { describe, expect, it } from 'vitest'
import { existingNetwork } from '../../../../src/deploy/resources/network/existing-network.ts'
import { loadBalancerModel, networkModel } from '../models.ts'
import { refusing, type Script, scripted } from '../scripted-aws.ts'

const subnet = (id: string, zone: string, isDefault = true) => ({
  SubnetId: id,
  AvailabilityZone: zone,
  DefaultForAz: isDefault,
})
const account = (...subnets: object[]): Script => ({
  'ec2 DescribeVpcs': () => ({ Vpcs: [{ VpcId: 'vpc-1' }] }),
  'ec2 DescribeSubnets': () => ({ Subnets: subnets }),
})

describe('a network that exists', () => {
  it('is the default VPC with its default subnets, sorted', async () => {
    const { context } = scripted(account(subnet('b', '1b'), subnet('a', '1a'), subnet('c', '1c', false)))
    expect(await existingNetwork(networkModel, context)).toEqual({
      vpcId: 'vpc-1',
      cidrBlocks: [],
      subnets: ['a', 'b'],
      loadBalancerSubnets: ['a', 'b'],
    })
  })

  it('reads all pages of subnets', async () => {
    const { context } = scripted({
      ...account(),
      'ec2 DescribeSubnets': ({ NextToken }) =>
        NextToken ? { Subnets: [subnet('b', '1b')] } : { Subnets: [subnet('a', '1a')], NextToken: 'more' },
    })
    expect((await existingNetwork(networkModel, context)).subnets).toEqual(['a', 'b'])
  })

  it('keeps subnets for load balancers apart from those for tasks', async () => {
    const model = { ...networkModel, existing: { vpcId: 'vpc-1' }, subnets: ['p'], loadBalancerSubnets: ['b', 'a'] }
    const all = [subnet('a', '1a', false), subnet('b', '1b', false), subnet('p', '1a', false)]
    const { context } = scripted(account(...all), [{ ...loadBalancerModel, network: model }])
    expect(await existingNetwork(model, context)).toEqual({
      vpcId: 'vpc-1',
      cidrBlocks: [],
      subnets: ['p'],
      loadBalancerSubnets: ['a', 'b'],
    })
  })

  it('names the VPC that is not there', async () => {
    const { context } = scripted({ 'ec2 DescribeVpcs': refusing('InvalidVpcID.NotFound') })
    await expect(existingNetwork({ ...networkModel, existing: { vpcId: 'vpc-9' } }, context)).rejects.toThrow(
      /There is no VPC vpc-9 in us-east-1[\s\S]*network\.existing\(/,
    )
  })

  it('says that a Region has no default VPC', async () => {
    const { context } = scripted({ 'ec2 DescribeVpcs': () => ({ Vpcs: [] }) })
    await expect(existingNetwork(networkModel, context)).rejects.toMatchObject({
      code: 'network.missing',
      message: expect.stringContaining('There is no default VPC in us-east-1'),
    })
  })

  it('names the given subnets that the VPC does not have', async () => {
    const { context } = scripted(account(subnet('a', '1a')))
    const model = { ...networkModel, existing: { vpcId: 'vpc-1' }, subnets: ['a', 'x', 'y'] }
    await expect(existingNetwork(model, context)).rejects.toThrow('vpc-1 in us-east-1 has no subnets x, y')
  })

  it('says that a VPC without default subnets needs subnets', async () => {
    const { context } = scripted(account(subnet('a', '1a', false)))
    await expect(existingNetwork({ ...networkModel, existing: { vpcId: 'vpc-1' } }, context)).rejects.toThrow(
      'no default subnets',
    )
  })

  it.each([
    ['one zone', [subnet('a', '1a')]],
    ['two subnets of one zone', [subnet('a', '1a'), subnet('b', '1b'), subnet('c', '1b')]],
  ])('refuses %s for a load balancer, and only for one', async (_name, subnets) => {
    const without = scripted(account(...subnets))
    expect((await existingNetwork(networkModel, without.context)).vpcId).toBe('vpc-1')
    const { context } = scripted(account(...subnets), [loadBalancerModel])
    await expect(existingNetwork(networkModel, context)).rejects.toThrow('at least two zones, one in each')
  })
})
