import type { ChangeSummary } from '../errors.ts'
import type { Plan } from './plan.ts'

/** Something that happened during a deploy or destroy. `at` is in milliseconds since the epoch. */
export type DeployEvent =
  | { readonly type: 'planned'; readonly at: number; readonly plan: Plan }
  | ({ readonly type: 'started' | 'finished'; readonly at: number } & ChangeSummary)
  | ({ readonly type: 'failed'; readonly at: number; readonly message: string } & ChangeSummary)
  | { readonly type: 'retained'; readonly at: number; readonly resource: string; readonly because: string }
  | {
      readonly type: 'retrying'
      readonly at: number
      /** The call, for example `ecs CreateService`. */
      readonly call: string
      readonly because: string
    }
  | ({ readonly type: 'rollout'; readonly at: number } & RolloutProgress)

/** How far the rollout of a service is. */
export interface RolloutProgress {
  readonly service: string
  readonly deploymentId: string
  readonly taskDefinition: string
  readonly desired: number
  readonly running: number
  readonly pending: number
  readonly failed: number
  readonly state: string
}

/** Receives events as they happen. It must not throw. */
export type OnEvent = (event: DeployEvent) => void

/** An event as a line for a log. */
export function describeEvent(event: DeployEvent): string {
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
      return `keep ${event.resource}: ${event.because}`
    case 'retrying':
      return `retry ${event.call}: ${event.because}`
    case 'rollout':
      return `rollout ${event.service}: ${event.running} of ${event.desired} running, ${event.pending} pending, ${event.failed} failed (${event.state.toLowerCase().replaceAll('_', ' ')})`
  }
}
