/** What a field of a cron expression lets through. */
export type Fits = (value: number, context: DayOfMonth) => boolean

/** The day that is asked about, for fields that count from the ends of months. */
export interface DayOfMonth {
  readonly day: number
  readonly days: number
  /** Of the day: 1 is Sunday. */
  readonly weekday: number
}

interface Field {
  readonly least: number
  readonly most: number
  readonly names?: readonly string[]
  readonly special?: 'month' | 'week'
}

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
const FIELDS: readonly Field[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31, special: 'month' },
  {
    least: 1,
    most: 12,
    names: ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  { least: 1, most: 7, names: ['', 'SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'], special: 'week' },
  { least: 1970, most: 2199 },
]

/** The six fields; undefined where AWS has no such expression. */
export function parseCron(text: string): readonly Fits[] | undefined {
  const words = text.trim().split(/\s+/)
  if (words.length !== FIELDS.length || (words[2] === '?') === (words[4] === '?')) return undefined
  const fields = FIELDS.flatMap((field, at) => fieldOf(words[at] ?? '', field) ?? [])
  return fields.length === FIELDS.length ? fields : undefined
}

function fieldOf(text: string, field: Field): Fits | undefined {
  if (text === '?') return field.special ? () => true : undefined
  const items = text.split(',').map(item => itemOf(item, field))
  if (items.includes(undefined)) return undefined
  return (value, context) => items.some(fits => fits?.(value, context))
}

function itemOf(text: string, field: Field): Fits | undefined {
  const special =
    field.special === 'month' ? ofMonth(text, field) : field.special === 'week' ? ofWeek(text, field) : undefined
  if (special) return special
  const [range = '', step, ...more] = text.split('/')
  const [from = '', to, ...others] = range.split('-')
  const by = step === undefined ? 1 : numberOf(step, { least: 1, most: field.most })
  if (more.length > 0 || others.length > 0 || by === undefined) return undefined
  const first = from === '*' && to === undefined ? field.least : numberOf(from, field)
  const last = to === undefined ? (from === '*' || step !== undefined ? field.most : first) : numberOf(to, field)
  if (first === undefined || last === undefined) return undefined
  return value => {
    // FRI-MON goes over the end.
    const around = first > last ? (value < first ? value + field.most : value) : value
    const end = first > last ? last + field.most : last
    return around >= first && around <= end && (around - first) % by === 0
  }
}

function ofMonth(text: string, field: Field): Fits | undefined {
  if (text === 'L') return (value, { days }) => value === days
  if (text === 'LW') return (value, { days, weekday }) => value === workday(days, days, value, weekday)
  const [, near] = /^(\d+)W$/.exec(text) ?? []
  const wanted = near === undefined ? undefined : numberOf(near, field)
  if (wanted === undefined) return undefined
  return (value, { days, weekday }) => value === workday(wanted, days, value, weekday)
}

/** The day from Monday to Friday that is next to the wanted one in its month. `value` is a day, of which the weekday is known. */
function workday(wanted: number, days: number, value: number, weekday: number): number {
  const weekdayOf = (day: number): number => ((((weekday - 1 + day - value) % 7) + 7) % 7) + 1
  if (weekdayOf(wanted) === 7) return wanted > 1 ? wanted - 1 : wanted + 2
  if (weekdayOf(wanted) === 1) return wanted < days ? wanted + 1 : wanted - 2
  return wanted
}

function ofWeek(text: string, field: Field): Fits | undefined {
  if (text === 'L') return value => value === 7
  const [, last] = /^(\w+)L$/.exec(text) ?? []
  const [, of, nth] = /^(\w+)#([1-5])$/.exec(text) ?? []
  const wanted = numberOf(last ?? of ?? '', field)
  if (wanted === undefined) return undefined
  if (last !== undefined) return (value, { day, days }) => value === wanted && day > days - 7
  return nth === undefined ? undefined : (value, { day }) => value === wanted && Math.ceil(day / 7) === Number(nth)
}

function numberOf(text: string, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toUpperCase())
  const value = /^\d+$/.test(text) ? Number(text) : named > 0 ? named : Number.NaN
  return value >= least && value <= most ? value : undefined
}
