import { unlessRefused } from '../../../aws/unless-refused.ts'
import { unlessUnavailable } from '../../../aws/unless-unavailable.ts'
import { PlanError } from '../../../errors.ts'
import type { ServiceModel } from '../../../model/service.ts'
import type { Context } from '../../context.ts'

/** Rules of others by which ECS is to move the traffic: of one that is not there it tells in the middle of a deploy. */
export async function missingRules(
  { targets }: ServiceModel,
  resource: string,
  context: Context,
): Promise<readonly PlanError[]> {
  const given = targets.flatMap(({ shift }) => Object.values(shift?.given ?? {}))
  const missing = await Promise.all([...new Set(given)].map(async arn => ((await isThere(arn, context)) ? [] : [arn])))
  return missing.flat().map(arn => {
    const what = isRule(arn) ? 'listener rule' : 'listener'
    return new PlanError(isRule(arn) ? 'listener-rule.missing' : 'listener.missing', {
      resource,
      message: `There is no ${what} ${arn} in ${context.region}, by which the traffic of ${resource} is to move`,
      fix: `Give the ARN of the ${what} that sends to both target groups, or a route, for which both are made.`,
    })
  })
}

const isRule = (arn: string): boolean => arn.includes(':listener-rule/')

async function isThere(arn: string, { aws }: Context): Promise<boolean> {
  const found = await unlessUnavailable('elasticloadbalancing:DescribeRules', new Set(), async () => {
    const call: Promise<unknown> = isRule(arn)
      ? aws.elbv2('DescribeRules', { RuleArns: [arn] })
      : aws.elbv2('DescribeListeners', { ListenerArns: [arn] })
    const answer = await unlessRefused(call, 'RuleNotFoundException', 'ListenerNotFoundException', 'ValidationError')
    return { isThere: answer !== undefined }
  })
  return found?.isThere !== false
}
