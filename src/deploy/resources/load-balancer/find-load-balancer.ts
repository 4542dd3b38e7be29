import { allPages } from '../../../aws/pages.ts'
import type { LoadBalancer } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Existing } from '../../../model/existing.ts'
import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import type { Context } from '../../context.ts'
import { elbv2Tags } from '../elbv2-tags.ts'
import { hasTags, notAsSaid, onlyOne } from '../existing.ts'

const EXAMPLE = "loadBalancer.existing('its name or ARN'), loadBalancer.existing({ tags: { … } })"

/** A load balancer that is looked up. */
export async function findLoadBalancer(
  model: LoadBalancerModel & { readonly existing: Existing },
  context: Context,
): Promise<LoadBalancer> {
  const all = await find(model.existing, context)
  const one = onlyOne(model, all, { idOf: ({ LoadBalancerName }) => LoadBalancerName, example: EXAMPLE }, context)
  if (one.Type === 'application') return one
  throw notAsSaid(
    model,
    `Load balancer ${one.LoadBalancerName} is a ${one.Type} load balancer: it has no hosts and paths`,
    'Take an Application Load Balancer, or a target group of this one: .target(targetGroup.existing(…), …)',
  )
}

async function find(by: Existing, context: Context): Promise<readonly LoadBalancer[]> {
  const { aws } = context
  if (!('tags' in by)) {
    const which = 'arn' in by ? { LoadBalancerArns: [by.arn] } : { Names: [by.name] }
    // An ARN that cannot be one is refused as a ValidationError.
    const call = aws.elbv2('DescribeLoadBalancers', which)
    return (await unlessRefused(call, 'LoadBalancerNotFoundException', 'ValidationError'))?.LoadBalancers ?? []
  }
  const all = await context.batches.once('load balancers', () =>
    allPages(async Marker => {
      const { LoadBalancers, NextMarker } = await aws.elbv2('DescribeLoadBalancers', { Marker, PageSize: 400 })
      return { items: LoadBalancers, next: NextMarker }
    }),
  )
  const tagged = await Promise.all(
    all.map(async each => ({ each, tags: await elbv2Tags(each.LoadBalancerArn ?? '', context) })),
  )
  return tagged.flatMap(({ each, tags }) => (hasTags(tags, by.tags) ? [each] : []))
}
