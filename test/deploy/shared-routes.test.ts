import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  type TargetOptions,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { errorsOf } from './errors-of.ts'
import { liveRules } from './live-rules.ts'
import { deployed } from './settles.ts'

type Account = ReturnType<typeof account>

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).internal().http()
const route = edge.host('shop.example.com')
const definition = (name: string, image = 'nginx:1') =>
  taskDefinition(name)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(80))
const app = (name: string, options: TargetOptions, to: typeof route = route, tasks = 1) =>
  service(name)
    .cluster(cluster('prod'))
    .taskDefinition(definition(name))
    .network(vpc)
    .desiredCount(tasks)
    .target(to, 'app', 80, options)

/** A service of each name, with these weights. */
const shared = (weights: Readonly<Record<string, number>>, to: typeof route = route): Stack =>
  stack('shop').add(...Object.entries(weights).map(([name, weight]) => app(name, { weight }, to)))

/** The rules of the listener in the order in which they are tried, with the groups of each. */
async function rulesIn(there: Account) {
  return (await liveRules(there)).map(({ RuleArn, Actions: [action] = [] }) => {
    const { TargetGroups: groups = [], TargetGroupStickinessConfig: sticky } = action?.ForwardConfig ?? {}
    return { RuleArn, groups, ...(sticky?.Enabled && { for: sticky.DurationSeconds }) }
  })
}

/** The weights of each rule, by the beginning of the names of their groups. */
const weightsIn = async (there: Account) =>
  (await rulesIn(there)).map(({ groups, RuleArn: _, ...others }) => ({
    ...Object.fromEntries(
      groups.map(({ TargetGroupArn = '', Weight }) => [TargetGroupArn.split('/')[1]?.slice(5, 8), Weight]),
    ),
    ...others,
  }))

/** What changes something, and the moments in which a group that gets requests does not answer. */
async function change(there: Account, program: Stack) {
  const { aws, simulator } = there
  const before = simulator.calls.length
  const silent: string[] = []
  let isOver = false
  const watch = async (): Promise<void> => {
    while (!isOver) {
      const [first] = await rulesIn(there)
      for (const { TargetGroupArn = '', Weight } of first?.groups ?? []) {
        const { TargetHealthDescriptions: found = [] } = await aws.elbv2('DescribeTargetHealth', { TargetGroupArn })
        if (Weight !== 0 && !found.some(({ TargetHealth }) => TargetHealth?.State === 'healthy'))
          silent.push(TargetGroupArn)
      }
      await simulator.clock.sleep(1000)
    }
  }
  const done = deploy(program, { ...simulator.options(), prune: true }).finally(() => {
    isOver = true
  })
  await Promise.all([done, watch()])
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
  const made = simulator.calls.slice(before).map(({ operation }) => operation)
  return { calls: made.filter(operation => !/^(Describe|List|Get)/.test(operation)), silent }
}

/**
 * What users of other tools ask of weights:
 * https://github.com/aws-samples/onebox-deployment-on-amazon-ecs one task of the next version beside the fleet, 1 : 99
 * https://github.com/terraform-aws-modules/terraform-aws-alb/issues/296 weights that change
 * https://github.com/terraform-aws-modules/terraform-aws-alb/issues/375 stickiness added to a rule that is there
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2734 sticky targets behind weights
 * https://github.com/app-sre/qontract-reconcile/pull/2089 stickiness without a time
 */
