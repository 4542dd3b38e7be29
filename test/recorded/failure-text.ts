import { readFileSync } from 'node:fs'
import type { Container, Service, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import type { TargetHealth } from '@aws-sdk/client-elastic-load-balancing-v2'

/** Written as ISO 8601 in a row. */
export const TIMES = ['startedAt', 'stoppingAt', 'executionStoppedAt', 'stoppedAt'] as const
type TaskTime = (typeof TIMES)[number]
type WithoutTimes = Omit<Task, TaskTime>

/** What AWS said of a failure, where it was read, and which of our codes it means. */
export interface FailureText {
  readonly code: string
  /** `report:N` is a file of a public repository, by its number in the index that it was found with. */
  readonly source: string
  /** False where the sentence was built after what the source describes; nobody has seen it in full. */
  readonly real?: boolean
  /** What the owners of a given row say that it means. */
  readonly means?: string
  readonly id?: string
  /** Where AWS says it: as the reason of a task, of a container, in a service event, or as the end of a deployment. */
  readonly in?: 'task' | 'container' | 'event' | 'deployment'
  readonly text?: string
  readonly stopCode?: string
  /** The container that `exitCode`, `reason` and `healthStatus` are of. @default app */
  readonly container?: string
  readonly exitCode?: number
  readonly reason?: string
  readonly healthStatus?: string
  readonly logs?: readonly string[]
  /** The container that the diagnosis must name. */
  readonly named?: string
  /** What cause, fix and evidence must speak of, where the code alone does not tell them apart. */
  readonly cause?: string
  readonly fix?: string
  readonly evidence?: string
  readonly task?: WithoutTimes & { readonly [T in TaskTime]?: string }
  /** Tasks that stopped beside it. */
  readonly others?: readonly WithoutTimes[]
  readonly event?: string
  readonly deployment?: string
  readonly definition?: TaskDefinition
  readonly service?: Partial<Service>
  readonly group?: object
  readonly sg?: object
  /** What Elastic Load Balancing says of the target of the task. */
  readonly target?: TargetHealth
}

const FILES = ['deployment', 'event', 'image', 'log', 'program', 'secret', 'start', 'stop', 'volume'] as const

/** The texts that were collected for this project. */
export const COLLECTED: readonly FailureText[] = FILES.flatMap(read)
/** The texts that came with the task of understanding them. */
export const GIVEN: readonly FailureText[] = read('given')

/** The words themselves, to name a row by. */
export const wordsOf = ({ id, text, logs, event, deployment, task }: FailureText): string =>
  [
    id,
    text,
    event,
    deployment,
    task?.stoppedReason,
    ...(task?.containers ?? []).map(({ reason }) => reason),
    ...(logs ?? []),
  ]
    .filter(Boolean)
    .join(' | ')

/** The task of a row that is about one. */
export function taskOf(row: FailureText): WithoutTimes | undefined {
  if (row.task) {
    const { startedAt: _, stoppingAt: __, executionStoppedAt: ___, stoppedAt: ____, ...task } = row.task
    return task
  }
  if (row.event ?? row.deployment ?? (row.in === 'event' || row.in === 'deployment')) return undefined
  const { container: name = 'app', exitCode, healthStatus } = row
  const reason = row.in === 'container' ? row.text : row.reason
  const failed = {
    name,
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(reason === undefined ? {} : { reason }),
    ...(healthStatus === undefined ? {} : { healthStatus }),
  } as Container
  return {
    stoppedReason: row.in === 'container' ? 'Task failed to start' : (row.text ?? ''),
    stopCode: (row.stopCode ?? 'TaskFailedToStart') as Task['stopCode'],
    containers: name === 'app' ? [failed] : [{ name: 'app', exitCode: 143 }, failed],
  }
}

function read(name: string): readonly FailureText[] {
  return JSON.parse(readFileSync(new URL(`./failure-texts/${name}.json`, import.meta.url), 'utf8'))
}
