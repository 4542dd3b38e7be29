import type { ContainerDefinition, Task, TaskDefinition, TaskOverride } from '../../aws/shapes/ecs.ts'
import { harmlessItem } from '../../errors/harmless.ts'
import type { RanTask } from '../../errors.ts'
import { taskIdOf } from './watched-tasks.ts'

/** How a task ended: the exit code of each container that started, and that of the one that was run. */
export function ended(task: Task, definition: TaskDefinition, overrides: TaskOverride): RanTask {
  const { taskArn = '', containers = [], stopCode, stoppedReason } = task
  const exitCodes = Object.fromEntries(
    containers.flatMap(({ name = '', exitCode }) => (exitCode === undefined ? [] : [[name, exitCode]])),
  )
  const main = mainOf(definition, overrides)
  const exitCode = main === undefined ? undefined : exitCodes[main]
  return {
    arn: taskArn,
    id: taskIdOf(taskArn),
    exitCodes,
    ...(exitCode !== undefined && { exitCode }),
    ...(stopCode !== undefined && { stopCode }),
    ...(stoppedReason !== undefined && { stoppedReason: harmlessItem(stoppedReason) }),
  }
}

/** Killed by ECS, as the others are when the one that counts has ended. */
const KILLED: readonly number[] = [137, 143]

/** Whether the task has ended by itself, and well: what somebody or something else stopped may have been in the middle of its work. */
export function endedWell(
  { stopCode }: Task,
  ran: RanTask | undefined,
  { containerDefinitions = [] }: TaskDefinition,
): boolean {
  if (ran?.exitCode !== 0 || (stopCode !== undefined && stopCode !== 'EssentialContainerExited')) return false
  return containerDefinitions.every(({ name = '', essential = true }) => {
    const exitCode = ran.exitCodes[name] ?? 0
    return !essential || exitCode === 0 || KILLED.includes(exitCode)
  })
}

/** The container that does the work: the one whose command is another, or the first whose end ends the task. */
function mainOf(
  { containerDefinitions = [] }: TaskDefinition,
  { containerOverrides = [] }: TaskOverride,
): string | undefined {
  const given = containerOverrides.flatMap(({ name, command }) => (command ? [name] : []))
  const isEssential = ({ essential = true }: ContainerDefinition): boolean => essential
  return given.length === 1 ? given[0] : (containerDefinitions.find(isEssential) ?? containerDefinitions[0])?.name
}
