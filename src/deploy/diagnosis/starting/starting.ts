import type { Task, TaskDefinition } from '../../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Diagnosis } from '../../../errors.ts'
import { guide } from '../causes/cause.ts'
import type { DiagnosisCode } from '../diagnosis-code.ts'
import { readable } from '../readable.ts'
import { type Counts, countsOf, lastOf, totalOf } from './counts.ts'
import { noCluster, noRevision } from './gone.ts'
import { roleProblems } from './role.ts'
import type { StarterReader, TaskStarter } from './starter.ts'
import { taskProblems, tasksStartedBy } from './tasks.ts'

const MINUTE = 60_000
/** ECS shows stopped tasks for about an hour. */
const SHOWN = 50 * MINUTE
/** How far back failures are told. */
export const DAYS = 7
export const LOOK_BACK = DAYS * 24 * 60 * MINUTE

/** What the service that starts the tasks counts, and how its metrics are called. */
export interface StarterMetrics {
  readonly code: DiagnosisCode
  readonly namespace: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly tried: string
  /** What is tried again. */
  readonly refused: readonly string[]
  /** What is not, or not any more. */
  readonly lost: string
  /** Of those that failed, what the dead-letter queue did not take. */
  readonly notKept: string
  /** What has to be allowed so that it does. */
  readonly queueRight: string
  /** What else is counted together with it; empty where it is counted alone. */
  readonly together: readonly string[]
  readonly since: number
}

/** Why what starts tasks by itself did not start them, or why they failed, as far as AWS still shows it. */
export async function diagnoseStarting(
  starter: TaskStarter,
  counting: StarterMetrics,
  reader: StarterReader,
): Promise<{
  readonly found: readonly Diagnosis[]
  readonly evidence: readonly string[]
  readonly tried?: number
  readonly started: number
}> {
  const { namespace, dimensions, tried, refused, lost, notKept } = counting
  const counts = await readable('metrics', () =>
    countsOf({ namespace, dimensions, names: [tried, ...refused, lost, notKept] }, counting.since, reader),
  )
  const started = await tasksStartedBy(starter, reader)
  const failing = counts.value !== undefined && isFailing(counts.value, counting, started.tasks ?? [])
  const revision = await readable('task definition', () => revisionOf(starter, reader))
  const cluster = await readable('cluster', () => isThere(starter, reader))
  const role = await roleProblems(starter, revision.value, failing, reader)
  const causes = [
    ...(cluster.value === false ? [noCluster(starter)] : []),
    ...(revision.value && isGone(revision.value) ? [noRevision(starter)] : []),
    ...role.found,
  ]
  const tasks = await taskProblems(started.tasks ?? [], starter, reader)
  const unread = [counts, started, revision, cluster, role, tasks].flatMap(({ evidence }) => evidence)
  const seen = counts.value && failing ? await failureOf(starter, counting, counts.value, reader) : []
  const missed =
    counts.value && !failing && started.tasks ? notPlaced(starter, counting, counts.value, started.tasks, reader) : []
  // What failed is the evidence of what is known to be wrong.
  const known = seen.flatMap(({ evidence }) => evidence)
  const [first, ...more] = causes
  const found = first ? [{ ...first, evidence: [...first.evidence, ...known] }, ...more] : [...seen, ...missed]
  return {
    found: [...found, ...tasks.found],
    evidence: unread,
    ...(counts.value && { tried: totalOf(counts.value, tried) }),
    started: started.tasks?.length ?? 0,
  }
}

/** Failures after which it has not gone well again. */
function isFailing(counts: Counts, counting: StarterMetrics, tasks: readonly Task[]): boolean {
  const { tried, refused, lost, together } = counting
  const last = lastOf(counts, ...refused, lost)
  if (last === 0 || tasks.some(({ createdAt }) => (createdAt?.getTime() ?? 0) >= last + 5 * MINUTE)) return false
  if (together.length > 0) return true
  const then = (name: string): number => (counts.get(name) ?? []).find(({ at }) => at === last)?.value ?? 0
  // One that was tried again went well within the same five minutes; what was lost stays so.
  const mended = then(lost) === 0 && then(tried) > Math.max(0, ...refused.map(then))
  return !mended && lastOf(counts, tried) <= last
}

