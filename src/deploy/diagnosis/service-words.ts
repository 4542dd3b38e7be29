import type { Deployment, Service, ServiceDeployment } from '../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../errors.ts'
import { guide } from './causes/cause.ts'
import { causeOf, told, type WeighedDiagnosis } from './causes.ts'
import { oneLine } from './one-line.ts'
import { isByUser, type Loss, withStopper } from './stopper.ts'
import type { Subject } from './subject.ts'
import { type PastTarget, targetInWords } from './task.ts'

const STEADY = /has reached a steady state/i
/** The words on one failed target are told with its task. */
const TOLD_BY_TASKS = /is unhealthy in|failed container health checks/i

/**
 * What the service itself says went wrong: events, and ends of deployments. The events are those since a time, and since
 * it was last steady; of a deployment that was lost, the whole of it.
 */
export function causesInWords(
  subject: Subject,
  since: Date | undefined,
  reasons: readonly string[],
  { whole = false, ...past }: PastTarget & { readonly whole?: boolean } = {},
): WeighedDiagnosis[] {
  const events = troubles(subject.service, since, whole && since !== undefined).map(message => ({
    message,
    from: 'service event',
  }))
  const ends = [...new Set(reasons)].map(reason => ({ message: oneLine(reason), from: 'deployment' }))
  const found = [...events, ...ends].flatMap(({ message, from }) => {
    const cause = causeOf({ words: message, subject }) ?? unhealthyTarget(message, subject, past)
    if (!cause) return []
    const weight: WeighedDiagnosis['weight'] = TOLD_BY_TASKS.test(message) ? 'symptom' : cause.weight
    return [{ ...cause, weight, evidence: [`${from}: ${message}`, ...cause.evidence] }]
  })
  return weightiest(found)
}

/** A target that the load balancer calls unhealthy, as far as an event tells. */
function unhealthyTarget(message: string, subject: Subject, past: PastTarget): WeighedDiagnosis | undefined {
  const [, reason] =
    /is unhealthy in .*due to \(reason (.+?)\)\.?$/i.exec(message) ??
    /is unhealthy in (?:.* due to )?(.*)$/i.exec(message) ??
    /(failed ELB health checks) in/i.exec(message) ??
    []
  return reason === undefined ? undefined : targetInWords(message, reason, subject, past)
}

/**
 * One diagnosis a cause, with the evidence of the first. What says less goes when more is known: what is only a symptom,
 * what only tells that a rollout failed, and what is no failure. What ended most tasks comes first, save what is only
 * concluded from how long they had. `said`, by the service
 * itself, goes where its tasks told the same.
 */
export function weightiest(
  found: readonly WeighedDiagnosis[],
  said: readonly WeighedDiagnosis[] = [],
): WeighedDiagnosis[] {
  const byCause = new Map<string, WeighedDiagnosis>()
  // The first of each cause has the most evidence.
  for (const each of found) if (!byCause.has(each.cause)) byCause.set(each.cause, each)
  const codes = new Set(found.map(({ code }) => code))
  for (const each of said) if (!codes.has(each.code) && !byCause.has(each.cause)) byCause.set(each.cause, each)
  const timesOf = ({ cause }: WeighedDiagnosis) => found.filter(each => each.cause === cause).length
  const rank = (each: WeighedDiagnosis) => (each.code === 'target.grace-period' ? -1 : timesOf(each))
  const all = [...byCause.values()].sort((a, b) => rank(b) - rank(a))
  const of = (weight: WeighedDiagnosis['weight']) => all.filter(each => each.weight === weight)
  const [causes, symptoms] = [of('cause'), of('symptom')]
  if (causes.length > 0) return causes
  return symptoms.length > 0 ? symptoms : [...of('end'), ...of('nothing')]
}

/** The newest events first, as AWS lists them. */
function troubles({ events = [] }: Service, since: Date | undefined, whole: boolean): string[] {
  const steady = events.findIndex(({ message = '' }) => STEADY.test(message))
  return events
    .slice(0, steady === -1 || whole ? undefined : steady)
    .filter(event => isSince(event, since))
    .map(({ message = '' }) => oneLine(message))
}

const isSince = ({ createdAt }: { readonly createdAt?: Date | undefined }, since: Date | undefined): boolean =>
  !since || !createdAt || createdAt >= since

/** Why deployments ended, in AWS's words. */
export function reasonsOfFailed(deployments: readonly Deployment[]): string[] {
  return deployments.flatMap(({ rolloutState, rolloutStateReason }) =>
    rolloutState === 'FAILED' && rolloutStateReason ? [rolloutStateReason] : [],
  )
}

/** How ECS says that it ended a service deployment which did not succeed, where it did. */
export function lossOf(record: Pick<ServiceDeployment, 'status' | 'statusReason'> | undefined): string | undefined {
  const { status = '', statusReason } = record ?? {}
  return LOST.test(status) && statusReason ? `${status}: ${statusReason}` : undefined
}

const LOST = /^(STOP|ROLLBACK_)/

/**
 * What is told of a service that is not well. How it was lost and what could not be read stand with the first. Events from
 * before `since` are of another deployment.
 */
export function diagnosesOf(
  found: readonly WeighedDiagnosis[],
  { service, program }: Pick<Subject, 'service' | 'program'>,
  loss: Loss | undefined,
  unreadable: readonly string[],
  since?: Date,
): Diagnosis[] {
  const events = service.events?.filter(event => isSince(event, since)) ?? []
  const notes = [...(loss ? [`service deployment${loss.of ?? ''}: ${withStopper(loss)}`] : []), ...unreadable]
  if (found.length > 0) {
    return found.map((each, index) =>
      told(
        index === 0
          ? { ...each, evidence: [...each.evidence, ...notes.filter(note => !each.evidence.includes(note))] }
          : each,
      ),
    )
  }
  if (loss)
    return [
      {
        code: 'rollout.unsteady',
        cause: `ECS ended the deployment${loss.of ?? ''}, ${withStopper(loss).replace(/\.$/, '')}${loss.forgotten ? '. Whether and why its tasks failed is not known any more: ECS shows a stopped task for about an hour' : ''}`,
        evidence: [...newest(events), ...unreadable],
        fix: fixOfLoss(loss, program),
        docs: guide('service-deployment'),
      },
    ]
  return [
    {
      code: 'rollout.unsteady',
      cause: 'No task of this deployment is known to have failed, yet it did not become steady',
      evidence: [...newest(events), ...unreadable],
      fix: 'Read the events of the service and the logs of its tasks.',
      docs: guide('service-event-messages'),
    },
  ]
}

function fixOfLoss({ says, by }: Loss, program: boolean): string {
  if (!isByUser(says)) return 'Correct what ECS says there, and deploy again.'
  return by === 'unknown' && program ? `${MAYBE_A_DEPLOY} ${ASK}` : `${ASK} Then deploy again.`
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/logging-using-cloudtrail.html */
const ASK =
  'Where a person or another tool stopped it, ask who and why: the event StopServiceDeployment in CloudTrail names the caller.'

const MAYBE_A_DEPLOY =
  'A deploy of this package may have stopped it: it does so where every task fails for the same cause. That cause is in what the deploy has written, in the log of the CI job for example, and may be in the logs of the containers; ECS does not show the tasks any more. Correct it, and deploy again.'

/** The newest events, and those that tell of a failed deployment however old they are. */
function newest(events: NonNullable<Service['events']>): string[] {
  return events.flatMap(({ message = '' }, index) =>
    index < NEWEST || /deployment failed/i.test(message) ? [message] : [],
  )
}

const NEWEST = 5
