import type { PredictiveScalingPolicyConfiguration } from '../../../aws/shapes/application-auto-scaling.ts'
import { defined } from '../../../model/defined.ts'
import type { PredictivePolicy } from '../../../model/predictive-policy.ts'
import type { Refs } from '../handler.ts'
import { labelOf } from './label.ts'

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredictiveScalingPolicyConfiguration.html
const DEFAULT_BUFFER_SECONDS = 300

/** A predictive policy as it is compared. */
export interface ForecastProps {
  readonly type: 'PredictiveScaling'
  readonly metric: string
  readonly resourceLabel?: string
  readonly targetValue: number
  readonly mode: 'ForecastOnly' | 'ForecastAndScale'
  readonly schedulingBufferSeconds: number
  readonly maxCapacityBuffer?: number
}

export function desiredForecast(policy: PredictivePolicy, refs: Refs): ForecastProps {
  const { metric, targetValue, mode, maxCapacityBuffer } = policy
  return {
    type: 'PredictiveScaling',
    metric: metric.type,
    ...defined({ resourceLabel: metric.type === 'ALBRequestCount' ? labelOf(metric, refs) : undefined }),
    targetValue,
    mode,
    schedulingBufferSeconds: policy.schedulingBufferSeconds ?? DEFAULT_BUFFER_SECONDS,
    ...defined({ maxCapacityBuffer }),
  }
}

export function liveForecast(live: PredictiveScalingPolicyConfiguration): ForecastProps {
  const { MetricSpecifications: [specification] = [], Mode = 'ForecastOnly' } = live
  const { SchedulingBufferTime = DEFAULT_BUFFER_SECONDS, MaxCapacityBreachBehavior: behaviour } = live
  const { PredefinedMetricType = 'customized', ResourceLabel } = specification?.PredefinedMetricPairSpecification ?? {}
  return {
    type: 'PredictiveScaling',
    metric: PredefinedMetricType,
    ...defined({ resourceLabel: ResourceLabel }),
    targetValue: specification?.TargetValue ?? 0,
    mode: Mode,
    schedulingBufferSeconds: SchedulingBufferTime,
    ...defined({ maxCapacityBuffer: behaviour === 'IncreaseMaxCapacity' ? live.MaxCapacityBuffer : undefined }),
  }
}

export function requestedForecast(props: ForecastProps): PredictiveScalingPolicyConfiguration {
  const { metric, resourceLabel, targetValue, mode, schedulingBufferSeconds, maxCapacityBuffer } = props
  return {
    MetricSpecifications: [
      {
        TargetValue: targetValue,
        PredefinedMetricPairSpecification: {
          PredefinedMetricType: metric,
          ...defined({ ResourceLabel: resourceLabel }),
        },
      },
    ],
    Mode: mode,
    SchedulingBufferTime: schedulingBufferSeconds,
    MaxCapacityBreachBehavior: maxCapacityBuffer === undefined ? 'HonorMaxCapacity' : 'IncreaseMaxCapacity',
    ...defined({ MaxCapacityBuffer: maxCapacityBuffer }),
  }
}
