import type { AutoScalingModel } from './autoscaling.ts'
import type { ClusterModel } from './cluster.ts'
import type { Deferred } from './deferred.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { RawAlarmSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'
import type { TargetGroupModel } from './target-group.ts'

/** What a dimension of a metric names: a text, or what AWS calls a resource in its metrics. */
export type DimensionValue = string | Deferred | ClusterModel | LoadBalancerModel | TargetGroupModel

/** A metric as an alarm measures it. */
export interface AlarmMetric {
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, DimensionValue>>
  /** One of the five, or a percentile such as `p99`. */
  readonly statistic: string
  readonly unit?: string
}

/** What an alarm watches: one metric, or an expression over several by their ids. */
export type AlarmSource =
  | { readonly metric: AlarmMetric }
  | { readonly expression: string; readonly metrics: Readonly<Record<string, AlarmMetric>> }

export const COMPARISONS = [
  'GreaterThanThreshold',
  'GreaterThanOrEqualToThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const

export type MissingData = 'missing' | 'notBreaching' | 'breaching' | 'ignore'

/** What an alarm does when its state changes: an ARN, or a scaling policy that it calls. */
export type AlarmAction = string | Deferred | { readonly scalingPolicy: string; readonly of: AutoScalingModel }

/** A metric alarm of CloudWatch. */
export interface AlarmModel extends Resource<'alarm'> {
  readonly watched: AlarmSource
  readonly comparison: (typeof COMPARISONS)[number]
  readonly threshold: number
  readonly periodSeconds: number
  readonly evaluationPeriods: number
  readonly datapointsToAlarm: number
  readonly treatMissingData: MissingData
  readonly description?: string
  readonly alarmActions: readonly AlarmAction[]
  readonly okActions: readonly AlarmAction[]
  readonly raw?: RawAlarmSettings
  readonly tags: Tags
}
