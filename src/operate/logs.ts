import { nextTick } from '../aws/clock.ts'
import { isAbort } from '../aws/is-abort.ts'
import { allPages } from '../aws/pages.ts'
import type { TaskDefinition } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import { findService } from '../deploy/diagnosis/find-service.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { harmless } from '../errors/harmless.ts'
import { InvalidDefinitionError } from '../errors.ts'
import type { Resource } from '../model/resource.ts'
import {
  ACCOUNT_MEMBERS,
  ANYTHING,
  FLAG,
  type InputMember,
  type InputMembers,
  required,
  TEXT,
  TEXTS,
} from '../validators/input.ts'
import { unknownContainer } from '../validators/named-container.ts'
import { checkVerbInput } from './checked-input.ts'
import { type LogLine, LogReader } from './log-reader.ts'
import { type LogSource, type LogWriter, readSources } from './log-sources.ts'
import { merged } from './merged.ts'
import { nameIn } from './name-in.ts'

/** Whose logs to read. */
export interface LogsTarget {
  /** The name or ARN of the cluster. */
  readonly cluster: string
  /** The names or ARNs of services. */
  readonly services: readonly string[]
  /** The names of containers. @default all */
  readonly containers?: readonly string[]
}

/** Which lines. */
export interface LogsOptions extends AccountOptions {
  /** The time of the first line. @default ten minutes ago; with `previous`, a day ago */
  readonly since?: Date
  /** Go on with what comes, until the signal is aborted. @default false */
  readonly follow?: boolean
  /**
   * A filter pattern of CloudWatch Logs, for example `ERROR` or `?error ?warn`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
   */
  readonly filter?: string
  /** Only tasks that run no more, such as those that have failed. @default false */
  readonly previous?: boolean
  /** Receives each log that cannot be read, and why, once. */
  readonly onUnread?: (reason: string) => void
  /** Receives the places that are read, before their lines: at the start, and when a deployment brings another. */
  readonly onSources?: (
    sources: readonly {
      readonly service: string
      readonly container: string
      /** The name of the log group. */
      readonly group: string
      /** How many tasks of the service ran when it was looked at. */
      readonly running: number
    }[],
  ) => void
}

const POLL_MILLISECONDS = 2_000
/** A deployment may bring containers that write elsewhere. */
const LOOK_AGAIN_MILLISECONDS = 30_000

/** How far back it is read where nobody says it. */
export const usualSpan = (previous: boolean): number => (previous ? 86_400_000 : 600_000)

const DATE: InputMember = { wants: 'a Date', is: value => value instanceof Date && !Number.isNaN(value.getTime()) }

const TARGET: InputMembers<LogsTarget> = { cluster: required(TEXT), services: required(TEXTS), containers: TEXTS }

const OPTIONS: InputMembers<LogsOptions> = {
  ...ACCOUNT_MEMBERS,
  since: DATE,
  follow: FLAG,
  filter: TEXT,
  previous: FLAG,
  onUnread: ANYTHING,
  onSources: ANYTHING,
}

/**
 * Reads what all tasks of services log, in the order of its time, each line once: of those that run, of those that have
 * ended, and with `follow` of those that come. It knows the `awslogs` driver; where other logs go is told to `onUnread`.
 * Services that write into one log group with one prefix cannot be told apart. Without `follow` it ends with the last
 * line that is there; with it, when the signal is aborted.
 *
 * @throws PlanError when there is no such cluster or service, or it may not be read; InvalidDefinitionError when no service
 *   has such a container.
 * @example
 * for await (const { task, message } of logs({ cluster: 'prod', services: ['web'] }, { follow: true })) console.log(task, message)
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export async function* logs(target: LogsTarget, options: LogsOptions = {}): AsyncGenerator<LogLine, void, undefined> {
  checkVerbInput('logs', [target, TARGET], [options, OPTIONS])
  const { cluster, services, containers } = target
  const running = async (context: AccountContext) =>
    new Set(
      (await Promise.all(services.map(name => tasksThatRun({ cluster, serviceName: nameIn(name) }, context)))).flat(),
    )
  const find = (context: AccountContext): Promise<readonly LogWriter[]> =>
    Promise.all(services.map(async name => ({ ...(await findService(cluster, name, context)), kind: 'service' })))
  yield* readLogs({ subject: { kind: 'service', id: services.join(', ') }, containers, find, running }, options)
}

/** Whose logs are read. */
interface Writers {
  readonly subject: Resource
  readonly containers: readonly string[] | undefined
  /** Looks them up, again and again: a deployment may bring another revision. */
  find(context: AccountContext): Promise<readonly LogWriter[]>
  /** The ids of their tasks that have not stopped. */
  running(context: AccountContext): Promise<ReadonlySet<string>>
}

