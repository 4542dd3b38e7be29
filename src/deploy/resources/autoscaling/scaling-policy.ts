import type {
  ScalingPolicy as LivePolicy,
  MetricType,
  TargetTrackingScalingPolicyConfiguration,
} from '../../../aws/shapes/application-auto-scaling.ts'
import type { AutoScalingModel, ScalingMetric, ScalingPolicy } from '../../../model/autoscaling.ts'
import { defined } from '../../../model/defined.ts'
import type { Refs } from '../handler.ts'
import { nameInMetrics } from '../metric.ts'
import {
  type CustomSpecification,
  desiredSpecification,
  liveSpecification,
  requestedSpecification,
} from './custom-metric.ts'

/** What AWS waits for ECS services when a policy does not say. */
const DEFAULT_COOLDOWN_SECONDS = 300

/** A policy as it is compared. */
export interface PolicyProps {
  /** The predefined metric, or `customized`. */
  readonly metric: string
  readonly resourceLabel?: string
  readonly specification?: CustomSpecification
  readonly targetValue: number
  readonly scaleInCooldownSeconds: number
  readonly scaleOutCooldownSeconds: number
  readonly disableScaleIn: boolean
}

export function desiredPolicy(policy: ScalingPolicy, model: AutoScalingModel, refs: Refs): PolicyProps {
  const specification = desiredSpecification(policy.metric, model, refs)
  return {
    metric: specification ? 'customized' : policy.metric.type,
    ...defined({ resourceLabel: resourceLabel(policy.metric, refs), specification }),
    targetValue: policy.targetValue,
    scaleInCooldownSeconds: policy.scaleInCooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: policy.scaleOutCooldownSeconds ?? DEFAULT_COOLDOWN_SECONDS,
    disableScaleIn: policy.disableScaleIn,
  }
}

export function livePolicy({
  TargetTrackingScalingPolicyConfiguration: tracking,
  PolicyType,
}: LivePolicy): PolicyProps {
  const metric = tracking?.PredefinedMetricSpecification
  const customized = tracking?.CustomizedMetricSpecification
  const specification = customized && liveSpecification(customized)
  return {
    metric: metric?.PredefinedMetricType ?? (specification ? 'customized' : (PolicyType ?? 'unknown')),
    ...defined({ resourceLabel: metric?.ResourceLabel, specification }),
    targetValue: tracking?.TargetValue ?? 0,
    scaleInCooldownSeconds: tracking?.ScaleInCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    scaleOutCooldownSeconds: tracking?.ScaleOutCooldown ?? DEFAULT_COOLDOWN_SECONDS,
    disableScaleIn: tracking?.DisableScaleIn ?? false,
  }
}

/** The policy as AWS is asked for it. */
export function trackingOf(policy: PolicyProps): TargetTrackingScalingPolicyConfiguration {
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
  if (metric.type !== 'ALBRequestCountPerTarget') return undefined
  return `${nameInMetrics(refs(metric.loadBalancer).arn)}/${nameInMetrics(refs(metric.targetGroup).arn)}`
}
