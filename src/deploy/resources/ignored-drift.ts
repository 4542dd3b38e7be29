import type { Service } from '../../aws/shapes/ecs.ts'
import type { Action } from '../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../model/listener-rule.ts'
import type { ServiceModel } from '../../model/service.ts'
import type { TargetGroupModel } from '../../model/target-group.ts'
import { unlessNotThere } from '../graph/not-there.ts'
import type { IgnoredChange } from '../planning/diff.ts'
import type { Refs } from './handler.ts'
import { ruleTargets } from './listener-rule/rule-targets.ts'

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
export function ignoredOfPair(
  actions: readonly Action[] = [],
  model: Pick<ListenerRuleModel, 'targetGroup' | 'alternate'>,
  refs: Refs,
): IgnoredChange[] {
  if (!model.alternate || !model.targetGroup) return []
  const groups = ruleTargets(actions)
  const weight = (arn: string): number => groups.find(group => group.arn === arn)?.weight ?? 0
  const [own, other] = pairOf(model.targetGroup, model.alternate, refs)
  if (!own || !other || weight(other) === 0) return []
  return [
    {
      path: 'targetGroups',
      from: [own, other].map(arn => ({ arn, weight: weight(arn) })),
      to: [{ arn: own, weight: 1 }],
      because: 'traffic shifted by ECS',
    },
  ]
}
