import type { Action } from '../../../aws/shapes/elastic-load-balancing-v2.ts'

/** A target group that a rule sends requests to, and its share of them beside the others. */
export interface RuleTarget {
  readonly arn: string
  readonly weight: number
}

/** Where actions forward to. A group that is alone gets everything, whatever its weight. */
export function ruleTargets(actions: readonly Action[] = []): readonly RuleTarget[] {
  const targets = actions
    .flatMap(({ TargetGroupArn, ForwardConfig }) =>
      ForwardConfig?.TargetGroups?.length ? ForwardConfig.TargetGroups : [{ TargetGroupArn, Weight: 1 }],
    )
    .flatMap(({ TargetGroupArn: arn, Weight: weight = 1 }) => (arn ? [{ arn, weight }] : []))
  return targets.length === 1 ? targets.map(({ arn }) => ({ arn, weight: 1 })) : targets
}

/** The action that forwards to them. */
export function forwardTo(targets: readonly RuleTarget[]): Action {
  const [first] = targets
  if (targets.length === 1) return { Type: 'forward', TargetGroupArn: first?.arn }
  const TargetGroups = targets.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight }))
  return { Type: 'forward', ForwardConfig: { TargetGroups } }
}
