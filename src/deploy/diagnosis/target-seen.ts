import type { Service, Task } from '../../aws/shapes/ecs.ts'
import type { TargetGroup, TargetHealthDescription } from '../../aws/shapes/elastic-load-balancing-v2.ts'
import { readable } from './readable.ts'
import { isAdmitted } from './security-group.ts'
import type { AwsAccess, Subject } from './subject.ts'

/** What is known of a target that a load balancer called unhealthy. Times in seconds. */
export interface TargetSeen {
  /** 0 where it is not known. */
  readonly port: number
  /** What is asked for. Absent: only the connection is checked, or the target group could not be read. */
  readonly path: string | undefined
  /** The codes that are good. Absent as the path is. */
  readonly matcher: string | undefined
  /** Absent where the target group could not be read. */
  readonly timeout: number | undefined
  /** How long the checks fail before they give up; 0 where that is not known. */
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
  const [group] = groups.value ?? []
  const said = task && reasonFor(task, subject)
  const health = await readable('target health', () => healthOf(groupArn, reader))
  const reason = said ?? health.value?.[0]?.description ?? ''
  const settings = settingsOf(group)
  const port = settings.checkPort ?? target?.containerPort ?? group?.Port ?? 0
  const blocked = /timed out|timeout/i.test(reason)
    ? await readable('security groups', () => isAdmitted(port, service, group?.LoadBalancerArns ?? [], reader))
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

/** As much of a target as a service event tells, and its target group where that could be read. */
export function targetSeenIn(
  message: string,
  reason: string,
  { service }: Pick<Subject, 'service'>,
  groups: readonly TargetGroup[],
): TargetSeen & { readonly container: string | undefined } {
  const arn = groupIn(message)
  const settings = settingsOf(groups.find(({ TargetGroupArn }) => TargetGroupArn === arn))
  const { loadBalancers = [] } = service
  // What a service has one of needs no name.
  const only = arn === undefined && loadBalancers.length === 1 ? loadBalancers[0] : undefined
  const target = only ?? loadBalancers.find(({ targetGroupArn }) => targetGroupArn === arn)
  return {
    ...settings,
    port: settings.checkPort ?? Number(/\(port (\d+)\)/.exec(message)?.[1] ?? target?.containerPort ?? 0),
    container: target?.containerName,
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

/** The target groups that events name, with the settings that they have now; none where they are gone. */
export async function groupsNamedIn(
  { events = [] }: Service,
  { aws }: AwsAccess,
): Promise<{ readonly groups: readonly TargetGroup[]; readonly evidence: readonly string[] }> {
  const arns = [...new Set(events.flatMap(({ message = '' }) => groupIn(message) ?? []))]
  const read = await Promise.all(
    arns.map(arn =>
      readable(
        'target group',
        async () => (await aws.elbv2('DescribeTargetGroups', { TargetGroupArns: [arn] })).TargetGroups,
      ),
    ),
  )
  return {
    groups: read.flatMap(({ value = [] }) => value),
    evidence: [...new Set(read.flatMap(each => each.evidence))],
  }
}

const groupIn = (message: string): string | undefined => /\(target-group (arn:[^)\s]+)\)/.exec(message)?.[1]

const codesIn = (reason: string): string | undefined => /codes: \[([\d, ]+)\]/i.exec(reason)?.[1]

/** What is not known of a target group is not what AWS takes where nothing is given. */
function settingsOf(
  group: TargetGroup = {},
): Pick<TargetSeen, 'path' | 'matcher' | 'timeout' | 'patience' | 'checkPort' | 'grpc'> {
  const { HealthCheckPort = '', HealthCheckIntervalSeconds = 0, UnhealthyThresholdCount = 0, Matcher } = group
  return {
    path: group.HealthCheckPath,
    checkPort: /^\d+$/.test(HealthCheckPort) ? Number(HealthCheckPort) : undefined,
    grpc: Matcher?.GrpcCode !== undefined,
    matcher: Matcher?.GrpcCode ?? Matcher?.HttpCode,
    timeout: group.HealthCheckTimeoutSeconds,
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
  // What fails its checks tells more than what is not checked.
  const unhealthyFirst = TargetHealthDescriptions.toSorted((a, b) => Number(isUnused(a)) - Number(isUnused(b)))
  return unhealthyFirst.flatMap(({ Target, TargetHealth: { State, Reason, Description } = {} }) =>
    State?.startsWith('unhealthy') || State === 'unused'
      ? [
          {
            line: `target ${Target?.Id}:${Target?.Port} is ${State}: ${Reason} ${Description ?? ''}`.trimEnd(),
            description: Description,
          },
        ]
      : [],
  )
}

const isUnused = ({ TargetHealth }: TargetHealthDescription): boolean => TargetHealth?.State === 'unused'

function timesOf(task: Task): string[] {
  const seconds = secondsOf(task)
  return seconds > 0 ? [`the task was stopped ${seconds} s after it started`] : []
}

const secondsOf = ({ startedAt, stoppingAt }: Task = {}): number =>
  startedAt && stoppingAt ? Math.round((stoppingAt.getTime() - startedAt.getTime()) / 1000) : 0
