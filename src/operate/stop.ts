import type { Task } from '../aws/shapes/ecs.ts'
import { explainChange, explainRead } from '../deploy/diagnosis/explain.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { harmlessItem } from '../errors/harmless.ts'
import { DeployError, PlanError } from '../errors.ts'
import { defined } from '../model/defined.ts'
import { ACCOUNT_MEMBERS, required, TEXT, TEXTS } from '../validators/input.ts'
import { checkVerbInput } from './checked-input.ts'
import { wholeTaskIds } from './whole-task-ids.ts'

/** The tasks to stop. */
export interface StopTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /** The name of the service that they are of: tasks of another are not stopped. @default any task of the cluster */
  readonly service?: string
  /** Their ids or ARNs. The first characters of an id are enough where no other task that runs begins so. */
  readonly tasks: readonly string[]
}

/** How to stop. */
export interface StopOptions extends AccountOptions {
  /** Why, as ECS shows it of the stopped task: up to 1,024 characters. @default 'Stopped by hand' */
  readonly reason?: string
}

/** What became of the tasks. */
export interface StopResult {
  /** Those that were told to stop, by their ids. */
  readonly stopped: readonly string[]
  /** Those that had stopped before, or were about to. */
  readonly already: readonly AlreadyStopped[]
}

/** A task that there was nothing to stop of. */
export interface AlreadyStopped {
  readonly id: string
  /** The last one that ECS knows: `STOPPED`, or what comes before it. */
  readonly status: string
  /** Why, as ECS says. */
  readonly reason?: string
}

/**
 * Stops tasks. Each gets SIGTERM, and SIGKILL after its `stopTimeout`; a service starts another in the place of its own. One
 * that has stopped or is about to keeps the reason that it has.
 *
 * @throws PlanError when there is no such cluster or task, before any is stopped, or it may not be stopped.
 * @example
 * await stop({ cluster: 'prod', tasks: ['0f9de17a6465404e8b1b2356dc13c2f8'] }, { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
 */
export async function stop(target: StopTarget, options: StopOptions = {}): Promise<StopResult> {
  checkVerbInput(
    'stop',
    [target, { cluster: required(TEXT), service: TEXT, tasks: required(TEXTS) }],
    [options, { ...ACCOUNT_MEMBERS, reason: TEXT }],
  )
  const { cluster, service, tasks: given } = target
  const { reason = 'Stopped by hand' } = options
  const context = await untilAborted(openAccount(options))
  const { aws } = context
  const stopped = async (): Promise<StopResult> => {
    if (given.length === 0) return { stopped: [], already: [] }
    const tasks = await wholeTaskIds(given, { cluster, service }, context)
    const { failures = [], tasks: found = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: [...tasks] })
    if (failures.length > 0)
      throw noTask(
        cluster,
        failures.map(({ arn }) => idOf(arn)),
      )
    const stranger = service === undefined ? undefined : found.find(({ group }) => group !== `service:${service}`)
    if (stranger) throw notOf(service, stranger)
    // What ECS wants to be stopped already: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
    const already = found.filter(({ desiredStatus }) => desiredStatus === 'STOPPED').map(stoppedBefore)
    const running = [...new Set(tasks.map(idOf))].filter(id => !already.some(each => each.id === id))
    const outcomes = await Promise.allSettled(running.map(task => aws.ecs('StopTask', { cluster, task, reason })))
    const [lost] = outcomes.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []))
    if (lost === undefined) return { stopped: running, already }
    const changes = running.map(task => ({ resource: `task ${task}`, action: 'delete' }) as const)
    const isDone = (_: unknown, at: number): boolean => outcomes[at]?.status === 'fulfilled'
    throw new DeployError({
      outcome: 'failed',
      summary: 'Not all tasks were told to stop',
      diagnosis: explainChange(lost, {
        kind: 'task',
        id: running[outcomes.findIndex(each => each.status === 'rejected')] ?? '',
      }),
      applied: changes.filter(isDone),
      notApplied: changes.filter((change, at) => !isDone(change, at)),
      cause: lost,
    })
  }
  return untilAborted(
    stopped().catch((error: unknown) => {
      throw explainRead(error, { kind: 'cluster', id: cluster })
    }),
  )
}

const idOf = (arn = ''): string => arn.split('/').at(-1) ?? arn

const stoppedBefore = ({ taskArn, lastStatus = '', stoppedReason }: Task): AlreadyStopped => ({
  id: idOf(taskArn),
  status: lastStatus,
  ...defined({ reason: stoppedReason === undefined ? undefined : harmlessItem(stoppedReason) }),
})

const noTask = (cluster: string, ids: readonly string[]): PlanError =>
  new PlanError('read.failed', {
    resource: `cluster ${cluster}`,
    message: `Cluster "${cluster}" has no task ${ids.join(', ')}: it never had, or it ended more than an hour ago`,
    fix: 'Name one that is there: status (fluent-ecs status cluster/service) lists those of a service, aws ecs list-tasks all.',
  })

const notOf = (service = '', { taskArn, group }: Task): PlanError =>
  new PlanError('read.failed', {
    resource: `service ${service}`,
    message: `Task ${idOf(taskArn)} is not of service "${service}"${group === undefined ? '' : `, but of ${group.replace(':', ' ')}`}: nothing was stopped`,
    fix: `Name a task of it: fluent-ecs status lists them. Without the service, any task of the cluster is stopped.`,
  })
