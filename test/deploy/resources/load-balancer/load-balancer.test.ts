import { describe, expect, it } from 'vitest'
import { Deadline } from '../../../../src/aws/deadline.ts'
import { loadBalancer } from '../../../../src/deploy/resources/load-balancer/load-balancer.ts'
import { loadBalancerModel } from '../models.ts'
import { refsTo, refusing, scripted } from '../scripted-aws.ts'

const refs = refsTo({
  network: { vpcId: 'vpc-1', subnets: ['t'], loadBalancerSubnets: ['b', 'a'] },
  'security-group': { groupId: 'sg-1' },
})
const found = {
  LoadBalancerArn: 'lb-1',
  LoadBalancerName: 'edge',
  DNSName: 'edge-1.elb.amazonaws.com',
  CanonicalHostedZoneId: 'ZLB',
  Scheme: 'internet-facing',
  VpcId: 'vpc-1',
  IpAddressType: 'ipv4',
  AvailabilityZones: [{ SubnetId: 'b' }, { SubnetId: 'a' }],
  SecurityGroups: ['sg-1'],
}
const account = (code: string) => ({
  'elbv2 DescribeLoadBalancers': () => ({ LoadBalancers: [{ ...found, State: { Code: code } }] }),
  'elbv2 DescribeTags': () => ({
    TagDescriptions: [
      {
        ResourceArn: 'lb-1',
        Tags: [
          { Key: 'fluent-ecs:id', Value: 'load-balancer/edge' },
          { Key: 'fluent-ecs:stack', Value: 'shop' },
          { Key: 'owner', Value: 'us' },
          { Key: 'team', Value: 'shop' },
        ],
      },
    ],
  }),
  'elbv2 DescribeLoadBalancerAttributes': () => ({
    Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '60' }],
  }),
})

describe('load balancer', () => {
  it('reads back what it wants, and is unsettled while it is provisioned', async () => {
    const { context } = scripted(account('provisioning'))
    const live = await loadBalancer.read(loadBalancerModel, refs, context)
    expect(live?.props).toEqual(loadBalancer.desired(loadBalancerModel, refs, context))
    expect(live).toMatchObject({ unsettled: true, outputs: { dnsName: found.DNSName, hostedZoneId: 'ZLB' } })
  })

  it('is not there when ELB does not know its name', async () => {
    const { context } = scripted({ 'elbv2 DescribeLoadBalancers': refusing('LoadBalancerNotFoundException') })
    expect(await loadBalancer.read(loadBalancerModel, refs, context)).toBeUndefined()
  })

  it('makes only the calls that a change needs', async () => {
    const { context, calls } = scripted({ 'elbv2 SetSubnets': () => ({}), 'elbv2 SetSecurityGroups': () => ({}) })
    const desired = loadBalancer.desired(loadBalancerModel, refs, context)
    const outputs = { arn: 'lb-1', dnsName: '', hostedZoneId: '' }
    const live = { outputs, props: { ...desired, subnets: ['a', 'c'] }, owner: undefined }
    await loadBalancer.update(desired, live, new Set(['subnets']), loadBalancerModel, context)
    expect(calls).toEqual([{ call: 'elbv2 SetSubnets', input: { LoadBalancerArn: 'lb-1', Subnets: ['a', 'b'] } }])
  })

  it('settles once it is active, and says why it cannot be', async () => {
    const outputs = { arn: 'lb-1', dnsName: '', hostedZoneId: '' }
    const states = ['provisioning', 'provisioning', 'active']
    const waiting = scripted({
      'elbv2 DescribeLoadBalancers': () => ({ LoadBalancers: [{ ...found, State: { Code: states.shift() } }] }),
    })
    const clock = { now: () => 0, sleep: async () => {} }
    await loadBalancer.settle?.(outputs, loadBalancerModel, { ...waiting.context, clock }, { failed: false })
    expect(waiting.calls).toHaveLength(3)
    const impaired = { ...scripted(account('active_impaired')).context, clock, deadline: new Deadline(clock, 0) }
    await loadBalancer.settle?.(outputs, loadBalancerModel, impaired, { failed: false })
    const failing = scripted(account('failed')).context
    await expect(
      loadBalancer.settle?.(outputs, loadBalancerModel, { ...failing, clock }, { failed: false }),
    ).rejects.toThrow('failed')
    const late = { ...scripted(account('provisioning')).context, clock, deadline: new Deadline(clock, 0) }
    await expect(loadBalancer.settle?.(outputs, loadBalancerModel, late, { failed: false })).rejects.toMatchObject({
      outcome: 'timed-out',
      message: expect.stringContaining('provisioning (0 seconds in phase "load-balancer", limited by timeoutSeconds)'),
    })
  })
})
