import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { end } from './deployment.ts'
import { ALARM, BREAKER, fail } from './deployment-end.ts'
import { say } from './event.ts'
import { failureAmong } from './failure.ts'
import { placementProblem } from './placement-problem.ts'
import { type DeploymentState, now, type ServiceState } from './state.ts'
import { startTask, type TaskState, type TaskWatcher } from './task.ts'
import { findTaskDefinition } from './task-definition.ts'
import { stopTask } from './task-stop.ts'
import { taskHealthy } from './task-target.ts'

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
  }
}

/** Listens to the tasks of a service on behalf of its scheduler. */
export function watcherOf(world: World, service: ServiceState): TaskWatcher {
  return {
    changed: () => schedule(world, service),
    stopping: task => countFailure(world, service, task),
  }
}

const tasksOf = (service: ServiceState): TaskState[] =>
  [...service.cluster.tasks.values()].filter(task => task.service === service)

function step(world: World, service: ServiceState): void {
  const [primary] = service.deployments
  if (!primary) return
  const all = tasksOf(service)
  if (service.status === 'DRAINING') drain(world, service, all)
  if (service.status !== 'ACTIVE') return
  const live = all.filter(task => task.desiredStatus === 'RUNNING')
  const current = live.filter(task => task.deployment === primary)
  const old = live.filter(task => task.deployment !== primary)
  forgetDrained(service, all)
  settleHealth(world, service, primary, current)
  stopSurplus(world, service, current, service.desiredCount)
  watchAlarm(world, service, primary)
  startMissing(world, service, primary, current, old)
  stopOld(world, service, current, old)
  complete(world, service, primary)
}

function settleHealth(
  world: World,
  { settings }: ServiceState,
  primary: DeploymentState,
  current: readonly TaskState[],
): void {
  const { resetOnHealthyTask = true } = settings.deploymentConfiguration?.deploymentCircuitBreaker ?? {}
  if (resetOnHealthyTask && current.some(task => taskHealthy(world, task))) primary.failedTasks = 0
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
  if (primary.rolloutState === 'FAILED') return
  const room = limits(service).most - current.length - old.length
  const count = Math.min(service.desiredCount - current.length, room)
  if (count <= 0) return
  const wait = primary.nextStart - world.clock.now()
  if (wait > 0) {
    world.clock.after(wait, () => schedule(world, service))
    return
  }
  const definition = findTaskDefinition(world, primary.revision.settings.taskDefinition)
  if (!definition) return
  if (!placed(world, service, primary, definition)) return
  const watcher = watcherOf(world, service)
  const started = Array.from({ length: count }, () => startTask(world, service, primary, definition, watcher))
  service.steady = false
  say(world, service, `has started ${count} tasks: ${started.map(task => `(task ${task.id})`).join(' ')}.`)
}

const PLACEMENT_RETRY_SECONDS = 60

/** Whether tasks find a place. ECS says why not once, and tries again. */
function placed(world: World, service: ServiceState, primary: DeploymentState, definition: TaskDefinition): boolean {
  const { subnets } = primary.revision.settings.networkConfiguration?.awsvpcConfiguration ?? {}
  const problem = placementProblem(world, definition, subnets?.[0])
  if (!problem) return true
  service.steady = false
  const said = service.events.some(
    ({ createdAt, message }) => createdAt >= primary.createdAt && message.endsWith(problem),
  )
  if (!said) say(world, service, problem)
  primary.nextStart = world.clock.now() + PLACEMENT_RETRY_SECONDS * 1000
  world.clock.after(PLACEMENT_RETRY_SECONDS * 1000, () => schedule(world, service))
  return false
}

/** Ends a deployment whose alarm has gone off. */
function watchAlarm(world: World, service: ServiceState, primary: DeploymentState): void {
  const definition = findTaskDefinition(world, primary.revision.settings.taskDefinition)
  const alarm = failureAmong(world, 'alarm', definition?.containerDefinitions)
  if (!alarm || primary.rolloutState !== 'IN_PROGRESS' || primary.record.status !== 'IN_PROGRESS') return
  const wait = primary.createdAt.getTime() + (alarm.afterSeconds ?? 60) * 1000 - world.clock.now()
  if (wait > 0) world.clock.after(wait, () => schedule(world, service))
  else fail(world, service, primary, true, ALARM)
}

function stopSurplus(world: World, service: ServiceState, current: readonly TaskState[], wanted: number): void {
  const surplus = current.slice(0, Math.max(0, current.length - wanted))
  stopAll(world, service, surplus, `Scaling activity initiated by (deployment ${service.deployments[0]?.id})`)
}

