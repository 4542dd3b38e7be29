import type { Container, Task } from '../../aws/shapes/ecs.ts'
import { dependencyIn } from './dependency.ts'
import type { Subject } from './subject.ts'

/** Nothing says that the container failed. */
const UNTOUCHED = 5

/** SIGKILL, and SIGTERM, which a container gets only once something stops the task. */
export const KILLED: readonly number[] = [137, 143]

/**
 * The container whose end ended the task, in whatever order AWS lists them. When one goes, ECS kills the others: the exit
 * codes of SIGKILL and SIGTERM come last, in this order, and so do containers that are not essential.
 */
export function failedContainer(containers: readonly Container[], { definition }: Subject): Container | undefined {
  const names = (definition?.containerDefinitions ?? containers).map(({ name }) => name)
  const awaited = dependencyIn(containers.map(({ reason = '' }) => reason).join('\n'), names)
  if (awaited) return containers.find(({ name }) => name === awaited) ?? { name: awaited }
  const essential = new Set(
    (definition?.containerDefinitions ?? []).flatMap(each => (each.essential === false ? [] : [each.name])),
  )
  const rank = ({ name, reason, exitCode, healthStatus }: Container): number => {
    if (reason) return 0
    if (exitCode !== undefined && exitCode !== 0 && !KILLED.includes(exitCode)) return 1
    if (healthStatus === 'UNHEALTHY') return 2
    if (exitCode === undefined) return UNTOUCHED
    return (essential.size === 0 || essential.has(name) ? 3 : 4) + (KILLED.indexOf(exitCode) + 1) / 10
  }
  const [first] = containers.toSorted((a, b) => rank(a) - rank(b))
  return first && (rank(first) < UNTOUCHED || containers.length === 1) ? first : undefined
}

/**
 * A task that an essential container ended, without the reasons of those that are not: they go on failing beside it, most
 * often the agent that GuardDuty adds, which is not in the definition.
 * https://docs.aws.amazon.com/guardduty/latest/ug/how-runtime-monitoring-works-ecs-fargate.html
 */
export function withoutBystanders(task: Task, { definition }: Subject): Task {
  if (task.stopCode !== 'EssentialContainerExited') return task
  const bystanders = new Set(
    (definition?.containerDefinitions ?? []).flatMap(each => (each.essential === false ? [each.name] : [])),
  )
  const containers = task.containers?.map(({ reason, ...container }) =>
    reason && !bystanders.has(container.name) && !container.name?.startsWith('aws-guardduty-agent')
      ? { ...container, reason }
      : container,
  )
  return { ...task, containers }
}

/** Whether no other container can have ended the task: each has not ended, or at ECS's word (SIGTERM). */
export const endedFirst = (failed: Container | undefined, { stopCode, containers = [] }: Task): boolean =>
  stopCode === 'EssentialContainerExited' &&
  containers.every(({ name, exitCode = 143 }) => name === failed?.name || exitCode === 143)
