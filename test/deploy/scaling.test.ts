import { DescribeServicesCommand } from '@aws-sdk/client-ecs'
import { expect, it, test } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  type Scaling,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type MetricName, type Simulator } from '../../src/simulator/index.ts'

const MINUTE = 60_000
const vpc = network.default()
const runs = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(80))
const worker = service('web').cluster(cluster('prod').containerInsights()).taskDefinition(runs).network(vpc)
const site = worker.target(loadBalancer('edge').network(vpc).internal().http(), 'app', 80)

const QUEUE: MetricName = {
  namespace: 'AWS/SQS',
  name: 'ApproximateNumberOfMessagesVisible',
  dimensions: { QueueName: 'mail' },
}
const CPU: MetricName = {
  namespace: 'AWS/ECS',
  name: 'CPUUtilization',
  dimensions: { ClusterName: 'prod', ServiceName: 'web' },
}

async function counts({ clients }: Simulator) {
  const { services: [found] = [] } = (await clients.ecs.send(
    new DescribeServicesCommand({ cluster: 'prod', services: ['web'] }),
  )) as { services?: { desiredCount?: number; runningCount?: number }[] }
  return [found?.desiredCount, found?.runningCount]
}

/** A deployed stack, and what becomes of its count minute by minute. */
async function deployed(program: Stack) {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program, options)
  expect((await plan(program, options)).isEmpty).toBe(true)
  const after = async (minutes: number) => {
    await simulator.advance(minutes * MINUTE)
    return counts(simulator)
  }
  return { simulator, options, after }
}

const queued = stack('mail').add(
  worker.autoScaling({ min: 0, max: 9 }, s =>
    s.queue('mail', { backlogPerTask: 100, scaleInCooldown: 60, scaleOutCooldown: 60 }),
  ),
)

