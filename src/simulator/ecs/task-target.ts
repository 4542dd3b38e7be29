import type { World } from '../operation.ts'
import { type RegisteredTarget, targetsOf } from '../target-registry.ts'
import type { ContainerState, HealthTrouble, TaskState, TaskTarget } from './account-state.ts'
import type { ContainerFailure } from './failure.ts'
import { sayTarget } from './target-event.ts'
import { targetGroupFacts } from './target-group.ts'
import { checkHealth } from './target-health.ts'

/** A task without any check counts as healthy after running for so long. */
export const STABLE_SECONDS = 40

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/check-target-health.html
function troubleOf(failure: ContainerFailure | undefined): HealthTrouble | undefined {
  if (failure?.how !== 'unhealthy') return undefined
  const { answers = 'nothing', message } = failure
  if (message !== undefined) return { reason: 'Elb.InternalError', description: message }
  if (answers === 'nothing') return { reason: 'Target.FailedHealthChecks', description: 'Health checks failed' }
  if (answers === 'slowly') return { reason: 'Target.Timeout', description: 'Request timed out' }
  return {
    reason: 'Target.ResponseCodeMismatch',
    description: `Health checks failed with these codes: [${answers}]`,
  }
}

/** Registers a task with the target groups of its service and starts their health checks. */
export function registerTargets(
  world: World,
  task: TaskState,
  unhealthy: (reason: string) => void,
  changed: () => void,
): void {
  const { service, deployment } = task
  if (!service || !deployment) return
  const { loadBalancers = [] } = deployment.revision.settings
  for (const { targetGroupArn = '', containerName, containerPort = 0 } of loadBalancers) {
    const group = targetGroupFacts(world, targetGroupArn)
    if (!group) continue
    const container = task.containers.find(({ name }) => name === containerName)
    // A task without an interface of its own is a port of its instance.
    const bound = task.bindings.find(each => each.container === containerName && each.containerPort === containerPort)
    const id = task.address || (task.instance?.ec2InstanceId ?? '')
    const port = bound?.hostPort ?? containerPort
    const registered: RegisteredTarget = {
      id,
      port,
      state: 'initial',
      reason: 'Elb.RegistrationInProgress',
      description: 'Target registration is in progress',
    }
    targetsOf(world, targetGroupArn).set(`${id}:${port}`, registered)
    const scripted = troubleOf(container?.timeline.failure)
    const target: TaskTarget = { targetGroupArn, port, registered, scripted, trouble: undefined, endChecks: () => {} }
    task.targets.push(target)
    sayTarget(world, service, 'registered', targetGroupArn)
    target.endChecks = checkHealth(world, task, target, group, { changed, unhealthy })
  }
}

/** Takes a task out of its target groups; connections drain for the groups' deregistration delay. */
export function deregisterTargets(world: World, task: TaskState): void {
  for (const target of task.targets) {
    target.endChecks()
    target.registered.state = 'draining'
    target.registered.reason = 'Target.DeregistrationInProgress'
    target.registered.description = 'Target deregistration is in progress'
    const key = `${target.registered.id}:${target.port}`
    const targets = targetsOf(world, target.targetGroupArn)
    world.clock.after(drainSeconds(world, target) * 1000, () => {
      if (targets.get(key) === target.registered) targets.delete(key)
    })
    if (task.service) sayTarget(world, task.service, 'deregistered', target.targetGroupArn)
  }
}

export const drainSeconds = (world: World, { targetGroupArn }: TaskTarget): number =>
  targetGroupFacts(world, targetGroupArn)?.deregistrationDelaySeconds ?? 0

/** Whether the service scheduler counts a task as healthy: by its targets, its containers' checks, or its age. */
export function taskHealthy(world: World, task: TaskState): boolean {
  const age = world.clock.now() - (task.startedAt?.getTime() ?? world.clock.now())
  return passesChecks(task) && (hasChecks(task) || age >= STABLE_SECONDS * 1000)
}

/** Whether a task lets the circuit breaker count from zero: it runs, and its checks pass where it has any. */
export const passesChecks = (task: TaskState): boolean =>
  task.lastStatus === 'RUNNING' &&
  task.desiredStatus === 'RUNNING' &&
  checked(task).every(({ healthStatus }) => healthStatus === 'HEALTHY') &&
  task.targets.every(({ registered }) => registered.state === 'healthy')

const hasChecks = (task: TaskState): boolean => checked(task).length + task.targets.length > 0

const checked = ({ containers }: TaskState): ContainerState[] =>
  containers.filter(({ timeline: { definition } }) => definition.healthCheck && definition.essential !== false)
