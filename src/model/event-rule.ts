import type { Deferred } from './deferred.ts'
import type { RawEventRuleSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'
import type { RoleModel } from './role.ts'
import type { RetryPolicy } from './schedule.ts'
import type { TaskModel } from './task.ts'
import type { TaskDefinitionModel } from './task-definition.ts'

/** A task that EventBridge starts for each event that fits a pattern. */
export interface EventRuleModel extends Resource<'event-rule'> {
  readonly task: TaskModel
  /** That of the task: a new revision changes the target of the rule. */
  readonly taskDefinition: TaskDefinitionModel
  readonly role: RoleModel
  /** By name or ARN. */
  readonly eventBus: string
  /** As JSON, as AWS has it. */
  readonly pattern: string
  readonly enabled: boolean
  /** By what EventBridge knows the target. */
  readonly targetId: string
  readonly eventVariables: readonly EventVariable[]
  readonly retryPolicy: RetryPolicy
  /** The ARN of the queue that gets what could not be started. */
  readonly deadLetterQueue?: string | Deferred
  /** What has no method. */
  readonly raw?: RawEventRuleSettings
  readonly tags: Tags
}

/** A variable of a container that has a value of the event. */
export interface EventVariable {
  readonly container: string
  readonly variable: string
  /** Where in the event the value is, such as `$.detail.object.key`. */
  readonly path: string
}

/** The name of a bus that is named by name or ARN. */
export const busName = (bus: string): string => bus.slice(bus.indexOf(':event-bus/') + 1).replace(/^event-bus\//, '')
