import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import { defaultRuleArn } from '../elbv2/rule-view.ts'
import { loadBalancing } from '../elbv2/state.ts'
import type { World } from '../operation.ts'
import type { ServiceSettings } from './account-state.ts'
import { askLoadBalancing } from './target-group.ts'

type Kind = 'production' | 'test'

/**
 * Sends `percent` of the traffic of a service's listener rules to its target groups, and the rest to the alternate
 * ones. ECS leaves the other group in the rule with what is left, even nothing.
 */
export function shiftTraffic(world: World, { loadBalancers = [] }: ServiceSettings, kind: Kind, percent: number): void {
  for (const { advancedConfiguration, targetGroupArn } of loadBalancers) {
    const { alternateTargetGroupArn, productionListenerRule, testListenerRule } = advancedConfiguration ?? {}
    const rule = kind === 'production' ? productionListenerRule : testListenerRule
    if (!rule) continue
    const weights = new Map([
      [targetGroupArn ?? '', percent],
      [alternateTargetGroupArn ?? '', 100 - percent],
    ])
    setWeights(world, rule, weights)
  }
}

/**
 * Sends all production traffic back to what served before, also where that knew of no rule yet, as it was rolled.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html
 */
export function returnTraffic(world: World, from: ServiceSettings, to: ServiceSettings): void {
  const served = new Set((to.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn))
  const loadBalancers = (from.loadBalancers ?? []).filter(({ advancedConfiguration }) =>
    served.has(advancedConfiguration?.alternateTargetGroupArn),
  )
  if (loadBalancers.length > 0) shiftTraffic(world, { ...from, loadBalancers }, 'production', 0)
  else shiftTraffic(world, to, 'production', 100)
}

function setWeights(world: World, arn: string, weights: ReadonlyMap<string, number>): void {
  // Weights go from 0 to 999 and are whole numbers; percentages have one digit after the point.
  const TargetGroups = [...weights].map(([TargetGroupArn, percent]) => ({
    TargetGroupArn,
    Weight: Math.round(percent),
  }))
  const Actions = (actionsOf(world, arn) ?? []).map((action): Action => {
    if (action.AuthenticateOidcConfig)
      return { ...action, AuthenticateOidcConfig: { ...action.AuthenticateOidcConfig, UseExistingClientSecret: true } }
    if (action.Type !== 'forward') return action
    const { TargetGroupStickinessConfig } = action.ForwardConfig ?? {}
    return { Type: 'forward', Order: action.Order, ForwardConfig: { TargetGroups, TargetGroupStickinessConfig } }
  })
  if (ruleAt(world, arn)) askLoadBalancing(world, 'ModifyRule', { RuleArn: arn, Actions })
  else askLoadBalancing(world, 'ModifyListener', { ListenerArn: listenerAt(world, arn)?.arn, DefaultActions: Actions })
}

/** The rule of this ARN; nothing where it is a default one, or a listener of a Network Load Balancer. */
const ruleAt = (world: World, arn: string) => loadBalancing(world).rules.get(arn)

/** The listener of this ARN, or of this ARN of a default rule. */
function listenerAt(world: World, arn: string) {
  const { listeners } = loadBalancing(world)
  const listener = listeners.get(arn.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, ''))
  return listeners.get(arn) ?? (listener && defaultRuleArn(listener) === arn ? listener : undefined)
}

/** What a rule does, or by default a listener; nothing where there is none. */
export const actionsOf = (world: World, arn: string): readonly Action[] | undefined =>
  ruleAt(world, arn)?.actions ?? listenerAt(world, arn)?.defaultActions

/** The settings of a new deployment: where its target groups serve already, it takes the alternate ones. */
export function onFreeTargetGroups(settings: ServiceSettings, serving: ServiceSettings | undefined): ServiceSettings {
  const taken = new Set((serving?.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn))
  return {
    ...settings,
    loadBalancers: (settings.loadBalancers ?? []).map(each => {
      const { advancedConfiguration, targetGroupArn } = each
      const alternate = advancedConfiguration?.alternateTargetGroupArn
      if (!alternate || !taken.has(targetGroupArn)) return each
      return {
        ...each,
        targetGroupArn: alternate,
        advancedConfiguration: { ...advancedConfiguration, alternateTargetGroupArn: targetGroupArn },
      }
    }),
  }
}
