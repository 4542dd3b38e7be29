import type { AutoScalingGroup, Instance } from '../../../aws/shapes/auto-scaling.ts'
import { templateOf } from './named-version.ts'

/** What a group starts. */
interface Started {
  readonly version: string
  readonly types: readonly string[] | undefined
}

/** What a group starts now. */
function startedBy(group: AutoScalingGroup): Started {
  const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides
  return { version: templateOf(group).version, types: overrides?.map(({ InstanceType = '' }) => InstanceType) }
}

/** The instances that are not what the group starts. */
export function olderIn(group: AutoScalingGroup, { version, types } = startedBy(group)): readonly Instance[] {
  return (group.Instances ?? []).filter(
    ({ LaunchTemplate, InstanceType = '' }) =>
      LaunchTemplate?.Version !== version || types?.includes(InstanceType) === false,
  )
}

// Nothing replaces what somebody has set aside.
const STAYS_AWAY = /^(Terminat|Detach|Standby|EnteringStandby)/

/** Those of them that are neither going yet nor set aside. */
export function outdatedIn(group: AutoScalingGroup, started = startedBy(group)): readonly Instance[] {
  return olderIn(group, started).filter(({ LifecycleState = '' }) => !STAYS_AWAY.test(LifecycleState))
}
