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
export function failedContainer(task: Task, subject: Subject): Container | undefined {
  const { containers = [] } = task
  const { definition } = subject
  const names = (definition?.containerDefinitions ?? containers).map(({ name }) => name)
  const awaited = dependencyIn(containers.map(({ reason = '' }) => reason).join('\n'), names)
  if (awaited) return containers.find(({ name }) => name === awaited) ?? { name: awaited }
  const rank = (container: Container): number => {
    const { reason, exitCode, healthStatus } = container
    if (reason) return 0
    if (exitCode !== undefined && exitCode !== 0 && !KILLED.includes(exitCode)) return 1
    if (isEssential(container, subject) && wasKilledEarly(container, task, subject)) return 1.5
    if (healthStatus === 'UNHEALTHY') return 2
    if (exitCode === undefined) return UNTOUCHED
    return (isEssential(container, subject) ? 3 : 4) + (KILLED.indexOf(exitCode) + 1) / 10
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

const settingsOf = ({ name }: Container, { definition }: Subject) =>
  definition?.containerDefinitions?.find(each => each.name === name)

/** Where the definition is not known, any may be. */
function isEssential(container: Container, subject: Subject): boolean {
  const known = subject.definition?.containerDefinitions?.some(({ essential }) => essential !== false)
  const settings = settingsOf(container, subject)
  return known ? settings !== undefined && settings.essential !== false : true
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const STOP_TIMEOUT_OF_FARGATE = 30

/**
 * Whether a container was killed sooner than ECS kills: `stopTimeout` after it has asked to stop, which it does when the
 * first essential one has ended. Where ECS itself stops the task, it asks before any has. The agent of an instance may have a
 * default of its own.
 * https://github.com/aws/amazon-ecs-agent/blob/8dfceca6/agent/api/task/task.go (RecordExecutionStoppedAt)
 */
function wasKilledEarly(container: Container, task: Task, subject: Subject): boolean {
  const { executionStoppedAt: began, stoppedAt: ended, launchType } = task
  const { stopTimeout = launchType === 'FARGATE' ? STOP_TIMEOUT_OF_FARGATE : 0 } = settingsOf(container, subject) ?? {}
  if (task.stopCode !== 'EssentialContainerExited' || container.exitCode !== 137 || !began || !ended) return false
  // The agent of an instance tells the first of the two in whole seconds.
  return ended.getTime() - began.getTime() < (stopTimeout - 1) * 1000
}

/** Whether no other container can have ended the task: each has not ended, or at ECS's word (SIGTERM). */
export const endedFirst = (failed: Container | undefined, task: Task, subject: Subject): boolean =>
  task.stopCode === 'EssentialContainerExited' &&
  ((failed !== undefined && wasKilledEarly(failed, task, subject)) ||
    (task.containers ?? []).every(({ name, exitCode = 143 }) => name === failed?.name || exitCode === 143))

/**
 * The containers that may have ended the task as well as this one: ECS has killed them after it, or they were killed, and
 * it was done or was killed after that.
 */
export function mayHaveEndedFirst(failed: Container | undefined, task: Task, subject: Subject): readonly string[] {
  const doubtful = failed?.exitCode === 0 || failed?.exitCode === 137
  if (task.stopCode !== 'EssentialContainerExited' || !doubtful || endedFirst(failed, task, subject)) return []
  return (task.containers ?? []).flatMap(each =>
    each.name && each.name !== failed.name && each.exitCode === 137 && isEssential(each, subject) ? [each.name] : [],
  )
}
