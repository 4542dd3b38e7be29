import { allPages } from '../../../aws/pages.ts'
import type { TargetGroup } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Existing } from '../../../model/existing.ts'
import type { Outputs } from '../../../model/index.ts'
import type { TargetGroupModel } from '../../../model/target-group.ts'
import type { Context } from '../../context.ts'
import { elbv2Tags } from '../elbv2-tags.ts'
import { hasTags, notAsSaid, onlyOne } from '../existing.ts'

const EXAMPLE = "targetGroup.existing('its name or ARN'), targetGroup.existing({ tags: { … } })"

/** A target group that is looked up, and who sends requests to it. */
export async function findTargetGroup(
  model: TargetGroupModel & { readonly existing: Existing },
  context: Context,
): Promise<Outputs['target-group']> {
  const all = await find(model.existing, context)
  const one = onlyOne(model, all, { idOf: ({ TargetGroupName }) => TargetGroupName, example: EXAMPLE }, context)
  const { TargetGroupArn: arn = '', TargetGroupName: name, TargetType: type, VpcId: vpcId = '' } = one
  const wanted = model.targetType ?? 'ip'
  if (type !== wanted)
    throw notAsSaid(
      model,
      `Target group ${name} has target type ${type}; tasks of this network mode need ${wanted}`,
      `Take a target group with target type ${wanted}, or a route of the load balancer: .target(loadBalancer.existing(…).path(…), …)`,
    )
  const loadBalancers = one.LoadBalancerArns ?? []
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-service-console-v2.html refuses it with
  // "The target group … does not have an associated load balancer."
  if (loadBalancers.length === 0)
    throw notAsSaid(
      model,
      `Target group ${name} does not have an associated load balancer, and ECS makes no service with it`,
      'Let a listener or a rule forward to it first, or give a route of the load balancer instead.',
    )
  return { arn, vpcId, securityGroups: await groupsOf(loadBalancers, context) }
}

async function groupsOf(LoadBalancerArns: string[], { aws }: Context): Promise<string[]> {
  const { LoadBalancers = [] } = await aws.elbv2('DescribeLoadBalancers', { LoadBalancerArns })
  return [...new Set(LoadBalancers.flatMap(({ SecurityGroups = [] }) => SecurityGroups))].sort()
}

async function find(by: Existing, context: Context): Promise<readonly TargetGroup[]> {
  const { aws } = context
  if (!('tags' in by)) {
    const which = 'arn' in by ? { TargetGroupArns: [by.arn] } : { Names: [by.name] }
    const call = aws.elbv2('DescribeTargetGroups', which)
    return (await unlessRefused(call, 'TargetGroupNotFoundException', 'ValidationError'))?.TargetGroups ?? []
  }
  const all = await context.batches.once('target groups', () =>
    allPages(async Marker => {
      const { TargetGroups, NextMarker } = await aws.elbv2('DescribeTargetGroups', { Marker, PageSize: 400 })
      return { items: TargetGroups, next: NextMarker }
    }),
  )
  const tagged = await Promise.all(
    all.map(async each => ({ each, tags: await elbv2Tags(each.TargetGroupArn ?? '', context) })),
  )
  return tagged.flatMap(({ each, tags }) => (hasTags(tags, by.tags) ? [each] : []))
}
