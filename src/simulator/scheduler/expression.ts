import { type CivilTime, civil, instantOf } from './civil-time.ts'
import { type Fits, parseCron } from './cron-fields.ts'

/** When something comes due. */
export interface Expression {
  /** The first time after an instant; `since` is when the schedule began. */
  next(after: number, since: number, timeZone: string): number | undefined
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** An expression of a schedule; undefined where AWS has no such expression. */
export function parseExpression(text: string): Expression | undefined {
  const [, kind, inside = ''] = /^(cron|rate|at)\((.*)\)$/.exec(text) ?? []
  if (kind === 'rate') return rateOf(inside)
  if (kind === 'at') return onceAt(inside)
  const fields = kind === 'cron' ? parseCron(inside) : undefined
  return fields && { next: (after, _since, timeZone) => nextOf(fields, after, timeZone) }
}

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#rate-based
function rateOf(text: string): Expression | undefined {
  const [, count = '0', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(text) ?? []
  const step = Number(count) * (UNITS[unit] ?? 0)
  if (step <= 0) return undefined
  return { next: (after, since) => since + (Math.floor((after - since) / step) + 1) * step }
}

function onceAt(text: string): Expression | undefined {
  const [, ...digits] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(text) ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = digits.map(Number)
  const date = new Date(`${text}Z`)
  if (digits.length !== 6 || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19) !== text) return undefined
  return {
    next: (after, _since, timeZone) => {
      const at = instantOf({ year, month, day, hour, minute, second }, timeZone)
      return at !== undefined && at > after ? at : undefined
    },
  }
}

const DAY = 86_400_000
/** No expression that comes due at all leaves out more: the 29th of February on a Monday. */
const LONGEST_GAP_DAYS = 366 * 41

function nextOf(fields: readonly Fits[], after: number, timeZone: string): number | undefined {
  const [minutes, hours, days, months, weekdays, years] = fields
  const start = civil(after, timeZone)
  for (let gone = 0; gone <= LONGEST_GAP_DAYS; gone += 1) {
    const date = new Date(Date.UTC(start.year, start.month - 1, start.day) + gone * DAY)
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    const context = { day, days: new Date(Date.UTC(year, month, 0)).getUTCDate(), weekday: date.getUTCDay() + 1 }
    if (!years?.(year, context) || !months?.(month, context)) continue
    if (!days?.(day, context) || !weekdays?.(context.weekday, context)) continue
    for (let at = 0; at < 24 * 60; at += 1) {
      const [hour, minute] = [Math.floor(at / 60), at % 60]
      if (!hours?.(hour, context) || !minutes?.(minute, context)) continue
      const time: CivilTime = { year, month, day, hour, minute, second: 0 }
      // An hour that a zone skips has no instant, and one that it has twice comes due once:
      // https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#daylist-savings-time
      const instant = instantOf(time, timeZone)
      if (instant !== undefined && instant > after) return instant
    }
  }
  return undefined
}
