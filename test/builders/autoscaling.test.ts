import { describe, expect, it } from 'vitest'
import { cluster, loadBalancer, network, type Scaling, type ScalingLimits, service, stack } from '../../src/index.ts'
import { errorsIn, issuesIn } from './issues.ts'
import { web } from './web.ts'

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).https({ certificate: 'example.com' })
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
const targeted = site.target(edge, 'app', 3000)
const scaled = (limits: ScalingLimits, policies: (scaling: Scaling) => Scaling) =>
  targeted.autoScaling(limits, policies)

describe('autoScaling', () => {
  it('starts with the least number of tasks', () => {
    expect(scaled({ min: 2, max: 10 }, s => s.cpu(70)).build()).toMatchObject({
      desiredCount: 2,
      autoScaling: { minCapacity: 2, maxCapacity: 10 },
    })
  })

  it('keeps CPU, memory and requests near their targets', () => {
    const model = scaled({ min: 1, max: 4 }, s =>
      s
        .cpu(70)
        .memory(80, { scaleInCooldown: 60, scaleOutCooldown: 0 })
        .requestsPerTarget(1000, { disableScaleIn: true }),
    ).build()
    expect(model.autoScaling?.policies).toEqual([
      { name: 'cpu', metric: { type: 'ECSServiceAverageCPUUtilization' }, targetValue: 70, disableScaleIn: false },
      {
        ...{ name: 'memory', metric: { type: 'ECSServiceAverageMemoryUtilization' }, targetValue: 80 },
        ...{ scaleInCooldownSeconds: 60, scaleOutCooldownSeconds: 0, disableScaleIn: false },
      },
      {
        name: 'requests-per-target',
        metric: {
          type: 'ALBRequestCountPerTarget',
          loadBalancer: edge.build(),
          targetGroup: model.targets[0]?.targetGroup,
        },
        targetValue: 1000,
        disableScaleIn: true,
      },
    ])
  })

  it.each([
    ['min above max', scaled({ min: 3, max: 2 }, s => s.cpu(70)), ['AS-TGT-02']],
    ['a negative min', scaled({ min: -1, max: 2 }, s => s.cpu(70)), ['SVC-SCH-03', 'AS-TGT-02']],
    ['a max that is not whole', scaled({ min: 1, max: 2.5 }, s => s.cpu(70)), ['AS-TGT-02']],
    ['a target of 0', scaled({ min: 1, max: 2 }, s => s.cpu(0)), ['AS-TT-01']],
    ['no number', scaled({ min: 1, max: 2 }, s => s.cpu(Number.NaN)), ['AS-TT-01']],
    ['one metric twice', scaled({ min: 1, max: 2 }, s => s.cpu(70).cpu(80)), ['AS-TT-06']],
    ['a negative cooldown', scaled({ min: 1, max: 2 }, s => s.cpu(70, { scaleInCooldown: -1 })), ['AS-TT-07']],
  ])('refuses %s', (_what, definition, codes) => {
    expect(errorsIn(definition)).toEqual(codes)
  })

  it('refuses to count requests that no load balancer sends', () => {
    const [issue] = issuesIn(site.autoScaling({ min: 1, max: 2 }, s => s.requestsPerTarget(100)))
    expect([issue?.code, issue?.message]).toEqual([
      'AS-TT-04',
      'requestsPerTarget and responseTime are measured at a load balancer: call .target()',
    ])
  })

  it('tracks a metric of CloudWatch, the response time, and the backlog of a queue', () => {
    const jobs = { namespace: 'Shop', name: 'JobsPerTask', dimensions: { Worker: 'mail' } }
    const model = scaled({ min: 1, max: 4 }, s =>
      s.metric(jobs, 20).responseTime(0.5).queue('arn:aws:sqs:us-east-1:123456789012:mail', { backlogPerTask: 100 }),
    ).build()
    expect(model.autoScaling?.policies).toMatchObject([
      { name: 'Shop/JobsPerTask', metric: { type: 'customized', metric: jobs }, targetValue: 20 },
      { name: 'response-time', metric: { type: 'response-time', targetGroup: model.targets[0]?.targetGroup } },
      { name: 'queue mail', metric: { type: 'backlog', queueName: 'mail' }, targetValue: 100 },
    ])
  })

  it('warns of a backlog where nothing measures the running tasks', () => {
    const queue = (s: Scaling): Scaling => s.queue('mail', { backlogPerTask: 100 })
    const codes = (where: ReturnType<typeof cluster>): string[] =>
      stack('shop')
        .add(targeted.cluster(where).autoScaling({ min: 1, max: 2 }, queue))
        .issues()
        .map(({ code }) => code)
    expect(codes(cluster('prod'))).toEqual(['AS-TT-14'])
    expect(codes(cluster('prod').containerInsights())).toEqual([])
  })

  it.each([
    ['blueGreen', (to: typeof targeted) => to.blueGreen({ bakeTime: 1 })],
    ['linear', (to: typeof targeted) => to.linear()],
    ['canary', (to: typeof targeted) => to.canary()],
  ])(
    'sums the requests of two target groups that take turns, and refuses to forecast those of one: %s',
    (_what, shifted) => {
      const forecast = (s: Scaling): Scaling => s.predictive('requests', 100)
      expect(errorsIn(shifted(targeted).autoScaling({ min: 1, max: 2 }, forecast))).toEqual(['AS-TT-08'])
      const counting = (s: Scaling): Scaling => s.requestsPerTarget(100).responseTime(1)
      expect(errorsIn(shifted(targeted).autoScaling({ min: 1, max: 2 }, counting))).toEqual([])
    },
  )

  const step = (steps: readonly object[], options: object = {}) =>
    ((s: Scaling) => s.step('a', 'cpu', steps as never, options)) as (s: Scaling) => Scaling
  it.each<[string, (s: Scaling) => Scaling, string[]]>([
    [
      'steps that leave a gap',
      step([
        { from: 1, to: 2, change: 1 },
        { from: 3, change: 2 },
      ]),
      ['AS-STP-02'],
    ],
    [
      'steps that overlap',
      step([
        { from: 1, to: 4, change: 1 },
        { from: 3, change: 2 },
      ]),
      ['AS-STP-02'],
    ],
    [
      'a step without width',
      step([
        { from: 2, to: 2, change: 1 },
        { from: 2, change: 2 },
      ]),
      ['AS-STP-02'],
    ],
    ['steps with two ends', step([{ from: 1, to: 2, change: 1 }]), ['AS-STP-02']],
    [
      'steps in the middle of which one has no end',
      step([
        { from: 1, change: 1 },
        { from: 2, change: 1 },
      ]),
      ['AS-STP-02'],
    ],
    ['half a task', step([{ from: 1, change: 0.5 }]), ['AS-STP-01']],
    ['fewer than no task', step([{ from: 1, change: -1 }], { adjustmentType: 'ExactCapacity' }), ['AS-STP-03']],
    [
      'a least change that is not in percent',
      step([{ from: 1, change: 1 }], { minAdjustmentMagnitude: 1 }),
      ['AS-STP-01'],
    ],
    ['a cooldown that is none', step([{ from: 1, change: 1 }], { cooldown: -1 }), ['AS-TT-07']],
    ['a period that is none', step([{ from: 1, change: 1 }], { period: 7 }), ['ALM-PER-01']],
    ['a name of a policy that is none', s => s.step('a:b', 'cpu', [{ from: 1, change: 1 }]), ['API-PAT-01']],
    ['two policies of one name', s => s.step('cpu', 'cpu', [{ from: 1, change: 1 }]).cpu(50), ['AS-TT-06']],
    ['metrics every 20 seconds that nobody asked for', s => s.cpu(50, { highResolution: true }), ['AS-TT-03']],
    [
      'a forecast of an hour ahead',
      s => s.cpu(50).predictive('cpu', 50, { schedulingBufferTime: 3600 }),
      ['AS-PRD-04'],
    ],
    ['a forecast far above', s => s.cpu(50).predictive('cpu', 50, { maxCapacityBuffer: 101 }), ['AS-PRD-01']],
    [
      'an expression over a metric without a name',
      s => s.math('a', { a: { namespace: 'Shop', name: '' } }, 1),
      ['ALM-MET-01'],
    ],
  ])('refuses %s', (_what, policies, codes) => {
    expect(errorsIn(scaled({ min: 1, max: 2 }, policies))).toEqual(codes)
  })

  it.each<[string, (s: Scaling) => Scaling, string]>([
    ['steps that go the wrong way', step([{ from: 1, change: -1 }]), 'AS-STP-06'],
    ['a forecast that nothing takes back', s => s.predictive('cpu', 50, { mode: 'ForecastAndScale' }), 'AS-PRD-06'],
    ['a schedule whose min is above max', s => s.schedule('a', { at: '2099-01-01T00:00:00', min: 9 }), 'AS-SCD-02'],
  ])('warns of %s', (_what, policies, code) => {
    expect(errorsIn(scaled({ min: 1, max: 2 }, policies))).toEqual([])
    expect(
      stack('shop')
        .add(scaled({ min: 1, max: 2 }, policies))
        .issues()
        .map(issue => issue.code),
    ).toContain(code)
  })

  it('leaves to the program which way an expression goes', () => {
    const metrics = { cpu: { namespace: 'Shop', name: 'Use' } }
    const idle = scaled({ min: 1, max: 2 }, s =>
      s.step('down', { expression: 'IF(cpu < 40, 1, 0)', metrics }, [{ from: 1, change: -1 }]),
    )
    const found = stack('shop').add(idle).issues()
    expect(found.map(issue => issue.code)).not.toContain('AS-STP-06')
  })

  it.each<[string, (s: Scaling) => Scaling, string[]]>([
    [
      'times that are none',
      s => s.schedule('a', { cron: '0 25 * * ? *', min: 1 }).schedule('b', { at: '2099-01-01T00:00:00', min: 1 }),
      ['AS-SCD-01'],
    ],
    [
      'a zone that is none',
      s => s.schedule('a', { at: '2099-01-01T00:00:00', timeZone: 'no zone', min: 1 }),
      ['AS-SCD-07'],
    ],
    ['a name that AWS does not take', s => s.schedule('a:b', { at: '2099-01-01T00:00:00', min: 1 }), ['AS-SCD-02']],
    [
      'a name twice',
      s => s.schedule('a', { rate: '1 day', min: 1 }).schedule('a', { rate: '2 days', min: 1 }),
      ['AS-SCD-02'],
    ],
    ['limits in the wrong order', s => s.schedule('a', { at: '2099-01-01T00:00:00', min: 3, max: 2 }), ['AS-SCD-02']],
    ['half a task', s => s.schedule('a', { at: '2099-01-01T00:00:00', min: 0.5 }), ['AS-TGT-02']],
    [
      'more than AWS takes',
      s =>
        Array.from({ length: 201 }, (_, at) => at).reduce(
          (all: Scaling, at) => all.schedule(`s${at}`, { rate: '1 day', min: 1 }),
          s,
        ),
      ['AS-TGT-11'],
    ],
  ])('refuses schedules with %s', (_what, schedules, codes) => {
    expect(errorsIn(scaled({ min: 1, max: 2 }, schedules))).toEqual(codes)
  })

  it.each<[string, object]>([
    ['two kinds of times', { cron: '0 3 * * ? *', rate: '1 day', min: 1 }],
    ['no times', { min: 1 }],
    ['a zone beside a rate', { rate: '1 day', timeZone: 'Europe/Berlin', min: 1 }],
  ])('refuses %s, of which a part would be lost, from callers without types', (_what, change) => {
    const call = (s: Scaling): Scaling => s.schedule('a', change as { rate: '1 day'; min: 1 })
    expect(() => scaled({ min: 1, max: 2 }, call)).toThrow('one of cron, rate and at')
  })

  it('takes an undefined kind of times for none', () => {
    const change = { rate: undefined, cron: '0 3 * * ? *', min: 1 }
    const model = scaled({ min: 1, max: 2 }, s => s.schedule('a', change as never)).build()
    expect(model.autoScaling?.schedules).toEqual([{ name: 'a', expression: 'cron(0 3 * * ? *)', minCapacity: 1 }])
  })

  it.each([
    [
      'a schedule that nothing sets back',
      scaled({ min: 1, max: 2 }, s => s.schedule('a', { rate: '1 day', min: 1 })),
      ['AS-SCD-05'],
    ],
    ['a min of 0', scaled({ min: 0, max: 2 }, s => s.cpu(70)), ['AS-TGT-03']],
    ['a min of 0 and a queue', scaled({ min: 0, max: 2 }, s => s.queue('mail', { backlogPerTask: 9 })), ['AS-TT-14']],
    ['a percentage that is never exceeded', scaled({ min: 1, max: 2 }, s => s.memory(600)), ['AS-TT-05']],
    ['no number of requests', scaled({ min: 1, max: 2 }, s => s.requestsPerTarget(600)), []],
  ])('warns of %s', (_what, definition, codes) => {
    expect(
      stack('shop')
        .add(definition)
        .issues()
        .map(issue => `${issue.severity} ${issue.code}`),
    ).toEqual(codes.map(code => `warning ${code}`))
  })
})
