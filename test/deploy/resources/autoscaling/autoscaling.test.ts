import { expect, test } from 'vitest'
import {
  cluster,
  deploy,
  loadBalancer,
  network,
  plan,
  type Scaling,
  service,
  stack,
  taskDefinition,
} from '../../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../../src/simulator/index.ts'

const vpc = network.default()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1').port(80))
const site = service('web')
  .cluster(cluster('prod').containerInsights())
  .taskDefinition(web)
  .network(vpc)
  .target(loadBalancer('edge').network(vpc).http(), 'app', 80)

const shop = (policies: (scaling: Scaling) => Scaling) =>
  stack('shop').add(site.autoScaling({ min: 1, max: 4 }, policies))
const policiesOf = (simulator: Simulator): unknown[] =>
  simulator.calls.flatMap(({ operation, input }) => (operation === 'PutScalingPolicy' ? [input] : []))

test.each<[string, (scaling: Scaling) => Scaling, object]>([
  [
    'a metric of its own',
    s => s.metric({ namespace: 'Shop', name: 'JobsPerTask', dimensions: { Worker: 'mail' }, unit: 'Count' }, 20),
    {
      CustomizedMetricSpecification: {
        Namespace: 'Shop',
        MetricName: 'JobsPerTask',
        Dimensions: [{ Name: 'Worker', Value: 'mail' }],
        Statistic: 'Average',
        Unit: 'Count',
      },
      TargetValue: 20,
    },
  ],
  [
    'the backlog of a queue, divided by the tasks that run, and by one where none does',
    s => s.queue('arn:aws:sqs:us-east-1:123456789012:mail', { backlogPerTask: 100, scaleInCooldown: 60 }),
    {
      CustomizedMetricSpecification: {
        Metrics: [
          {
            Id: 'visible',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/SQS',
                MetricName: 'ApproximateNumberOfMessagesVisible',
                Dimensions: [{ Name: 'QueueName', Value: 'mail' }],
              },
              Stat: 'Sum',
            },
            ReturnData: false,
          },
          {
            Id: 'tasks',
            MetricStat: {
              Metric: {
                Namespace: 'ECS/ContainerInsights',
                MetricName: 'RunningTaskCount',
                Dimensions: [
                  { Name: 'ClusterName', Value: 'prod' },
                  { Name: 'ServiceName', Value: 'web' },
                ],
              },
              Stat: 'Average',
            },
            ReturnData: false,
          },
          { Id: 'backlog', Expression: 'visible / IF(tasks > 0, tasks, 1)', ReturnData: true },
        ],
      },
      TargetValue: 100,
      ScaleInCooldown: 60,
    },
  ],
  [
    'the response time at its first target',
    s => s.responseTime(0.5),
    {
      CustomizedMetricSpecification: {
        Namespace: 'AWS/ApplicationELB',
        MetricName: 'TargetResponseTime',
        Dimensions: [
          { Name: 'LoadBalancer', Value: expect.stringMatching(/^app\/[^/]+\/[^/]+$/) },
          { Name: 'TargetGroup', Value: expect.stringMatching(/^targetgroup\/[^/]+\/[^/]+$/) },
        ],
      },
      TargetValue: 0.5,
    },
  ],
])('a service scales by %s, stays so, and by CPU again', async (_what, policies, configuration) => {
  const simulator = createSimulator()
  await deploy(shop(policies), simulator.options())
  expect(policiesOf(simulator)).toMatchObject([
    { PolicyType: 'TargetTrackingScaling', TargetTrackingScalingPolicyConfiguration: configuration },
  ])
  expect((await plan(shop(policies), simulator.options())).isEmpty).toBe(true)
  const { applied } = await deploy(
    shop(s => s.cpu(60)),
    simulator.options(),
  )
  expect(applied).toEqual([{ resource: 'autoscaling web', action: 'update' }])
  expect(
    (
      await plan(
        shop(s => s.cpu(60)),
        simulator.options(),
      )
    ).isEmpty,
  ).toBe(true)
})

test('another target value, dimension or unit is a change', async () => {
  const simulator = createSimulator()
  const by = (more: object, target = 20) => shop(s => s.metric({ namespace: 'Shop', name: 'Jobs', ...more }, target))
  await deploy(by({}), simulator.options())
  for (const other of [
    by({}, 21),
    by({ dimensions: { Worker: 'mail' } }),
    by({ unit: 'Count' }),
    by({ statistic: 'Maximum' }),
  ]) {
    const { steps } = await plan(other, simulator.options())
    expect(steps.filter(({ action }) => action !== 'keep' && action !== 'use').map(({ resource }) => resource)).toEqual(
      ['autoscaling web'],
    )
  }
})
