import type { LoadBalancer, Service } from '../../../aws/shapes/ecs.ts'
import type { Action } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { ServiceModel } from '../../../model/service.ts'
import type { Context } from '../../context.ts'
import { readRules } from '../listener/listeners.ts'

/** Where the requests of a service with two target groups go, once all of them go to the group that it runs in. */
export const LIVE = 'all to the group that is live'

/** Rules or listeners send none, or not all, of the requests to the tasks; as long as a deployment is in flight, ECS says where. */
export async function trafficOf(found: Service, model: ServiceModel, context: Context): Promise<string> {
  const astray = await strays(found, model, context)
  return astray.length === 0 ? LIVE : astray.map(({ weights }) => describe(weights)).join('; ')
}

/**
 * Sends all requests to the groups that the service runs in. With any other weights ECS starts no deployment:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html
 */
export async function sendToLive(found: Service, model: ServiceModel, context: Context): Promise<void> {
  for (const { live, other, arn, actions } of await strays(found, model, context)) {
    const TargetGroups = [
      { TargetGroupArn: live, Weight: 1 },
      { TargetGroupArn: other, Weight: 0 },
    ]
    const Actions = actions.map((action): Action => {
      if (action.AuthenticateOidcConfig)
        return {
          ...action,
          AuthenticateOidcConfig: { ...action.AuthenticateOidcConfig, UseExistingClientSecret: true },
        }
      if (action.Type !== 'forward') return action
      const { TargetGroupStickinessConfig } = action.ForwardConfig ?? {}
      return { Type: 'forward', Order: action.Order, ForwardConfig: { TargetGroups, TargetGroupStickinessConfig } }
    })
    if (isRule(arn)) await context.aws.elbv2('ModifyRule', { RuleArn: arn, Actions })
    else await context.aws.elbv2('ModifyListener', { ListenerArn: arn, DefaultActions: Actions })
  }
}

interface Stray {
  readonly live: string
  readonly other: string
  /** Of the rule, or of the listener of a Network Load Balancer. */
  readonly arn: string
  readonly actions: readonly Action[]
  readonly weights: ReadonlyMap<string, number>
}

async function strays(
  { deployments = [], loadBalancers = [] }: Service,
  { targets }: ServiceModel,
  context: Context,
): Promise<Stray[]> {
  if (deployments.length !== 1 || deployments[0]?.rolloutState !== 'COMPLETED') return []
  // Rules of others may send to more than the pair, and are not ours to set.
  const theirs: readonly unknown[] = targets.map(({ shift }) => shift?.given?.production)
  const ours = loadBalancers.filter(each => !theirs.includes(each.advancedConfiguration?.productionListenerRule))
  const found = await Promise.all(ours.map(each => strayOf(each, context)))
  return found.flatMap(each => each ?? [])
}

async function strayOf(
  { advancedConfiguration, targetGroupArn: live = '' }: LoadBalancer,
  context: Context,
): Promise<Stray | undefined> {
  const { alternateTargetGroupArn: other, productionListenerRule: arn } = advancedConfiguration ?? {}
  if (!other || !arn) return undefined
  const actions = await actionsOf(arn, context)
  if (!actions) return undefined
  const weights = weightsOf(actions)
  const serving = [...weights].flatMap(([arn, weight]) => (weight > 0 ? [arn] : []))
  return serving.length === 1 && serving[0] === live ? undefined : { live, other, arn, actions, weights }
}

const isRule = (arn: string): boolean => arn.includes(':listener-rule/')

/** What the rule does, or the listener of a Network Load Balancer. */
async function actionsOf(arn: string, context: Context): Promise<readonly Action[] | undefined> {
  if (isRule(arn)) {
    const listenerArn = arn.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '')
    return (await readRules(listenerArn, context)).find(({ RuleArn }) => RuleArn === arn)?.Actions
  }
  const found = context.aws.elbv2('DescribeListeners', { ListenerArns: [arn] })
  return (await unlessRefused(found, 'ListenerNotFoundException'))?.Listeners?.[0]?.DefaultActions
}

function weightsOf(actions: readonly Action[]): ReadonlyMap<string, number> {
  const groups = actions.flatMap(({ ForwardConfig, TargetGroupArn }) =>
    ForwardConfig?.TargetGroups?.length ? ForwardConfig.TargetGroups : TargetGroupArn ? [{ TargetGroupArn }] : [],
  )
  return new Map(groups.map(group => [group.TargetGroupArn ?? '', 'Weight' in group ? (group.Weight ?? 1) : 1]))
}

const describe = (weights: ReadonlyMap<string, number>): string =>
  [...weights].map(([arn, weight]) => `${arn} weight ${weight}`).join(', ')
