import type { Service } from '../../../aws/shapes/ecs.ts'
import type { ServiceModel } from '../../../model/service.ts'
import type { Context } from '../../context.ts'
import { describeScalableTarget, schedulesOf } from '../autoscaling/scalable-targets.ts'
import { type CapacityLimits, limitsBeside, limitsOf } from '../autoscaling/scheduled-actions.ts'
import type { ServiceProps } from './service-canonical.ts'

/**
 * Whether limits that are about to be registered move the number of tasks at once: AWS changes "the resource's current
 * capacity to a value that is inside of this range". The deploy does it itself, so that the plan says it and the rollout
 * is waited for.
 *
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export async function scalingMoves(
  { desiredCount }: Service,
  cluster: string,
  { autoScaling, serviceName }: ServiceModel,
  context: Context,
): Promise<boolean> {
  if (!autoScaling || desiredCount === undefined || inside(desiredCount, autoScaling) === desiredCount) return false
  const resourceId = `service/${cluster}/${serviceName}`
  const target = await describeScalableTarget(resourceId, context)
  if (!target) return true
  const { MinCapacity: minCapacity = 0, MaxCapacity: maxCapacity = 0 } = target
  const live = { minCapacity, maxCapacity }
  const schedules = await schedulesOf(resourceId, autoScaling, context)
  const wanted = limitsBeside(limitsOf(schedules, autoScaling, context), live, autoScaling)
  const same = wanted.minCapacity === minCapacity && wanted.maxCapacity === maxCapacity
  return !same && inside(desiredCount, wanted) !== desiredCount
}

/** The number of tasks to which limits move one that is outside of them; nothing where Auto Scaling decides it. */
export function insideLimits(live: ServiceProps | undefined, { autoScaling }: ServiceModel): number | undefined {
  return autoScaling && live?.desiredCount !== undefined ? inside(live.desiredCount, autoScaling) : undefined
}

const inside = (count: number, { minCapacity, maxCapacity }: CapacityLimits): number =>
  Math.min(Math.max(count, minCapacity), maxCapacity)
