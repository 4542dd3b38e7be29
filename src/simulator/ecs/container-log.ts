import { logs, writeLog } from '../cloud-watch-logs/state.ts'
import type { World } from '../operation.ts'
import { startWords } from './start-problem.ts'
import type { ContainerState, TaskState } from './task.ts'

/** Makes the log groups that containers may make themselves; gives AWS's words when one is missing. */
export function openLogs(world: World, task: TaskState): string | undefined {
  for (const { timeline } of task.containers) {
    const { logDriver, options = {} } = timeline.definition.logConfiguration ?? {}
    if (logDriver !== 'awslogs') continue
    const group = options['awslogs-group'] ?? ''
    if (logs(world).groups.has(group)) continue
    if (options['awslogs-create-group']?.toLowerCase() !== 'true') return startWords(world, task, 'log group missing')
    logs(world).add(group)
  }
  return undefined
}

/** Writes lines where the container's awslogs driver sends them. */
export function writeLogs(world: World, task: TaskState, container: ContainerState, lines: readonly string[]): void {
  const { logDriver, options = {} } = container.timeline.definition.logConfiguration ?? {}
  if (logDriver !== 'awslogs') return
  const stream = `${options['awslogs-stream-prefix'] ?? 'ecs'}/${container.name}/${task.id}`
  for (const line of lines) writeLog(world, options['awslogs-group'] ?? '', stream, line)
}
