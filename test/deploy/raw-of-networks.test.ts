import { describe, expect, it } from 'vitest'
import {
  cluster,
  network,
  networkLoadBalancer,
  plan,
  type Stack,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { RawNetworkLoadBalancerSettings } from '../../src/model/raw-settings.ts'
import { account, defaultNetwork } from '../simulator/support.ts'
import { deployed, steps } from './settles.ts'

const vpc = network.default()
const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5)
const site = service('web')
  .cluster(cluster('prod'))
  .network(vpc)
  .taskDefinition(web.container('app', c => c.image('public.ecr.aws/nginx/nginx:1').port(5432)))
const edge = () => networkLoadBalancer('edge').network(vpc).tcp(5432)

const codesOf = (issues: readonly { readonly code: string }[]) => issues.map(({ code }) => code)

/**
 * What users of other tools ask of the addresses of Network Load Balancers:
 * https://github.com/hashicorp/terraform-provider-aws/issues/17281 another subnet is no other load balancer
 * https://github.com/hashicorp/terraform-provider-aws/issues/21530 a second deploy changes nothing
 * https://github.com/hashicorp/terraform-provider-aws/issues/7397 a mapping without an address is one, too
 * https://github.com/hashicorp/terraform-provider-aws/issues/41619 a private address is for internal ones
 * https://github.com/pulumi/pulumi-awsx/issues/690 subnets and mappings are not said both
 * https://github.com/terraform-aws-modules/terraform-aws-alb/issues/171 an address is of one load balancer
 */
describe('.raw() of a Network Load Balancer', () => {
  const of = (raw?: RawNetworkLoadBalancerSettings): Stack =>
    stack('shop').add(site.target(raw ? edge().raw(raw) : edge(), 'app', 5432))

  async function addressed() {
    const there = account()
    const { subnets } = await defaultNetwork(there.aws)
    const allocate = async () => (await there.aws.ec2('AllocateAddress', { Domain: 'vpc' })).AllocationId ?? ''
    const [a = '', b = '', c = ''] = subnets
    const read = async () => (await there.aws.elbv2('DescribeLoadBalancers', {})).LoadBalancers?.[0]
    return { there, a, b, c, first: await allocate(), second: await allocate(), read }
  }

  it('gives it addresses, which stay when it gets another subnet', async () => {
    const { there, a, b, c, first, second, read } = await addressed()
    const one = { SubnetId: a, AllocationId: first }
    await deployed(there, of({ SubnetMappings: [one] }))
    const made = await read()
    expect(made?.AvailabilityZones).toMatchObject([
      { SubnetId: a, LoadBalancerAddresses: [{ AllocationId: first, IpAddress: expect.stringMatching(/^198/) }] },
    ])
    const more = of({ SubnetMappings: [{ SubnetId: c }, { SubnetId: b, AllocationId: second }, one] })
    expect(await steps(more, there)).toEqual([['update', 'subnets']])
    await deployed(there, more)
    expect((await read())?.LoadBalancerArn).toBe(made?.LoadBalancerArn)
    // The subnets of the network again: what has an address keeps it.
    await deployed(there, of())
    const kept = (await read())?.AvailabilityZones?.flatMap(each => each.LoadBalancerAddresses ?? [])
    expect(kept?.flatMap(({ AllocationId }) => AllocationId ?? []).sort()).toEqual([first, second].sort())
  })

  it('a change of an address is refused by the plan, whoever made it, and can be made in two deploys', async () => {
    const { there, a, b, first, second, read } = await addressed()
    const having = (AllocationId: string) => of({ SubnetMappings: [{ SubnetId: a, AllocationId }, { SubnetId: b }] })
    await deployed(there, having(first))
    await expect(plan(having(second), there.simulator.options())).rejects.toMatchObject({
      code: 'load-balancer.address-fixed',
      message: expect.stringContaining('keeps its addresses'),
    })
    await deployed(there, of({ SubnetMappings: [{ SubnetId: b }] }), having(second))
    expect((await read())?.AvailabilityZones?.map(each => each.LoadBalancerAddresses)).toContainEqual([
      expect.objectContaining({ AllocationId: second }),
    ])
  })

  it.each([
    ['API-MEM-01', { SubnetMapping: [] }],
    ['API-MEM-01', { SubnetMappings: [{ SubnetId: 'subnet-a', AllocationID: 'eipalloc-a' }] }],
    ['API-MEM-01', { Subnets: ['subnet-a'] }],
    ['API-MEM-01', { IpamPools: { Ipv4IpamPoolId: 'ipam-pool-a' } }],
    ['API-VAL-01', { IpAddressType: 'ipv6' }],
    ['JSON-TYP-01', { SubnetMappings: 'subnet-a' }],
    ['LB-SUB-05', { EnablePrefixForIpv6SourceNat: 'on' }],
    ['LB-SUB-05', { SubnetMappings: [{ AllocationId: 'eipalloc-a' }] }],
    ['LB-SUB-05', { SubnetMappings: [{ SubnetId: 'subnet-a', PrivateIPv4Address: '10.0.0.4' }] }],
    ['LB-SUB-05', { SubnetMappings: [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }, { SubnetId: 'subnet-a' }] }],
  ])('is checked: %s %j', (code, raw) => {
    expect(new Set(codesOf(Reflect.apply(edge().raw, edge(), [raw]).issues()))).toEqual(new Set([code]))
  })

  it('an internal one has private addresses, and no others', () => {
    const internal = (address: object) =>
      edge()
        .internal()
        .raw({ SubnetMappings: [{ SubnetId: 'subnet-a', ...address }] })
    expect(internal({ PrivateIPv4Address: '10.0.0.4' }).issues()).toEqual([])
    expect(codesOf(internal({ AllocationId: 'eipalloc-a' }).issues())).toEqual(['LB-SUB-05'])
  })
})

describe('.raw() of a security group', () => {
  const of = (Description?: string) => {
    const group = securityGroup('db').network(vpc)
    return stack('shop').add(
      (Description === undefined ? group : group.raw({ Description })).allowFrom('10.0.0.0/8', 80),
    )
  }

  it('sets its description; another is another group', async () => {
    const there = account()
    await deployed(there, of('Postgres of the shop'))
    const read = async () =>
      (await there.aws.ec2('DescribeSecurityGroups', {})).SecurityGroups?.find(
        ({ GroupName }) => GroupName === 'shop-db',
      )
    expect(await read()).toMatchObject({ Description: 'Postgres of the shop' })
    expect(await steps(of(), there)).toContainEqual(['replace', 'description'])
    expect((await plan(of(), there.simulator.options())).notes).toContainEqual(
      expect.stringContaining('EC2 does not delete the old one'),
    )
    await deployed(there, of())
    expect(await read()).toMatchObject({ Description: 'Security group db' })
  })

  it.each([
    ['API-MEM-01', { Descriptions: 'a' }],
    ['API-MEM-01', { GroupName: 'a' }],
    ['SGR-DSC-01', { Description: 'ä' }],
    ['SGR-DSC-01', { Description: 'a'.repeat(256) }],
    ['JSON-TYP-01', { Description: 7 }],
  ])('is checked: %s %j', (code, raw) => {
    const group = securityGroup('db').network(vpc)
    expect(codesOf(Reflect.apply(group.raw, group, [raw]).issues())).toEqual([code])
  })
})
