import type { LogConfiguration } from '@aws-sdk/client-ecs'
import { logs, writeLog } from '../cloud-watch-logs/state.ts'
import type { World } from '../operation.ts'
import type { ContainerState, TaskState } from './account-state.ts'
import { executionDenied } from './denied.ts'
import { startWords } from './start-problem.ts'

interface Logged {
  readonly name: string
  readonly log: LogConfiguration | undefined
}

/** The configuration of the log of a task's Service Connect proxy, which the service has. */
export function proxyLogOf({ deployment }: TaskState): LogConfiguration | undefined {
  const { enabled, logConfiguration } = deployment?.revision.settings.serviceConnectConfiguration ?? {}
  return enabled ? logConfiguration : undefined
}

const loggedOf = ({ name, timeline }: ContainerState): Logged => ({ name, log: timeline.definition.logConfiguration })

/** Makes the streams of containers, and the log groups that they may make themselves; gives AWS's words when it cannot. */
export function openLogs(world: World, task: TaskState): string | undefined {
  // ECS ends the name of the proxy with letters of its own.
  const proxy = { name: 'ecs-service-connect', log: proxyLogOf(task) }
  for (const logged of [...task.containers.map(loggedOf), proxy]) {
    const words = openLog(world, task, logged)
    if (words !== undefined) return words
  }
  return undefined
}

function openLog(world: World, task: TaskState, logged: Logged): string | undefined {
  const { logDriver, options = {} } = logged.log ?? {}
  if (logDriver !== 'awslogs') return undefined
  const { 'awslogs-group': group = '', 'awslogs-region': region = world.region } = options
  const { stream, streamArn } = streamOf(world, task, logged)
  if (!STREAM_NAME.test(stream)) return refused('stream', 'CreateLogStream', notAStream(stream))
  const denied = executionDenied(world, task, 'logs:CreateLogStream', streamArn)
  if (denied !== undefined) return refused('stream', 'CreateLogStream', denied)
  // What another Region has is not known here.
  if (region !== world.region || logs(world).groups.has(group)) return undefined
  if (options['awslogs-create-group']?.toLowerCase() !== 'true') return startWords(world, task, 'log group missing')
  const mayNot = executionDenied(world, task, 'logs:CreateLogGroup', streamArn.slice(0, -stream.length))
  if (mayNot !== undefined) return refused('group', 'CreateLogGroup', mayNot)
  logs(world).add(group)
  return undefined
}

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html. That ECS asks with the
// prefix as it is, and says so when a task starts and not before, nobody has confirmed.
const STREAM_NAME = /^[^:*]{1,512}$/

// Words: https://github.com/cisagov/crossfeed/issues/374
function notAStream(stream: string): string {
  const constraint = /[:*]/.test(stream)
    ? 'satisfy regular expression pattern: [^:*]*'
    : 'have length less than or equal to 512'
  return `InvalidParameterException: 1 validation error detected: Value '${stream}' at 'logStreamName' failed to satisfy constraint: Member must ${constraint}`
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
const refused = (what: string, operation: string, denied: string): string =>
  `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log ${what}: operation error CloudWatch Logs: ${operation}, https response error StatusCode: 400, api error ${denied} : exit status 1`

function streamOf(
  { partition, region, account }: World,
  { id }: TaskState,
  { name, log }: Logged,
): { readonly stream: string; readonly streamArn: string } {
  const options = log?.options ?? {}
  const stream = `${options['awslogs-stream-prefix'] ?? 'ecs'}/${name}/${id}`
  const place = `arn:${partition}:logs:${options['awslogs-region'] ?? region}:${account}`
  return { stream, streamArn: `${place}:log-group:${options['awslogs-group'] ?? ''}:log-stream:${stream}` }
}

/** Writes lines where the container's awslogs driver sends them. */
export function writeLogs(world: World, task: TaskState, container: ContainerState, lines: readonly string[]): void {
  const { logDriver, options = {} } = container.timeline.definition.logConfiguration ?? {}
  if (logDriver !== 'awslogs') return
  const { stream, streamArn } = streamOf(world, task, loggedOf(container))
  // A task runs on without its lines where its role may not write them.
  if (executionDenied(world, task, 'logs:PutLogEvents', streamArn) !== undefined) return
  for (const line of lines) writeLog(world, options['awslogs-group'] ?? '', stream, line)
}
