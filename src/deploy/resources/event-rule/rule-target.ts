import type { Target } from '../../../aws/shapes/eventbridge.ts'
import { known } from '../../../model/deferred.ts'
import type { EventRuleModel } from '../../../model/event-rule.ts'
import type { RawScheduleSettings } from '../../../model/raw-settings.ts'
import { RETRIES, type RetryPolicy } from '../../../model/schedule.ts'
import type { Refs } from '../handler.ts'
import { canonicalTask, ecsParameters, type ScheduledTask, scheduledTask } from '../schedule/schedule-target.ts'
import { inputWith, overridesIn } from '../task/overrides-in.ts'
import { taskRequest } from '../task/task-request.ts'
import { valueText } from '../value-text.ts'
import { inputOf, type RuleInput } from './rule-input.ts'

/** The target of a rule, always written the same way. */
export interface EventRuleTarget {
  readonly id: string
  readonly cluster: string
  readonly task: ScheduledTask
  readonly input: RuleInput
  readonly roleArn: string
  readonly retryPolicy: RetryPolicy
  readonly deadLetterQueue: string | undefined
}

/** The target that the program wants. */
export function wantedTarget(model: EventRuleModel, refs: Refs): EventRuleTarget {
  const { overrides, ...request } = taskRequest(model.task, refs)
  const { deadLetterQueue: queue } = model
  return {
    id: model.targetId,
    cluster: request.cluster,
    task: scheduledTask(request, model.task.count, taskOf(model)),
    input: inputOf(overrides?.containerOverrides ?? [], model.eventVariables),
    roleArn: refs(model.role).arn,
    retryPolicy: model.retryPolicy,
    deadLetterQueue: queue === undefined ? undefined : known(queue, valueText(refs)),
  }
}

/** What raw says of the task, as schedules say it. */
function taskOf({ raw }: EventRuleModel): NonNullable<RawScheduleSettings['Target']>['EcsParameters'] {
  const { Tags, ...rest } = raw?.Target?.EcsParameters ?? {}
  return { ...rest, ...(Tags && { Tags: Tags.map(({ Key: key, Value: value }) => ({ key, value })) }) }
}

/** The target that a rule has. */
export function liveTarget({ EcsParameters: task = { TaskDefinitionArn: '' }, ...target }: Target): EventRuleTarget {
  const { RetryPolicy: retries, InputTransformer: transformer } = target
  return {
    id: target.Id ?? '',
    cluster: target.Arn ?? '',
    task: canonicalTask({ ...task, Tags: task.Tags?.map(({ Key: key = '', Value: value = '' }) => ({ key, value })) }),
    input: transformer
      ? { paths: transformer.InputPathsMap ?? {}, template: transformer.InputTemplate ?? '' }
      : { overrides: overridesIn(target.Input), ...(target.InputPath !== undefined && { path: target.InputPath }) },
    roleArn: target.RoleArn ?? '',
    retryPolicy: {
      maximumRetryAttempts: retries?.MaximumRetryAttempts ?? RETRIES.maximumRetryAttempts,
      maximumEventAgeInSeconds: retries?.MaximumEventAgeInSeconds ?? RETRIES.maximumEventAgeInSeconds,
    },
    deadLetterQueue: target.DeadLetterConfig?.Arn,
  }
}

/** The target as it is sent. */
export function apiTarget({
  id,
  cluster,
  task,
  input,
  roleArn,
  retryPolicy,
  deadLetterQueue,
}: EventRuleTarget): Target {
  const { Tags, ...parameters } = ecsParameters(task)
  return {
    Id: id,
    Arn: cluster,
    RoleArn: roleArn,
    EcsParameters: {
      ...parameters,
      ...(Tags && { Tags: Tags.map(({ key: Key, value: Value }) => ({ Key, Value })) }),
    },
    RetryPolicy: {
      MaximumRetryAttempts: retryPolicy.maximumRetryAttempts,
      MaximumEventAgeInSeconds: retryPolicy.maximumEventAgeInSeconds,
    },
    ...(deadLetterQueue !== undefined && { DeadLetterConfig: { Arn: deadLetterQueue } }),
    ...('template' in input
      ? { InputTransformer: { InputPathsMap: { ...input.paths }, InputTemplate: input.template } }
      : input.path === undefined
        ? inputWith(input.overrides)
        : { InputPath: input.path }),
  }
}
