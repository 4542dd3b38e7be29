import type { ScheduleModel } from '../../../model/schedule.ts'
import type { Context } from '../../context.ts'

type Times = Pick<ScheduleModel, 'expression' | 'timeZone'>

/**
 * A start date that is still to come; undefined for one that has passed, which changes nothing any more and which AWS
 * refuses: `The StartDate you specify cannot be earlier than 5 minutes ago.` https://github.com/getmoto/moto/pull/8172
 */
export const toCome = (date: string | undefined, { clock }: Pick<Context, 'clock'>): string | undefined =>
  date !== undefined && Date.parse(date) > clock.now() ? date : undefined

/** Whether clocks of the zone show a later time than that of a schedule that starts once. */
export function isOver({ expression, timeZone }: Times, { clock }: Pick<Context, 'clock'>): boolean {
  const [, time] = /^at\((.*)\)$/.exec(expression) ?? []
  return time !== undefined && time < clockTime(clock.now(), timeZone)
}

/** In the form of a time of a schedule. A zone that is not known here is taken for the one where it is earliest. */
function clockTime(now: number, timeZone: string): string {
  try {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    return format.format(now).replace(' ', 'T')
  } catch {
    return clockTime(now, 'Etc/GMT+12')
  }
}
