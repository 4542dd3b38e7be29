import type { Resource } from '../../../model/resource.ts'
import type { TargetGroupModel } from '../../../model/target-group.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions } from '../handler.ts'
import type { RuleTarget } from './rule-targets.ts'

/** ECS puts tasks into a pair only with a deployment, and what serves now may be in neither of its groups: said before. */
export function silentPair(
  sender: Resource,
  { targetGroup, alternate }: { readonly targetGroup?: TargetGroupModel; readonly alternate?: TargetGroupModel },
  live: readonly RuleTarget[],
  actions: Actions,
): readonly string[] {
  if (!targetGroup || !alternate) return []
  const pair = [targetGroup, alternate].map(group => actions.get(keyOf(group))?.live?.outputs)
  const isOfPair = ({ arn }: RuleTarget): boolean => pair.some(each => each && 'arn' in each && each.arn === arn)
  const serving = live.filter(({ weight }) => weight > 0)
  if (serving.length === 0 || serving.some(isOfPair)) return []
  return [
    `${nameOf(sender)} moves to target groups in which there is no task yet: it does not answer until the deployment of the service has put some there`,
  ]
}
