import { describe, expect, it } from 'vitest'
import { cluster, loadBalancer, network, service } from '../../src/index.ts'
import { errorsIn } from './issues.ts'
import { web } from './web.ts'

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:check'

describe('a strategy that shifts traffic', () => {
  const model = site
    .target(edge.host('a.example.com'), 'app', 3000, { testRoute: edge.host('test.example.com') })
    .target(edge.host('b.example.com'), 'app', 3000)
    .blueGreen({ bakeTime: 10 })
    .build()

  it('has a pair of target groups for each rule that it moves', () => {
    const ids = model.targets.map(({ targetGroup, shift }) => [targetGroup.id, shift?.alternate.id])
    expect(ids).toEqual([
      ['web-app-3000:edge', 'web-app-3000:edge-alternate'],
      ['web-app-3000:edge-2', 'web-app-3000:edge-2-alternate'],
    ])
    for (const { targetGroup, shift, rules } of model.targets) {
      expect(rules).toMatchObject([{ targetGroup: { id: targetGroup.id }, alternate: { id: shift?.alternate.id } }])
    }
  })

  it('has a role by which ECS changes listener rules', () => {
    expect(model.targets[0]?.shift?.role).toMatchObject({
      id: 'web-load-balancers',
      assumedBy: 'ecs.amazonaws.com',
      managedPolicyArns: ['arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers'],
    })
  })

  it('has a rule for tests where one is asked for', () => {
    expect(model.targets.map(({ shift }) => shift?.testRule?.hosts)).toEqual([['test.example.com'], undefined])
    const rules = model.targets.flatMap(({ rules, shift }) => [...rules, ...(shift?.testRule ? [shift.testRule] : [])])
    expect(new Set(rules.map(({ id }) => id)).size).toBe(3)
  })

  it('has one pair for each listener that serves', () => {
    const both = loadBalancer('edge').network(vpc).http().https({ certificate: 'example.com' })
    expect(site.target(both, 'app', 3000).canary().build().targets).toHaveLength(2)
  })
})

describe('the settings of a strategy', () => {
  const deploymentOf = (built: { build(): { deployment: object; circuitBreaker: object } }) => built.build().deployment

  it.each([
    ['blueGreen', site.blueGreen({ bakeTime: 5 }), { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 }],
    [
      'linear',
      site.linear(),
      { strategy: 'LINEAR', linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 } },
    ],
    [
      'canary',
      site.canary({ canaryPercent: 1, bakeTime: 2 }),
      {
        ...{ strategy: 'CANARY', bakeTimeInMinutes: 2 },
        canaryConfiguration: { canaryPercent: 1, canaryBakeTimeInMinutes: 10 },
      },
    ],
    [
      'rolling',
      site.rolling({ earlySuccess: { healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' } }),
      {
        strategy: 'ROLLING',
        earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' },
      },
    ],
    [
      'alarms',
      site.alarms(['5xx']),
      { strategy: 'ROLLING', alarms: { alarmNames: ['5xx'], enable: true, rollback: true } },
    ],
  ])('%s', (_what, built, expected) => {
    expect(deploymentOf(built)).toEqual(expected)
  })

  it('break the circuit where AWS can', () => {
    const breaks = [site, site.blueGreen({ bakeTime: 1 }), site.linear(), site.canary()]
    expect(breaks.map(each => each.build().circuitBreaker.enable)).toEqual([true, true, false, false])
    const threshold = { type: 'COUNT', value: 5 } as const
    expect(
      site.circuitBreaker({ rollback: true, resetOnHealthyTask: false, threshold }).build().circuitBreaker,
    ).toEqual({
      ...{ enable: true, rollback: true, resetOnHealthyTask: false, thresholdConfiguration: threshold },
    })
  })

  it('let hooks call their functions, and those only', () => {
    const hooks = [
      { function: lambda, stages: ['POST_TEST_TRAFFIC_SHIFT'], details: { wait: 1 } },
      { pause: ['PRE_PRODUCTION_TRAFFIC_SHIFT'], timeout: { timeoutInMinutes: 60, action: 'CONTINUE' } },
    ] as const
    const { lifecycleHooks = [] } = site.blueGreen({ bakeTime: 5, hooks }).build().deployment
    expect(lifecycleHooks).toMatchObject([
      {
        ...{ targetType: 'AWS_LAMBDA', hookTargetArn: lambda, hookDetails: { wait: 1 } },
        roleArn: {
          assumedBy: 'ecs.amazonaws.com',
          statements: [{ actions: ['lambda:InvokeFunction'], resources: [lambda] }],
        },
      },
      { targetType: 'PAUSE', timeoutConfiguration: { timeoutInMinutes: 60, action: 'CONTINUE' } },
    ])
    expect(lifecycleHooks[1]).not.toHaveProperty('roleArn')
  })

  it.each([
    ['a bake time of two days', site.blueGreen({ bakeTime: 2880 }), ['SVC-DEP-07']],
    ['steps of 2.5 percent', site.linear({ stepPercent: 2.5 }), ['SVC-DEP-08']],
    ['a canary of a twentieth percent', site.canary({ canaryPercent: 0.05 }), ['SVC-DEP-09']],
    [
      'a hook that waits for a month',
      site.canary({ hooks: [{ pause: ['PRE_SCALE_UP'], timeout: { timeoutInMinutes: 43_200 } }] }),
      ['SVC-DEP-16'],
    ],
  ])('refuse %s', (_what, built, codes) => {
    expect(errorsIn(built)).toEqual(codes)
  })
})
