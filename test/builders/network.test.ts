import { describe, expect, it } from 'vitest'
import { deploy, loadBalancer, network, stack } from '../../src/index.ts'
import type { NetworkOptions } from '../../src/internal.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { errorsIn } from './issues.ts'

describe('network', () => {
  it('is the default VPC, with public addresses', () => {
    expect(network.default().build()).toEqual({
      kind: 'network',
      id: 'default',
      existing: 'default',
      assignPublicIp: true,
    })
  })

  it('is a VPC by its id, without public addresses unless asked for', () => {
    const given = { vpcId: 'vpc-1', subnets: ['subnet-a'], loadBalancerSubnets: ['subnet-b', 'subnet-c'] }
    const { vpcId, ...subnets } = given
    expect(network.existing(given).build()).toEqual({
      kind: 'network',
      id: 'vpc-1:subnet-a:subnet-b,subnet-c',
      existing: { vpcId },
      ...subnets,
      assignPublicIp: false,
    })
    expect(network.existing({ ...given, assignPublicIp: true }).build().assignPublicIp).toBe(true)
  })

  it.each([
    ['no subnets', { subnets: [] }],
    ['17 subnets', { subnets: Array.from({ length: 17 }, (_, at) => `subnet-${at}`) }],
    ['an empty subnet id', { subnets: [''] }],
    ['no load balancer subnets', { subnets: ['subnet-a'], loadBalancerSubnets: [] }],
    ['an empty VPC id', { subnets: ['subnet-a'], vpcId: '' }],
  ])('refuses %s', (_what, settings) => {
    expect(errorsIn(network.existing({ vpcId: 'vpc-1', ...settings }))).toEqual(['SVC-NET-03'])
  })

  it.each<[string, NetworkOptions, string[]]>([
    ['nothing that is said', {}, []],
    ['the smallest range', { cidrBlock: '10.0.0.0/23', zones: 8 }, []],
    ['endpoints of ECR', { endpoints: ['ecr.api', 'ecr.dkr', 's3'] }, []],
    ['an endpoint beside NAT', { nat: 'one', endpoints: ['logs'] }, []],
    ['routes alone', { endpoints: ['s3', 'dynamodb'] }, []],
    ['a range without room', { cidrBlock: '10.0.0.0/24' }, ['VPC-CID-01']],
    ['a range that AWS does not take', { cidrBlock: '10.0.0.0/8' }, ['VPC-CID-01']],
    ['a range of IPv6', { cidrBlock: 'fd00::/16' }, ['VPC-CID-01']],
    ['no range', { cidrBlock: '' }, ['VPC-CID-01']],
    ['a range that begins elsewhere', { cidrBlock: '10.0.1.0/16' }, ['VPC-CID-02']],
    ['no zone', { zones: 0 }, ['VPC-ZON-01']],
    ['half a zone', { zones: 1.5 }, ['VPC-ZON-01']],
    ['nine zones', { zones: 9 }, ['VPC-ZON-01']],
    ['a zone twice', { zones: ['us-east-1a', 'us-east-1a'] }, ['VPC-ZON-01']],
    ['a Region for a zone', { zones: ['us-east-1', 'us-east-1b'] }, ['VPC-ZON-01']],
    ['an endpoint by its whole name', { endpoints: ['com.amazonaws.us-east-1.s3'], nat: 'one' }, ['VPE-NAM-01']],
    ['an endpoint twice', { endpoints: ['s3', 's3'] }, ['VPE-NAM-01']],
    ['endpoints of half of ECR', { endpoints: ['ecr.dkr'] }, ['VPE-FGT-01']],
  ])('that is made of %s', (_what, options, codes) => {
    expect(
      network('shop', options)
        .issues()
        .map(({ code }) => code),
    ).toEqual(codes)
  })

  it.each([
    ['46 tags', 46, {}],
    ['46 tags and a name', 46, { Name: 'shop' }],
  ])('has room for %s, and no more', async (_what, count, name) => {
    const tags = { ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, ''])), ...name }
    const vpc = network('shop', { nat: 'one', endpoints: ['s3', 'logs'] }).tags(tags)
    expect(errorsIn(vpc.tags({ more: '' }))).toEqual(['TD-TAG-01'])
    const { outcome } = await deploy(stack('shop').add(vpc), createSimulator().options())
    expect(outcome).toBe('deployed')
  })

  it('has no other NAT', () => {
    // @ts-expect-error plain JavaScript gives what it likes
    expect(network('shop', { nat: 'two' }).issues()).toMatchObject([{ code: 'NAT-ZON-01' }])
  })

  it('needs two zones for a load balancer', () => {
    expect(
      errorsIn(
        loadBalancer('edge')
          .network(network('shop', { zones: 1 }))
          .http(),
      ),
    ).toEqual(['LB-SUB-02'])
  })
})
