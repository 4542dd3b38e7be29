import type { LoadBalancer } from '../../../aws/shapes/ecs.ts'
import type { Rule, TargetGroup } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { canonical } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { readListeners, readRules } from '../listener/listeners.ts'
import type { ApiService } from './service-canonical.ts'

const MOST_TARGET_GROUPS = 5

/** Whether a rollout keeps tasks: where it may stop all of them first, leaving a bridge would only do that once more. */
export function keepsTasks({ deploymentConfiguration, schedulingStrategy }: ApiService): boolean {
  return schedulingStrategy !== 'DAEMON' && deploymentConfiguration?.minimumHealthyPercent !== 0
}

/** The target groups that a service leaves. Where ECS moves the traffic between pairs, that is not for us to say. */
export function leaving(desired: readonly LoadBalancer[], serving: readonly LoadBalancer[]): readonly string[] {
  if ([...desired, ...serving].some(({ advancedConfiguration }) => advancedConfiguration)) return []
  const stays = new Set(desired.map(({ targetGroupArn }) => targetGroupArn))
  return serving.flatMap(({ targetGroupArn = '' }) => (stays.has(targetGroupArn) ? [] : [targetGroupArn]))
}

/**
 * Puts the next tasks into the target groups that the service leaves, too, as long as rules send requests there: ECS
 * stops the old tasks when it likes, and then nothing would answer until the rules are switched. Only where they pass
 * the same health check, or the rollout would fail for nothing.
 */
export async function bridges(
  desired: readonly LoadBalancer[],
  serving: readonly LoadBalancer[],
  context: Context,
): Promise<LoadBalancer[]> {
  const old = leaving(desired, serving).slice(0, Math.max(0, MOST_TARGET_GROUPS - desired.length))
  if (old.length === 0) return []
  const arns = [...old, ...desired.flatMap(({ targetGroupArn }) => targetGroupArn ?? [])]
  const answer = await unlessRefused(
    context.aws.elbv2('DescribeTargetGroups', { TargetGroupArns: arns }),
    'TargetGroupNotFoundException',
  )
  const groups = new Map(answer?.TargetGroups?.map(group => [group.TargetGroupArn ?? '', group]))
  const loadBalancers = new Set([...groups.values()].flatMap(({ LoadBalancerArns = [] }) => LoadBalancerArns))
  const rules = (await Promise.all([...loadBalancers].map(arn => rulesOfAll(arn, context)))).flat()
  return old.flatMap(targetGroupArn => {
    const next = desired.find(
      wanted =>
        rules.some(rule => moves(rule, targetGroupArn, wanted.targetGroupArn)) &&
        isAlike(groups.get(targetGroupArn), groups.get(wanted.targetGroupArn ?? '')),
    )
    return next ? [{ ...next, targetGroupArn }] : []
  })
}

async function rulesOfAll(loadBalancer: string, context: Context): Promise<Rule[]> {
  const listeners = await readListeners(loadBalancer, context)
  return (await Promise.all(listeners.map(({ ListenerArn = '' }) => readRules(ListenerArn, context)))).flat()
}

/** Whether a rule sends requests to one target group and waits for the other to answer. */
function moves({ Actions = [] }: Rule, from: string, to: string | undefined): boolean {
  const groups = Actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups ?? [])
  const weight = (arn: string | undefined) => groups.find(({ TargetGroupArn }) => TargetGroupArn === arn)?.Weight
  return (weight(from) ?? 0) > 0 && weight(to) === 0
}

function isAlike(one: TargetGroup | undefined, other: TargetGroup | undefined): boolean {
  const asked = (group: TargetGroup) => [
    ...[group.Protocol, group.TargetType, group.HealthCheckProtocol, group.HealthCheckPort],
    ...[group.HealthCheckPath, group.Matcher?.HttpCode],
  ]
  return one !== undefined && other !== undefined && canonical(asked(one)) === canonical(asked(other))
}
