import type { ScalableTarget, ScalingPolicy, ScheduledAction } from '@aws-sdk/client-application-auto-scaling'
import type { World } from '../operation.ts'

export interface Scaling {
  /** By namespace, resource and dimension. */
  readonly targets: Map<string, ScalableTarget>
  readonly policies: Map<string, ScalingPolicy[]>
  readonly schedules: Map<string, readonly ScheduledAction[]>
  readonly tags: Map<string, Record<string, string>>
}

/** What a target is known by. */
export interface Dimension {
  readonly ServiceNamespace?: string | undefined
  readonly ResourceId?: string | undefined
  readonly ScalableDimension?: string | undefined
}

export const keyOf = ({ ServiceNamespace, ResourceId, ScalableDimension }: Dimension): string =>
  `${ServiceNamespace}|${ResourceId}|${ScalableDimension}`

export function scaling(world: World): Scaling {
  return world.state('applicationAutoScaling', () => ({
    targets: new Map(),
    policies: new Map(),
    schedules: new Map(),
    tags: new Map(),
  }))
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  const { targets, policies, schedules } = scaling(world)
  return [
    ...[...targets.values()].map(target => target.ScalableTargetARN ?? ''),
    ...[...policies.values()].flat().map(policy => policy.PolicyARN ?? ''),
    ...[...schedules.values()].flat().map(action => action.ScheduledActionARN ?? ''),
  ]
}
