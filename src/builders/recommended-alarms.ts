import type { AlarmMetric, AlarmModel, AlarmSource } from '../model/alarm.ts'
import type { ClusterModel } from '../model/cluster.ts'
import type { Deferred } from '../model/deferred.ts'
import type { Tags } from '../model/resource.ts'
import type { ServiceTarget } from '../model/service.ts'
import { USUAL_PERIODS } from './alarm.ts'

/**
 * From which value on the alarms of a service go up: each after three minutes in a row. `false` leaves one out.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
export interface RecommendedAlarms {
  /**
   * More than so many percent of the requests to the first target end in 5xx of the tasks. This and the next two need one
   * behind an Application Load Balancer. @default 5, with one
   */
  readonly serverErrors?: number | false
  /** One in ten requests to the first target takes longer than so many seconds. @default none */
  readonly responseTime?: number | false
  /**
   * Fewer than so many tasks of the first target are healthy: `false` for tasks that may take more than three minutes until
   * they are. @default 1, with one
   */
  readonly healthyHosts?: number | false
  /** More than so many percent of the CPU is in use. @default 90 */
  readonly cpu?: number | false
  /** More than so many percent of the memory is in use. @default 90 */
  readonly memory?: number | false
  /** Who is told when one goes up: ARNs, mostly of SNS topics. */
  readonly alarmActions?: readonly (string | Deferred)[]
  /** Rolls a deployment back in which one goes up, and does not only fail it. @default true */
  readonly rollback?: boolean
}

/** Those that measure what the load balancer of the first target sees. */
export const OF_TARGETS = ['serverErrors', 'responseTime', 'healthyHosts'] as const

/** Those of which a number says from when on. */
export const THRESHOLDS = [...OF_TARGETS, 'cpu', 'memory'] as const

interface Of {
  readonly service: string
  readonly cluster: ClusterModel
  readonly target: ServiceTarget | undefined
  readonly tags: Tags
}

type Start = Pick<AlarmModel, 'watched' | 'comparison' | 'threshold' | 'treatMissingData' | 'description'>

/** The alarms of a service that are asked for, as far as it has what they measure. */
export function recommendedAlarms(asked: RecommendedAlarms, of: Of): readonly AlarmModel[] {
  const { cpu = 90, memory = 90, alarmActions = [] } = asked
  const made = (name: string, start: Start): AlarmModel => ({
    kind: 'alarm',
    id: `${of.service}:${name}`,
    ...USUAL_PERIODS,
    datapointsToAlarm: USUAL_PERIODS.evaluationPeriods,
    ...start,
    alarmActions: [...alarmActions],
    okActions: [],
    tags: of.tags,
  })
  const use = (name: string, metric: string, threshold: number): AlarmModel =>
    made(name, {
      watched: { metric: { ...ofService(of), name: metric, statistic: 'Average' } },
      comparison: 'GreaterThanThreshold',
      threshold,
      treatMissingData: 'missing',
      description: `Service ${of.service} uses more than ${threshold} percent of its ${name}`,
    })
  return [
    ...(cpu === false ? [] : [use('cpu', 'CPUUtilization', cpu)]),
    ...(memory === false ? [] : [use('memory', 'MemoryUtilization', memory)]),
    ...ofTarget(asked, of).map(([name, start]) => made(name, start)),
  ]
}

const ofService = ({ cluster, service }: Of): Pick<AlarmMetric, 'namespace' | 'dimensions'> => ({
  namespace: 'AWS/ECS',
  dimensions: { ClusterName: cluster, ServiceName: service },
})

function ofTarget(asked: RecommendedAlarms, { service, target }: Of): readonly (readonly [string, Start])[] {
  const loadBalancer = target?.rules[0]?.listener.loadBalancer
  if (!loadBalancer) return []
  const { serverErrors = 5, responseTime = false, healthyHosts = 1 } = asked
  // Where two target groups take turns, either may be the one that serves.
  const groups = [target.targetGroup, ...(target.shift ? [target.shift.alternate] : [])]
  const metric = (name: string, statistic: string, at: number): AlarmMetric => ({
    namespace: 'AWS/ApplicationELB',
    name,
    statistic,
    dimensions: { LoadBalancer: loadBalancer, TargetGroup: groups[at] ?? target.targetGroup },
  })
  const overGroups = (name: string, statistic: string, combine: (ids: readonly string[]) => string): AlarmSource => {
    const ids = groups.map((_, at) => `m${at + 1}`)
    const [only] = ids
    if (only && ids.length === 1) return { metric: metric(name, statistic, 0) }
    const metrics = Object.fromEntries(ids.map((id, at) => [id, metric(name, statistic, at)]))
    return { expression: combine(ids), metrics }
  }
  const filled = (ids: readonly string[]) => ids.map(id => `FILL(${id}, 0)`)
  // Without FILL: a last minute that is not there yet would count as 0, and the alarm be stuck.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
  const most = (ids: readonly string[]) => `MAX([${ids.join(', ')}])`
  const errors = groups.map((_, at) => `errors${at + 1}`)
  const requests = groups.map((_, at) => `requests${at + 1}`)
  const counts = (ids: readonly string[], name: string) => ids.map((id, at) => [id, metric(name, 'Sum', at)] as const)
  const above = { comparison: 'GreaterThanThreshold', treatMissingData: 'notBreaching' } as const
  const alarms: (readonly [string, Start])[] = []
  if (serverErrors !== false) {
    const expression = `100 * (${filled(errors).join(' + ')}) / (${filled(requests).join(' + ')})`
    const all = [...counts(errors, 'HTTPCode_Target_5XX_Count'), ...counts(requests, 'RequestCount')]
    const watched = { expression, metrics: Object.fromEntries(all) }
    const description = `More than ${serverErrors} percent of the requests to service ${service} end in 5xx`
    alarms.push(['server-errors', { ...above, watched, threshold: serverErrors, description }])
  }
  if (responseTime !== false) {
    const watched = overGroups('TargetResponseTime', 'p90', most)
    const description = `One in ten requests to service ${service} takes longer than ${responseTime} s`
    alarms.push(['response-time', { ...above, watched, threshold: responseTime, description }])
  }
  if (healthyHosts !== false) {
    const watched = overGroups('HealthyHostCount', 'Minimum', most)
    const description = `Fewer than ${healthyHosts} tasks of service ${service} are healthy`
    const below = { comparison: 'LessThanThreshold', treatMissingData: 'missing' } as const
    alarms.push(['healthy-hosts', { ...below, watched, threshold: healthyHosts, description }])
  }
  return alarms
}
