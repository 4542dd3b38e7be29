import type { Task } from '../../aws/shapes/ecs.ts'
import type { TargetGroup } from '../../aws/shapes/elastic-load-balancing-v2.ts'
import { readable } from './readable.ts'
import { isAdmitted } from './security-group.ts'
import type { AwsAccess, Subject } from './subject.ts'

/** What is known of a target that a load balancer called unhealthy. Times in seconds. */
export interface TargetSeen {
  readonly port: number
  readonly path: string
  readonly matcher: string
  readonly timeout: number
  /** How long the checks fail before they give up. */
  readonly patience: number
  readonly grace: number
  /** What the container's own health check allows for its start. */
  readonly startPeriod: number
  /** From the start of the task to its stop; 0 where that is not known. */
  readonly ran: number
  /** AWS's words on why. */
  readonly reason: string
  /** The status codes that it answered, where it answered. */
  readonly codes: string | undefined
  /** What the load balancer checks, where that is not the port that it sends traffic to. */
  readonly checkPort: number | undefined
  readonly grpc: boolean
  /** Whether the security groups let the load balancer in; undefined when that is not the question or not readable. */
  readonly admitted: boolean | undefined
  readonly evidence: readonly string[]
}

/**
 * Gathers what AWS knows of the targets in a target group: of the one of a task that was stopped for failing its checks,
 * or of those that fail them now.
 */
export async function seeTarget(
  groupArn: string | undefined,
  task: Task | undefined,
  subject: Subject,
  reader: AwsAccess,
): Promise<TargetSeen> {
  const { service, definition } = subject
  const target = service.loadBalancers?.find(({ targetGroupArn }) => targetGroupArn === groupArn)
  const groups = await readable('target group', async () =>
    groupArn ? (await reader.aws.elbv2('DescribeTargetGroups', { TargetGroupArns: [groupArn] })).TargetGroups : [],
  )
  const [group = {}] = groups.value ?? []
  const said = task && reasonFor(task, subject)
  const health = await readable('target health', () => healthOf(groupArn, reader))
  const reason = said ?? health.value?.[0]?.description ?? ''
  const settings = settingsOf(group)
  const port = settings.checkPort ?? target?.containerPort ?? group.Port ?? 0
  const blocked = /timed out|timeout/i.test(reason)
    ? await readable('security groups', () => isAdmitted(port, service, group.LoadBalancerArns ?? [], reader))
    : undefined
  const { startPeriod = 0 } =
    definition?.containerDefinitions?.find(({ name }) => name === target?.containerName)?.healthCheck ?? {}
  return {
    ...settings,
    port,
    grace: service.healthCheckGracePeriodSeconds ?? 0,
    startPeriod,
    ran: secondsOf(task),
    reason,
    codes: codesIn(reason),
    admitted: blocked?.value,
    evidence: [
      ...(said ? [`service event: unhealthy due to ${said}`] : []),
      ...(health.value ?? []).map(({ line }) => line),
      ...(task ? timesOf(task) : []),
      ...[groups, health, blocked].flatMap(each => each?.evidence ?? []),
    ],
  }
}

/** As much of a target as a service event tells, with the settings that AWS takes where none are given. */
export function targetSeenIn(message: string, reason: string): TargetSeen {
  return {
    ...settingsOf({}),
    port: Number(/\(port (\d+)\)/.exec(message)?.[1] ?? 0),
    // Unlimited: an event does not say how long the load balancer waited.
    grace: Number.POSITIVE_INFINITY,
    startPeriod: 0,
    ran: 0,
    reason,
    codes: codesIn(reason),
    admitted: undefined,
    evidence: [],
  }
}

const codesIn = (reason: string): string | undefined => /codes: \[([\d, ]+)\]/i.exec(reason)?.[1]

function settingsOf({
  HealthCheckPath: path = '/',
  Matcher,
  HealthCheckTimeoutSeconds: timeout = 5,
  HealthCheckIntervalSeconds = 30,
  UnhealthyThresholdCount = 2,
  HealthCheckPort = '',
}: TargetGroup): Pick<TargetSeen, 'path' | 'matcher' | 'timeout' | 'patience' | 'checkPort' | 'grpc'> {
  return {
    path,
    checkPort: /^\d+$/.test(HealthCheckPort) ? Number(HealthCheckPort) : undefined,
    grpc: Matcher?.GrpcCode !== undefined,
    matcher: Matcher?.GrpcCode ?? Matcher?.HttpCode ?? '200',
    timeout,
    patience: HealthCheckIntervalSeconds * UnhealthyThresholdCount,
  }
}

/** What a service event says of the task: its target is gone from the target group when the task has stopped. */
function reasonFor({ taskArn = '' }: Task, { service: { events = [] } }: Subject): string | undefined {
  const id = taskArn.split('/').at(-1) ?? ''
  const unhealthy = events.filter(({ message = '' }) => /is unhealthy in/.test(message))
  const own = unhealthy.find(({ message = '' }) => message.includes(id)) ?? unhealthy[0]
  return /due to \(reason (.+?)\)\.?$/.exec(own?.message ?? '')?.[1]
}

async function healthOf(
  TargetGroupArn: string | undefined,
  { aws }: AwsAccess,
): Promise<{ readonly line: string; readonly description: string | undefined }[]> {
  if (!TargetGroupArn) return []
  const { TargetHealthDescriptions = [] } = await aws.elbv2('DescribeTargetHealth', { TargetGroupArn })
  return TargetHealthDescriptions.flatMap(({ Target, TargetHealth: { State, Reason, Description } = {} }) =>
    State === 'unhealthy'
      ? [
          {
            line: `target ${Target?.Id}:${Target?.Port} is ${State}: ${Reason} ${Description ?? ''}`.trimEnd(),
            description: Description,
          },
        ]
      : [],
  )
}

function timesOf(task: Task): string[] {
  const seconds = secondsOf(task)
  return seconds > 0 ? [`the task was stopped ${seconds} s after it started`] : []
}

const secondsOf = ({ startedAt, stoppingAt }: Task = {}): number =>
  startedAt && stoppingAt ? Math.round((stoppingAt.getTime() - startedAt.getTime()) / 1000) : 0
