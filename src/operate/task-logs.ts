import type { AccountContext } from '../deploy/context.ts'
import { familyNames } from '../deploy/resources/task-definition/family-name.ts'
import { newestOfStack } from '../deploy/resources/task-definition/newest-revision.ts'
import { PlanError } from '../errors.ts'
import type { TaskModel } from '../model/task.ts'
import type { LogLine } from './log-reader.ts'
import type { LogWriter } from './log-sources.ts'
import { type LogsOptions, readLogs, tasksThatRun } from './logs.ts'

/** A task of a stack, as it is called in the program. */
export interface TaskLogsTarget {
  readonly stack: string
  readonly task: TaskModel
  readonly name: string
  readonly containers?: readonly string[]
}

/**
 * Reads what the tasks log that a stack starts, whoever has started them: by hand, at a time or on an event. What else runs
 * the same task definition cannot be told apart.
 */
export function taskLogs(
  { stack, task, name, containers }: TaskLogsTarget,
  options: LogsOptions,
): AsyncGenerator<LogLine, void, undefined> {
  const { present, former } = familyNames(task.taskDefinition, { stack: { name: stack, tags: {} } })
  const cluster = task.cluster.clusterName
  const newest = async (context: AccountContext): Promise<{ readonly family: string; readonly arn: string }> => {
    for (const family of [present, ...(former === undefined ? [] : [former])]) {
      const arn = (await newestOfStack(family, stack, context))?.taskDefinition?.taskDefinitionArn
      if (arn !== undefined) return { family, arn }
    }
    throw new PlanError('task.missing', {
      resource: `task ${name}`,
      message: `Task ${name} has logged nothing: stack ${stack} has made none of the ten newest revisions of task definition ${task.taskDefinition.id}`,
      fix: 'Deploy the program first.',
    })
  }
  const runningOf = (family: string, context: AccountContext) => tasksThatRun({ cluster, family }, context)
  const find = async (context: AccountContext): Promise<readonly LogWriter[]> => {
    const { family, arn } = await newest(context)
    const runningCount = (await runningOf(family, context)).length
    return [{ kind: 'task', serviceName: name, taskDefinition: arn, runningCount }]
  }
  const running = async (context: AccountContext): Promise<ReadonlySet<string>> =>
    new Set(await runningOf((await newest(context)).family, context))
  return readLogs({ subject: { kind: 'task', id: name }, containers, find, running }, options)
}
