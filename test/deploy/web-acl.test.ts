import { expect, test } from 'vitest'
import { type DeployEvent, deploy, destroy, loadBalancer, network, plan, type Stack, stack } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { WEB_ACLS } from '../faults/web-acls.ts'
import { account } from '../simulator/support.ts'
import { deployed, settles, steps } from './settles.ts'

const edge = () => loadBalancer('edge').network(network.default()).http()
const open = (): Stack => stack('shop').add(edge())
const guarded = (webAcl: string = WEB_ACLS.shop): Stack => stack('shop').add(edge().webAcl(webAcl))

function setting() {
  const { simulator, aws } = account()
  for (const name of Object.keys(WEB_ACLS)) simulator.webAcl(name)
  const arn = async (): Promise<string> =>
    (await aws.elbv2('DescribeLoadBalancers', {})).LoadBalancers?.[0]?.LoadBalancerArn ?? ''
  const protecting = async () =>
    (await aws.wafv2('GetWebACLForResource', { ResourceArn: await arn() })).WebACL?.ARN ?? 'none'
  const byHand = async (WebACLArn: string) => aws.wafv2('AssociateWebACL', { ResourceArn: await arn(), WebACLArn })
  const tags = async (): Promise<readonly string[]> =>
    ((await aws.elbv2('DescribeTags', { ResourceArns: [await arn()] })).TagDescriptions?.[0]?.Tags ?? []).flatMap(
      ({ Key = '' }) => (Key === 'fluent-ecs:web-acl' ? [Key] : []),
    )
  return { simulator, aws, protecting, byHand, tags }
}

const wafCalls = ({ calls }: Simulator): readonly string[] =>
  calls.filter(({ service }) => service === 'wafv2').map(({ operation }) => operation)

// https://github.com/hashicorp/terraform-provider-aws/issues/29080
// https://github.com/boto/boto3/issues/989
test('a load balancer that is made is protected before it has a listener, however long AWS WAF does not know it', async () => {
  const { simulator, protecting } = setting()
  const events: DeployEvent[] = []
  await deploy(guarded(), { ...simulator.options(), onEvent: event => void events.push(event) })
  expect(await protecting()).toBe(WEB_ACLS.shop)
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'retrying', because: expect.stringContaining('not known to AWS WAF yet') }),
  )
  const changes = simulator.calls.filter(({ outcome }) => outcome === 'ok').map(({ operation }) => operation)
  expect(changes.indexOf('AssociateWebACL')).toBeLessThan(changes.indexOf('CreateListener'))
  expect((await plan(guarded(), simulator.options())).isEmpty).toBe(true)
  await destroy(guarded(), simulator.options())
  expect(simulator.isEmpty()).toBe(true)
})

// https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2022
test('a load balancer that AWS WAF says does not exist is asked for again', async () => {
  const { simulator, protecting } = setting()
  const message = 'AWS WAF couldn’t perform the operation because your resource doesn’t exist.'
  for (const nth of [1, 2])
    simulator.inject(
      { service: 'wafv2', operation: 'AssociateWebACL', nth },
      { how: 'rejected', code: 'WAFNonexistentItemException', message },
    )
  await settles(guarded(), simulator)
  expect(await protecting()).toBe(WEB_ACLS.shop)
})

// https://github.com/advisories/GHSA-rjfv-pjvx-mjgv
// https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3780
test('what others have put there stays where the program says nothing, and AWS WAF is not asked at all', async () => {
  const { simulator, protecting, byHand } = setting()
  await settles(open(), simulator)
  await byHand(WEB_ACLS.strict)
  const before = wafCalls(simulator).length
  await settles(stack('shop').add(edge().idleTimeout(90)), simulator)
  expect(wafCalls(simulator).length).toBe(before)
  expect(await protecting()).toBe(WEB_ACLS.strict)
})

// https://github.com/zalando-incubator/kube-ingress-aws-controller/issues/445
// https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/4033
test('a web ACL that the program says no more is taken away again', async () => {
  const { simulator, protecting, tags } = setting()
  await deployed({ simulator }, open(), guarded())
  expect(await tags()).toHaveLength(1)
  expect(await steps(open(), { simulator })).toEqual([['update', 'webAcl']])
  await settles(open(), simulator)
  expect([await protecting(), await tags()]).toEqual(['none', []])
})

// https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3323
test('what others have put in its place stays when the program says nothing any more', async () => {
  const { simulator, protecting, byHand, tags } = setting()
  await settles(guarded(), simulator)
  await byHand(WEB_ACLS.strict)
  await settles(open(), simulator)
  expect([await protecting(), await tags()]).toEqual([WEB_ACLS.strict, []])
})

test('what others have put in its place is told, and replaced only with `adopt`', async () => {
  const { simulator, protecting, byHand, tags } = setting()
  await settles(guarded(), simulator)
  await byHand(WEB_ACLS.strict)
  await expect(plan(guarded(), simulator.options())).rejects.toMatchObject({
    code: 'ownership.foreign',
    message: expect.stringContaining(`has the web ACL ${WEB_ACLS.strict}, which this stack has not put there`),
  })
  const adopting = { ...simulator.options(), adopt: true }
  const drifted = String(await plan(guarded(), adopting))
  expect(drifted).toContain(`webAcl.arn: ${WEB_ACLS.strict} -> ${WEB_ACLS.shop}`)
  expect(drifted).toContain('webAcl.by: remove others')
  await deploy(guarded(), adopting)
  expect(await protecting()).toBe(WEB_ACLS.shop)
  await settles(guarded(WEB_ACLS.strict), simulator)
  expect([await protecting(), await tags()]).toEqual([WEB_ACLS.strict, ['fluent-ecs:web-acl']])
})

