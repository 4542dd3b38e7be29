import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type { RawScalableTargetSettings } from '../model/raw-settings.ts'
import { applicationAutoScaling } from './api/application-auto-scaling.ts'
import type { RawKind } from './raw-kind.ts'

type Every<T> = T extends T ? { [K in keyof T]: K }[keyof T] : never
type AnyOf<T> = Readonly<Record<Extract<Every<T>, string>, unknown>>

export const RAW_SCALABLE_TARGET: RawKind<RawScalableTargetSettings> = {
  table: applicationAutoScaling,
  structure: 'RegisterScalableTargetRequest',
  names: { SuspendedState: true },
}

export const RAW_SCALING_POLICY: RawKind<AnyOf<RawScalingPolicy>> = {
  table: applicationAutoScaling,
  structure: 'PutScalingPolicyRequest',
  names: {
    PolicyType: true,
    StepScalingPolicyConfiguration: true,
    PredictiveScalingPolicyConfiguration: true,
    TargetTrackingScalingPolicyConfiguration: true,
  },
}
