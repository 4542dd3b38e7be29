import { expect, it } from 'vitest'
import {
  alarm,
  cluster,
  deploy,
  destroy,
  loadBalancer,
  network,
  plan,
  service,
  stack,
  taskDefinition,
} from '../../../../src/index.ts'
import { createSimulator } from '../../../../src/simulator/index.ts'

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms'
const vpc = network.default()
const prod = cluster('prod')
const edge = loadBalancer('edge').network(vpc).http()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('ghcr.io/acme/app:1').port(80))
const site = service('web').cluster(prod).taskDefinition(web).network(vpc).target(edge, 'app', 80).desiredCount(1)

const old = alarm('old-mail')
  .metric({
    namespace: 'AWS/SQS',
    name: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: 'mail' },
    statistic: 'Maximum',
  })
  .greaterThan(300)
  .alarmActions(TOPIC)
const unhealthy = alarm('unhealthy')
  .metric({
    namespace: 'AWS/ApplicationELB',
    name: 'UnHealthyHostCount',
    dimensions: { LoadBalancer: edge, TargetGroup: site },
  })
  .greaterThan(0)
const failures = alarm('failures')
  .math('100 * errors / requests', {
    errors: {
      namespace: 'AWS/ApplicationELB',
      name: 'HTTPCode_Target_5XX_Count',
      dimensions: { LoadBalancer: edge },
      statistic: 'Sum',
    },
    requests: {
      namespace: 'AWS/ApplicationELB',
      name: 'RequestCount',
      dimensions: { LoadBalancer: edge },
      statistic: 'Sum',
    },
  })
  .greaterThanOrEqualTo(5)
  .evaluationPeriods(5, { datapointsToAlarm: 3 })
  .treatMissingData('notBreaching')

it('alarms are made under names of the stack, heeded by deployments, changed, and removed with their lines', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const both = stack('shop').add(site.alarms([failures, old, unhealthy]))
  await deploy(both, options)
  expect((await plan(both, options)).isEmpty).toBe(true)
  const alarms = async () => (await simulatedAlarms(simulator)).MetricAlarms ?? []
  expect(await alarms()).toMatchObject([
    {
      AlarmName: 'shop-failures',
      Metrics: [
        { Id: 'watched', Expression: '100 * errors / requests', ReturnData: true },
        {
          Id: 'errors',
          MetricStat: {
            Metric: { Dimensions: [{ Name: 'LoadBalancer', Value: expect.stringMatching(/^app\/[\w-]+\/\w+$/) }] },
            Period: 60,
          },
        },
        { Id: 'requests' },
      ],
      DatapointsToAlarm: 3,
    },
    { AlarmName: expect.stringMatching(/^shop-old-mail/), AlarmActions: [TOPIC], Period: 60, Threshold: 300 },
    {
      AlarmName: 'shop-unhealthy',
      Dimensions: expect.arrayContaining([
        { Name: 'TargetGroup', Value: expect.stringMatching(/^targetgroup\/[\w-]+\/\w+$/) },
      ]),
    },
  ])

  const changed = stack('shop').add(site.alarms([failures, old.period(300).okActions(TOPIC), unhealthy]))
  const { plan: second } = await deploy(changed, options)
  const changes = second.steps.filter(({ action }) => action !== 'keep' && action !== 'use')
  expect(changes.map(({ resource, action }) => `${action} ${resource}`)).toEqual(['update alarm old-mail'])

  // What somebody has switched off goes on again.
  const { CloudWatchClient, PutMetricAlarmCommand } = await import('@aws-sdk/client-cloudwatch')
  const client = new CloudWatchClient(simulator.clientConfig('cloudWatch'))
  const [, there] = await alarms()
  const { AlarmName, MetricName, Namespace, Statistic, Dimensions, Period, EvaluationPeriods } = there ?? {}
  const { ComparisonOperator, Threshold } = there ?? {}
  await client.send(
    new PutMetricAlarmCommand({
      ...{ AlarmName, MetricName, Namespace, Statistic, Dimensions, Period, ComparisonOperator, Threshold },
      EvaluationPeriods,
      ActionsEnabled: false,
      InsufficientDataActions: [TOPIC],
    }),
  )
  const off = (await plan(changed, options)).steps.find(({ action }) => action === 'update')
  expect(off?.changes.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['actionsEnabled', 'insufficientDataActions']),
  )

  await deploy(stack('shop').add(site.alarms([failures])), { ...options, prune: true })
  expect((await alarms()).map(({ AlarmName }) => AlarmName)).toEqual(['shop-failures'])
  await destroy(both, { ...options, deleteData: true })
  expect(simulator.isEmpty()).toBe(true)
})

it('a metric may have any id, and its expression is watched', async () => {
  const simulator = createSimulator()
  const twice = alarm('twice').math('2 * watched', { watched: { namespace: 'Shop', name: 'Jobs' } })
  const program = stack('shop').add(twice.greaterThan(1))
  await deploy(program, simulator.options())
  expect((await simulatedAlarms(simulator)).MetricAlarms?.[0]?.Metrics).toMatchObject([
    { Id: 'watched_', Expression: '2 * watched', ReturnData: true },
    { Id: 'watched', ReturnData: false },
  ])
  expect((await plan(program, simulator.options())).isEmpty).toBe(true)
})

it('an alarm of somebody else is not overwritten', async () => {
  const simulator = createSimulator()
  simulator.alarm('shop-failures', 'OK')
  await expect(plan(stack('shop').add(failures), simulator.options())).rejects.toThrow(/alarm failures/)
})

type Simulator = ReturnType<typeof createSimulator>

async function simulatedAlarms(simulator: Simulator) {
  const { CloudWatchClient, DescribeAlarmsCommand } = await import('@aws-sdk/client-cloudwatch')
  return new CloudWatchClient(simulator.clientConfig('cloudWatch')).send(new DescribeAlarmsCommand({}))
}
