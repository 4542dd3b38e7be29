import type { ScalableTarget, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling'
import { metricsIn, watchedValue } from '../cloud-watch/metric-data.ts'
import type { Alarm } from '../cloud-watch/state.ts'
import type { World } from '../operation.ts'

/** What is known of a service and its policy when a number of tasks is asked for. */
export interface Counted {
  readonly running: number
  readonly desired: number
}

/** How long in a row a metric was on one side of its target, in minutes. */
export interface Sides {
  above: number
  below: number
}

// Of the alarms that AWS makes: https://github.com/aws-samples/amazon-aurora-labs-for-mysql/issues/3. That the low one is at
// nine tenths of the target is not documented.
const MINUTES_ABOVE = 3
const MINUTES_BELOW = 15
const LOW = 0.9

/** How many tasks target tracking wants; nothing while the metric has not been off for long enough. */
export function trackedCount(
  world: World,
  policy: ScalingPolicy,
  sides: Sides,
  { running, desired }: Counted,
): number | undefined {
  const { TargetValue: target = 0 } = policy.TargetTrackingScalingPolicyConfiguration ?? {}
  const value = watchedValue(world, watchedBy(policy))
  sides.above = value !== undefined && value > target ? sides.above + 1 : 0
  sides.below = value !== undefined && value < target * LOW ? sides.below + 1 : 0
  if (value === undefined) return undefined
  const proportional = Math.ceil((Math.max(running, 1) * value) / target)
  if (sides.above >= MINUTES_ABOVE) return Math.max(desired, proportional)
  return sides.below >= MINUTES_BELOW ? Math.min(desired, proportional) : undefined
}

/** The metrics of a target tracking policy. */
export function watchedBy(policy: ScalingPolicy) {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: own } =
    policy.TargetTrackingScalingPolicyConfiguration ?? {}
  if (own) return own
  const [, ClusterName = '', ServiceName = ''] = policy.ResourceId?.split('/') ?? []
  const type = predefined?.PredefinedMetricType ?? ''
  if (type === 'ALBRequestCountPerTarget') {
    const [, loadBalancer = '', targetGroup = ''] =
      /^(.*)\/(targetgroup\/.*)$/.exec(predefined?.ResourceLabel ?? '') ?? []
    return {
      Namespace: 'AWS/ApplicationELB',
      MetricName: 'RequestCountPerTarget',
      Dimensions: [
        { Name: 'LoadBalancer', Value: loadBalancer },
        { Name: 'TargetGroup', Value: targetGroup },
      ],
    }
  }
  return {
    Namespace: 'AWS/ECS',
    MetricName: /CPU/.test(type) ? 'CPUUtilization' : 'MemoryUtilization',
    Dimensions: [
      { Name: 'ClusterName', Value: ClusterName },
      { Name: 'ServiceName', Value: ServiceName },
    ],
  }
}

/** How many tasks the step of a policy wants in which the metric of its alarm is. */
export function steppedCount(
  world: World,
  policy: ScalingPolicy,
  { definition }: Alarm,
  { running }: Counted,
): number | undefined {
  const {
    StepAdjustments = [],
    AdjustmentType,
    MinAdjustmentMagnitude = 0,
  } = policy.StepScalingPolicyConfiguration ?? {}
  const { Threshold: threshold = 0, ComparisonOperator = '' } = definition ?? {}
  const value =
    (definition && metricsIn(definition).size > 0 ? watchedValue(world, definition) : undefined) ?? threshold
  const off = value - threshold
  const rises = ComparisonOperator.startsWith('Greater')
  // Above the threshold the lower bound is of the step, below it the upper one is.
  const step = StepAdjustments.find(
    ({ MetricIntervalLowerBound: lower = -Infinity, MetricIntervalUpperBound: upper = Infinity }) =>
      rises ? lower <= off && off < upper : lower < off && off <= upper,
  )
  if (!step) return undefined
  const { ScalingAdjustment: change = 0 } = step
  if (AdjustmentType === 'ExactCapacity') return change
  if (AdjustmentType !== 'PercentChangeInCapacity') return running + change
  const tasks = (running * change) / 100
  // https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html
  const whole = Math.abs(tasks) < 1 ? Math.sign(tasks) : Math.trunc(tasks)
  return running + Math.sign(change) * Math.max(Math.abs(whole), MinAdjustmentMagnitude)
}

/** A number between the limits of the target. */
export const between = ({ MinCapacity = 0, MaxCapacity = 0 }: ScalableTarget, count: number): number =>
  Math.min(Math.max(count, MinCapacity), MaxCapacity)
