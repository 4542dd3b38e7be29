import type { Deployment, Service } from '../../aws/shapes/ecs.ts'
import type { Diagnosis } from '../../errors.ts'
import { guide } from './causes/cause.ts'
import { causeOf, type Found } from './causes.ts'
import type { Subject } from './subject.ts'

const STEADY = /has reached a steady state/i
/** The words on one failed target are told with its task. */
const TOLD_BY_TASKS = /is unhealthy in|failed container health checks/i

/** What the service itself says went wrong since a time and since it was last steady: events, and ends of deployments. */
export function causesInWords(subject: Subject, since: Date | undefined, reasons: readonly string[]): Found[] {
  const events = troubles(subject.service, since).map(message => ({ message, from: 'service event' }))
  const ends = reasons.map(message => ({ message, from: 'deployment' }))
  const found = [...events, ...ends].flatMap(({ message, from }) => {
    const cause = causeOf({ words: message, subject })
    return cause ? [{ ...cause, evidence: [`${from}: ${message}`] }] : []
  })
  return onePerCause(found)
}

/** One diagnosis a cause, with the evidence of the first; what only tells that a rollout failed goes when more is known. */
export function onePerCause(found: readonly Found[]): Found[] {
  const byCause = new Map<string, Found>()
  // The first of each cause has the most evidence.
  for (const each of found) if (!byCause.has(each.cause)) byCause.set(each.cause, each)
  const all = [...byCause.values()]
  const telling = all.filter(({ code }) => code !== 'rollout.circuit-breaker')
  return telling.length > 0 ? telling : all
}

/** The newest events first, as AWS lists them, up to the last time that all was well. */
function troubles({ events = [] }: Service, since: Date | undefined): string[] {
  const steady = events.findIndex(({ message = '' }) => STEADY.test(message))
  return events
    .slice(0, steady === -1 ? undefined : steady)
    .filter(({ createdAt }) => !since || !createdAt || createdAt >= since)
    .flatMap(({ message = '' }) => (TOLD_BY_TASKS.test(message) ? [] : [message]))
}

/** Why deployments ended, in AWS's words. */
export function endsOf(deployments: readonly Deployment[]): string[] {
  return deployments.flatMap(({ rolloutState, rolloutStateReason }) =>
    rolloutState === 'FAILED' && rolloutStateReason ? [rolloutStateReason] : [],
  )
}

/** What is told of a service that is not well. What could not be read stands with the first. */
export function diagnosesOf(
  found: readonly Found[],
  { events = [] }: Service,
  unreadable: readonly string[],
): Diagnosis[] {
  if (found.length > 0) {
    return found.map(({ hopeless: _, ...each }, index) =>
      index === 0 ? { ...each, evidence: [...each.evidence, ...unreadable] } : each,
    )
  }
  return [
    {
      code: 'rollout.unsteady',
      cause: 'No task of this deployment is known to have failed, yet it did not become steady',
      evidence: [...events.slice(0, 5).map(({ message = '' }) => message), ...unreadable],
      fix: 'Read the events of the service and the logs of its tasks.',
      docs: guide('service-event-messages'),
    },
  ]
}
