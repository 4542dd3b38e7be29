import type { Deployment, Service } from '@aws-sdk/client-ecs'

/** Where the rollout of one deployment stands. */
export type Verdict =
  | { readonly state: 'pending' | 'complete' | 'rolling-back' | 'rolled-back' | 'gone' }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'superseded'; readonly by: string }

/**
 * Judges our own deployment, never the service as a whole: a service that was rolled back is stable, too.
 * `wasRollingBack`: the last look at it said so; a finished rollback leaves no other trace in the list.
 */
export function judge(service: Service, deploymentId: string, wasRollingBack: boolean): Verdict {
  if (service.status !== 'ACTIVE') return { state: 'gone' }
  const deployments = service.deployments ?? []
  const ours = deployments.find(({ id }) => id === deploymentId)
  const primary = deployments.find(({ status }) => status === 'PRIMARY')
  if (!primary) return { state: 'pending' }
  if (ours === primary) return judgePrimary(service, ours)
  if (wasRollingBack || ours?.rolloutState === 'FAILED' || isRollback(primary) || saysRollback(service, deploymentId)) {
    return { state: primary.rolloutState === 'COMPLETED' ? 'rolled-back' : 'rolling-back' }
  }
  return { state: 'superseded', by: primary.id ?? 'another deployment' }
}

function judgePrimary(service: Service, ours: Deployment): Verdict {
  if (ours.rolloutState === 'FAILED') {
    return { state: 'failed', reason: ours.rolloutStateReason ?? 'ECS marked the deployment as failed' }
  }
  const running = service.runningCount ?? 0
  const settled = running >= (service.desiredCount ?? 0) && (service.pendingCount ?? 0) === 0
  return { state: ours.rolloutState === 'COMPLETED' && settled ? 'complete' : 'pending' }
}

function isRollback({ rolloutStateReason = '' }: Deployment): boolean {
  return /rolling back/i.test(rolloutStateReason)
}

function saysRollback({ events = [] }: Service, deploymentId: string): boolean {
  return events.some(({ message = '' }) => message.includes(deploymentId) && /rolling back|rolled back/i.test(message))
}
