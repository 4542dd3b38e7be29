import { collect } from '../deploy/graph/graph.ts'
import { nearest } from '../errors/nearest.ts'
import type { EventVariable } from '../model/event-rule.ts'
import type { StackModel } from '../model/stack.ts'
import type { TaskModel } from '../model/task.ts'
import { UsageError } from './usage-error.ts'

/** A task of a program, as a person names it. */
export interface NamedTask {
  /** Its own name, or that of the schedule or event rule that starts it. */
  readonly name: string
  readonly task: TaskModel
  /** What only an event says, where an event rule starts it. */
  readonly eventVariables?: readonly EventVariable[]
}

/** The tasks of a stack: those that it has by name, and what its schedules and event rules start. */
export function tasksIn(stack: StackModel): readonly NamedTask[] {
  const models = [...collect(stack).values()].map(({ model }) => model)
  return [
    ...models.flatMap(model => (model.kind === 'task' ? [{ name: model.id, task: model }] : [])),
    ...models.flatMap(model => (model.kind === 'schedule' ? [{ name: model.id, task: model.task }] : [])),
    ...models.flatMap(model =>
      model.kind === 'event-rule' ? [{ name: model.id, task: model.task, eventVariables: model.eventVariables }] : [],
    ),
  ]
}

/**
 * The task that is meant.
 *
 * @throws UsageError where there is none, or several and nothing says which.
 */
export function taskIn(stack: StackModel, file: string, name: string | undefined): NamedTask {
  const all = tasksIn(stack)
  const names = [...new Set(all.map(each => each.name))]
  const [first] = all
  if (!first) throw new UsageError(`${file} has no task`, 'Give it one, or name a service: cluster/service.')
  if (name === undefined) {
    if (all.every(({ task }) => task.id === first.task.id)) return first
    throw new UsageError(`${file} has several tasks: ${names.join(', ')}`, 'Say which: --task NAME.')
  }
  const meant = all.find(each => each.name === name)
  if (meant) return meant
  const near = nearest(name, names)
  throw new UsageError(
    `${file} has no task "${name}", and nothing of that name that starts one. There is: ${names.join(', ')}`,
    near === undefined ? 'Name one that is there.' : `Did you mean ${near}?`,
  )
}
