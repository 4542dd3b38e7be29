import type {
  ScalingPolicy as LivePolicy,
  MetricType,
  TargetTrackingScalingPolicyConfiguration,
} from '../../../aws/shapes/application-auto-scaling.ts'
import type { AutoScalingModel, ScalingMetric, ScalingPolicy } from '../../../model/autoscaling.ts'
import { defined } from '../../../model/defined.ts'
import type { Refs } from '../handler.ts'
import {
  type CustomSpecification,
  desiredSpecification,
  liveSpecification,
  requestedSpecification,
} from './custom-metric.ts'
import { desiredForecast, type ForecastProps, liveForecast } from './forecast.ts'
import { labelOf } from './label.ts'
import { DEFAULT_COOLDOWN_SECONDS, desiredSteps, liveSteps, type StepProps } from './step-scaling.ts'

/** A policy as it is compared. */
export type PolicyProps = TrackingProps | StepProps | ForecastProps

/** A target tracking policy as it is compared. */
export interface TrackingProps {
  readonly type: 'TargetTrackingScaling'
  /** The predefined metric, or `customized`. */
  readonly metric: string
  readonly resourceLabel?: string
  readonly specification?: CustomSpecification
  readonly targetValue: number
  readonly scaleInCooldownSeconds: number
  readonly scaleOutCooldownSeconds: number
  readonly disableScaleIn: boolean
}

/** All policies of a service by their names. */
export function desiredPolicies(model: AutoScalingModel, refs: Refs): Readonly<Record<string, PolicyProps>> {
  const { policies, stepPolicies, predictivePolicies } = model.settings
  return Object.fromEntries<PolicyProps>([
    ...policies.map(policy => [policy.name, desiredPolicy(policy, model, refs)] as const),
    ...stepPolicies.map(policy => [policy.name, desiredSteps(policy)] as const),
    ...predictivePolicies.map(policy => [policy.name, desiredForecast(policy, refs)] as const),
  ])
}

function desiredPolicy(policy: ScalingPolicy, model: AutoScalingModel, refs: Refs): TrackingProps {
  const specification = desiredSpecification(policy.metric, model, refs)
  return {
    type: 'TargetTrackingScaling',
    metric: specification ? 'customized' : policy.metric.type,
    ...defined({ resourceLabel: resourceLabel(policy.metric, refs), specification }),
    targetValue: policy.targetValue,
    scaleInCooldownSeconds: policy.scaleInCooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: policy.scaleOutCooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS,
    disableScaleIn: policy.disableScaleIn,
  }
}

export function livePolicy(live: LivePolicy): PolicyProps {
  if (live.StepScalingPolicyConfiguration) return liveSteps(live.StepScalingPolicyConfiguration)
  if (live.PredictiveScalingPolicyConfiguration) return liveForecast(live.PredictiveScalingPolicyConfiguration)
  const { TargetTrackingScalingPolicyConfiguration: tracking, PolicyType } = live
  const metric = tracking?.PredefinedMetricSpecification
  const customized = tracking?.CustomizedMetricSpecification
  const specification = customized && liveSpecification(customized)
  return {
    type: 'TargetTrackingScaling',
    metric: metric?.PredefinedMetricType ?? (specification ? 'customized' : (PolicyType ?? 'unknown')),
    ...defined({ resourceLabel: metric?.ResourceLabel, specification }),
    targetValue: tracking?.TargetValue ?? 0,
    scaleInCooldownSeconds: tracking?.ScaleInCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: tracking?.ScaleOutCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    disableScaleIn: tracking?.DisableScaleIn ?? false,
  }
}

/** The policy as AWS is asked for it. */
export function trackingOf(policy: TrackingProps): TargetTrackingScalingPolicyConfiguration {
  const { metric, resourceLabel, specification } = policy
  return {
    TargetValue: policy.targetValue,
    ...(specification
      ? { CustomizedMetricSpecification: requestedSpecification(specification) }
      : {
          PredefinedMetricSpecification: {
            PredefinedMetricType: metric as MetricType,
            ...(resourceLabel ? { ResourceLabel: resourceLabel } : {}),
          },
        }),
    DisableScaleIn: policy.disableScaleIn,
    ScaleInCooldown: policy.scaleInCooldownSeconds,
    ScaleOutCooldown: policy.scaleOutCooldownSeconds,
  }
}

/** Which requests to count: `app/<name>/<id>/targetgroup/<name>/<id>`. */
function resourceLabel(metric: ScalingMetric, refs: Refs): string | undefined {
  // Of two groups there is no label: their requests are summed by metric math.
  if (metric.type !== 'ALBRequestCountPerTarget' || metric.alternate) return undefined
  return labelOf(metric, refs)
}
