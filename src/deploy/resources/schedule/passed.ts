import { PlanError } from '../../../errors.ts'
import type { ScheduleModel } from '../../../model/schedule.ts'
import type { Context } from '../../context.ts'
import type { Foreseen } from '../handler.ts'

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

/**
 * What a schedule becomes where the time that it is to have has passed: what is over stays as it is, and what has another
 * time is not to start then. AWS is asked for no time that has passed: it refuses one that is new, as
 * https://github.com/DefangLabs/pulumi-defang/pull/425 has met, and what it makes of a change of one that is over is not
 * recorded: it may refuse it, or start its task now.
 */
export function overWith<S extends Times & { readonly state: string }>(live: S, context: Pick<Context, 'clock'>): S {
  return isOver(live, context) ? live : { ...live, state: 'DISABLED' }
}

/** Why one that is not there yet cannot be made. */
export function foreseeTime(
  { id, expression, timeZone }: Times & Pick<ScheduleModel, 'id'>,
  context: Pick<Context, 'clock'>,
): Foreseen {
  if (!isOver({ expression, timeZone }, context)) return {}
  const problem = new PlanError('schedule.passed', {
    resource: `schedule ${id}`,
    message: `Schedule ${id} is not there, and the time at which it is to start has passed: ${expression} in ${timeZone}`,
    fix: 'Give it another time, or take it out of the program; run(…) starts its task now.',
  })
  return { problems: [problem] }
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
