import type { ScalableTarget } from '../../../aws/shapes/application-auto-scaling.ts'
import type { AutoScalingSettings } from '../../../model/autoscaling.ts'
import type { RawScalableTargetSettings } from '../../../model/raw-settings.ts'
import type { IgnoredChange } from '../../planning/diff.ts'

/** What the program says of a target beside its limits. Where it says nothing, what is there stays: suspending is for operators. */
export function targetSettings({ suspended, raw = {} }: AutoScalingSettings): RawScalableTargetSettings {
  if (!suspended) return raw
  return {
    ...raw,
    SuspendedState: {
      DynamicScalingInSuspended: suspended.includes('scaleIn'),
      DynamicScalingOutSuspended: suspended.includes('scaleOut'),
      ScheduledScalingSuspended: suspended.includes('scheduled'),
    },
  }
}

type Suspended = NonNullable<RawScalableTargetSettings['SuspendedState']>

/** What to ask for: whether AWS keeps a member that a request leaves out is not documented, so that all are said. */
export const wholeSuspension = (said: Suspended | undefined, now: Suspended): RawScalableTargetSettings =>
  said ? { SuspendedState: { ...now, ...said } } : {}

/** What is suspended, by others or by an earlier program, and which a plan leaves alone. */
export function ignoredSuspension(
  { SuspendedState: live = {} }: ScalableTarget,
  settings: AutoScalingSettings,
): IgnoredChange[] {
  if (targetSettings(settings).SuspendedState || !Object.values(live).includes(true)) return []
  return [{ path: 'SuspendedState', from: live, to: undefined, because: 'suspended, and not said' }]
}
