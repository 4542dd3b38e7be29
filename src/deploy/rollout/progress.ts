import type { ServiceDeployment } from '../../aws/shapes/ecs.ts'
import type { RolloutProgress } from '../events.ts'
import { isEnded } from './own-record.ts'
import { rolloutStateOf } from './rollout-state.ts'
import type { Phase } from './settings.ts'
import type { Look, RolloutVerdict } from './verdict.ts'
import type { Watched } from './watched.ts'

/**
 * How far a rollout is, for people and programs that watch it. A deployment that ECS lists no more, as after a rollback, is
 * what it last was, but that none of its tasks runs.
 */
export function progressOf(
  { service, record, targets }: Look,
  deploymentId: string,
  model: Watched,
  phase: Phase,
  seconds: number,
  before: RolloutProgress | undefined,
): RolloutProgress {
  const ours = service?.deployments?.find(({ id }) => id === deploymentId)
  // One answer may be old: only the record says that it has ended.
  if (!ours && before && !isEnded(record)) return { ...before, phase, seconds }
  const gone = ours ? undefined : before
  const taskDefinition = ours?.taskDefinition ?? gone?.taskDefinition ?? ''
  // Before it has begun, and in a rollback, ECS wants none of it.
  const desired = (phase === 'rollback' ? 0 : ours?.desiredCount) || (service?.desiredCount ?? 0)
  const threshold = thresholdOf(record, model, desired)
  return {
    service: model.serviceName,
    deploymentId,
    taskDefinition,
    revision: taskDefinition.split('/').at(-1) ?? '',
    desired,
    running: ours?.runningCount ?? 0,
    pending: ours?.pendingCount ?? 0,
    failed: ours?.failedTasks ?? Math.max(record?.deploymentCircuitBreaker?.failureCount ?? 0, gone?.failed ?? 0),
    ...(threshold === undefined ? {} : { threshold }),
    // As long as none of its tasks runs, the targets are those of what runs beside it or in its place.
    ...(targets && (ours?.runningCount ?? 0) > 0 ? { targetsHealthy: targets.healthy, targets: targets.all } : {}),
    phase,
    ...(record?.lifecycleStage ? { stage: record.lifecycleStage } : {}),
    state: ours && service ? rolloutStateOf(ours, service) : (record?.status ?? 'PENDING'),
    seconds,
  }
}

/** The failures at which ECS gives up: its own word, or its rule. */
function thresholdOf(
  record: ServiceDeployment | undefined,
  { circuitBreaker }: Watched,
  desired: number,
): number | undefined {
  if (!circuitBreaker.enable) return undefined
  return record?.deploymentCircuitBreaker?.threshold ?? breakerThreshold(desired)
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html */
export const breakerThreshold = (desired: number): number => Math.min(200, Math.max(3, Math.ceil(desired / 2)))

/** What the rollout is waiting for. */
export function phaseOf({ state }: RolloutVerdict, { record }: Look, paused: boolean): Phase {
  if (state === 'rolling-back') return 'rollback'
  if (paused) return 'approval'
  return record?.lifecycleStage === 'BAKE_TIME' ? 'bake' : 'rollout'
}

/** What is missing of our deployment, in a sentence; the tasks and targets of what ran before are no part of it. */
export function standing({ service, targets }: Look, deploymentId: string): string {
  if (!service) return 'ECS does not know it yet'
  const { deployments = [], desiredCount: desired = 0, runningCount = 0 } = service
  const ours = deployments.find(({ id }) => id === deploymentId)
  if (!ours) return 'ECS does not list the deployment any more'
  const { runningCount: running = 0, taskDefinition = '' } = ours
  const tasks = `${running} of ${desired} tasks are running ${taskDefinition.split('/').at(-1)}`
  const older = runningCount - running
  const others = older > 0 ? `, ${older} still run what was there before` : ''
  // Targets of both stand in the same groups: only once all of ours run, they are what is waited for.
  return targets && running >= desired
    ? `${tasks}${others}, ${targets.healthy} of ${targets.all} targets are healthy`
    : `${tasks}${others}`
}
