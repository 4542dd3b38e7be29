import type { RetryingEvent } from '../aws/retry.ts'
import { harmless } from '../errors/harmless.ts'
import { withName } from '../errors/with-name.ts'
import type { ChangeSummary } from '../errors.ts'
import type { Left } from './left.ts'
import type { Plan } from './planning/plan-shape.ts'
import type { Pause, Phase } from './rollout/settings.ts'

/** Something that happened during a deploy, a destroy or a run. `at` is in milliseconds since the epoch. */
export type DeployEvent =
  | { readonly type: 'planned'; readonly at: number; readonly plan: Plan }
  | ({ readonly type: 'started' | 'finished'; readonly at: number } & ChangeSummary)
  | ({ readonly type: 'failed'; readonly at: number; readonly message: string } & ChangeSummary)
  | ({ readonly type: 'retained'; readonly at: number } & Left)
  | {
      /** A deploy has failed, and what it has changed goes back. */
      readonly type: 'restoring'
      readonly at: number
      readonly steps: readonly ChangeSummary[]
    }
  | RetryingEvent
  | {
      /** A line of a task that runs before a service changes. */
      readonly type: 'task-log'
      readonly at: number
      /** The task, for example `task migrate`. */
      readonly resource: string
      readonly container: string
      readonly message: string
    }
  | {
      /** What a run has started is there: ECS has it (`started`), and its containers run (`running`). */
      readonly type: 'task'
      readonly at: number
      /** The id of the task. */
      readonly task: string
      readonly state: 'started' | 'running'
    }
  | {
      readonly type: 'waiting'
      readonly at: number
      readonly resource: string
      /** What for, for example another deployment. */
      readonly for: string
    }
  | {
      readonly type: 'lease'
      readonly at: number
      readonly stack: string
      /** What is wrong with the lease, for example that it could not be renewed. The deploy goes on while the lease lasts. */
      readonly trouble: string
    }
  | ({ readonly type: 'rollout'; readonly at: number } & RolloutProgress)
  | {
      /** Tasks of a deployment fail for the same cause, and the service has no circuit breaker that would end it. */
      readonly type: 'failing'
      readonly at: number
      readonly service: string
      /** That of the diagnosis. */
      readonly code: string
      readonly cause: string
      /** How many of its tasks have failed so. */
      readonly tasks: number
    }
  | ({ readonly type: 'waiting-for-approval'; readonly at: number } & Pause)

/** How far the rollout of a service is. */
export interface RolloutProgress {
  readonly service: string
  readonly deploymentId: string
  readonly taskDefinition: string
  /** Family and revision of the task definition, for example `web:7`. */
  readonly revision: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly failed: number
  /** The failures at which the circuit breaker gives up. Absent without one. */
  readonly threshold?: number
  /**
   * Targets of the service that pass their health checks, of `targets`; those of the tasks that are being replaced are
   * among them until they drain. Absent without a load balancer, while no task of this deployment runs and, until ECS says
   * that the deployment is complete, where request quotas leave no room to read them.
   */
  readonly targetsHealthy?: number
  readonly targets?: number
  readonly phase: Phase
  /** The lifecycle stage of a deployment that shifts traffic, for example `BAKE_TIME`. */
  readonly stage?: string
  /** As ECS says it, for example `IN_PROGRESS`. */
  readonly state: string
  /** Since we began to watch. */
  readonly seconds: number
}

/** Receives events as they happen. It must not throw. */
export type OnEvent = (event: DeployEvent) => void

/** An event as a line for a log. Words from outside steer neither a terminal nor a CI runner. */
export function describeEvent(event: DeployEvent): string {
  return harmless(lineOf(event))
}

function lineOf(event: DeployEvent): string {
  switch (event.type) {
    case 'planned':
      return String(event.plan)
    case 'started':
      return `${event.action} ${event.resource} ...`
    case 'finished':
      return `${event.action} ${event.resource} done`
    case 'failed':
      return `${event.action} ${event.resource} failed: ${event.message}`
    case 'retained':
      return `keep ${withName(event)}: ${event.because}`
    case 'restoring':
      return `restore ${event.steps.map(({ resource }) => resource).join(', ') || 'nothing: all is as it was'}`
    case 'retrying':
      return `retry ${event.call}${event.resource ? ` for ${event.resource}` : ''}: ${event.because}`
    case 'waiting':
      return `wait ${event.resource}: for ${event.for}`
    case 'task-log':
      return `${event.resource} ${event.container}: ${event.message}`
    case 'task':
      return `task ${event.task} ${event.state}`
    case 'lease':
      return `lease of ${event.stack}: ${event.trouble}`
    case 'rollout':
      return `rollout ${event.service}: ${describeProgress(event)}`
    case 'failing':
      return `failing ${event.service}: ${event.tasks} tasks, and it has no circuit breaker: ${event.cause}`
    case 'waiting-for-approval':
      return `approve ${event.service}? It waits at ${event.stage} for: fluent-ecs approve ${serviceIn(event)} --region ${regionIn(event)}, or reject; in a program, for approve() of hook ${event.hookId} of ${event.serviceDeploymentArn}`
  }
}

// arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/web/…
const regionIn = ({ serviceDeploymentArn }: Pause): string => serviceDeploymentArn.split(':')[3] ?? ''

/** `prod/web` */
const serviceIn = ({ serviceDeploymentArn, service }: Pause): string =>
  `${serviceDeploymentArn.split('/').at(-3)}/${service}`

function describeProgress(progress: RolloutProgress): string {
  const { revision, running, desired, pending, failed, threshold, targets, targetsHealthy } = progress
  const parts = [
    `${revision || 'new revision'} ${running} of ${desired} running`,
    `${pending} pending`,
    `${failed}${threshold === undefined ? '' : ` of ${threshold}`} failed`,
    ...(targets === undefined ? [] : [`${targetsHealthy} of ${targets} targets healthy`]),
  ]
  return `${parts.join(', ')} (${describePhase(progress)})`
}

/** ECS lists the deployment no more. */
const ENDED = /^(STOPPED|ROLLBACK_(SUCCESSFUL|FAILED))$/

/** The phase, and the state or stage within it, in small letters. */
export function describePhase({ phase, stage, state }: RolloutProgress): string {
  const inWords = (name: string): string => name.toLowerCase().replaceAll('_', ' ')
  if (ENDED.test(state)) return inWords(state)
  return phase === 'rollout' ? inWords(stage ?? state) : phase
}
