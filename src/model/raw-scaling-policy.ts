/** A dimension of a metric. */
interface Dimension {
  readonly Name: string
  readonly Value: string
}

/** A metric or an expression over others, as scaling policies have them. */
interface Query {
  readonly Id: string
  readonly Expression?: string
  readonly Label?: string
  readonly MetricStat?: {
    readonly Metric: {
      readonly Namespace?: string
      readonly MetricName?: string
      readonly Dimensions?: Dimension[]
    }
    readonly Stat: string
    readonly Unit?: string
  }
  readonly ReturnData?: boolean
}

interface Predefined<T extends string> {
  readonly PredefinedMetricType: T
  readonly ResourceLabel?: string
}

interface Customized {
  readonly MetricDataQueries: Query[]
}

/** Steps by how far a metric is beyond the threshold of the alarm that calls the policy. */
interface StepScaling {
  readonly PolicyType: 'StepScaling'
  readonly StepScalingPolicyConfiguration: {
    readonly AdjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity'
    readonly StepAdjustments: {
      readonly MetricIntervalLowerBound?: number
      readonly MetricIntervalUpperBound?: number
      readonly ScalingAdjustment: number
    }[]
    readonly MinAdjustmentMagnitude?: number
    readonly Cooldown?: number
    readonly MetricAggregationType?: 'Average' | 'Minimum' | 'Maximum'
  }
}

/** Ahead of what two weeks have shown. */
interface PredictiveScaling {
  readonly PolicyType: 'PredictiveScaling'
  readonly PredictiveScalingPolicyConfiguration: {
    readonly MetricSpecifications: {
      readonly TargetValue: number
      readonly PredefinedMetricPairSpecification?: Predefined<string>
      readonly PredefinedScalingMetricSpecification?: Predefined<string>
      readonly PredefinedLoadMetricSpecification?: Predefined<string>
      readonly CustomizedScalingMetricSpecification?: Customized
      readonly CustomizedLoadMetricSpecification?: Customized
      readonly CustomizedCapacityMetricSpecification?: Customized
    }[]
    /** @default 'ForecastOnly' */
    readonly Mode?: 'ForecastOnly' | 'ForecastAndScale'
    readonly SchedulingBufferTime?: number
    readonly MaxCapacityBreachBehavior?: 'HonorMaxCapacity' | 'IncreaseMaxCapacity'
    readonly MaxCapacityBuffer?: number
  }
}

/** Keeps a metric near a value. */
interface TargetTrackingScaling {
  readonly PolicyType: 'TargetTrackingScaling'
  readonly TargetTrackingScalingPolicyConfiguration: {
    readonly TargetValue: number
    readonly PredefinedMetricSpecification?: Predefined<
      | 'ECSServiceAverageCPUUtilization'
      | 'ECSServiceAverageMemoryUtilization'
      | 'ALBRequestCountPerTarget'
      | 'ECSServiceAverageCPUUtilizationHighResolution'
      | 'ECSServiceAverageMemoryUtilizationHighResolution'
    >
    readonly CustomizedMetricSpecification?: {
      readonly MetricName?: string
      readonly Namespace?: string
      readonly Dimensions?: Dimension[]
      readonly Statistic?: 'Average' | 'Minimum' | 'Maximum' | 'SampleCount' | 'Sum'
      readonly Unit?: string
      readonly Metrics?: Query[]
    }
    readonly ScaleOutCooldown?: number
    readonly ScaleInCooldown?: number
    readonly DisableScaleIn?: boolean
  }
}

/**
 * A scaling policy as PutScalingPolicy has it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
 */
export type RawScalingPolicy = StepScaling | PredictiveScaling | TargetTrackingScaling
