import type { AlarmMetric } from './alarm.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { PredictivePolicy } from './predictive-policy.ts'
import type { RawScalingPolicy } from './raw-scaling-policy.ts'
import type { RawScalableTargetSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'
import type { ServiceModel } from './service.ts'
import type { StepPolicy } from './step-policy.ts'
import type { TargetGroupModel } from './target-group.ts'

/** What a target-tracking policy keeps near its target value. */
export type ScalingMetric =
  | { readonly type: 'ECSServiceAverageCPUUtilization' | 'ECSServiceAverageCPUUtilizationHighResolution' }
  | { readonly type: 'ECSServiceAverageMemoryUtilization' | 'ECSServiceAverageMemoryUtilizationHighResolution' }
  | {
      readonly type: 'ALBRequestCountPerTarget' | 'response-time'
      readonly loadBalancer: LoadBalancerModel
      readonly targetGroup: TargetGroupModel
      /** The group that takes turns with it. */
      readonly alternate?: TargetGroupModel
    }
  | { readonly type: 'math'; readonly expression: string; readonly metrics: Readonly<Record<string, AlarmMetric>> }
  | { readonly type: 'customized'; readonly metric: CustomMetric }
  | { readonly type: 'backlog'; readonly queueName: string }

/** A metric of CloudWatch. */
export interface CustomMetric {
  /** For example `AWS/SQS`, or one of the program's own. */
  readonly namespace: string
  readonly name: string
  /** Exactly those under which the metric is published. */
  readonly dimensions?: Readonly<Record<string, string>>
  /** @default 'Average' */
  readonly statistic?: 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' | 'Sum'
  /** The unit under which it is published, where it has one. */
  readonly unit?: string
}

export interface ScalingPolicy {
  readonly name: string
  readonly metric: ScalingMetric
  readonly targetValue: number
  readonly scaleInCooldownSeconds?: number
  readonly scaleOutCooldownSeconds?: number
  readonly disableScaleIn: boolean
}

/** Other limits from a time on. */
export interface ScheduledScaling {
  readonly name: string
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly expression: string
  /** Of times that a clock on the wall shows. */
  readonly timeZone?: string
  readonly minCapacity?: number
  readonly maxCapacity?: number
}

/** What Application Auto Scaling can be told to leave alone. */
export const SUSPENDABLE = ['scaleIn', 'scaleOut', 'scheduled'] as const

export type SuspendedScaling = (typeof SUSPENDABLE)[number]

/** A policy as PutScalingPolicy has it. */
export interface NamedPolicy {
  readonly name: string
  readonly policy: RawScalingPolicy
}

export interface AutoScalingSettings {
  readonly minCapacity: number
  readonly maxCapacity: number
  readonly policies: readonly ScalingPolicy[]
  /** Policies as PutScalingPolicy has them. */
  readonly rawPolicies?: readonly NamedPolicy[]
  readonly stepPolicies: readonly StepPolicy[]
  readonly predictivePolicies: readonly PredictivePolicy[]
  /** What is not done for now. Absent: what others have suspended stays so. */
  readonly suspended?: readonly SuspendedScaling[]
  readonly schedules: readonly ScheduledScaling[]
  readonly raw?: RawScalableTargetSettings
}

/** The scalable target of a service with its policies. */
export interface AutoScalingModel extends Resource<'autoscaling'> {
  readonly service: ServiceModel
  readonly settings: AutoScalingSettings
  readonly tags: Tags
}

/** The autoscaling resource of a service, if it has one. */
export function autoScalingOf(service: ServiceModel): readonly AutoScalingModel[] {
  if (!service.autoScaling) return []
  return [{ kind: 'autoscaling', id: service.id, service, settings: service.autoScaling, tags: service.tags }]
}
