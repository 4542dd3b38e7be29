import type { World } from '../operation.ts'
import type { DeploymentState, ServiceState, TaskState, TaskWatcher } from './account-state.ts'
import { heedAlarms } from './alarm-watch.ts'
import { noteAvailability } from './availability.ts'
import { complete } from './completion.ts'
import { say } from './event.ts'
import { startTasks } from './placement.ts'
import { PLACEMENT_PROBLEMS } from './placement-problem.ts'
import { isListed, now } from './state.ts'
import { holdsOldTasks, mayScaleUp, shiftsTraffic, startStrategy } from './strategy.ts'
import { findTaskDefinition } from './task-definition.ts'
import { addFailedTask, countFailure } from './task-failure.ts'
import { stopTask } from './task-stop.ts'
import { passesChecks, taskHealthy } from './task-target.ts'

const SERVICE_STOP = 'ServiceSchedulerInitiated'

/** Brings a service towards what it is asked to be. It runs at every change of a task, and after every request. */
export function schedule(world: World, service: ServiceState): void {
  // A step below stops or starts tasks, and each of them asks to schedule again.
  const running = world.state('ecs scheduling', () => new Set<ServiceState>())
  if (running.has(service)) return
  running.add(service)
  try {
    step(world, service)
  } finally {
    running.delete(service)
    noteAvailability(world, service)
  }
}

/** Listens to the tasks of a service on behalf of its scheduler. */
export function watcherOf(world: World, service: ServiceState): TaskWatcher {
  return {
    changed: () => schedule(world, service),
    stopping: task => countFailure(world, service, task),
  }
}

const isLive = ({ desiredStatus }: TaskState): boolean => desiredStatus === 'RUNNING'

function step(world: World, service: ServiceState): void {
  if (service.status === 'ACTIVE' && service.deployments[0])
    heedAlarms(world, service, service.deployments[0], () => schedule(world, service))
  // A daemon has one task on every instance.
  if (service.status === 'ACTIVE' && service.settings.schedulingStrategy === 'DAEMON')
    service.desiredCount = [...service.cluster.instances.values()].filter(({ status }) => status === 'ACTIVE').length
  const [primary] = service.deployments
  if (!primary) return
  const all = [...service.tasks]
  if (service.status === 'DRAINING') drain(world, service, all)
  if (service.status !== 'ACTIVE' || !isListed(world, primary.record)) return
  primary.begun = true
  const live = all.filter(isLive)
  // What runs on an instance that is draining is replaced like what an older deployment runs.
  const stays = (task: TaskState): boolean => task.deployment === primary && task.instance?.status !== 'DRAINING'
  const current = live.filter(stays)
  const old = live.filter(task => !stays(task))
  beginRecord(world, primary)
  forgetDrained(service, all)
  if (begins(primary)) startStrategy(world, service, primary, () => schedule(world, service))
  settleHealth(service, primary, current)
  stopSurplus(world, service, current, service.desiredCount)
  startMissing(world, service, primary, current, old)
  stopOld(world, service, current, old)
  complete(world, service, primary, [...service.tasks].filter(isLive), () => schedule(world, service))
}

function beginRecord(world: World, { record }: DeploymentState): void {
  if (record.status !== 'PENDING') return
  record.status = 'IN_PROGRESS'
  record.startedAt = now(world)
  record.updatedAt = record.startedAt
}

const begins = ({ record, revision }: DeploymentState): boolean =>
  record.status === 'IN_PROGRESS' && !record.strategy && shiftsTraffic(revision.settings.deploymentConfiguration)

function settleHealth({ settings }: ServiceState, primary: DeploymentState, current: readonly TaskState[]): void {
  const { resetOnHealthyTask = true } = settings.deploymentConfiguration?.deploymentCircuitBreaker ?? {}
  if (resetOnHealthyTask && current.some(passesChecks)) primary.failedTasks = 0
}

function limits({ settings, desiredCount }: ServiceState): { least: number; most: number } {
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = settings.deploymentConfiguration ?? {}
  return {
    least: Math.ceil((desiredCount * minimumHealthyPercent) / 100),
    most: Math.floor((desiredCount * maximumPercent) / 100),
  }
}

