import type { World } from '../operation.ts'
import type { DeploymentState, ServiceState, TaskState } from './account-state.ts'
import { breakerThreshold } from './circuit-breaker.ts'
import { isBehindClassic } from './classic-load-balancer.ts'
import { failRollout } from './deployment.ts'
import { say } from './event.ts'

const UNHEALTHY = /failed (container|ELB) health checks/i

/**
 * Counts a task that failed, and trips the circuit breaker where that is enough. A task fails that does not get to
 * RUNNING, or whose checks fail; one that ends later by itself does not count: see Deployment.failedTasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 */
export function countFailure(world: World, service: ServiceState, task: TaskState): void {
  if (task.stopCode === 'UserInitiated' || task.stoppedReason?.startsWith('Scaling activity')) return
  announce(world, service, task)
  if (task.deployment && (task.startedAt === undefined || UNHEALTHY.test(task.stoppedReason ?? '')))
    addFailedTask(world, service, task.deployment)
}

/** Also one that cannot be launched counts: https://github.com/aws/containers-roadmap/issues/1273 */
export function addFailedTask(world: World, service: ServiceState, deployment: DeploymentState): void {
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
  const { record } = deployment
  record.failureCount = deployment.failedTasks
  record.threshold = breakerThreshold(service.settings.deploymentConfiguration, service.desiredCount)
  if (!breaker?.enable || isBehindClassic(service.settings) || deployment.failedTasks < record.threshold) return
  trip(world, service, deployment, breaker.rollback ?? false)
}

// ECS starts replacements at once, then ever more slowly, up to a quarter of an hour apart.
const backoff = (failures: number): number => (failures < 5 ? 0 : Math.min(900, 2 ** (failures - 4) * 5) * 1000)

function trip(world: World, service: ServiceState, deployment: DeploymentState, rollback: boolean): void {
  deployment.record.triggered = true
  failRollout(world, service, deployment, {
    state: 'ECS deployment circuit breaker: tasks failed to start.',
    event: `(deployment ${deployment.id}) deployment failed: tasks failed to start.`,
    status: rollback
      ? 'Service deployment rolled back because the circuit breaker threshold was exceeded.'
      : 'The circuit breaker threshold was exceeded.',
    rollback,
  })
}

function announce(world: World, service: ServiceState, task: TaskState): void {
  const reason = task.stoppedReason ?? ''
  // Reported of Fargate, 2024 to 2026: test/recorded/failure-texts/event.json
  if (task.instance === undefined && /^(CannotPullContainer|ResourceInitialization)Error/.test(reason))
    say(world, service, `was unable to place a task. Reason: ${reason.replace(/\.?$/, '.')}`)
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
