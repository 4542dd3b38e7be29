import type {
  CreateScheduleCommandInput,
  DeleteScheduleCommandInput,
  GetScheduleCommandInput,
  ListSchedulesCommandInput,
  UpdateScheduleCommandInput,
} from '@aws-sdk/client-scheduler'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { planNext } from './firing.ts'
import { checkSchedule } from './refusals.ts'
import { groupOf, type Schedule, type ScheduleSettings, scheduleOf, schedules } from './state.ts'

export function createSchedule(input: CreateScheduleCommandInput, world: World): object {
  const { Name = '', GroupName, ClientToken: _, ...given } = input
  const group = groupOf(world, GroupName)
  // What a group that is going answers is not known.
  if (group.state === 'DELETING')
    throw new AwsError('ConflictException', `Schedule group ${group.name} is being deleted.`, 409)
  const key = `${group.name}/${Name}`
  if (schedules(world).schedules.has(key))
    throw new AwsError('ConflictException', `Schedule ${Name} already exists.`, 409)
  checkSchedule(world, group, given)
  const now = new Date(world.clock.now())
  const made: Schedule = {
    name: Name,
    groupName: group.name,
    arn: `${group.arn.replace(':schedule-group/', ':schedule/')}/${Name}`,
    createdAt: now,
    modifiedAt: now,
    settings: withDefaults(given),
    generation: 0,
  }
  schedules(world).schedules.set(key, made)
  planNext(world, made)
  return { ScheduleArn: made.arn }
}

/** What is left out goes to its default: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html */
export function updateSchedule(input: UpdateScheduleCommandInput, world: World): object {
  const { Name, GroupName, ClientToken: _, ...given } = input
  const schedule = scheduleOf(world, Name, GroupName)
  checkSchedule(world, groupOf(world, GroupName), given)
  schedule.settings = withDefaults(given)
  schedule.modifiedAt = new Date(world.clock.now())
  schedule.generation += 1
  planNext(world, schedule)
  return { ScheduleArn: schedule.arn }
}

export function getSchedule({ Name, GroupName }: GetScheduleCommandInput, world: World): object {
  const { name, groupName, arn, createdAt, modifiedAt, settings } = scheduleOf(world, Name, GroupName)
  return {
    Arn: arn,
    Name: name,
    GroupName: groupName,
    CreationDate: createdAt,
    LastModificationDate: modifiedAt,
    ...settings,
  }
}

export function listSchedules(input: ListSchedulesCommandInput, world: World): object {
  const { GroupName, NamePrefix = '', State, MaxResults = 100, NextToken } = input
  const found = [...schedules(world).schedules.values()].filter(
    ({ name, groupName, settings }) =>
      name.startsWith(NamePrefix) &&
      (GroupName === undefined || groupName === GroupName) &&
      (State === undefined || settings.State === State),
  )
  const { items, next } = page(found, MaxResults, NextToken)
  const Schedules = items.map(({ name, groupName, arn, createdAt, modifiedAt, settings }) => ({
    Arn: arn,
    Name: name,
    GroupName: groupName,
    State: settings.State,
    CreationDate: createdAt,
    LastModificationDate: modifiedAt,
    Target: { Arn: settings.Target?.Arn },
  }))
  return { Schedules, NextToken: next }
}

export function deleteSchedule({ Name, GroupName }: DeleteScheduleCommandInput, world: World): object {
  const { name, groupName } = scheduleOf(world, Name, GroupName)
  schedules(world).schedules.delete(`${groupName}/${name}`)
  return {}
}

function withDefaults({ Target, ...given }: ScheduleSettings): ScheduleSettings {
  const { RetryPolicy = {}, EcsParameters, ...target } = Target ?? { Arn: undefined, RoleArn: undefined }
  return {
    ...given,
    State: given.State ?? 'ENABLED',
    ScheduleExpressionTimezone: given.ScheduleExpressionTimezone ?? 'UTC',
    ActionAfterCompletion: given.ActionAfterCompletion ?? 'NONE',
    Target: {
      ...target,
      RetryPolicy: {
        MaximumEventAgeInSeconds: RetryPolicy.MaximumEventAgeInSeconds ?? 86_400,
        MaximumRetryAttempts: RetryPolicy.MaximumRetryAttempts ?? 185,
      },
      ...(EcsParameters && {
        EcsParameters: { EnableECSManagedTags: false, EnableExecuteCommand: false, TaskCount: 1, ...EcsParameters },
      }),
    },
  }
}
