import type { Service, ServiceDeployment } from '../../aws/shapes/ecs.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { RolloutProgress } from '../events.ts'
import type { Phase } from './settings.ts'
import type { Look, Verdict } from './verdict.ts'

/** How far a rollout is, for people and programs that watch it. */
export function progressOf(
  { service, record, targets }: Look,
  deploymentId: string,
  model: ServiceModel,
  phase: Phase,
  seconds: number,
): RolloutProgress {
  const ours = service?.deployments?.find(({ id }) => id === deploymentId)
  const taskDefinition = ours?.taskDefinition ?? ''
  const desired = ours?.desiredCount ?? service?.desiredCount ?? 0
  const threshold = thresholdOf(record, model, desired)
  return {
    service: model.serviceName,
    deploymentId,
    taskDefinition,
    revision: taskDefinition.split('/').at(-1) ?? '',
    desired,
    running: ours?.runningCount ?? 0,
    pending: ours?.pendingCount ?? 0,
    failed: ours?.failedTasks ?? 0,
    ...(threshold === undefined ? {} : { threshold }),
    ...(targets ? { targetsHealthy: targets.healthy, targets: targets.all } : {}),
    phase,
    ...(record?.lifecycleStage ? { stage: record.lifecycleStage } : {}),
    state: ours?.rolloutState ?? 'UNKNOWN',
    seconds,
  }
}

/** The failures at which ECS gives up: its own word, or its rule. */
function thresholdOf(
  record: ServiceDeployment | undefined,
  { circuitBreaker }: ServiceModel,
  desired: number,
): number | undefined {
  if (!circuitBreaker.enable) return undefined
  return record?.deploymentCircuitBreaker?.threshold ?? Math.min(200, Math.max(3, Math.ceil(desired / 2)))
}

/** What the rollout is waiting for. */
export function phaseOf({ state }: Verdict, { record }: Look, paused: boolean): Phase {
  if (state === 'rolling-back') return 'rollback'
  if (paused) return 'approval'
  return record?.lifecycleStage === 'BAKE_TIME' ? 'bake' : 'rollout'
}

/** What is missing of a service, in a sentence. */
export function standing(service: Service | undefined, { targets }: Look): string {
  if (!service) return 'ECS does not know it yet'
  const tasks = `${service.runningCount ?? 0} of ${service.desiredCount ?? 0} tasks are running`
  return targets ? `${tasks}, ${targets.healthy} of ${targets.all} targets are healthy` : tasks
}
