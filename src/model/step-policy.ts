import type { AlarmModel, AlarmSource } from './alarm.ts'
import type { AutoScalingModel } from './autoscaling.ts'

/** From one value of a metric to another: how many tasks are added, or taken away. */
export interface ScalingStep {
  /** Where it begins. Absent: there is no least. */
  readonly from?: number
  /** Where it ends. Absent: there is no greatest. */
  readonly to?: number
  readonly change: number
}

export type AdjustmentType = 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity'

/** A step policy with what its alarm watches. */
export interface StepPolicy
  extends Pick<AlarmModel, 'periodSeconds' | 'evaluationPeriods' | 'datapointsToAlarm' | 'treatMissingData'> {
  readonly name: string
  readonly watched: AlarmSource
  /** Each begins where the one before it ends; either the last has no end, or the first no beginning. */
  readonly steps: readonly ScalingStep[]
  readonly adjustmentType: AdjustmentType
  readonly minAdjustmentMagnitude?: number
  readonly cooldownSeconds?: number
  readonly metricAggregationType: 'Average' | 'Minimum' | 'Maximum'
}

/** From which value on a step policy is at work: the alarm's threshold. */
export function thresholdOf({ steps }: Pick<StepPolicy, 'steps'>): number | undefined {
  return steps.at(-1)?.to ?? steps[0]?.from
}

/** The alarms that call the step policies of a service: without one a policy does nothing. */
export function stepAlarmsOf(model: AutoScalingModel): readonly AlarmModel[] {
  const { service, settings, tags } = model
  return settings.stepPolicies.map(policy => {
    const { name, watched, steps, periodSeconds, evaluationPeriods, datapointsToAlarm, treatMissingData } = policy
    return {
      kind: 'alarm',
      id: `${service.id}:${name}`,
      watched,
      comparison: steps.at(-1)?.to === undefined ? 'GreaterThanOrEqualToThreshold' : 'LessThanOrEqualToThreshold',
      threshold: thresholdOf(policy) ?? 0,
      periodSeconds,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData,
      description: `Calls scaling policy ${name} of service ${service.serviceName}`,
      alarmActions: [{ scalingPolicy: name, of: model }],
      okActions: [],
      tags,
    }
  })
}
