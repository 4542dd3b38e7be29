import type { StepScalingPolicyConfiguration } from '../../../aws/shapes/application-auto-scaling.ts'
import { defined } from '../../../model/defined.ts'
import { type AdjustmentType, type StepPolicy, thresholdOf } from '../../../model/step-policy.ts'

/** What AWS waits for ECS services when a policy does not say. */
export const DEFAULT_COOLDOWN_SECONDS = 300

/** A step, relative to where the alarm goes up. */
interface RelativeStep {
  readonly lower?: number
  readonly upper?: number
  readonly change: number
}

/** A policy of steps as it is compared. */
export interface StepProps {
  readonly type: 'StepScaling'
  readonly adjustmentType: AdjustmentType
  readonly steps: readonly RelativeStep[]
  readonly minAdjustmentMagnitude?: number
  readonly cooldownSeconds: number
  readonly aggregation: 'Average' | 'Minimum' | 'Maximum'
}

export function desiredSteps(policy: StepPolicy): StepProps {
  const { steps, adjustmentType, minAdjustmentMagnitude, cooldownSeconds = DEFAULT_COOLDOWN_SECONDS } = policy
  const threshold = thresholdOf(policy) ?? 0
  return {
    type: 'StepScaling',
    adjustmentType,
    steps: steps.map(({ from, to, change }) => ({
      ...defined({ lower: beyond(threshold, from), upper: beyond(threshold, to) }),
      change,
    })),
    ...defined({ minAdjustmentMagnitude }),
    cooldownSeconds,
    aggregation: policy.metricAggregationType,
  }
}

// 0.3 - 0.1 is 0.19999999999999998.
const beyond = (threshold: number, value: number | undefined): number | undefined =>
  value === undefined ? undefined : Number((value - threshold).toPrecision(12))

export function liveSteps(live: StepScalingPolicyConfiguration): StepProps {
  const { AdjustmentType = 'ChangeInCapacity', StepAdjustments = [], MetricAggregationType = 'Average' } = live
  const { MinAdjustmentMagnitude: minAdjustmentMagnitude, Cooldown = DEFAULT_COOLDOWN_SECONDS } = live
  const steps = StepAdjustments.map(
    ({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper, ScalingAdjustment: change = 0 }) => ({
      ...defined({ lower, upper }),
      change,
    }),
  )
  return {
    type: 'StepScaling',
    adjustmentType: AdjustmentType,
    steps: steps.sort((a, b) => (a.lower ?? -Infinity) - (b.lower ?? -Infinity)),
    ...defined({ minAdjustmentMagnitude }),
    cooldownSeconds: Cooldown,
    aggregation: MetricAggregationType,
  }
}

export function requestedSteps(props: StepProps): StepScalingPolicyConfiguration {
  return {
    AdjustmentType: props.adjustmentType,
    StepAdjustments: props.steps.map(({ lower, upper, change }) => ({
      ...defined({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper }),
      ScalingAdjustment: change,
    })),
    ...defined({ MinAdjustmentMagnitude: props.minAdjustmentMagnitude }),
    Cooldown: props.cooldownSeconds,
    MetricAggregationType: props.aggregation,
  }
}
