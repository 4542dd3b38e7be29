import type { CreateScheduleInput, GetScheduleOutput } from '../../../aws/shapes/scheduler.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { known } from '../../../model/deferred.ts'
import { RETRIES, type RetryPolicy, type ScheduleModel } from '../../../model/schedule.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { repeatable } from '../repeatable.ts'
import { groupName } from '../schedule-group/group-name.ts'
import { inputWith, OTHER_INPUT, overridesIn } from '../task/overrides-in.ts'
import { taskRequest } from '../task/task-request.ts'
import { valueText } from '../value-text.ts'
import { findSchedules } from './find-schedules.ts'
import { foreseeTime, isOver, overWith, toCome } from './passed.ts'
import { markedOwner, scheduleMarker } from './schedule-marker.ts'
import { canonicalTask, ecsParameters, type ScheduledTask, scheduledTask } from './schedule-target.ts'

export interface ScheduleProps {
  readonly scheduleName: string
  readonly groupName: string
  readonly expression: string
  readonly timeZone: string
  /** In minutes. */
  readonly window: number | 'off'
  readonly startDate: string | undefined
  readonly endDate: string | undefined
  readonly state: string
  readonly actionAfterCompletion: string
  readonly kmsKeyArn: string | undefined
  readonly cluster: string
  readonly task: ScheduledTask
  /** What is another than in the task definition. */
  readonly overrides: object
  readonly roleArn: string
  readonly retryPolicy: RetryPolicy
  readonly deadLetterQueue: string | undefined
  readonly description: string
}

const GONE = 'ResourceNotFoundException'
export const schedule: ManagedHandler<'schedule', ScheduleProps> = {
  turn: 'user',
  holdsData: false,
  uniqueName: ({ id }) => id,
  identity: ({ arn }) => arn,
  orphans: { where: 'schedules', find: findSchedules },
  back: {
    instead: (former, now, context) =>
      isOver(former, context) ? { props: overWith(now, context), because: 'the time before has passed' } : undefined,
  },
  immutable: [],
  hidden: ['environment', OTHER_INPUT],

  desired: (model, refs, context, live) => {
    const { overrides, ...request } = taskRequest(model.task, refs)
    const owner = live && markedOwner(live.description)
    const adopted = live !== undefined && (owner === undefined || owner.adopted === true)
    const description = scheduleMarker({ stack: context.stack.name, id: keyOf(model), adopted })
    if (live && isOver(model, context)) return { ...overWith(live, context), description }
    return {
      scheduleName: model.id,
      groupName: groupName(context),
      expression: model.expression,
      timeZone: model.timeZone,
      window: model.window ?? 'off',
      startDate: toCome(model.startDate, context),
      endDate: model.endDate,
      state: model.enabled ? 'ENABLED' : 'DISABLED',
      actionAfterCompletion: 'NONE',
      kmsKeyArn: model.raw?.KmsKeyArn,
      cluster: request.cluster,
      task: scheduledTask(request, model.task.count, model.raw?.Target?.EcsParameters),
      overrides: overrides?.containerOverrides?.length ? overrides : {},
      roleArn: refs(model.role).arn,
      retryPolicy: model.retryPolicy,
      deadLetterQueue: queueOf(model, refs),
      description,
    }
  },

  async read(model, refs, context) {
    const group = refs(model.group)
    const found = await find(model.id, group.name, context)
    if (!found) return undefined
    const outputs = { arn: found.Arn ?? '', name: model.id, groupName: group.name }
    return { outputs, props: propsOf(found, context), owner: markedOwner(found.Description) }
  },

  foresee: (model, live, _actions, context) => Promise.resolve(live ? {} : foreseeTime(model, context)),

  async create(desired, _model, context) {
    const { scheduleName: name, groupName: group } = desired
    const { ScheduleArn: arn = '' } = await repeatable(
      'ConflictException',
      () => context.aws.scheduler('CreateSchedule', requestOf(desired)),
      async () => {
        const there = await find(name, group, context)
        return there && there.Description === desired.description ? { ScheduleArn: there.Arn } : undefined
      },
    )
    return { arn, name, groupName: group }
  },

  async update(desired, live, _changed, _model, { aws }) {
    // Whatever it leaves out goes to its default.
    await aws.scheduler('UpdateSchedule', requestOf(desired))
    return live.outputs
  },

  async remove({ name, groupName: group }, { aws }) {
    await unlessRefused(aws.scheduler('DeleteSchedule', { Name: name, GroupName: group }), GONE)
  },
}

const queueOf = ({ deadLetterQueue: queue }: ScheduleModel, refs: Refs): string | undefined =>
  queue === undefined ? undefined : known(queue, valueText(refs))

async function find(Name: string, GroupName: string, { aws }: Context): Promise<GetScheduleOutput | undefined> {
  return unlessRefused(aws.scheduler('GetSchedule', { Name, GroupName }), GONE)
}

function propsOf({ Target: target, ...found }: GetScheduleOutput, context: Context): ScheduleProps {
  const { EcsParameters: parameters = { TaskDefinitionArn: undefined }, RetryPolicy: retries } = target ?? {}
  return {
    scheduleName: found.Name ?? '',
    groupName: found.GroupName ?? '',
    expression: found.ScheduleExpression ?? '',
    timeZone: found.ScheduleExpressionTimezone ?? 'UTC',
    window: found.FlexibleTimeWindow?.MaximumWindowInMinutes ?? 'off',
    startDate: toCome(found.StartDate?.toISOString(), context),
    endDate: found.EndDate?.toISOString(),
    state: found.State ?? 'ENABLED',
    actionAfterCompletion: found.ActionAfterCompletion ?? 'NONE',
    kmsKeyArn: found.KmsKeyArn,
    cluster: target?.Arn ?? '',
    task: canonicalTask(parameters),
    overrides: overridesIn(target?.Input),
    roleArn: target?.RoleArn ?? '',
    retryPolicy: {
      maximumRetryAttempts: retries?.MaximumRetryAttempts ?? RETRIES.maximumRetryAttempts,
      maximumEventAgeInSeconds: retries?.MaximumEventAgeInSeconds ?? RETRIES.maximumEventAgeInSeconds,
    },
    deadLetterQueue: target?.DeadLetterConfig?.Arn,
    description: found.Description ?? '',
  }
}

function requestOf(desired: ScheduleProps): CreateScheduleInput {
  const { startDate, endDate, window, retryPolicy, deadLetterQueue, overrides } = desired
  return {
    Name: desired.scheduleName,
    GroupName: desired.groupName,
    Description: desired.description,
    ScheduleExpression: desired.expression,
    ScheduleExpressionTimezone: desired.timeZone,
    FlexibleTimeWindow: window === 'off' ? { Mode: 'OFF' } : { Mode: 'FLEXIBLE', MaximumWindowInMinutes: window },
    State: desired.state === 'ENABLED' ? 'ENABLED' : 'DISABLED',
    ActionAfterCompletion: 'NONE',
    ...(startDate !== undefined && { StartDate: new Date(startDate) }),
    ...(endDate !== undefined && { EndDate: new Date(endDate) }),
    ...(desired.kmsKeyArn !== undefined && { KmsKeyArn: desired.kmsKeyArn }),
    Target: {
      Arn: desired.cluster,
      RoleArn: desired.roleArn,
      EcsParameters: ecsParameters(desired.task),
      RetryPolicy: {
        MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
        MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeInSeconds,
      },
      ...(deadLetterQueue !== undefined && { DeadLetterConfig: { Arn: deadLetterQueue } }),
      ...inputWith(overrides),
    },
  }
}
