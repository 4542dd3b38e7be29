import type { Service } from '../../aws/shapes/ecs.ts'
import { unlessRefused } from '../../aws/unless-refused.ts'
import { unlessUnavailable } from '../../aws/unless-unavailable.ts'
import type { AccountContext } from '../context.ts'
import type { TargetCount } from './verdict.ts'

/** Counts the targets of a service. Nothing where it has none, or they may not be read. */
export async function countTargets(
  { loadBalancers = [] }: Service,
  missing: Set<string>,
  { aws }: AccountContext,
): Promise<TargetCount | undefined> {
  if (missing.has(PERMISSION)) return undefined
  const groups = loadBalancers.flatMap(({ targetGroupArn = [], advancedConfiguration }) => [
    [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn ?? []].flat(),
  ])
  const counts = await Promise.all(
    groups.map(async pair => {
      const answers = await Promise.all(
        pair.map(TargetGroupArn =>
          unlessUnavailable(PERMISSION, missing, () =>
            // Right after it was made, a group may not be known everywhere.
            unlessRefused(aws.elbv2('DescribeTargetHealth', { TargetGroupArn }), 'TargetGroupNotFoundException'),
          ),
        ),
      )
      const states = answers.flatMap(
        answer => answer?.TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State) ?? [],
      )
      const live = states.filter(state => state !== 'draining')
      return { healthy: live.filter(state => state === 'healthy').length, all: live.length }
    }),
  )
  // A task is in every target group of its service: the one with the fewest healthy targets decides.
  const [worst] = counts.toSorted((a, b) => a.healthy - b.healthy)
  return worst && worst.all > 0 ? worst : undefined
}

/** Until everything else is complete, targets are read for those who watch: not where other calls need the quota. */
export const roomForTargets = ({ hasRoom }: AccountContext): boolean => hasRoom('elbv2', 'DescribeTargetHealth')

const PERMISSION = 'elasticloadbalancing:DescribeTargetHealth'
