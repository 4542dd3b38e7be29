import { describe, expect, it } from 'vitest'
import { networkLoadBalancer } from '../../src/index.ts'
import type { RecommendedAlarms } from '../../src/internal.ts'
import type { AlarmModel } from '../../src/model/alarm.ts'
import type { ServiceModel } from '../../src/model/service.ts'
import { errorsIn } from './issues.ts'
import { site, vpc, worker } from './site.ts'

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:alarms'
const overTcp = worker.target(networkLoadBalancer('tcp').network(vpc).tcp(80), 'app', 80)

/** The alarms of a service in short: the metric or expression, its dimensions, and from when on. */
function alarmsOf({ deployment, targets }: ServiceModel) {
  const groups = targets.flatMap(each => [each.targetGroup, ...(each.shift ? [each.shift.alternate] : [])])
  const said = ({ namespace, name, statistic, dimensions }: ReturnType<typeof metricsOf>[number]) => {
    const values = Object.entries(dimensions).map(([key, value]) => {
      if (typeof value === 'string' || !('id' in value)) return `${key} ${value}`
      const at = groups.findIndex(({ id }) => id === value.id)
      return `${key} ${at < 0 ? value.id : at + 1}`
    })
    return `${namespace} ${name} ${statistic} of ${values.join(', ')}`
  }
  const all = deployment.alarms?.alarmNames.flatMap(each => (typeof each === 'string' ? [] : [each])) ?? []
  return Object.fromEntries(
    all.map(model => [
      model.id,
      [
        ...('expression' in model.watched ? [model.watched.expression] : []),
        ...metricsOf(model).map(said),
        `${model.comparison} ${model.threshold}, ${model.datapointsToAlarm} of ${model.evaluationPeriods} x ${model.periodSeconds}, ${model.treatMissingData}`,
      ],
    ]),
  )
}

const metricsOf = ({ watched }: AlarmModel) => ('metric' in watched ? [watched.metric] : Object.values(watched.metrics))

const OF_SERVICE = 'ClusterName prod, ServiceName web'
const USE = {
  'web:cpu': [`AWS/ECS CPUUtilization Average of ${OF_SERVICE}`, 'GreaterThanThreshold 90, 3 of 3 x 60, missing'],
  'web:memory': [`AWS/ECS MemoryUtilization Average of ${OF_SERVICE}`, 'GreaterThanThreshold 90, 3 of 3 x 60, missing'],
}
const elb = (name: string, statistic: string, at = 1): string =>
  `AWS/ApplicationELB ${name} ${statistic} of LoadBalancer edge, TargetGroup ${at}`

// Names, dimensions and statistics: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html,
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
describe('recommended alarms', () => {
  it('of a service without a target are of its CPU and memory, and so of one behind a Network Load Balancer', () => {
    expect(alarmsOf(worker.recommendedAlarms().build())).toEqual(USE)
    expect(alarmsOf(overTcp.recommendedAlarms().build())).toEqual(USE)
  })

  it('of a rolling service are of its target group, too', () => {
    expect(alarmsOf(site.recommendedAlarms({ responseTime: 2, healthyHosts: 3, cpu: 80 }).build())).toEqual({
      ...USE,
      'web:cpu': [USE['web:cpu'][0], 'GreaterThanThreshold 80, 3 of 3 x 60, missing'],
      'web:server-errors': [
        '100 * (FILL(errors1, 0)) / (FILL(requests1, 0))',
        elb('HTTPCode_Target_5XX_Count', 'Sum'),
        elb('RequestCount', 'Sum'),
        'GreaterThanThreshold 5, 3 of 3 x 60, notBreaching',
      ],
      'web:response-time': [elb('TargetResponseTime', 'p90'), 'GreaterThanThreshold 2, 3 of 3 x 60, notBreaching'],
      'web:healthy-hosts': [elb('HealthyHostCount', 'Minimum'), 'LessThanThreshold 3, 3 of 3 x 60, missing'],
    })
  })

  it('of a service with two target groups are of the one that serves, whichever it is', () => {
    const {
      'web:cpu': _cpu,
      'web:memory': _memory,
      ...ofTarget
    } = alarmsOf(site.blueGreen({ bakeTime: 5 }).recommendedAlarms({ responseTime: 2 }).build())
    expect(ofTarget).toEqual({
      'web:server-errors': [
        '100 * (FILL(errors1, 0) + FILL(errors2, 0)) / (FILL(requests1, 0) + FILL(requests2, 0))',
        elb('HTTPCode_Target_5XX_Count', 'Sum', 1),
        elb('HTTPCode_Target_5XX_Count', 'Sum', 2),
        elb('RequestCount', 'Sum', 1),
        elb('RequestCount', 'Sum', 2),
        'GreaterThanThreshold 5, 3 of 3 x 60, notBreaching',
      ],
      'web:response-time': [
        'MAX([m1, m2])',
        elb('TargetResponseTime', 'p90', 1),
        elb('TargetResponseTime', 'p90', 2),
        'GreaterThanThreshold 2, 3 of 3 x 60, notBreaching',
      ],
      'web:healthy-hosts': [
        'MAX([m1, m2])',
        elb('HealthyHostCount', 'Minimum', 1),
        elb('HealthyHostCount', 'Minimum', 2),
        'LessThanThreshold 1, 3 of 3 x 60, missing',
      ],
    })
  })

  it('are left out by false, told to whom it is said, and roll back unless told otherwise', () => {
    const none = { serverErrors: false, healthyHosts: false, memory: false } as const
    const { deployment } = site.recommendedAlarms({ ...none, alarmActions: [TOPIC], rollback: false }).build()
    expect(deployment.alarms).toMatchObject({
      alarmNames: [{ id: 'web:cpu', alarmActions: [TOPIC], okActions: [] }],
      enable: true,
      rollback: false,
    })
    expect(site.recommendedAlarms().build().deployment.alarms?.rollback).toBe(true)
  })

  it.each<[string, RecommendedAlarms]>([
    ['errors', { serverErrors: 1 }],
    ['a response time', { responseTime: 1 }],
    ['healthy tasks', { healthyHosts: 2 }],
  ])('of %s need an Application Load Balancer', (_what, asked) => {
    expect(errorsIn(worker.recommendedAlarms(asked))).toEqual(['ALM-REC-01'])
    expect(errorsIn(overTcp.recommendedAlarms(asked))).toEqual(['ALM-REC-01'])
    expect(errorsIn(site.recommendedAlarms(asked))).toEqual([])
  })
})