/** Reads what these log, in the order of its time. */
export async function* readLogs(writers: Writers, options: LogsOptions): AsyncGenerator<LogLine, void, undefined> {
  // Following has no end of its own.
  const { timeoutSeconds = options.follow ? Number.MAX_SAFE_INTEGER : undefined } = options
  const context = await untilAborted(openAccount({ ...options, ...(timeoutSeconds && { timeoutSeconds }) }))
  try {
    yield* linesOf(writers, options, context)
  } catch (error) {
    if (options.follow && isAbort(error)) return
    throw explainRead(error, writers.subject)
  }
}

async function* linesOf(
  writers: Writers,
  { since, follow = false, filter, previous = false, onUnread, onSources }: LogsOptions,
  context: AccountContext,
): AsyncGenerator<LogLine, void, undefined> {
  const { clock, signal } = context
  const start = clock.now()
  const from = since?.getTime() ?? start - usualSpan(previous)
  const readers = new Map<string, LogReader>()
  const told = new Set<string>()
  const definitions = new Map<string, TaskDefinition>()
  let looked = Number.NEGATIVE_INFINITY
  for (;;) {
    const now = clock.now()
    if (now - looked >= LOOK_AGAIN_MILLISECONDS) {
      looked = now
      const found = await writers.find(context)
      const { sources, unread, containers } = await readSources(found, writers.containers, definitions, context)
      if (readers.size === 0) checkContainers(writers, containers)
      const fresh = sources.filter(source => !readers.has(keyOf(source)))
      for (const source of fresh) readers.set(keyOf(source), new LogReader(source, from, filter, context))
      if (fresh.length > 0) onSources?.(fresh)
      for (const reason of unread) if (!told.has(reason) && told.add(reason)) onUnread?.(harmless(reason))
    }
    const running = previous ? await writers.running(context) : undefined
    for await (const line of merged(
      [...readers.values()].map(reader => reader.lines()),
      ({ at }) => at,
    ))
      if (!running?.has(line.task)) yield line
    if (!follow) return
    await nextTick(clock, POLL_MILLISECONDS, signal)
  }
}

const keyOf = ({ service, group, prefix }: LogSource): string => [service, group, prefix].join(' ')

/** @throws InvalidDefinitionError where no service has a container that is asked for. */
function checkContainers({ containers: wanted = [] }: Pick<Writers, 'containers'>, there: ReadonlySet<string>): void {
  const issues = wanted
    .filter(name => !there.has(name))
    .map(name => unknownContainer('RUN-CON-01', name, [...there].toSorted()))
  if (issues.length > 0) throw new InvalidDefinitionError('Logs', issues)
}

/** The ids of the tasks of a service or family that have not stopped. */
export async function tasksThatRun(
  of: { readonly cluster: string } & ({ readonly serviceName: string } | { readonly family: string }),
  { aws }: Pick<AccountContext, 'aws'>,
): Promise<readonly string[]> {
  const arns = await allPages(async nextToken => {
    const page = await aws.ecs('ListTasks', { ...of, desiredStatus: 'RUNNING', ...(nextToken ? { nextToken } : {}) })
    return { items: page.taskArns, next: page.nextToken }
  })
  return arns.map(nameIn)
}
