import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'

/** The target groups that a rule names, with their weights. */
export function groupsOf(actions: readonly Action[]): Map<string, number> {
  const groups = actions.flatMap(({ Type, ForwardConfig, TargetGroupArn }) => {
    if (Type !== 'forward') return []
    return ForwardConfig?.TargetGroups?.length ? ForwardConfig.TargetGroups : [{ TargetGroupArn, Weight: 1 }]
  })
  return new Map(groups.map(({ TargetGroupArn = '', Weight = 1 }) => [TargetGroupArn, Weight]))
}
