import { isAbort } from '../../aws/is-abort.ts'
import { TimeUp } from '../../aws/time-up.ts'
import { type RanTask, RunError } from '../../errors.ts'
import type { AccountContext } from '../context.ts'
import { told } from '../diagnosis/causes.ts'
import { diagnoseTask } from '../diagnosis/task.ts'
import { ended, endedWell } from './ended.ts'
import { type Launch, launchSubject } from './launch.ts'
import { refusalDiagnosis } from './refusal.ts'
import { type Started, startTasks, stopStarted } from './start.ts'
import type { TaskLogLine } from './task-log.ts'
import { type OnTask, watchTasks } from './watched-tasks.ts'

/** What was run, when it went well. Anything else is thrown as a {@link RunError}. */
export interface RunResult {
  readonly outcome: 'succeeded'
  readonly tasks: readonly RanTask[]
  /** The logs that could not be read, and why. */
  readonly unread: readonly string[]
}

/** How many tasks, and who gets their lines. */
export interface RunSettings {
  readonly count?: number
  readonly onLog?: ((line: TaskLogLine) => void) | undefined
  /** Receives the ARN of each task when it is there, and when it runs. */
  readonly onTask?: OnTask
}

/**
 * Starts tasks, unless they are already there, and waits until they have stopped and their logs are read. Where it does
 * not come to that, they are stopped.
 *
 * @throws RunError
 */
export async function toTheirEnd(
  launch: Launch,
  started: Started,
  settings: RunSettings,
  context: AccountContext,
): Promise<RunResult> {
  try {
    return await startedAndEnded(launch, started, settings, context)
  } catch (error) {
    const left = await stopStarted(started, launch.request.cluster, context)
    throw error instanceof RunError && left === undefined ? error : unfinished(error, launch, left)
  }
}

async function startedAndEnded(
  launch: Launch,
  started: Started,
  { count = 1, onLog, onTask = () => {} }: RunSettings,
  context: AccountContext,
): Promise<RunResult> {
  if (started.arns.length === 0) await startTasks(launch, count, started, context)
  const { arns } = started
  for (const arn of arns) onTask(arn, 'started')
  const { tasks, unread } = await watchTasks(arns, launch, { onLog, onTask }, context)
  const stopped = tasks.filter(({ lastStatus }) => lastStatus === 'STOPPED')
  started.arns = arns.filter(arn => !stopped.some(({ taskArn }) => taskArn === arn))
  const { definition, request } = launch
  const ran = stopped.map(task => ended(task, definition, request.overrides ?? {}))
  const failing = stopped.filter((task, at) => !endedWell(task, ran[at], definition))
  if (failing.length === 0 && started.arns.length === 0) return { outcome: 'succeeded', tasks: ran, unread }
  const diagnosis = await Promise.all(
    failing.map(async task => told(await diagnoseTask(task, launchSubject(launch), context))),
  )
  const lost = `ECS has shown ${started.arns.length} of ${arns.length} tasks no more for two minutes, so nobody knows how they ended`
  const summary = started.arns.length > 0 ? lost : howTheyEnded(ran)
  throw new RunError('failed', summary, { tasks: ran, diagnosis })
}

function howTheyEnded(ran: readonly RanTask[]): string {
  if (ran.every(({ stopCode }) => stopCode === 'TaskFailedToStart'))
    return ran.length === 1 ? 'The task did not start' : 'The tasks did not start'
  const codes = new Set(ran.map(({ exitCode }) => (exitCode === undefined ? 'no exit code' : `exit code ${exitCode}`)))
  return `The task did not end well: ${[...codes].join(', ')}`
}

/** The error of a run that did not come to its end. `left`: what became of what it had started. */
export function unfinished(error: unknown, launch: Launch | undefined, left: string | undefined): RunError {
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
