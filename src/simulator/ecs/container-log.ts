import { logs, writeLog } from '../cloud-watch-logs/state.ts'
import type { World } from '../operation.ts'
import type { ContainerState, TaskState } from './account-state.ts'
import { executionDenied } from './denied.ts'
import { startWords } from './start-problem.ts'

/** Makes the streams of containers, and the log groups that they may make themselves; gives AWS's words when it cannot. */
export function openLogs(world: World, task: TaskState): string | undefined {
  for (const container of task.containers) {
    const { logDriver, options = {} } = container.timeline.definition.logConfiguration ?? {}
    if (logDriver !== 'awslogs') continue
    const { 'awslogs-group': group = '', 'awslogs-region': region = world.region } = options
    const { stream, streamArn } = streamOf(world, task, container)
    const denied = executionDenied(world, task, 'logs:CreateLogStream', streamArn)
    if (denied !== undefined) return refused('stream', 'CreateLogStream', denied)
    // What another Region has is not known here.
    if (region !== world.region) continue
    if (!logs(world).groups.has(group)) {
      if (options['awslogs-create-group']?.toLowerCase() !== 'true') return startWords(world, task, 'log group missing')
      const mayNot = executionDenied(world, task, 'logs:CreateLogGroup', streamArn.slice(0, -stream.length))
      if (mayNot !== undefined) return refused('group', 'CreateLogGroup', mayNot)
      logs(world).add(group)
    }
  }
  return undefined
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
const refused = (what: string, operation: string, denied: string): string =>
  `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log ${what}: operation error CloudWatch Logs: ${operation}, https response error StatusCode: 400, api error ${denied} : exit status 1`

function streamOf(
  { partition, region, account }: World,
  { id }: TaskState,
  { name, timeline }: ContainerState,
): { readonly stream: string; readonly streamArn: string } {
  const { options = {} } = timeline.definition.logConfiguration ?? {}
  const stream = `${options['awslogs-stream-prefix'] ?? 'ecs'}/${name}/${id}`
  const place = `arn:${partition}:logs:${options['awslogs-region'] ?? region}:${account}`
  return { stream, streamArn: `${place}:log-group:${options['awslogs-group'] ?? ''}:log-stream:${stream}` }
}

/** Writes lines where the container's awslogs driver sends them. */
export function writeLogs(world: World, task: TaskState, container: ContainerState, lines: readonly string[]): void {
  const { logDriver, options = {} } = container.timeline.definition.logConfiguration ?? {}
  if (logDriver !== 'awslogs') return
  const { stream, streamArn } = streamOf(world, task, container)
  // A task runs on without its lines where its role may not write them.
  if (executionDenied(world, task, 'logs:PutLogEvents', streamArn) !== undefined) return
  for (const line of lines) writeLog(world, options['awslogs-group'] ?? '', stream, line)
}
