import type { ScheduledScaling } from '../model/autoscaling.ts'
import { rateText } from '../validators/schedule-expression.ts'
import { isRecord, kind, number, text, withMembers } from './kinds.ts'

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
  const { cron, rate, at, timeZone }: Readonly<Record<string, string | undefined>> = { ...times }
  if (rate !== undefined) return { expression: rateText(rate) }
  const expression = cron === undefined ? `at(${at})` : `cron(${cron.trim().replaceAll(/\s+/g, ' ')})`
  return { expression, ...(timeZone !== undefined && { timeZone }) }
}

const MEMBERS = withMembers({ cron: text, rate: text, at: text, timeZone: text, min: number, max: number })

/** When a schedule sets which limits, as callers without types may give it. */
export const TIMED_LIMITS = kind('{ min, max } beside one of cron, rate and at; timeZone not beside rate', value => {
  if (!isRecord(value) || !MEMBERS.is(value)) return false
  const { cron, rate, at, timeZone } = value
  return [cron, rate, at].filter(each => each !== undefined).length === 1 && !(rate && timeZone)
})