describe('a route that services share', () => {
  it('is one rule, whose weights change in one call and without an outage', async () => {
    const there = account()
    await deployed(there, shared({ one: 99, box: 1 }))
    expect(await weightsIn(there)).toEqual([{ one: 99, box: 1 }])
    expect(await change(there, shared({ one: 50, box: 50 }))).toEqual({ calls: ['ModifyRule'], silent: [] })
    expect(await change(there, shared({ one: 0, box: 50 }))).toEqual({ calls: ['ModifyRule'], silent: [] })
    expect(await change(there, shared({ box: 50, one: 50 }))).toEqual({ calls: ['ModifyRule'], silent: [] })
    const sticky = shared({ one: 50, box: 50 }, route.targetGroupStickiness(3600))
    expect(await change(there, sticky)).toEqual({ calls: ['ModifyRule'], silent: [] })
    expect(await weightsIn(there)).toEqual([{ one: 50, box: 50, for: 3600 }])
    await destroy(sticky, { ...there.simulator.options(), deleteData: true })
    expect(there.simulator.resources()).toEqual([])
  })

  it('gets another service when that answers, and loses one', async () => {
    const there = account()
    await deployed(there, shared({ one: 90 }))
    expect(await change(there, shared({ one: 90, two: 10, six: 10 }))).toMatchObject({ silent: [] })
    expect(await weightsIn(there)).toEqual([{ one: 90, two: 10, six: 10 }])
    expect(await change(there, shared({ six: 1, new: 1 }))).toMatchObject({ silent: [] })
    expect(await weightsIn(there)).toEqual([{ six: 1, new: 1 }])
    expect(await change(there, shared({ new: 1 }))).toMatchObject({ silent: [] })
    expect(await change(there, shared({ old: 1 }))).toMatchObject({ silent: [] })
    expect(await weightsIn(there)).toEqual([{ old: 1 }])
  })

  it('gets sticky targets in one run, and loses them', async () => {
    const there = account()
    const attributes = { 'stickiness.enabled': true }
    const sticky = stack('shop').add(
      ...['one', 'box'].map(name => app(name, { weight: 1, attributes }, route.targetGroupStickiness(60))),
    )
    await deployed(there, shared({ one: 1, box: 1 }), sticky, shared({ one: 1, box: 1 }))
    expect(await weightsIn(there)).toEqual([{ one: 1, box: 1 }])
  })

  it.each([2, 7, 9, 11])('is completed after change %s was the last of a run', async nth => {
    const there = account()
    const { simulator } = there
    await deployed(there, shared({ one: 90 }))
    const program = shared({ one: 90, two: 10 })
    const controller = new AbortController()
    const restore = simulator.inject({ mutating: true, nth }, { how: 'crash', when: 'after' }, () => controller.abort())
    const first = await deploy(program, { ...simulator.options(), signal: controller.signal }).catch(() => 'stopped')
    expect(first).toBe('stopped')
    restore()
    expect(await change(there, program)).toMatchObject({ silent: [] })
    expect(await weightsIn(there)).toEqual([{ one: 90, two: 10 }])
  })

  it('is made of the route of one, and becomes that again, without an outage', async () => {
    const there = account()
    await deployed(there, stack('shop').add(app('one', {})))
    expect(await change(there, shared({ one: 99, box: 1 }))).toMatchObject({ silent: [] })
    expect(await weightsIn(there)).toEqual([{ one: 99, box: 1 }])
    expect(await change(there, stack('shop').add(app('box', {})))).toMatchObject({ silent: [] })
    expect((await weightsIn(there))[0]).toEqual({ box: 1 })
  })

  it('does not wait for a service without tasks, and not for one that fails', async () => {
    const there = account()
    await deployed(there, shared({ one: 1 }))
    const none = stack('shop').add(app('one', { weight: 1 }), app('box', { weight: 1 }, route, 0))
    await deployed(there, none)
    expect(await weightsIn(there)).toEqual([{ one: 1, box: 1 }])
    await change(there, shared({ one: 1 }))
    there.simulator.fail({ image: 'nginx:broken' }, { how: 'exits', exitCode: 1, afterSeconds: 1 })
    const broken = service('bad')
      .cluster(cluster('prod'))
      .taskDefinition(definition('bad', 'nginx:broken'))
      .network(vpc)
    const program = stack('shop').add(app('one', { weight: 1 }), broken.target(route, 'app', 80, { weight: 1 }))
    await expect(deploy(program, there.simulator.options())).rejects.toThrow()
    expect(await weightsIn(there)).toEqual([{ one: 1, bad: 0 }])
  })

  it('is taken back when somebody moves its weights', async () => {
    const there = account()
    const program = shared({ one: 3, box: 1 })
    await deployed(there, program)
    const [rule] = await rulesIn(there)
    const groups = rule?.groups.map(({ TargetGroupArn }) => ({ TargetGroupArn, Weight: 7 })) ?? []
    await there.aws.elbv2('ModifyRule', {
      RuleArn: rule?.RuleArn,
      Actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }],
    })
    expect(await change(there, program)).toMatchObject({ calls: ['ModifyRule'] })
    expect(await weightsIn(there)).toEqual([{ one: 3, box: 1 }])
  })

  it('of two deployers at once is there once', async () => {
    const there = account()
    const program = shared({ one: 1, box: 1 })
    await Promise.allSettled([1, 2].map(() => deploy(program, there.simulator.options())))
    await deployed(there, program)
    expect(await weightsIn(there)).toEqual([{ one: 1, box: 1 }])
  })

  const six = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }
  const sticky = { attributes: { 'stickiness.enabled': true } } as const
  it.each([
    ['a weight that is too much', shared({ one: 1000 }), 'LS-FWD-01 weight is 1000'],
    ['a part of a weight', shared({ one: 0.5 }), 'LS-FWD-01 weight is 0.5'],
    ['six services', shared(six), 'LS-FWD-01 6 target groups share a route'],
    ['one without a weight', shared({ one: 1 }).add(app('box', {})), 'STK-RTE-01'],
    [
      'two weights of one group',
      shared({ one: 1 }).add(app('box', { weight: 1 }).target(route, 'app', 80, { weight: 2 })),
      'STK-DUP-01',
    ],
    [
      'stickiness of one alone',
      shared({ one: 1 }).add(app('box', { weight: 1 }, route.targetGroupStickiness(60))),
      'STK-DUP-01',
    ],
    [
      'stickiness without a time',
      shared({ one: 1 }, route.targetGroupStickiness(0)),
      'LS-FWD-02 stickinessSeconds is 0',
    ],
    [
      'sticky targets alone',
      shared({ one: 1 }).add(app('box', { weight: 1, ...sticky })),
      'LS-FWD-02 Target group box-app-80',
    ],
    [
      'traffic that ECS shifts',
      stack('shop').add(app('one', { weight: 1 }).blueGreen({ bakeTime: 1 })),
      'SVC-LB-08 ECS sets the weights',
    ],
  ])('is refused with %s', (_, program, message) => {
    expect(errorsOf(program)).toEqual([expect.stringContaining(message)])
  })
})
