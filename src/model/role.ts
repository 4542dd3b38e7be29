import type { ClusterModel } from './cluster.ts'
import type { Deferred } from './deferred.ts'
import type { Existing } from './existing.ts'
import type { LogGroupModel } from './log-group.ts'
import type { RawRoleSettings } from './raw-settings.ts'
import type { RepositoryModel } from './repository.ts'
import type { Resource, Tags } from './resource.ts'
import type { ScheduleGroupModel } from './schedule-group.ts'
import type { TaskDefinitionModel } from './task-definition.ts'

/** What a policy statement is about: an ARN as it stands, a resource of the stack, or what the account has by this name. */
export type PolicyResource =
  | string
  | Deferred
  | { readonly repository: RepositoryModel }
  | { readonly logGroup: LogGroupModel }
  | { readonly parameterName: string }
  | { readonly repositoryName: string }
  | { readonly secretName: string }
  | { readonly fileSystemId: string }
  | { readonly logGroupName: string; readonly region: string }
  | { readonly revisionsOf: TaskDefinitionModel }
  | { readonly role: RoleModel }

/** When a statement holds: values by the condition key, by the operator that compares them. */
export type PolicyConditions = Readonly<
  Record<string, Readonly<Record<string, ConditionValue | readonly ConditionValue[]>>>
>

type ConditionValue = string | Deferred

/** One Allow statement. */
export interface PolicyStatement {
  readonly sid: string
  readonly actions: readonly string[]
  readonly resources: readonly PolicyResource[]
  readonly conditions?: PolicyConditions
  /** The cluster in which alone it holds. */
  readonly cluster?: ClusterModel
}

/**
 * An IAM role that tasks or services of AWS assume, with one inline policy; one of instances (`ec2.amazonaws.com`) with an
 * instance profile of its name, too. `existing` means looked up: never created, changed or deleted.
 */
export interface RoleModel extends Resource<'role'> {
  readonly existing?: Existing
  readonly description: string
  /** Who assumes it. Absent: the tasks, `ecs-tasks.amazonaws.com`. */
  readonly assumedBy?: 'ecs.amazonaws.com' | 'ec2.amazonaws.com' | 'scheduler.amazonaws.com' | 'events.amazonaws.com'
  /** Whose schedules it is assumed for. */
  readonly assumedFor?: ScheduleGroupModel
  readonly statements: readonly PolicyStatement[]
  readonly managedPolicyArns: readonly string[]
  readonly raw?: RawRoleSettings
  readonly tags: Tags
}