function stopOld(world: World, service: ServiceState, current: readonly TaskState[], old: readonly TaskState[]): void {
  const { least, most } = limits(service)
  const healthy = [...current, ...old].filter(task => taskHealthy(world, task)).length
  const sick = old.filter(task => !taskHealthy(world, task))
  const replaced = old.length + current.filter(task => taskHealthy(world, task)).length - service.desiredCount
  // Without room for new tasks, healthy old ones go as far as the minimum allows.
  const blocked = current.length < service.desiredCount && current.length + old.length >= most ? old.length : 0
  const spare = Math.min(Math.max(replaced, blocked), Math.max(0, healthy - least))
  const going = [...sick, ...old.filter(task => taskHealthy(world, task)).slice(0, Math.max(0, spare))]
  stopAll(world, service, going, `Scaling activity initiated by (deployment ${service.deployments[0]?.id})`)
}

function stopAll(world: World, service: ServiceState, tasks: readonly TaskState[], reason: string): void {
  if (tasks.length === 0) return
  service.steady = false
  if (tasks.some(task => task.targets.length > 0))
    say(world, service, `has begun draining connections on ${tasks.length} tasks.`)
  for (const task of tasks) stopTask(world, task, SERVICE_STOP, reason, watcherOf(world, service))
  say(world, service, `has stopped ${tasks.length} running tasks: ${tasks.map(task => `(task ${task.id})`).join(' ')}.`)
}

function forgetDrained(service: ServiceState, all: readonly TaskState[]): void {
  service.deployments = service.deployments.filter(
    deployment =>
      deployment.status === 'PRIMARY' ||
      all.some(task => task.deployment === deployment && task.lastStatus !== 'STOPPED'),
  )
}

function complete(world: World, service: ServiceState, primary: DeploymentState): void {
  if (service.deployments.length > 1 || primary.rolloutState === 'FAILED') return
  const live = tasksOf(service).filter(task => task.desiredStatus === 'RUNNING')
  const ready = live.filter(task => taskHealthy(world, task)).length
  if (live.length !== service.desiredCount || ready !== service.desiredCount) return
  if (primary.rolloutState === 'IN_PROGRESS') {
    const { record } = primary
    primary.rolloutState = 'COMPLETED'
    primary.rolloutStateReason = `ECS deployment ${primary.id} completed.`
    primary.updatedAt = now(world)
    service.lastCompleted = primary
    if (record.status === 'ROLLBACK_IN_PROGRESS') end(world, record, 'ROLLBACK_SUCCESSFUL', record.statusReason)
    else if (record.status === 'IN_PROGRESS') end(world, record, 'SUCCESSFUL')
    say(world, service, `(deployment ${primary.id}) deployment completed.`)
  }
  if (service.steady) return
  service.steady = true
  say(world, service, 'has reached a steady state.')
}

function drain(world: World, service: ServiceState, all: readonly TaskState[]): void {
  stopAll(
    world,
    service,
    all.filter(task => task.desiredStatus === 'RUNNING'),
    `Scaling activity initiated by (deployment ${service.deployments[0]?.id})`,
  )
  if (all.every(task => task.lastStatus === 'STOPPED')) {
    service.status = 'INACTIVE'
    service.deployments = []
  }
}

function countFailure(world: World, service: ServiceState, task: TaskState): void {
  const { deployment } = task
  const scheduled = task.stopCode === SERVICE_STOP && task.stoppedReason?.startsWith('Scaling activity')
  if (scheduled || task.stopCode === 'UserInitiated') return
  announce(world, service, task)
  deployment.failedTasks += 1
  deployment.nextStart = world.clock.now() + backoff(deployment.failedTasks)
  if (deployment.failedTasks === 5)
    say(
      world,
      service,
      'is unable to consistently start tasks successfully. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    )
  const breaker = service.settings.deploymentConfiguration?.deploymentCircuitBreaker
  if (deployment.status !== 'PRIMARY' || deployment.rolloutState !== 'IN_PROGRESS') return
  deployment.record.failureCount = deployment.failedTasks
  if (!breaker?.enable || deployment.failedTasks < deployment.record.threshold) return
  deployment.record.triggered = true
  fail(world, service, deployment, breaker.rollback ?? false, BREAKER)
}

// ECS starts replacements at once, then ever more slowly, up to a quarter of an hour apart.
const backoff = (failures: number): number => (failures < 5 ? 0 : Math.min(900, 2 ** (failures - 4) * 5) * 1000)

function announce(world: World, service: ServiceState, task: TaskState): void {
  const reason = task.stoppedReason ?? ''
  if (reason.includes('container health checks'))
    say(world, service, `(task ${task.id}) failed container health checks.`)
  for (const target of task.targets)
    if (reason.includes('ELB health checks'))
      say(
        world,
        service,
        `(task ${task.id}) (port ${target.port}) is unhealthy in (target-group ${target.targetGroupArn}) due to (reason ${target.trouble?.description ?? 'Health checks failed'}).`,
      )
}
