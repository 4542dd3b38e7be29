import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs'
import type { Context } from '../handler.ts'
import type { Batch } from '../../../aws/batches.ts'

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
const GROUPS_PER_CALL = 50

/** A log group by its name. */
export function describeLogGroup(name: string, context: Context): Promise<LogGroup | undefined> {
  return context.batches.load(byName, name, context)
}

const byName: Batch<LogGroup> = {
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
