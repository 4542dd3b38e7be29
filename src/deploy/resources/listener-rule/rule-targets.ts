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

/** The action that forwards to them; with a time for which a client stays with the group that it got. */
export function forwardTo(targets: readonly RuleTarget[], stickinessSeconds?: number): Action {
  const [first] = targets
  if (targets.length === 1 && stickinessSeconds === undefined) return { Type: 'forward', TargetGroupArn: first?.arn }
  const TargetGroups = targets.map(({ arn, weight }) => ({ TargetGroupArn: arn, Weight: weight }))
  const TargetGroupStickinessConfig = { Enabled: true, DurationSeconds: stickinessSeconds }
  return {
    Type: 'forward',
    ForwardConfig: { TargetGroups, ...(stickinessSeconds !== undefined && { TargetGroupStickinessConfig }) },
  }
}

/** For how long a client stays with its group; 0: not at all. */
export function liveStickiness(actions: readonly Action[] = []): number {
  const [config] = actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroupStickinessConfig ?? [])
  return config?.Enabled ? (config.DurationSeconds ?? 0) : 0
}
