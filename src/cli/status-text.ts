import { withStopper } from '../deploy/diagnosis/stopper.ts'
import { harmlessMessage } from '../errors/harmless.ts'
import type { DeploymentStatus, ServiceStatus, TargetStatus, TaskStatus } from '../operate/service-status.ts'

const MOST_EVENTS = 3
const MOST_TASKS = 10

/** How services are, for people: a paragraph each. */
export function statusText(services: readonly ServiceStatus[], now: number): string {
  if (services.length === 0) return 'There is no service.'
  return harmlessMessage(services.map(service => paragraph(service, now).join('\n')).join('\n\n'))
}

function paragraph(status: ServiceStatus, now: number): string[] {
  const { service, cluster, state, desired, running, pending, taskDefinition, images, scaling, stage } = status
  const waiting = pending > 0 ? `, ${pending} pending` : ''
  const limits = scaling ? `, scales ${scaling.min} to ${scaling.max}${scaling.suspended ? ' (suspended)' : ''}` : ''
  return [
    `${cluster}/${service}  ${state === 'ACTIVE' ? '' : `${state}  `}${running} of ${desired} running${waiting}${limits}`,
    `  revision  ${[taskDefinition, ...Object.entries(images).map(([name, image]) => `${name} ${image}`)].join(', ')}`,
    ...status.deployments.map(deployment => `  deploy    ${deploymentLine(deployment, now)}`),
    ...(status.lost ? [`  last      ${lostLine(status.lost, status, now)}`] : []),
    ...(stage ? [`  stage     ${stage.toLowerCase().replaceAll('_', ' ')}`] : []),
    ...status.pauses.map(
      ({ stage: at }) => `  waits     at ${at} for: fluent-ecs approve ${cluster}/${service}, or reject`,
    ),
    ...status.targets.map(target => `  targets   ${targetLine(target)}`),
    ...taskLines(status.tasks ?? [], now).map(line => `  task      ${line}`),
    ...status.events.slice(0, MOST_EVENTS).map(({ at, message }) => `  event     ${ago(now - at)} ago: ${message}`),
    ...status.missing.map(permission => `  not read  allow ${permission} to see more`),
  ]
}

function deploymentLine(deployment: DeploymentStatus, now: number): string {
  const { taskDefinition, running, desired, failed, rollout, reason, status, since } = deployment
  const state = (rollout ?? status).toLowerCase().replaceAll('_', ' ')
  const failures = failed > 0 ? `, ${failed} failed` : ''
  const why = reason && rollout !== 'COMPLETED' ? `: ${reason}` : ''
  return `${taskDefinition} ${state}, ${running} of ${desired} running${failures}, since ${ago(now - since)}${why}`
}

function lostLine(
  { status, taskDefinition: tried, reason, at }: NonNullable<ServiceStatus['lost']>,
  { taskDefinition, cluster, service, running }: ServiceStatus,
  now: number,
): string {
  const what = tried === undefined || tried === taskDefinition ? 'the last deployment' : `the deployment of ${tried}`
  const why = reason ? `: ${withStopper({ says: reason.replace(/\.$/, ''), by: 'unknown' })}` : ''
  return `${what} ${ENDS[status] ?? 'was rolled back'} ${ago(now - at)} ago, and ${running > 0 ? taskDefinition : 'nothing'} runs${why} (fluent-ecs diagnose ${cluster}/${service})`
}

const ENDS: Readonly<Record<string, string>> = {
  STOPPED: 'was stopped',
  ROLLBACK_FAILED: 'failed, and so did its rollback,',
}

function taskLines(tasks: readonly TaskStatus[], now: number): string[] {
  const lines = tasks.slice(0, MOST_TASKS).map(({ id, status, health, taskDefinition, since }) => {
    const states = [status, ...(health === 'UNKNOWN' ? [] : [health])].map(state => state.toLowerCase())
    return `${id} ${states.join(', ')}, ${taskDefinition}, since ${ago(now - since)}`
  })
  const more = tasks.length - lines.length
  return more > 0 ? [...lines, `and ${more} more (--json has them)`] : lines
}

function targetLine({ targetGroup, states, reasons }: TargetStatus): string {
  const counts = Object.entries(states).map(([state, count]) => `${count} ${state}`)
  return [`${targetGroup}: ${counts.join(', ') || 'none'}`, ...reasons].join('; ')
}

/** A span of time, in its largest unit. */
export function ago(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ['s', 1]
  return `${Math.floor(seconds / size)}${unit}`
}

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
]
