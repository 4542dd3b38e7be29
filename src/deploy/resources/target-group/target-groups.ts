import type { Batch } from '../../../aws/batches.ts'
import { allPages } from '../../../aws/pages.ts'
import type { TargetGroup } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'

/** A target group by its name. */
export function describeTargetGroup(name: string, context: Context): Promise<TargetGroup | undefined> {
  return context.batches.load(byName, name, context)
}

const byName: Batch<TargetGroup, Context> = {
  size: Number.POSITIVE_INFINITY,
  async read(names, { aws }) {
    // One name that is not there makes ELB refuse all others; a Region has few enough groups to list them.
    const found =
      names.length === 1
        ? await unlessRefused(
            aws.elbv2('DescribeTargetGroups', { Names: [...names] }).then(({ TargetGroups = [] }) => TargetGroups),
            'TargetGroupNotFoundException',
          )
        : await allPages(async Marker => {
            const { TargetGroups, NextMarker } = await aws.elbv2('DescribeTargetGroups', { Marker, PageSize: 400 })
            return { items: TargetGroups, next: NextMarker }
          })
    return new Map(found?.map(group => [group.TargetGroupName ?? '', group]))
  },
}
