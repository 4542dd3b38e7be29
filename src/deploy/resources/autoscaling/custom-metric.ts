import type { CustomizedMetricSpecification } from '../../../aws/shapes/application-auto-scaling.ts'
import type { AutoScalingModel, CustomMetric, ScalingMetric } from '../../../model/autoscaling.ts'
import { defined } from '../../../model/defined.ts'
import type { TargetGroupModel } from '../../../model/target-group.ts'
import type { Refs } from '../handler.ts'
import {
  expressionId,
  listed,
  liveQueries,
  type MetricQuery,
  type MetricShape,
  namedValues,
  nameInMetrics,
  requestedQueries,
} from '../metric.ts'
import { shapeOf } from '../metric-dimensions.ts'

/** A metric of CloudWatch, or an expression over several, as it is compared. */
export type CustomSpecification = MetricShape | { readonly queries: Readonly<Record<string, MetricQuery>> }

/** The specification of a metric that AWS does not have ready. */
export function desiredSpecification(
  metric: ScalingMetric,
  { service }: AutoScalingModel,
  refs: Refs,
): CustomSpecification | undefined {
  if (metric.type === 'customized') {
    const { namespace, name, dimensions = {}, statistic = 'Average', unit } = metric.metric
    return { namespace, name, dimensions, statistic, ...defined({ unit }) }
  }
  if (metric.type === 'math')
    return {
      queries: {
        [expressionId(metric.metrics)]: { expression: metric.expression, returned: true },
        ...Object.fromEntries(
          Object.entries(metric.metrics).map(([id, each]) => [id, { metric: shapeOf(each, refs), returned: false }]),
        ),
      },
    }
  if (metric.type === 'response-time' || (metric.type === 'ALBRequestCountPerTarget' && metric.alternate))
    return ofTargets(metric, refs)
  if (metric.type !== 'backlog') return undefined
  const { name: ClusterName } = refs(service.cluster)
  return backlogPerTask(metric.queueName, { ClusterName, ServiceName: refs(service).name })
}

/** Of two groups that take turns the one that gets no requests has no data: those of both are summed, or the slower counts. */
function ofTargets(
  { type, loadBalancer, targetGroup, alternate }: Extract<ScalingMetric, { loadBalancer: unknown }>,
  refs: Refs,
): CustomSpecification {
  const [name, statistic] =
    type === 'response-time' ? ['TargetResponseTime', 'Average'] : ['RequestCountPerTarget', 'Sum']
  const of = (group: TargetGroupModel): MetricShape => ({
    namespace: 'AWS/ApplicationELB',
    name,
    dimensions: {
      LoadBalancer: nameInMetrics(refs(loadBalancer).arn),
      TargetGroup: nameInMetrics(refs(group).arn),
    },
    statistic,
  })
  if (!alternate) return of(targetGroup)
  // Not FILL: a last minute that is not there yet would count as 0, and the policy never add a task.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
  const expression = type === 'response-time' ? 'MAX([one, other])' : 'SUM([one, other])'
  return {
    queries: {
      one: { metric: of(targetGroup), returned: false },
      other: { metric: of(alternate), returned: false },
      watched: { expression, returned: true },
    },
  }
}

/**
 * The visible messages for each running task. AWS's example divides by the tasks that run; without any, there would be no
 * number to go by: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
 */
function backlogPerTask(QueueName: string, service: Readonly<Record<string, string>>): CustomSpecification {
  const visible: MetricShape = {
    namespace: 'AWS/SQS',
    name: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName },
    statistic: 'Sum',
  }
  const tasks: MetricShape = {
    namespace: 'ECS/ContainerInsights',
    name: 'RunningTaskCount',
    dimensions: service,
    statistic: 'Average',
  }
  return {
    queries: {
      visible: { metric: visible, returned: false },
      tasks: { metric: tasks, returned: false },
      backlog: { expression: 'visible / IF(tasks > 0, tasks, 1)', returned: true },
    },
  }
}

export function liveSpecification(live: CustomizedMetricSpecification): CustomSpecification {
  const { Namespace = '', MetricName = '', Dimensions, Statistic = '', Unit, Metrics } = live
  if (!Metrics)
    return {
      namespace: Namespace,
      name: MetricName,
      dimensions: namedValues(Dimensions),
      statistic: Statistic,
      ...defined({ unit: Unit }),
    }
  return { queries: liveQueries(Metrics) }
}

export function requestedSpecification(specification: CustomSpecification): CustomizedMetricSpecification {
  if ('queries' in specification) {
    return {
      Metrics: requestedQueries(specification.queries),
    }
  }
  const { namespace, name, dimensions, statistic, unit } = specification
  return {
    Namespace: namespace,
    MetricName: name,
    ...(Object.keys(dimensions).length > 0 && { Dimensions: listed(dimensions) }),
    Statistic: statistic as NonNullable<CustomMetric['statistic']>,
    ...defined({ Unit: unit }),
  }
}
