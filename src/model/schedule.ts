import type { Deferred } from './deferred.ts'
import type { RawScheduleSettings } from './raw-settings.ts'
import type { Resource } from './resource.ts'
import type { RoleModel } from './role.ts'
import type { ScheduleGroupModel } from './schedule-group.ts'
import type { TaskModel } from './task.ts'
import type { TaskDefinitionModel } from './task-definition.ts'

/** What EventBridge Scheduler does when a task could not be started. */
export interface RetryPolicy {
  /** 0 to 185. */
  readonly maximumRetryAttempts: number
  /** 60 to 86,400: nothing is started later than so many seconds after its time. */
  readonly maximumEventAgeInSeconds: number
}

/** AWS's own: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html */
export const RETRIES: RetryPolicy = { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86_400 }

/** A task that EventBridge Scheduler starts at its times. */
export interface ScheduleModel extends Resource<'schedule'> {
  readonly group: ScheduleGroupModel
  readonly task: TaskModel
  /** That of the task: a new revision changes the schedule. */
  readonly taskDefinition: TaskDefinitionModel
  readonly role: RoleModel
  /** As AWS has it, for example `cron(0 3 * * ? *)`. */
  readonly expression: string
  readonly timeZone: string
  /** The longest that a start may be put off, in minutes. Absent: not at all. */
  readonly window?: number
  /** Not before, and not after: instants in UTC. */
  readonly startDate?: string
  readonly endDate?: string
  readonly enabled: boolean
  readonly retryPolicy: RetryPolicy
  /** The ARN of the queue that gets what could not be started. */
  readonly deadLetterQueue?: string | Deferred
  readonly raw?: RawScheduleSettings
}
