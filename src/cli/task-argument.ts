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
  /** What only an event says, where event rules start it. */
  readonly eventVariables?: readonly EventVariable[]
}

/** The tasks of a stack: those that it has by name, and what its schedules and event rules start. */
export function tasksIn(stack: StackModel): readonly NamedTask[] {
  const models = [...collect(stack).values()].map(({ model }) => model)
  const scheduled = models.flatMap(model => (model.kind === 'schedule' ? [model] : []))
  const rules = models.flatMap(model => (model.kind === 'event-rule' ? [model] : []))
  /** Those of a task that events alone start. */
  const variablesOf = ({ id }: TaskModel): readonly EventVariable[] =>
    scheduled.some(({ task }) => task.id === id)
      ? []
      : rules.filter(({ task }) => task.id === id).flatMap(rule => rule.eventVariables)
  return [
    ...models.flatMap(model =>
      model.kind === 'task' ? [{ name: model.id, task: model, eventVariables: variablesOf(model) }] : [],
    ),
    ...scheduled.map(({ id, task }) => ({ name: id, task })),
    ...rules.map(({ id, task, eventVariables }) => ({ name: id, task, eventVariables })),
  ]
}

/**
 * The task that is meant.
 *
 * @throws UsageError where there is none, or several and nothing says which, or the name is that of several.
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
  const [meant, ...more] = all.filter(each => each.name === name)
  const other = more.find(({ task }) => task.id !== meant?.task.id)
  if (meant && other)
    throw new UsageError(
      `"${name}" means several tasks of ${file}: ${meant.task.id} and ${other.task.id}`,
      `Give what starts ${other.task.id} a name of its own${other.task.id === name ? '' : `; that task is --task ${other.task.id}`}.`,
    )
  if (meant) return meant
  const near = nearest(name, names)
  throw new UsageError(
    `${file} has no task "${name}", and nothing of that name that starts one. There is: ${names.join(', ')}`,
    near === undefined ? 'Name one that is there.' : `Did you mean ${near}?`,
  )
}
