import { randomUUID } from 'node:crypto'
import { isAbort } from '../aws/is-abort.ts'
import { TimeUp } from '../aws/time-up.ts'
import type { AccountContext } from '../deploy/context.ts'
import { told } from '../deploy/diagnosis/causes.ts'
import { explainChange, explainRead } from '../deploy/diagnosis/explain.ts'
import { diagnoseTask } from '../deploy/diagnosis/task.ts'
import type { DeployOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { isEcsError, type RanTask, RunError } from '../errors.ts'
import { ended } from './ended.ts'
import { type Launch, readLaunch } from './launch.ts'
import type { RunOverrides, RunTarget } from './run-target.ts'
import { startedBy, startTasks, stopTasks } from './start.ts'
import type { TaskLogLine } from './task-log.ts'
import { watchTasks } from './watched-tasks.ts'

/** How to run. */
export interface RunOptions
  extends Pick<
    DeployOptions,
    'region' | 'expectedAccount' | 'clients' | 'onEvent' | 'signal' | 'timeoutSeconds' | 'clock'
  > {
  /** Receives the log of every container as it comes, each line once. It must not throw. */
  readonly onLog?: (line: TaskLogLine) => void
  /** How many tasks to start: 1 to 10. @default 1 */
  readonly count?: number
  /**
   * Up to 64 characters that tell this run from others: within a day, a run with the same token watches the tasks of the
   * first one and starts none, also after its process was lost. ECS shows it as `startedBy`.
   * @default another one for each run
   */
  readonly token?: string
}

/** What was run, when it went well. Anything else is thrown as a {@link RunError}. */
export interface RunResult {
  readonly outcome: 'succeeded'
  readonly tasks: readonly RanTask[]
  /** The permissions and settings for want of which logs could not be read. */
  readonly unread: readonly string[]
}

/**
 * Runs a task to its end: a migration, a job, a command with the image of a service. It waits until the task has stopped
 * and its log is complete. The exit code that counts is that of the container whose command is given, or of the first
 * essential one. Aborting the `signal`, an error on the way, and the end of `timeoutSeconds` stop the task.
 *
 * @param target The cluster, and the service whose task definition, network and capacity the task gets, or a task
 *   definition.
 * @param overrides What is another in this run.
 * @throws InvalidDefinitionError when the overrides name what is not there.
 * @throws PlanError when there is no such cluster or service, or it may not be read.
 * @throws RunError when a task did not start or its exit code is not 0, or the run was interrupted or took too long.
 * @example
 * await run({ cluster: 'prod', service: 'web' }, { command: ['npm', 'run', 'migrate'] }, { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/standalone-tasks.html
 */
export async function run(
  target: RunTarget,
  overrides: RunOverrides = {},
  options: RunOptions = {},
): Promise<RunResult> {
  const { token = `fluent-ecs-${randomUUID()}`, count = 1 } = options
  const context = await untilAborted(openAccount(options))
  const read = readLaunch(target, overrides, context).catch((error: unknown) => {
    throw explainRead(error, { kind: 'service', id: target.service ?? target.taskDefinition ?? '' })
  })
  const launch = await untilAborted(read)
  try {
    return await toItsEnd(launch, overrides, { token, count, onLog: options.onLog }, context)
  } catch (error) {
    if (error instanceof RunError) throw error
    const left = await endAll(token, launch, options)
    throw unfinished(error, launch, left)
  }
}

async function toItsEnd(
  launch: Launch,
  overrides: RunOverrides,
  { token, count, onLog }: { token: string; count: number; onLog: RunOptions['onLog'] },
  context: AccountContext,
): Promise<RunResult> {
  const arns = await startTasks(launch, { token, count }, context)
  const { tasks, unread } = await watchTasks(arns, launch, onLog, context)
  const { definition, service } = launch
  const ran = tasks.map(task => ended(task, definition, overrides))
  const failing = tasks.filter((_, at) => ran[at]?.exitCode !== 0)
  if (failing.length === 0 && tasks.length === arns.length) return { outcome: 'succeeded', tasks: ran, unread }
  const found = await Promise.all(
    failing.map(async task => told(await diagnoseTask(task, { service, definition, program: false }, context))),
  )
  const codes = [...new Set(ran.map(({ exitCode }) => exitCode ?? 'none'))].join(', ')
  const lost = arns.length - tasks.length
  const summary = `${lost > 0 ? `ECS shows ${lost} of the tasks no more` : `The task did not end well: exit code ${codes}`}`
  throw new RunError('failed', summary, { tasks: ran, diagnosis: found })
}

/** Stops what this run has started, with a connection of its own: that of the run has ended. Gives why it could not. */
async function endAll(
  token: string,
  { request: { cluster } }: Launch,
  options: RunOptions,
): Promise<string | undefined> {
  try {
    const { signal: _, ...others } = options
    const context = await openAccount({ ...others, timeoutSeconds: 60 })
    await stopTasks(await startedBy(token, cluster, context), cluster, context)
    return undefined
  } catch (error) {
    return `Its tasks could not be stopped, look for those started by ${token}: ${error instanceof Error ? error.message : String(error)}`
  }
}

function unfinished(error: unknown, { definition }: Launch, left: string | undefined): RunError {
  const outcome = error instanceof TimeUp ? 'timed-out' : isAbort(error) ? 'interrupted' : 'failed'
  const summaries = {
    'timed-out': 'It took too long',
    interrupted: 'It was interrupted',
    failed: `It could not be run to its end: ${error instanceof Error ? error.message : String(error)}`,
  }
  const diagnosis =
    outcome === 'failed' && !isEcsError(error)
      ? explainChange(error, { kind: 'task-definition', id: definition.family ?? '' })
      : []
  const summary = `${summaries[outcome]}. ${left ?? 'Its tasks were stopped'}`
  return new RunError(outcome, summary, { tasks: [], diagnosis, cause: error })
}
