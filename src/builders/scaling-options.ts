import type { ScheduledScaling } from '../model/autoscaling.ts'
import { rateText } from '../validators/schedule-expression.ts'

/** Between how many tasks a service is scaled. */
export interface ScalingLimits {
  /** The least number of tasks, 1 or more for policies to work. */
  readonly min: number
  /** The greatest number of tasks. */
  readonly max: number
}

/** How a policy goes about it. */
export interface ScalingOptions {
  /** Seconds to wait after tasks were removed before more are removed. @default 300, by AWS */
  readonly scaleInCooldown?: number
  /** Seconds to wait after tasks were added before more are added. @default 300, by AWS */
  readonly scaleOutCooldown?: number
  /** Only ever adds tasks. @default false */
  readonly disableScaleIn?: boolean
}

/** Other limits of the number of tasks: one of them, or both. */
export type ScheduledLimits =
  | { readonly min: number; readonly max?: number }
  | { readonly min?: number; readonly max: number }

/** How a policy follows a queue. */
export interface QueueScalingOptions extends ScalingOptions {
  /** How many visible messages there should be for each running task. */
  readonly backlogPerTask: number
}

/** When a schedule sets other limits. */
export type Times =
  | { readonly cron: string; readonly timeZone?: string }
  | { readonly rate: string }
  | { readonly at: string; readonly timeZone?: string }

export function timesOf(times: Times): Pick<ScheduledScaling, 'expression' | 'timeZone'> {
  if ('rate' in times) return { expression: rateText(times.rate) }
  const expression = 'cron' in times ? `cron(${times.cron.trim().replaceAll(/\s+/g, ' ')})` : `at(${times.at})`
  return { expression, ...(times.timeZone !== undefined && { timeZone: times.timeZone }) }
}