async function failureOf(
  { name, service, deadLetterQueue: queue }: TaskStarter,
  counting: StarterMetrics,
  counts: Counts,
  reader: StarterReader,
): Promise<Diagnosis[]> {
  const { code, refused, notKept, queueRight, together } = counting
  const failed = [...refused, counting.lost]
  const totals = failed.map(metric => [metric, totalOf(counts, metric)] as const).filter(([, total]) => total > 0)
  const lost = totalOf(counts, notKept)
  const messages = await messagesIn(queue, reader)
  const last = new Date(lastOf(counts, ...failed)).toISOString()
  const others = together.length > 0 ? `, counted together with ${together.join(', ')}: AWS does not say of which` : ''
  return [
    {
      code,
      cause: `${service.name} could not start the task of ${name}${others}`,
      evidence: [
        ...totals.map(([metric, total]) => `${metric}: ${total} in the last ${DAYS} days`),
        `last within five minutes of ${last}`,
        ...(lost > 0 ? [`${notKept}: ${lost}: the dead-letter queue did not take them`] : []),
        ...messages,
      ],
      fix: [
        `What ECS answered is told by CloudTrail, as RunTask with an error code${queue ? ', and by ERROR_MESSAGE of the messages in the dead-letter queue' : ''}.`,
        ...(lost > 0 ? [queueRight] : []),
        ...(queue ? [] : ['A dead-letter queue keeps what was given up, and why: .deadLetterQueue(…).']),
      ].join(' '),
      docs: service.docs,
    },
  ]
}

/**
 * What waits in a dead-letter queue of this account, as CloudWatch knows it: of a queue that is not used it has no data.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
async function messagesIn(queue: string | undefined, reader: StarterReader): Promise<readonly string[]> {
  const [, , , region, account, name] = queue?.split(':') ?? []
  if (name === undefined || region !== reader.region || account !== reader.account) return []
  const metric = 'ApproximateNumberOfMessagesVisible'
  const { value, evidence } = await readable('messages in the dead-letter queue', () =>
    countsOf(
      { namespace: 'AWS/SQS', dimensions: { QueueName: name }, names: [metric], stat: 'Maximum' },
      reader.clock.now() - 60 * MINUTE,
      reader,
    ),
  )
  const now = value?.get(metric)?.toSorted((a, b) => b.at - a.at)[0]?.value
  return now === undefined ? evidence : [`dead-letter queue ${name} has ${now} messages, of whatever sends to it`]
}

/**
 * RunTask answers that it has no place as it answers what went well, so that nobody is told and nothing tries again:
 * https://github.com/aws/containers-roadmap/issues/1705
 */
function notPlaced(
  { name, service }: TaskStarter,
  { tried, together }: StarterMetrics,
  counts: Counts,
  tasks: readonly Task[],
  { clock }: StarterReader,
): Diagnosis[] {
  const since = clock.now() - SHOWN
  const asked = totalOf(counts, tried, since)
  const isLater = ({ createdAt }: Task): boolean => (createdAt?.getTime() ?? 0) >= since
  if (asked === 0 || tasks.some(isLater) || together.length > 0) return []
  return [
    {
      code: 'task.not-placed',
      cause: `${service.name} asked ECS to start the task of ${name}, and ECS has started none: most likely it had no place for it`,
      evidence: [
        `${tried}: ${asked} in the last 50 minutes`,
        'ECS shows no task of it since, neither running nor stopped',
      ],
      fix: 'CloudTrail has the RunTask, with `failures` in its answer: nothing tries such a start again. Give the cluster room when it comes due, or use Fargate or a capacity provider with managed scaling, with which tasks wait for a place.',
      docs: guide('api_failures_messages'),
    },
  ]
}

/** The revision that would be started; of one that was deleted, nothing but that. */
async function revisionOf({ taskDefinition }: TaskStarter, { aws }: StarterReader): Promise<TaskDefinition> {
  const answer = await unlessRefused(aws.ecs('DescribeTaskDefinition', { taskDefinition }), 'ClientException')
  return answer?.taskDefinition ?? { status: 'INACTIVE' }
}

const isGone = ({ status }: TaskDefinition): boolean => status !== 'ACTIVE'

async function isThere({ cluster }: TaskStarter, { aws }: StarterReader): Promise<boolean> {
  const { clusters = [] } = await aws.ecs('DescribeClusters', { clusters: [cluster] })
  return clusters.some(({ status }) => status === 'ACTIVE')
}
