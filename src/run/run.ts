import { randomUUID } from 'node:crypto'
import { isAbort } from '../aws/is-abort.ts'
import { TimeUp } from '../aws/time-up.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import { type RunResult, toTheirEnd, unfinished } from '../deploy/running/to-their-end.ts'
import { taskIdOf } from '../deploy/running/watched-tasks.ts'
import { openAccount } from '../deploy/session.ts'
import { InvalidDefinitionError } from '../errors.ts'
import type { TaskModel } from '../model/task.ts'
import type { Issue } from '../validators/issue.ts'
import { checkRunInput } from './checked-input.ts'
import { readLaunch } from './launch.ts'
import type { RunOptions } from './run-options.ts'
import type { RunnableTask, RunOverrides, RunTarget } from './run-target.ts'
import { readTask } from './task-of-stack.ts'

/**
 * Runs a task to its end: a migration, a job, a command with the image of a service. It waits until the task has stopped
 * and its log is complete. The exit code that counts is that of the container whose command is given, or of the first
 * essential one. Aborting the `signal`, an error on the way, and the end of `timeoutSeconds` stop the task.
 *
 * @param target A task of a stack that is deployed; or the cluster, and the service whose task definition, network and
 *   capacity the task gets, or a task definition.
 * @param overrides What is another in this run.
 * @throws InvalidDefinitionError when the overrides name what is not there.
 * @throws PlanError when there is no such cluster or service, or it may not be read.
 * @throws RunError when a task did not start or its exit code is not 0, or the run was interrupted or took too long.
 * @example
 * await run({ cluster: 'prod', service: 'web' }, { command: ['npm', 'run', 'migrate'] }, { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-tasks.html
 */
export async function run(
  target: RunTarget | RunnableTask,
  overrides: RunOverrides = {},
  options: RunOptions = {},
): Promise<RunResult> {
  checkRunInput(target, overrides, options)
  const what = 'build' in target ? taskOf(target) : target
  const { token = `fluent-ecs-${randomUUID()}`, count = 'kind' in what ? what.count : 1, onLog } = options
  const { launch, context } = await prepared(what, overrides, options)
  const { emit, clock } = context
  const onTask = (arn: string, state: 'started' | 'running'): void =>
    emit({ type: 'task', at: clock.now(), task: taskIdOf(arn), state })
  return toTheirEnd(launch, { token, arns: [], uncertain: false }, { count, onLog, onTask }, context)
}

function taskOf(definition: RunnableTask): TaskModel {
  const model = definition.build()
  if (model.kind !== 'task') throw new InvalidDefinitionError('Run', [NO_TASK])
  return model
}

const NO_TASK: Issue = {
  code: 'RUN-TD-01',
  severity: 'error',
  path: ['target'],
  message: 'Of what a stack has, only a task can be run',
  hint: "make one of a service: task('migrate').service(site)",
}

/** What is to be run, and where. What was found before anything was started is told as it is. */
async function prepared(what: RunTarget | TaskModel, overrides: RunOverrides, options: RunOptions) {
  try {
    const context = await openAccount(options)
    const isTask = 'kind' in what
    const reading = isTask ? readTask(what, overrides, options.stack, context) : readLaunch(what, overrides, context)
    const launch = await reading.catch((error: unknown) => {
      throw explainRead(error, isTask ? what : { kind: 'service', id: what.service ?? what.taskDefinition ?? '' })
    })
    return { launch, context }
  } catch (error) {
    if (!isAbort(error) && !(error instanceof TimeUp)) throw error
    throw unfinished(error, undefined, 'Nothing was started')
  }
}
