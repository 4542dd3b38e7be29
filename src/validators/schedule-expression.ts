import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import type { Report } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

const docs = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html'

/** What the compiler and the run time say of expressions that are none. */
export const NO_SCHEDULE = {
  fields:
    '"{text}" has not the six fields of a cron expression: minutes hours day-of-month month day-of-week year, as in 0 3 * * ? *',
  days: '"{text}" needs a ? for the day of the month or the day of the week, and not for both',
  rate: '"{text}" is not a rate: use a whole number of minutes, hours or days, as in 5 minutes',
  at: '"{text}" is not a time: use yyyy-mm-ddThh:mm:ss, as in 2027-01-31T09:00:00, without a zone',
} as const

/** A cron expression as far as the compiler sees it; what is known only at run time is left to that. */
export type CronExpression<E extends string> = string extends E
  ? E
  : E extends `${string} ${string} ${infer Day} ${string} ${infer Weekday} ${infer Year}`
    ? Year extends `${string} ${string}`
      ? Mistake<Filled<(typeof NO_SCHEDULE)['fields'], { text: E }>>
      : Day extends '?'
        ? Weekday extends '?'
          ? Mistake<Filled<(typeof NO_SCHEDULE)['days'], { text: E }>>
          : E
        : Weekday extends '?'
          ? E
          : string extends Day | Weekday
            ? E
            : Mistake<Filled<(typeof NO_SCHEDULE)['days'], { text: E }>>
    : Mistake<Filled<(typeof NO_SCHEDULE)['fields'], { text: E }>>

type Unit = 'minute' | 'minutes' | 'hour' | 'hours' | 'day' | 'days'

/** A rate as far as the compiler sees it. */
export type RateExpression<E extends string> = string extends E
  ? E
  : E extends `${infer Count extends bigint} ${Unit}`
    ? `${Count}` extends `-${string}` | '0'
      ? Mistake<Filled<(typeof NO_SCHEDULE)['rate'], { text: E }>>
      : E
    : Mistake<Filled<(typeof NO_SCHEDULE)['rate'], { text: E }>>

/** A time as far as the compiler sees it. */
export type AtExpression<E extends string> = string extends E
  ? E
  : E extends `${number}-${number}-${number}T${number}:${number}:${number}`
    ? E
    : Mistake<Filled<(typeof NO_SCHEDULE)['at'], { text: E }>>

/** `5 minutes` as AWS writes it, with the unit in the singular for one; as it stands where it is no rate. */
export function rateText(text: string): string {
  const [, count, unit] = RATE.exec(text) ?? []
  return count === undefined ? `rate(${text})` : `rate(${Number(count)} ${unit}${Number(count) === 1 ? '' : 's'})`
}

const RATE = /^0*([1-9]\d*) (minute|hour|day)s?$/
const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/

/** Reports what is wrong with an expression, as AWS has it. */
export function checkExpression(expression: string, report: Report): void {
  const [, kind = '', text = ''] = /^(cron|rate|at)\(([\s\S]*)\)$/.exec(expression) ?? []
  const path = [kind]
  if (kind === 'rate' && !RATE.test(text)) report({ code: 'SCH-EXP-01', path, message: saying('rate', text), docs })
  if (kind === 'at' && !isTime(text)) report({ code: 'SCH-EXP-01', path, message: saying('at', text), docs })
  if (kind === 'cron') checkCron(text, report)
}

const saying = (mistake: keyof typeof NO_SCHEDULE, text: string): string => filled(NO_SCHEDULE[mistake], { text })

const isTime = (text: string): boolean =>
  AT.test(text) && !Number.isNaN(Date.parse(`${text}Z`)) && new Date(`${text}Z`).toISOString().startsWith(text)

interface Field {
  readonly name: string
  readonly least: number
  readonly most: number
  readonly names?: string
  /** What it takes beside numbers, names, lists, ranges and steps. */
  readonly also?: RegExp
}

const FIELDS: readonly Field[] = [
  { name: 'minutes', least: 0, most: 59 },
  { name: 'hours', least: 0, most: 23 },
  { name: 'day-of-month', least: 1, most: 31, also: /^(\?|L|LW|L-\d+|(\d+)W)$/i },
  { name: 'month', least: 1, most: 12, names: 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC' },
  {
    name: 'day-of-week',
    least: 1,
    most: 7,
    names: 'SUN|MON|TUE|WED|THU|FRI|SAT',
    also: /^(\?|L|(\w+)L|(\w+)#[1-5])$/i,
  },
  { name: 'year', least: 1970, most: 2199 },
]

function checkCron(text: string, report: Report): void {
  const fields = text.trim().split(/\s+/)
  const path = ['cron']
  if (fields.length !== FIELDS.length) {
    const [minutes, hours, day, month, weekday] = fields
    const isUnix = fields.length === 5
    const same = weekday === '*' ? `${minutes} ${hours} ${day} ${month} ? *` : undefined
    const hint = isUnix && same ? `write it as '${same}'` : 'add what is missing; Sunday is day 1 of the week'
    report({ code: 'SCH-EXP-01', path, message: saying('fields', text), hint, docs })
    return
  }
  if ((fields[2] === '?') === (fields[4] === '?'))
    report({ code: 'SCH-EXP-01', path, message: saying('days', text), docs })
  for (const [at, field] of FIELDS.entries()) {
    const wrong = (fields[at] ?? '').split(',').find(item => !fits(item, field))
    if (wrong === undefined) continue
    const names = field.names ? ` or ${field.names.replace(/\|.*\|/, '-')}` : ''
    const message = `${quoted(wrong)} is not a value for the ${field.name} of a cron expression`
    report({ code: 'SCH-EXP-01', path, message, hint: `use ${field.least}-${field.most}${names}`, docs })
  }
}

function fits(item: string, { least, most, names = '', also }: Field): boolean {
  const isNamed = (text: string): boolean => names !== '' && new RegExp(`^(${names})$`, 'i').test(text)
  const isValue = (text: string): boolean =>
    isNamed(text) || (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most)
  const special = also?.exec(item)
  if (special) return special.slice(2).every(value => value === undefined || isValue(value))
  const [range = '', step, ...others] = item.split('/')
  const ends = range.split('-')
  const isRange = range === '*' || (ends.length <= 2 && ends.every(isValue))
  return others.length === 0 && isRange && (step === undefined || /^[1-9]\d*$/.test(step))
}

/** Reports what is wrong with the name of a time zone. */
export function checkZone(zone: string, report: Report): void {
  const code = 'SCH-TMZ-01'
  const path = ['timeZone']
  const hint = "use a name of the IANA time zone database, such as 'Europe/Berlin'"
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,49}$/.test(zone)) {
    report({ code, path, message: `${quoted(zone)} is not a time zone`, hint, docs })
    return
  }
  // Node may know fewer zones than AWS.
  if (isKnown(zone)) return
  report({
    code,
    severity: 'warning',
    path,
    message: `${quoted(zone)} is not a time zone that is known here`,
    hint,
    docs,
  })
}

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