function startMissing(
  world: World,
  service: ServiceState,
  primary: DeploymentState,
  current: readonly TaskState[],
  old: readonly TaskState[],
): void {
  if (primary.rolloutState === 'FAILED' || !mayScaleUp(primary)) return
  // Where traffic is shifted, both sets of tasks run in full, whatever the count of the old one.
  const room = primary.record.strategy ? Infinity : limits(service).most - current.length - old.length
  const count = Math.min(service.desiredCount - current.length, room)
  // Where no task is wanted there is none to start. That AWS is silent then is not recorded; its page tells of deployments:
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
  if (service.desiredCount > 0 && room <= 0 && current.length === 0) sayBlocked(world, service, primary, old)
  if (count <= 0) return
  const wait = primary.nextStart - world.clock.now()
  if (wait > 0) {
    world.clock.after(wait, () => schedule(world, service))
    return
  }
  const definition = findTaskDefinition(world, primary.revision.settings.taskDefinition)
  if (!definition) return
  const watcher = watcherOf(world, service)
  const { started, waits } = startTasks(world, service, primary, definition, watcher, count)
  primary.unplaced = started.length < count
  if (waits) retryPlacement(world, service, primary)
  else if (started.length < count) {
    addFailedTask(world, service, primary)
    retryPlacement(world, service, primary)
  }
  if (started.length === 0) return
  service.steady = false
  say(world, service, `has started ${started.length} tasks: ${started.map(task => `(task ${task.id})`).join(' ')}.`)
}

/** Says that the percents let no task start and no healthy one stop, once a deployment. */
function sayBlocked(
  world: World,
  service: ServiceState,
  { createdAt }: DeploymentState,
  old: readonly TaskState[],
): void {
  const { least, most } = limits(service)
  if (old.length < most || old.filter(task => taskHealthy(world, task)).length > least) return
  const words = PLACEMENT_PROBLEMS['percents too tight'].words({}, '')
  if (!service.events.some(event => event.createdAt >= createdAt && event.message.endsWith(words)))
    say(world, service, words)
}

const PLACEMENT_RETRY_SECONDS = 60

function retryPlacement(world: World, service: ServiceState, primary: DeploymentState): void {
  service.steady = false
  primary.nextStart = world.clock.now() + PLACEMENT_RETRY_SECONDS * 1000
  world.clock.after(PLACEMENT_RETRY_SECONDS * 1000, () => schedule(world, service))
}

function stopSurplus(world: World, service: ServiceState, current: readonly TaskState[], wanted: number): void {
  const surplus = current.slice(0, Math.max(0, current.length - wanted))
  stopAll(world, service, surplus, `Scaling activity initiated by (deployment ${service.deployments[0]?.id})`)
}

function stopOld(world: World, service: ServiceState, current: readonly TaskState[], old: readonly TaskState[]): void {
  const [primary] = service.deployments
  const held = primary && holdsOldTasks(primary) ? service.lastCompleted : undefined
  if (held) {
    const superseded = old.filter(task => task.deployment !== held)
    stopAll(world, service, superseded, `Scaling activity initiated by (deployment ${primary?.id})`)
    return
  }
  const { least, most } = limits(service)
  const healthy = [...current, ...old].filter(task => taskHealthy(world, task)).length
  const sick = old.filter(task => !taskHealthy(world, task))
  const replaced = old.length + current.filter(task => taskHealthy(world, task)).length - service.desiredCount
  // Without room for new tasks, healthy old ones go as far as the minimum allows, so that a deploy needs no more capacity:
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
  const full = current.length + old.length >= most || primary?.unplaced
  const blocked = current.length < service.desiredCount && full ? old.length : 0
  const spare = Math.min(Math.max(replaced, blocked), Math.max(0, healthy - least))
  const going = [...sick, ...old.filter(task => taskHealthy(world, task)).slice(0, Math.max(0, spare))]
  stopAll(world, service, going, `Scaling activity initiated by (deployment ${service.deployments[0]?.id})`)
}

function stopAll(world: World, service: ServiceState, tasks: readonly TaskState[], reason: string): void {
  if (tasks.length === 0) return
  service.steady = false
  sayDraining(world, service, tasks)
  for (const task of tasks) stopTask(world, task, SERVICE_STOP, reason, watcherOf(world, service))
  say(world, service, `has stopped ${tasks.length} running tasks: ${tasks.map(task => `(task ${task.id})`).join(' ')}.`)
}

// Recorded: "(service ui, taskSet ecs-svc/…) has begun draining connections on 2 tasks."
function sayDraining(world: World, service: ServiceState, tasks: readonly TaskState[]): void {
  for (const deployment of new Set(tasks.map(task => task.deployment))) {
    const count = tasks.filter(task => task.deployment === deployment && task.targets.length > 0).length
    if (count > 0) say(world, service, `has begun draining connections on ${count} tasks.`, deployment?.id)
  }
}

function forgetDrained(service: ServiceState, all: readonly TaskState[]): void {
  service.deployments = service.deployments.filter(
    deployment =>
      deployment.status === 'PRIMARY' ||
      all.some(task => task.deployment === deployment && task.lastStatus !== 'STOPPED'),
  )
}

function drain(world: World, service: ServiceState, all: readonly TaskState[]): void {
  stopAll(
    world,
    service,
    all.filter(isLive),
    `Scaling activity initiated by (deployment ${service.deployments[0]?.id})`,
  )
  if (all.every(task => task.lastStatus === 'STOPPED')) {
    service.status = 'INACTIVE'
    service.deployments = []
  }
}
