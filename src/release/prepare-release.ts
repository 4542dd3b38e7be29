import type { AccountContext } from '../deploy/context.ts'
import { revisionName } from '../deploy/resources/task-definition/revisions.ts'
import { rolloutStateOf } from '../deploy/rollout/rollout-state.ts'
import { changedDefinition } from './changed-definition.ts'
import { checkedDefinition } from './checked-definition.ts'
import type { Json } from './definition-json.ts'
import { findRevision } from './register.ts'
import type { ReleaseChange, ReleaseTarget } from './release-change.ts'
import { type ReleasePlan, releasePlan } from './release-plan.ts'
import { type Running, readRunning } from './running.ts'

/** What a release is about to do. */
export interface Prepared extends Pick<Running, 'service'> {
  readonly definition: Json
  /** A revision that says the same, where there is one. */
  readonly revision: string | undefined
  readonly plan: ReleasePlan
  /** `watch`: the service runs it, and is not done with it yet. */
  readonly work: 'update' | 'watch' | 'nothing'
  /** ECS starts nothing more of a deployment that has failed, and takes the same revision for the same deployment. */
  readonly force: boolean
  /** A deployment of the service is under way. */
  readonly inFlight: boolean
}

/** Reads what there is and decides what to do. */
export async function prepareRelease(
  target: ReleaseTarget,
  change: ReleaseChange,
  force: boolean,
  context: AccountContext,
): Promise<Prepared> {
  const running = await readRunning(target, context)
  const { service, definition: runs } = running
  const definition = checkedDefinition(changedDefinition(runs, change), running)
  const revision = await findRevision(definition, running, context)
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY')
  const state = primary && rolloutStateOf(primary, service)
  const anew = force || (state === 'FAILED' && revision === service.taskDefinition)
  const update = anew || revision !== service.taskDefinition
  const inFlight = state === 'IN_PROGRESS'
  const work = update ? 'update' : inFlight ? 'watch' : 'nothing'
  const names = {
    cluster: nameIn(service.clusterArn ?? target.cluster),
    service: service.serviceName ?? target.service,
    from: revisionName(service.taskDefinition ?? ''),
    ...(revision !== undefined && { to: revisionName(revision) }),
  }
  const plan = releasePlan(names, runs, definition, !update)
  return { service, definition, revision, plan, work, force: anew, inFlight }
}

const nameIn = (arn: string): string => arn.split('/').at(-1) ?? arn
