import type { TaskModel } from '../model/task.ts'
import type { Mistake } from '../validators/mistake.ts'
import type { OVERRIDE_TOO_EARLY, TASK_INCOMPLETE } from '../validators/task.ts'
import type { KnownDefinition, Placed, WithoutNetwork } from './service-spec.ts'
import type { CheckedDefinition } from './steps.ts'

export declare const taskSpec: unique symbol

/**
 * A task as a stack sees it: whether it has a cluster, what it knows of its task definition, whether it has a network.
 * `unknown` and {@link UnknownTask} are "not set yet".
 */
export interface TaskSpec<
  out HasCluster = unknown,
  out Def extends KnownDefinition = KnownDefinition,
  out HasNetwork = unknown,
> extends CheckedDefinition<TaskModel> {
  /** @internal */
  readonly [taskSpec]: { readonly cluster: HasCluster; readonly task: Def; readonly network: HasNetwork }
}

/** The task itself when nothing is missing; otherwise what is missing. */
export type CompleteTask<T extends TaskSpec> = T[typeof taskSpec] extends Placed ? T : IncompleteTask<T>

type IncompleteTask<T extends TaskSpec> = unknown extends T[typeof taskSpec]['cluster']
  ? Mistake<(typeof TASK_INCOMPLETE)['cluster']>
  : T[typeof taskSpec]['task'] extends Placed['task']
    ? T[typeof taskSpec]['task'] extends WithoutNetwork
      ? T
      : Mistake<(typeof TASK_INCOMPLETE)['network']>
    : Mistake<(typeof TASK_INCOMPLETE)['taskDefinition']>

/** What a task knows before it has a task definition. */
export interface UnknownTask extends KnownDefinition {
  readonly containers: { readonly name: Mistake<typeof OVERRIDE_TOO_EARLY>; readonly ports: unknown }
}
