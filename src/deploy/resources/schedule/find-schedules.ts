import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { liveOf } from '../found.ts'
import type { Found, Search } from '../handler.ts'
import { listedSchedules } from './listed-schedules.ts'
import { markedOwner } from './schedule-marker.ts'

/** Schedules with a mark of the stack, in the groups that the stack has. */
export async function findSchedules({ present, tagged }: Search, context: Context): Promise<Found<'schedule'>[]> {
  const known = new Set(liveOf('schedule', present, context).map(({ arn }) => arn))
  const own = liveOf('schedule-group', present, context).map(({ name }) => name)
  const lost = (await tagged).flatMap(each => (each.kind === 'schedule-group' ? [each.name] : []))
  const listed = await Promise.all([...new Set([...own, ...lost])].map(group => listedSchedules(group, context)))
  const others = listed.flat().filter(({ Arn = '' }) => !known.has(Arn))
  const all = await Promise.all(
    others.map(async ({ Arn: arn = '', Name: name = '', GroupName: groupName = '' }) => {
      const call = context.aws.scheduler('GetSchedule', { Name: name, GroupName: groupName })
      const owner = markedOwner((await unlessRefused(call, 'ResourceNotFoundException'))?.Description)
      return owner ? [{ kind: 'schedule', name, outputs: { arn, name, groupName }, owner } as const] : []
    }),
  )
  return all.flat()
}
