import type { Batch } from '../../../aws/batches.ts'
import type { LogGroup } from '../../../aws/shapes/cloudwatch-logs.ts'
import type { Context } from '../../context.ts'

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
const GROUPS_PER_CALL = 50

/** A log group by its name. */
export function describeLogGroup(name: string, context: Context): Promise<LogGroup | undefined> {
  return context.batches.load(byName, name, context)
}

const byName: Batch<LogGroup, Context> = {
  size: GROUPS_PER_CALL,
  async read(names, { aws }) {
    const [only] = names
    const { logGroups = [] } = await aws.cloudWatchLogs(
      'DescribeLogGroups',
      names.length === 1 && only ? { logGroupNamePrefix: only } : { logGroupIdentifiers: [...names] },
    )
    return new Map(logGroups.map(group => [group.logGroupName ?? '', group]))
  },
}
