import type { RawAlarmSettings } from '../model/raw-settings.ts'
import { cloudWatch } from './api/cloud-watch.ts'
import type { RawKind } from './raw-kind.ts'

export const RAW_ALARM: RawKind<RawAlarmSettings> = {
  table: cloudWatch,
  structure: 'PutMetricAlarmInput',
  names: {
    ActionsEnabled: true,
    InsufficientDataActions: true,
    EvaluateLowSampleCountPercentile: true,
    WarmUpConfiguration: true,
    EvaluationWindow: true,
    ActionConfiguration: true,
  },
}
