import { randomUUID } from 'node:crypto'
import { isAbort } from '../aws/is-abort.ts'
import { TimeUp } from '../aws/time-up.ts'
import type { AccountContext } from '../deploy/context.ts'
import { told } from '../deploy/diagnosis/causes.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import { diagnoseTask } from '../deploy/diagnosis/task.ts'
import { openAccount } from '../deploy/session.ts'
import { type RanTask, RunError } from '../errors.ts'
import { checkRunInput } from './checked-input.ts'
import { ended, endedWell } from './ended.ts'
import { type Launch, readLaunch } from './launch.ts'
import { refusalDiagnosis } from './refusal.ts'
import type { RunOptions } from './run-options.ts'
import type { RunOverrides, RunTarget } from './run-target.ts'
import { type Started, startTasks, stopStarted } from './start.ts'
import { watchTasks } from './watched-tasks.ts'

/** What was run, when it went well. Anything else is thrown as a {@link RunError}. */
export interface RunResult {
  readonly outcome: 'succeeded'
  readonly tasks: readonly RanTask[]
  /** The logs that could not be read, and why. */
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
  checkRunInput(target, overrides, options)
  const { token = `fluent-ecs-${randomUUID()}` } = options
  const started: Started = { token, arns: [], uncertain: false }
  let launch: Launch | undefined
  try {
    const context = await openAccount(options)
    launch = await readLaunch(target, overrides, context).catch((error: unknown) => {
      throw explainRead(error, { kind: 'service', id: target.service ?? target.taskDefinition ?? '' })
    })
    return await toItsEnd(launch, overrides, started, options, context)
  } catch (error) {
    // What was found before anything was started is told as it is.
    if (!launch && !isAbort(error) && !(error instanceof TimeUp)) throw error
    const left = launch ? await stopStarted(started, launch.request.cluster, options) : 'Nothing was started'
    throw error instanceof RunError && left === undefined ? error : unfinished(error, launch, left)
  }
}

async function toItsEnd(
  launch: Launch,
  overrides: RunOverrides,
  started: Started,
  { count = 1, onLog }: RunOptions,
  context: AccountContext,
): Promise<RunResult> {
  await startTasks(launch, count, started, context)
  const { arns } = started
  const { tasks, unread } = await watchTasks(arns, launch, onLog, context)
  const stopped = tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED')
  started.arns = arns.filter(arn => !stopped.some(({ taskArn }) => taskArn === arn))
  const { definition, service } = launch
  const ran = stopped.map(task => ended(task, definition, overrides))
  const failing = stopped.filter((task, at) => !endedWell(task, ran[at], definition))
  if (failing.length === 0 && started.arns.length === 0) return { outcome: 'succeeded', tasks: ran, unread }
  const diagnosis = await Promise.all(
    failing.map(async task => told(await diagnoseTask(task, { service, definition, program: false }, context))),
  )
  const codes = [...new Set(ran.map(({ exitCode }) => exitCode ?? 'none'))].join(', ')
  const lost = `ECS has shown ${started.arns.length} of ${arns.length} tasks no more for two minutes, so nobody knows how they ended`
  const summary = started.arns.length > 0 ? lost : `The task did not end well: exit code ${codes}`
  throw new RunError('failed', summary, { tasks: ran, diagnosis })
}

function unfinished(error: unknown, launch: Launch | undefined, left: string | undefined): RunError {
  const outcome = error instanceof TimeUp ? 'timed-out' : isAbort(error) ? 'interrupted' : 'failed'
  const message = error instanceof Error ? error.message : String(error)
  const summaries = { 'timed-out': 'It took too long', interrupted: 'It was interrupted', failed: message }
  const known = error instanceof RunError ? error : undefined
  const refused = outcome === 'failed' && !known && launch ? [refusalDiagnosis(error, launch)] : []
  return new RunError(outcome, [known?.summary ?? summaries[outcome], left].filter(Boolean).join('. '), {
    tasks: known?.tasks ?? [],
    diagnosis: known?.diagnosis ?? refused,
    cause: error,
  })
}
