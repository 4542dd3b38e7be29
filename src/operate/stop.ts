import { explainChange, explainRead } from '../deploy/diagnosis/explain.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { DeployError, PlanError } from '../errors.ts'
import { ACCOUNT_MEMBERS, required, TEXT, TEXTS } from '../validators/input.ts'
import { checkVerbInput } from './checked-input.ts'

/** The tasks to stop. */
export interface StopTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /** Their ids or ARNs. */
  readonly tasks: readonly string[]
}

/** How to stop. */
export interface StopOptions extends AccountOptions {
  /** Why, as ECS shows it of the stopped task: up to 1,024 characters. @default 'Stopped by hand' */
  readonly reason?: string
}

/**
 * Stops tasks. Each gets SIGTERM, and SIGKILL after its `stopTimeout`; a service starts another in the place of its own.
 *
 * @throws PlanError when there is no such cluster or task, before any is stopped, or it may not be stopped.
 * @example
 * await stop({ cluster: 'prod', tasks: ['0f9de17a6465404e8b1b2356dc13c2f8'] }, { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
 */
export async function stop(target: StopTarget, options: StopOptions = {}): Promise<void> {
  checkVerbInput(
    'stop',
    [target, { cluster: required(TEXT), tasks: required(TEXTS) }],
    [options, { ...ACCOUNT_MEMBERS, reason: TEXT }],
  )
  const { cluster, tasks } = target
  const { reason = 'Stopped by hand' } = options
  const { aws } = await untilAborted(openAccount(options))
  const stopped = async (): Promise<void> => {
    if (tasks.length === 0) return
    const { failures = [] } = await aws.ecs('DescribeTasks', { cluster, tasks: [...tasks] })
    if (failures.length > 0)
      throw noTask(
        cluster,
        failures.map(({ arn = '' }) => arn.split('/').at(-1) ?? arn),
      )
    const outcomes = await Promise.allSettled(tasks.map(task => aws.ecs('StopTask', { cluster, task, reason })))
    const [lost] = outcomes.flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []))
    if (lost === undefined) return
    const changes = tasks.map(task => ({ resource: `task ${task}`, action: 'delete' }) as const)
    const isDone = (_: unknown, at: number): boolean => outcomes[at]?.status === 'fulfilled'
    throw new DeployError({
      outcome: 'failed',
      summary: 'Not all tasks were told to stop',
      diagnosis: explainChange(lost, {
        kind: 'task',
        id: tasks[outcomes.findIndex(each => each.status === 'rejected')] ?? '',
      }),
      applied: changes.filter(isDone),
      notApplied: changes.filter((change, at) => !isDone(change, at)),
      cause: lost,
    })
  }
  await untilAborted(
    stopped().catch((error: unknown) => {
      throw explainRead(error, { kind: 'cluster', id: cluster })
    }),
  )
}

const noTask = (cluster: string, ids: readonly string[]): PlanError =>
  new PlanError('read.failed', {
    resource: `cluster ${cluster}`,
    message: `Cluster "${cluster}" has no task ${ids.join(', ')}: it never had, or it ended more than an hour ago`,
    fix: 'Name one that is there: status (fluent-ecs status cluster/service) lists those of a service, aws ecs list-tasks all.',
  })
