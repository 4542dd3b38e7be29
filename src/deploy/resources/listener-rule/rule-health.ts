import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { ListenerModel } from '../../../model/listener.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { TargetGroupModel } from '../../../model/target-group.ts'
import type { Context } from '../../context.ts'
import { describeService } from '../service/services.ts'
import { isTargetGroupName } from '../target-group/target-group-name.ts'

/** What sends requests to target groups. */
export type Forwarding = ListenerRuleModel | ListenerModel

/** A target of a group. */
export interface SeenTarget {
  readonly id: string | undefined
  readonly healthy: boolean
}

/** The targets of a group, save those that leave it. */
export async function targetsIn(TargetGroupArn: string, { aws }: Context): Promise<readonly SeenTarget[]> {
  const health = await unlessRefused(
    aws.elbv2('DescribeTargetHealth', { TargetGroupArn }),
    'TargetGroupNotFoundException',
  )
  return (health?.TargetHealthDescriptions ?? []).flatMap(({ Target, TargetHealth }) =>
    TargetHealth?.State === 'draining' ? [] : [{ id: Target?.Id, healthy: TargetHealth?.State === 'healthy' }],
  )
}

/** Whether one of the groups answers. */
export async function answers(groups: readonly string[], context: Context): Promise<boolean> {
  const targets = await Promise.all(groups.map(arn => targetsIn(arn, context)))
  return targets.flat().some(({ healthy }) => healthy)
}

/**
 * How many tasks the service of a rule or listener is to run, where several share a rule that of one target group: with 0,
 * nothing behind it will ever answer.
 */
export async function tasksWanted(
  { id }: Forwarding,
  context: Context,
  groupArn?: string,
): Promise<number | undefined> {
  const isBehind = ({ id: group, physicalName }: TargetGroupModel): boolean => {
    const [, name = ''] = groupArn?.split('/') ?? []
    return groupArn === undefined || name === physicalName || isTargetGroupName(name, context.stack.name, group)
  }
  const service = context.models.find(
    model =>
      model.kind === 'service' &&
      model.targets.some(
        ({ targetGroup, rules, listeners = [], shift }) =>
          isBehind(targetGroup) &&
          [...rules, ...listeners, shift?.testRule, shift?.testListener].some(each => each?.id === id),
      ),
  )
  if (service?.kind !== 'service') return undefined
  if (service.desiredCount !== undefined && !service.autoScaling) return service.desiredCount
  const live = await unlessRefused(
    describeService(service.cluster.clusterName, service.serviceName, context),
    'ClusterNotFoundException',
  )
  return live?.status === 'ACTIVE' ? live.desiredCount : service.desiredCount
}
