import type {
  DeleteScheduledActionRequest,
  DescribeScheduledActionsRequest,
  PutScheduledActionRequest,
  ScheduledAction,
} from '@aws-sdk/client-application-auto-scaling'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { isZone } from '../scheduler/civil-time.ts'
import { parseExpression } from '../scheduler/expression.ts'
import { notRegistered, registerScalableTarget } from './scalable-target.ts'
import { keyOf, scaling } from './state.ts'

const invalid = (message: string): AwsError => new AwsError('ValidationException', message)

/** Members that are left out stay as they were, save start and end. */
export function putScheduledAction(input: PutScheduledActionRequest, world: World): object {
  const { targets, schedules } = scaling(world)
  const key = keyOf(input)
  if (!targets.has(key)) throw notRegistered(input)
  const all = schedules.get(key) ?? []
  const known = all.find(action => action.ScheduledActionName === input.ScheduledActionName)
  const Schedule = input.Schedule ?? known?.Schedule
  const Timezone = input.Timezone ?? known?.Timezone
  const ScalableTargetAction = input.ScalableTargetAction ?? known?.ScalableTargetAction
  const { MinCapacity: min, MaxCapacity: max } = ScalableTargetAction ?? {}
  // The words of these refusals are not recorded.
  if (!Schedule || !parseExpression(Schedule)) throw invalid(`Invalid schedule expression: ${Schedule}`)
  if (Timezone !== undefined && !isZone(Timezone)) throw invalid(`Invalid timezone: ${Timezone}`)
  if (min === undefined && max === undefined) throw invalid('A minimum or a maximum capacity is required.')
  if (min !== undefined && max !== undefined && min > max)
    throw invalid('Maximum capacity cannot be less than minimum capacity')
  const now = world.clock.now()
  const action: ScheduledAction = {
    ServiceNamespace: input.ServiceNamespace,
    ResourceId: input.ResourceId,
    ScalableDimension: input.ScalableDimension,
    ScheduledActionName: input.ScheduledActionName,
    ScheduledActionARN:
      known?.ScheduledActionARN ??
      `arn:${world.partition}:autoscaling:${world.region}:${world.account}:scheduledAction:${world.id(36)}:resource/ecs/${input.ResourceId}:scheduledActionName/${input.ScheduledActionName}`,
    Schedule,
    ...(Timezone !== undefined && { Timezone }),
    ScalableTargetAction,
    ...(input.StartTime && { StartTime: input.StartTime }),
    ...(input.EndTime && { EndTime: input.EndTime }),
    CreationTime: known?.CreationTime ?? new Date(now),
  }
  schedules.set(key, [...all.filter(each => each !== known), action])
  comeDue(action, now, world)
  return {}
}

/** Waits for the next time of an action, as long as it is as it is now. */
function comeDue(action: ScheduledAction, after: number, world: World): void {
  const { Schedule = '', Timezone = 'UTC', StartTime, EndTime, CreationTime } = action
  const since = (StartTime ?? CreationTime ?? new Date(after)).getTime()
  const due = parseExpression(Schedule)?.next(Math.max(after, since), since, Timezone)
  if (due === undefined || (EndTime && due > EndTime.getTime())) return
  world.clock.after(due - world.clock.now(), () => {
    const { targets, schedules } = scaling(world)
    const key = keyOf(action)
    const target = targets.get(key)
    if (!schedules.get(key)?.includes(action)) return
    if (target && !target.SuspendedState?.ScheduledScalingSuspended) {
      const { MinCapacity = target.MinCapacity, MaxCapacity = target.MaxCapacity } = action.ScalableTargetAction ?? {}
      const { ServiceNamespace, ResourceId, ScalableDimension } = target
      registerScalableTarget(
        { ServiceNamespace, ResourceId, ScalableDimension, ...inOrder(MinCapacity, MaxCapacity) },
        world,
      )
    }
    comeDue(action, due, world)
  })
}

/** Where only one limit is set and passes the other, that moves along. Not recorded. */
function inOrder(min = 0, max = 0): { MinCapacity: number; MaxCapacity: number } {
  return { MinCapacity: Math.min(min, max), MaxCapacity: max }
}

export function describeScheduledActions(input: DescribeScheduledActionsRequest, world: World): object {
  const found = [...scaling(world).schedules.values()]
    .flat()
    .filter(action => action.ServiceNamespace === input.ServiceNamespace)
    .filter(action => input.ResourceId === undefined || action.ResourceId === input.ResourceId)
    .filter(
      action =>
        input.ScheduledActionNames === undefined ||
        input.ScheduledActionNames.includes(action.ScheduledActionName ?? ''),
    )
  const { items, next } = page(found, input.MaxResults ?? 50, input.NextToken)
  return { ScheduledActions: items, NextToken: next }
}

export function deleteScheduledAction(input: DeleteScheduledActionRequest, world: World): object {
  const { schedules } = scaling(world)
  const key = keyOf(input)
  const known = schedules.get(key) ?? []
  if (!known.some(action => action.ScheduledActionName === input.ScheduledActionName))
    throw new AwsError(
      'ObjectNotFoundException',
      `No scheduled action found for service namespace: ${input.ServiceNamespace}, resource ID: ${input.ResourceId}, scalable dimension: ${input.ScalableDimension}, scheduled action name: ${input.ScheduledActionName}`,
    )
  schedules.set(
    key,
    known.filter(action => action.ScheduledActionName !== input.ScheduledActionName),
  )
  return {}
}
