import type { Deployment, Service, ServiceDeployment } from '../../aws/shapes/ecs.ts'
import { rolloutStateOf } from './rollout-state.ts'

/** Everything that was read of a rollout at one time. */
export interface Look {
  /** Nothing where ECS does not know the service. */
  readonly service: Service | undefined
  /** The service deployment that belongs to our deployment, where it may be read. */
  readonly record?: ServiceDeployment | undefined
  /** The targets of the service, where they may be read and there are any. */
  readonly targets?: TargetCount | undefined
}

/** The targets that a service has in its target groups. */
export interface TargetCount {
  readonly healthy: number
  readonly all: number
}

/** What is known of our deployment from the looks before. */
export interface Ours {
  readonly id: string
  /** When ECS made it; nothing until it was seen. */
  readonly createdAt: Date | undefined
  /** The last look said so; a finished rollback leaves no other trace in the list. */
  readonly wasRollingBack: boolean
}

/** How a rollout ended. */
export type FinalVerdict =
  | { readonly state: 'complete' }
  | { readonly state: 'gone' }
  /** `reason`: why, as ECS says. */
  | { readonly state: 'rolled-back'; readonly reason?: string | undefined }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'superseded'; readonly by: string; readonly running: string }

/** Where a rollout stands. What is `unclear` may be an old answer; if it stays so, it means what `meaning` says. */
export type RolloutVerdict =
  | FinalVerdict
  | { readonly state: 'pending' | 'rolling-back' }
  | { readonly state: 'unclear'; readonly meaning: FinalVerdict }

/** Judges our own deployment, never the service as a whole: a service that was rolled back is stable, too. */
export function judge(look: Look, ours: Ours): RolloutVerdict {
  const { service, record } = look
  const deployments = service?.deployments ?? []
  const primary = deployments.find(({ status }) => status === 'PRIMARY')
  const leads = service?.status === 'ACTIVE' && primary?.id === ours.id
  const end = record && endOfRecord(record, leads)
  if (end) return end
  if (service?.status !== 'ACTIVE') return ours.createdAt && service ? { state: 'gone' } : unclear({ state: 'gone' })
  if (record?.status?.startsWith('ROLLBACK_')) return { state: 'rolling-back' }
  if (!primary) return unclear({ state: 'failed', reason: 'ECS lists no deployment of it' })
  return leads ? judgePrimary(primary, service, look) : judgeOther(primary, service, ours, record)
}

/** How our service deployment ended by itself: whatever happened to the service later, that stays true. */
function endOfRecord(record: ServiceDeployment, leads: boolean): FinalVerdict | undefined {
  const {
    alarms,
    deploymentCircuitBreaker: breaker,
    rollback,
    sourceServiceRevisions = [],
    status,
    statusReason,
  } = record
  const failed = (otherwise: string): FinalVerdict => ({ state: 'failed', reason: statusReason ?? otherwise })
  if (status === 'ROLLBACK_SUCCESSFUL') return { state: 'rolled-back', reason: statusReason }
  if (status === 'ROLLBACK_FAILED') {
    const first = sourceServiceRevisions.length === 0
    const what = first ? 'there is nothing to go back to' : 'the rollback failed, too'
    return { state: 'failed', reason: statusReason ? `${what}: ${statusReason}` : what }
  }
  // As long as it is in front, its tasks and targets count, too.
  if (status === 'SUCCESSFUL' && !leads) return { state: 'complete' }
  const triggered = breaker?.status === 'TRIGGERED' || alarms?.status === 'TRIGGERED'
  // A rollback that has begun is stopped only by a newer deployment.
  return status === 'STOPPED' && triggered && !rollback ? failed('the deployment was stopped') : undefined
}

function judgePrimary(mine: Deployment, service: Service, { record, targets }: Look): RolloutVerdict {
  if (mine.rolloutState === 'FAILED')
    return { state: 'failed', reason: mine.rolloutStateReason ?? 'ECS marked the deployment as failed' }
  if (record?.status === 'STOPPED')
    return unclear({ state: 'failed', reason: record.statusReason ?? 'the deployment was stopped' })
  const desired = service.desiredCount ?? 0
  const settled =
    rolloutStateOf(mine, service) === 'COMPLETED' &&
    (record?.status ?? 'SUCCESSFUL') === 'SUCCESSFUL' &&
    (service.runningCount ?? 0) >= desired &&
    (service.pendingCount ?? 0) === 0 &&
    (targets === undefined || targets.healthy >= Math.min(desired, targets.all))
  return { state: settled ? 'complete' : 'pending' }
}

function judgeOther(primary: Deployment, service: Service, ours: Ours, record: Look['record']): RolloutVerdict {
  const mine = service.deployments?.find(({ id }) => id === ours.id)
  const stopped = record?.status === 'STOPPED'
  if (
    (ours.wasRollingBack && !stopped) ||
    (mine?.rolloutState === 'FAILED' && !stopped) ||
    /rolling back/i.test(primary.rolloutStateReason ?? '') ||
    (saysRollback(service, ours.id) && !stopped)
  ) {
    if (primary.rolloutState === 'FAILED')
      return { state: 'failed', reason: primary.rolloutStateReason ?? 'the rollback failed, too' }
    return { state: rolloutStateOf(primary, service) === 'COMPLETED' ? 'rolled-back' : 'rolling-back' }
  }
  const superseded = {
    state: 'superseded',
    by: primary.id ?? 'another deployment',
    running: primary.taskDefinition?.split('/').at(-1) ?? 'another task definition',
  } as const
  // A newer deployment ends ours: as long as ours has not ended, one of the two answers is old.
  if ((!ours.createdAt && !mine) || (record && !stopped)) return unclear(superseded)
  const createdAt = mine?.createdAt ?? ours.createdAt
  // What is older than ours is an old answer, or what ECS went back to.
  const older = createdAt && primary.createdAt && primary.createdAt < createdAt
  return older ? unclear({ state: 'rolled-back' }) : superseded
}

function saysRollback({ events = [] }: Service, id: string): boolean {
  return events.some(
    ({ message = '' }) => message.includes(id) && /deployment failed|rolling back|rolled back/i.test(message),
  )
}

const unclear = (meaning: FinalVerdict): RolloutVerdict => ({ state: 'unclear', meaning })
