import type { ScheduledScaling } from '../model/autoscaling.ts'
import type { RawScalableTargetSettings } from '../model/raw-settings.ts'
import {
  type AtExpression,
  type CronExpression,
  type RateExpression,
  rateText,
} from '../validators/schedule-expression.ts'
import { isRecord, kind, number, text, withMembers } from './kinds.ts'

/** Between how many tasks a service is scaled. */
export interface ScalingLimits {
  /** The least number of tasks. Policies need 1 or more, save those that follow a queue, which start from 0, too. */
  readonly min: number
  /** The greatest number of tasks. */
  readonly max: number
}

/** The limits of a service, and what else of its scaling there is to set. */
export interface ScalableTargetOptions extends ScalingLimits {
  /** What has no option of its own, as RegisterScalableTarget names it. Checked and compared like the rest. */
  readonly raw?: RawScalableTargetSettings
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

/** How a policy that keeps CPU or memory near a value goes about it. */
export interface UseScalingOptions extends ScalingOptions {
  /**
   * Follows what ECS measures every 20 seconds and not every minute: the service must say so with
   * `.raw({ monitoring: … })`. @default false
   */
  readonly highResolution?: boolean
}

/** When a schedule sets which limits: of `cron`, `rate` and `at` it has one, of `min` and `max` one or both. */
export type ScheduledChange<E extends string> = Partial<ScalingLimits> &
  (
    | {
        readonly cron: CronExpression<E>
        readonly rate?: undefined
        readonly at?: undefined
        readonly timeZone?: string
      }
    | {
        readonly rate: RateExpression<E>
        readonly cron?: undefined
        readonly at?: undefined
        readonly timeZone?: undefined
      }
    | { readonly at: AtExpression<E>; readonly cron?: undefined; readonly rate?: undefined; readonly timeZone?: string }
  )

/** How a policy follows a queue. */
export interface QueueScalingOptions extends ScalingOptions {
  /** How many visible messages there should be for each running task. */
  readonly backlogPerTask: number
}

/** What a schedule was given: one of the first three is there, and has been found to be a text. */
export interface Times {
  readonly cron?: unknown
  readonly rate?: unknown
  readonly at?: unknown
  readonly timeZone?: string | undefined
}

export function timesOf({ cron, rate, at, timeZone }: Times): Pick<ScheduledScaling, 'expression' | 'timeZone'> {
  if (typeof rate === 'string') return { expression: rateText(rate) }
  const expression = typeof cron !== 'string' ? `at(${at})` : `cron(${cron.trim().replaceAll(/\s+/g, ' ')})`
  return { expression, ...(timeZone !== undefined && { timeZone }) }
}

const MEMBERS = withMembers({ cron: text, rate: text, at: text, timeZone: text, min: number, max: number })

/** When a schedule sets which limits, as callers without types may give it. */
export const TIMED_LIMITS = kind('{ min, max } beside one of cron, rate and at; timeZone not beside rate', value => {
  if (!isRecord(value) || !MEMBERS.is(value)) return false
  const { cron, rate, at, timeZone } = value
  return [cron, rate, at].filter(each => each !== undefined).length === 1 && !(rate && timeZone)
})
