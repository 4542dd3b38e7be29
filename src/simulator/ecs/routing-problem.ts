import type { LoadBalancer } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { ServiceSettings } from './account-state.ts'
import { groupsOf } from './rule-groups.ts'
import { actionsOf } from './traffic.ts'

/**
 * Why a deployment cannot shift traffic by the listener rules as they are, in AWS's words.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
 */
export function routingProblem(world: World, { loadBalancers = [] }: ServiceSettings): string | undefined {
  const [problem] = loadBalancers.flatMap(each => problemOf(world, each) ?? [])
  return problem && `Service deployment rolled back because of invalid networking configuration. ${problem}`
}

function problemOf(world: World, { advancedConfiguration, targetGroupArn = '' }: LoadBalancer): string | undefined {
  const { alternateTargetGroupArn = '', productionListenerRule = '', testListenerRule } = advancedConfiguration ?? {}
  if (!productionListenerRule) return undefined
  const [serves, tests] = [productionListenerRule, testListenerRule].map(arn => (arn ? actionsOf(world, arn) : []))
  // Network Load Balancers have listeners in their place.
  if (!serves || !tests)
    return `One or more ${productionListenerRule.includes(':listener-rule/') ? 'rules' : 'listeners'} not found`
  const [groups, tested] = [groupsOf(serves), groupsOf(tests)]
  const serving = [...groups].flatMap(([arn, weight]) => (weight > 0 ? [arn] : []))
  if (serving.length !== 1)
    return `productionListenerRule ${productionListenerRule} should have exactly one target group serving traffic but found ${serving.length} target groups which are serving traffic`
  const pair = [targetGroupArn, alternateTargetGroupArn]
  const foreign = serving.find(arn => !pair.includes(arn))
  if (foreign)
    return `Production listener rule is forwarding traffic to unexpected target group ${foreign}. Expected traffic to be forwarded to either targetGroupArn: ${targetGroupArn} or alternateTargetGroupArn: ${alternateTargetGroupArn}`
  const known = new Set([...groups.keys(), ...tested.keys()])
  const missing = pair.find(arn => !known.has(arn))
  return missing && `Target group ${missing} is not associated with either productionListenerRule or testListenerRule.`
}