it('a worker follows a queue up from nothing and down to nothing again, and no deploy sets it back', async () => {
  const { simulator, options, after } = await deployed(queued)
  expect(await after(5)).toEqual([0, 0])
  simulator.metric(QUEUE, 450)
  expect(await after(8)).toEqual([5, 5])
  expect((await plan(queued, options)).isEmpty).toBe(true)
  simulator.metric(QUEUE, 5_000)
  expect(await after(8)).toEqual([9, 9])
  simulator.metric(QUEUE, 250)
  expect(await after(12)).toEqual([9, 9])
  expect(await after(10)).toEqual([3, 3])
  await deploy(queued, options)
  expect(await after(1)).toEqual([3, 3])
  simulator.metric(QUEUE, 0)
  expect(await after(25)).toEqual([0, 0])
  await destroy(queued, { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

const stepped = (more: (scaling: Scaling) => Scaling = s => s) =>
  stack('shop').add(
    site.autoScaling({ min: 2, max: 12 }, s =>
      more(
        s
          .step(
            'busy',
            'cpu',
            [
              { from: 70, to: 85, change: 1 },
              { from: 85, change: 3 },
            ],
            { cooldown: 120, evaluationPeriods: 2 },
          )
          .step('idle', 'cpu', [{ to: 20, change: -1 }], { cooldown: 60, evaluationPeriods: 5 }),
      ),
    ),
  )

it('a web service scales by steps, at times, and by what it keeps near a value', async () => {
  const program = stepped(s =>
    s
      .requestsPerTarget(1000, { disableScaleIn: true })
      .schedule('night', { cron: '0 2 * * ? *', min: 6, max: 12 })
      .schedule('morning', { cron: '0 4 * * ? *', min: 2, max: 12 }),
  )
  const { simulator, options, after } = await deployed(program)
  expect(await after(1)).toEqual([2, 2])
  simulator.metric(CPU, 75)
  expect(await after(3)).toEqual([3, 3])
  simulator.metric(CPU, 90)
  const [busy = 0] = await after(3)
  expect(busy).toBeGreaterThanOrEqual(6)
  simulator.metric(CPU, 50)
  expect(await after(30)).toEqual([busy, busy])
  simulator.metric(CPU, 10)
  expect(await after(30)).toEqual([2, 2])
  expect((await plan(program, options)).isEmpty).toBe(true)
  simulator.metric(CPU, 50)
  // Two o'clock.
  expect((await after(60))[0]).toBe(6)
  expect((await plan(program, options)).isEmpty).toBe(true)
  await destroy(program, { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

test('alarms call their policies, and go with them', async () => {
  const { simulator, options } = await deployed(stepped())
  const put = (operation: string) =>
    simulator.calls.filter(call => call.operation === operation).map(each => each.input)
  expect(put('PutScalingPolicy')).toMatchObject([
    {
      PolicyType: 'StepScaling',
      StepScalingPolicyConfiguration: {
        AdjustmentType: 'ChangeInCapacity',
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 15, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 15, ScalingAdjustment: 3 },
        ],
        Cooldown: 120,
      },
    },
    { StepScalingPolicyConfiguration: { StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }] } },
  ])
  expect(put('PutMetricAlarm')).toMatchObject([
    {
      AlarmName: expect.stringMatching(/^shop-web-busy-/),
      Threshold: 70,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      AlarmActions: [expect.stringMatching(/:policyName\/busy$/)],
    },
    { Threshold: 20, ComparisonOperator: 'LessThanOrEqualToThreshold' },
  ])
  const kept = stack('shop').add(site.autoScaling({ min: 2, max: 12 }, s => s.cpu(60)))
  await deploy(kept, { ...options, prune: true })
  expect(simulator.resources().filter(arn => /:alarm:|StepScaling/.test(arn))).toEqual([])
  expect((await plan(kept, options)).isEmpty).toBe(true)
})

test('a policy of one name that becomes one of another type is made anew', async () => {
  const { simulator, options } = await deployed(stack('shop').add(site.autoScaling({ min: 1, max: 4 }, s => s.cpu(60))))
  const other = stack('shop').add(
    site.autoScaling({ min: 1, max: 4 }, s => s.step('cpu', 'cpu', [{ from: 70, change: 1 }])),
  )
  await deploy(other, options)
  expect(simulator.calls.map(({ operation }) => operation)).toContain('DeleteScalingPolicy')
  expect((await plan(other, options)).isEmpty).toBe(true)
})

test('what is suspended leaves the count alone until it is set going, and a program that says nothing leaves it so', async () => {
  const { simulator, options, after } = await deployed(stepped(s => s.suspend('scaleOut', 'scheduled')))
  simulator.metric(CPU, 95)
  expect(await after(20)).toEqual([2, 2])
  const quiet = await plan(stepped(), options)
  expect([
    quiet.isEmpty,
    quiet.steps.flatMap(({ ignored = [] }) => ignored.map(({ path, because }) => [path, because])),
  ]).toEqual([true, [['SuspendedState', 'suspended, and not said']]])
  await deploy(
    stepped(s => s.suspend()),
    options,
  )
  expect((await after(10))[0]).toBeGreaterThan(2)
})

test('a plan tells of a schedule whose one time has passed, by the clock of its zone', async () => {
  const { clients, clock } = createSimulator()
  const noon = (day: number) => new Date(clock.now() + day * 86_400_000).toISOString().replace(/T.*/, 'T12:00:00')
  const at = (day: number, timeZone?: string) => ({ at: noon(day), min: 2, max: 4, ...(timeZone && { timeZone }) })
  const program = stack('shop').add(
    worker.autoScaling({ min: 1, max: 4 }, s =>
      s.schedule('sale', at(-2)).schedule('next', at(2)).schedule('far', at(-2, 'Europe/Berlin')),
    ),
  )
  const { notes } = await plan(program, { region: 'us-east-1', clients, clock })
  expect(notes).toEqual([
    `Schedule sale of service web sets nothing any more: at(${noon(-2)}) has passed`,
    `Schedule far of service web sets nothing any more: at(${noon(-2)}) has passed`,
  ])
})

test('requests to target groups that take turns are those of both of them', async () => {
  const program = stack('shop').add(
    site.blueGreen({ bakeTime: 1 }).autoScaling({ min: 1, max: 4 }, s => s.requestsPerTarget(1000).responseTime(0.5)),
  )
  const { simulator } = await deployed(program)
  const expressions = simulator.calls
    .filter(({ operation }) => operation === 'PutScalingPolicy')
    .map(({ input }) => JSON.stringify(input).match(/"Expression":"([^"]*)"/)?.[1])
  expect(expressions).toEqual(['SUM([one, other])', 'MAX([one, other])'])
})

test('a forecast, math over metrics, and metrics of 20 seconds are asked for, read again, and gone with the program', async () => {
  const fine = site.raw({
    monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] },
  })
  const program = stack('shop').add(
    fine.autoScaling({ min: 1, max: 4 }, s =>
      s
        .cpu(60, { highResolution: true })
        .predictive('cpu', 50, { mode: 'ForecastAndScale', maxCapacityBuffer: 10 })
        .predictive('requests', 900)
        .math(
          'jobs / 2',
          { jobs: { namespace: 'Shop', name: 'Jobs', dimensions: { Cluster: cluster('prod').containerInsights() } } },
          20,
        ),
    ),
  )
  const { simulator, options } = await deployed(program)
  const put = simulator.calls.filter(({ operation }) => operation === 'PutScalingPolicy').map(({ input }) => input)
  expect(put).toMatchObject([
    {
      TargetTrackingScalingPolicyConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilizationHighResolution' },
      },
    },
    {
      TargetTrackingScalingPolicyConfiguration: {
        CustomizedMetricSpecification: {
          Metrics: [
            { Expression: 'jobs / 2' },
            { MetricStat: { Metric: { Dimensions: [{ Name: 'Cluster', Value: 'prod' }] } } },
          ],
        },
      },
    },
    {
      PredictiveScalingPolicyConfiguration: {
        MetricSpecifications: [
          { TargetValue: 50, PredefinedMetricPairSpecification: { PredefinedMetricType: 'ECSServiceCPUUtilization' } },
        ],
        Mode: 'ForecastAndScale',
        MaxCapacityBreachBehavior: 'IncreaseMaxCapacity',
        MaxCapacityBuffer: 10,
      },
    },
    {
      PredictiveScalingPolicyConfiguration: {
        Mode: 'ForecastOnly',
        MetricSpecifications: [
          { PredefinedMetricPairSpecification: { ResourceLabel: expect.stringMatching(/^app\/.*\/targetgroup\//) } },
        ],
      },
    },
  ])
  await destroy(program, { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})
