import type {
  Service,
  ServiceDeployment,
  ServiceDeploymentBrief,
  ServiceEvent,
  ServiceRevision,
  Task,
} from '../../aws/shapes/ecs.ts'
import type { Context } from '../context.ts'
import { timeOf } from '../time-of.ts'
import type { AwsAccess } from './subject.ts'

/** When ECS gave a lost deployment up: what came after is of what it went back to. */
const givenUpAt = (lost: ServiceDeploymentBrief, record: ServiceDeployment | undefined): Date | undefined =>
  record?.rollback?.startedAt ?? record?.stoppedAt ?? lost.finishedAt

/** The tasks of a lost deployment: not those of one before it; those of what ECS went back to, where it had none. */
export function tasksOfLost(
  tasks: readonly Task[],
  { createdAt }: ServiceDeploymentBrief,
  revision: ServiceRevision | undefined,
): readonly Task[] {
  const since = tasks.filter(task => !createdAt || !task.createdAt || task.createdAt >= createdAt)
  const own = since.filter(({ taskDefinitionArn }) => taskDefinitionArn === revision?.taskDefinition)
  return own.length > 0 ? own : since
}

/** ECS shows a stopped task for about an hour. */
const SHOWN_MILLISECONDS = 3_600_000

/** Whether tasks of a lost deployment may have failed of which ECS shows none any more. */
export function hadTasks(
  lost: ServiceDeploymentBrief,
  record: ServiceDeployment | undefined,
  { clock }: Pick<Context, 'clock'>,
): boolean {
  const at = givenUpAt(lost, record)
  const isLongAgo = at === undefined || clock.now() - at.getTime() >= SHOWN_MILLISECONDS
  return isLongAgo || (record?.deploymentCircuitBreaker?.failureCount ?? 0) > 0
}

/** What a lost deployment was to run, and when it was given up. */
export function lostIn(
  lost: ServiceDeploymentBrief,
  record: ServiceDeployment | undefined,
  revision: ServiceRevision | undefined,
): string {
  const at = givenUpAt(lost, record)
  const what = revision?.taskDefinition ? ` of ${revisionIn(revision.taskDefinition)}` : ''
  return at ? `${what}, given up ${timeOf(at)}` : what
}

/** How many tasks the circuit breaker has counted as failed, which ECS keeps when it has forgotten them. */
export function failuresOf(record: ServiceDeployment | undefined): string[] {
  const { failureCount = 0, threshold } = record?.deploymentCircuitBreaker ?? {}
  if (failureCount === 0) return []
  return [
    `circuit breaker: ${failureCount} ${failureCount === 1 ? 'task' : 'tasks'} failed to start or to pass their checks${threshold ? `, of ${threshold} that end a deployment` : ''}`,
  ]
}

/** The events of a lost deployment, without those of what ECS went back to. */
export function eventsUntil(
  { events = [] }: Service,
  lost: ServiceDeploymentBrief | undefined,
  record: ServiceDeployment | undefined,
): ServiceEvent[] {
  if (!lost) return events
  const [from, to] = [lost.createdAt, givenUpAt(lost, record)]
  const during = events.filter(({ createdAt }) => createdAt && (!from || createdAt >= from) && (!to || createdAt <= to))
  const given = during.findLastIndex(({ message = '' }) => GIVEN_UP.test(message))
  return during.slice(Math.max(0, given))
}

const GIVEN_UP = /deployment failed|rolling back/i

/** `web:7` */
export const revisionIn = (arn = ''): string => arn.split('/').at(-1) ?? arn

/** All that ECS keeps of a service deployment that was lost, and of what it was to run. */
export async function detailsOf(lost: ServiceDeploymentBrief | undefined, { aws }: AwsAccess) {
  const { serviceDeploymentArn, targetServiceRevisionArn } = lost ?? {}
  if (!serviceDeploymentArn || !targetServiceRevisionArn) return {}
  const { serviceDeployments: [record] = [] } = await aws.ecs('DescribeServiceDeployments', {
    serviceDeploymentArns: [serviceDeploymentArn],
  })
  const { serviceRevisions: [revision] = [] } = await aws.ecs('DescribeServiceRevisions', {
    serviceRevisionArns: [targetServiceRevisionArn],
  })
  return { record, revision }
}
