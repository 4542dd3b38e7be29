import type { Service } from '../../aws/shapes/ecs.ts'
import type { Action } from '../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../model/listener-rule.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { TargetGroupModel } from '../../model/target-group.ts'
import { unlessNotThere } from '../graph/not-there.ts'
import type { IgnoredChange } from '../planning/diff.ts'
import type { Refs } from './handler.ts'

/** Which group of a pair serves is for ECS to say; how many tasks run, for Auto Scaling. */
export function ignoredOfService(
  { desiredCount, loadBalancers = [] }: Service,
  model: ServiceModel,
  refs: Refs,
): IgnoredChange[] {
  const swapped = model.targets.flatMap(({ shift, targetGroup }): IgnoredChange[] => {
    if (!shift) return []
    const [to, from] = pairOf(targetGroup, shift.alternate, refs)
    if (!from || !loadBalancers.some(({ targetGroupArn }) => targetGroupArn === from)) return []
    return [{ path: 'loadBalancers.targetGroupArn', from, to, because: 'traffic shifted by ECS' }]
  })
  if (!model.autoScaling || desiredCount === model.desiredCount) return swapped
  return [
    ...swapped,
    { path: 'desiredCount', from: desiredCount, to: model.desiredCount, because: 'desired count under autoscaling' },
  ]
}

/** A pair in the order in which the program has it. Nothing until both are there: then nothing has moved, either. */
function pairOf(one: TargetGroupModel, other: TargetGroupModel, refs: Refs): readonly string[] {
  return unlessNotThere(() => [refs(one).arn, refs(other).arn]) ?? []
}

/** ECS moves the weights of a pair of target groups. */
export function ignoredOfRule(actions: readonly Action[] = [], model: ListenerRuleModel, refs: Refs): IgnoredChange[] {
  if (!model.alternate) return []
  const groups = actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups ?? [])
  const weight = (arn: string): number => groups.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.Weight ?? 0
  const [own, other] = pairOf(model.targetGroup, model.alternate, refs)
  if (!own || !other || weight(other) === 0) return []
  return [
    {
      path: 'targetGroup',
      from: [own, other].map(arn => `${arn} weight ${weight(arn)}`).join(', '),
      to: own,
      because: 'traffic shifted by ECS',
    },
  ]
}
