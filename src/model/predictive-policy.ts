import type { LoadBalancerModel } from './load-balancer.ts'
import type { TargetGroupModel } from './target-group.ts'

/** The pair of metrics that is forecast and scaled by. */
export type ForecastMetric =
  | { readonly type: 'ECSServiceCPUUtilization' | 'ECSServiceMemoryUtilization' }
  | {
      readonly type: 'ALBRequestCount'
      readonly loadBalancer: LoadBalancerModel
      readonly targetGroup: TargetGroupModel
    }

/** Scales before the load comes that the last two weeks forecast. */
export interface PredictivePolicy {
  readonly name: string
  readonly metric: ForecastMetric
  readonly targetValue: number
  readonly mode: 'ForecastOnly' | 'ForecastAndScale'
  readonly schedulingBufferSeconds?: number
  /** How far the forecast may go above the maximum, in percent of what is forecast. Absent: not at all. */
  readonly maxCapacityBuffer?: number
}