// https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/490
test('one that others have put there is as good as ours, and stays theirs', async () => {
  const { simulator, protecting, byHand } = setting()
  await settles(open(), simulator)
  await byHand(WEB_ACLS.shop)
  expect((await plan(guarded(), simulator.options())).isEmpty).toBe(true)
  await deployed({ simulator }, guarded(), open())
  expect(await protecting()).toBe(WEB_ACLS.shop)
})

test('a change that fails goes back to what was there, and to whose it was', async () => {
  for (const before of [open(), guarded(WEB_ACLS.strict)]) {
    const { simulator, protecting, byHand } = setting()
    await settles(before, simulator)
    await byHand(WEB_ACLS.strict)
    const broken = stack('shop').add(edge().webAcl(WEB_ACLS.shop).http({ port: 81 }))
    simulator.inject({ operation: 'CreateListener' }, { how: 'rejected', code: 'TooManyListeners' })
    await expect(deploy(broken, { ...simulator.options(), adopt: true, onFailure: 'restore' })).rejects.toMatchObject({
      outcome: 'failed',
    })
    expect(await protecting()).toBe(WEB_ACLS.strict)
    expect((await plan(before, simulator.options())).isEmpty).toBe(true)
  }
})

test('what is gone is not put back, and the rest goes back', async () => {
  const { simulator, protecting, aws } = setting()
  await settles(guarded(), simulator)
  const { LoadBalancers: [there] = [] } = await aws.elbv2('DescribeLoadBalancers', {})
  await aws.wafv2('DisassociateWebACL', { ResourceArn: there?.LoadBalancerArn })
  simulator.inject({ operation: 'CreateListener' }, { how: 'rejected', code: 'TooManyListeners' })
  const broken = stack('shop').add(edge().idleTimeout(90).http({ port: 81 }))
  const error: unknown = await deploy(broken, { ...simulator.options(), onFailure: 'restore' }).catch(each => each)
  expect(String(error)).not.toContain('The restore failed')
  expect(await protecting()).toBe('none')
  expect(await steps(guarded(), { simulator })).toEqual([['update', 'webAcl']])
})

test('what a deploy has put where ours was gone goes, where that deploy fails', async () => {
  for (const next of [WEB_ACLS.shop, WEB_ACLS.strict]) {
    const { simulator, protecting, tags, aws } = setting()
    await settles(guarded(), simulator)
    const { LoadBalancers: [there] = [] } = await aws.elbv2('DescribeLoadBalancers', {})
    await aws.wafv2('DisassociateWebACL', { ResourceArn: there?.LoadBalancerArn })
    simulator.inject({ operation: 'CreateListener' }, { how: 'rejected', code: 'TooManyListeners' })
    const broken = stack('shop').add(edge().webAcl(next).http({ port: 81 }))
    const error: unknown = await deploy(broken, { ...simulator.options(), onFailure: 'restore' }).catch(each => each)
    expect(String(error)).not.toContain('The restore failed')
    expect([await protecting(), await tags()]).toEqual(['none', []])
    await settles(guarded(), simulator)
    await settles(open(), simulator)
    expect([await protecting(), await tags()]).toEqual(['none', []])
  }
})

test.each([
  // https://github.com/hashicorp/terraform-provider-aws/issues/37778
  [
    'of another Region',
    WEB_ACLS.shop.replace('us-east-1', 'ap-southeast-1'),
    /takes those of its own Region, us-east-1/,
  ],
  ['that is not there', WEB_ACLS.shop.replace('/shop/', '/shops/'), /There is no web ACL/],
])('a web ACL %s is told before anything is changed', async (_what, arn, message) => {
  const { simulator } = setting()
  await expect(deploy(guarded(arn), simulator.options())).rejects.toMatchObject({
    code: 'web-acl.missing',
    message: expect.stringMatching(message),
  })
  expect(simulator.isEmpty()).toBe(true)
})

// https://github.com/cloud-custodian/cloud-custodian/pull/7698
test('that Firewall Manager may put its own back is told', async () => {
  const { simulator, byHand } = setting()
  await settles(open(), simulator)
  await byHand(simulator.webAcl('FMManagedWebACLV2-all-1700000000000'))
  expect((await plan(guarded(), { ...simulator.options(), adopt: true })).notes).toEqual([
    expect.stringMatching(/^load balancer edge: Firewall Manager has put the web ACL .* there, and may put it back$/),
  ])
})

// https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/386
test('a right that is missing is told in the words of AWS', async () => {
  const { simulator } = setting()
  await settles(open(), simulator)
  const message = 'User: deployer is not authorized to perform: elasticloadbalancing:SetWebACL on resource: edge'
  simulator.inject(
    { service: 'wafv2', operation: 'AssociateWebACL' },
    { how: 'rejected', code: 'AccessDeniedException', message },
  )
  await expect(deploy(guarded(), simulator.options())).rejects.toMatchObject({
    outcome: 'failed',
    message: expect.stringContaining('elasticloadbalancing:SetWebACL'),
  })
})
