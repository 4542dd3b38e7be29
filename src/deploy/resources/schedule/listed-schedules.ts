import { allPages } from '../../../aws/pages.ts'
import type { ScheduleSummary } from '../../../aws/shapes/scheduler.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'

/** The schedules of a group; none where the group is gone. */
export async function listedSchedules(
  GroupName: string,
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly ScheduleSummary[]> {
  const list = allPages(async NextToken => {
    const page = await aws.scheduler('ListSchedules', { GroupName, ...(NextToken ? { NextToken } : {}) })
    return { items: page.Schedules, next: page.NextToken }
  })
  return (await unlessRefused(list, 'ResourceNotFoundException')) ?? []
}
