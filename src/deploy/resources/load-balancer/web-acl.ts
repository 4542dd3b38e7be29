import { unlessRefused } from '../../../aws/unless-refused.ts'
import { unlessUnavailable } from '../../../aws/unless-unavailable.ts'
import { PlanError } from '../../../errors.ts'
import type { LoadBalancerModel } from '../../../model/load-balancer.ts'
import type { Tags } from '../../../model/resource.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { nameOf, WEB_ACL } from '../../ownership.ts'
import type { Foreseen } from '../handler.ts'
import { toTagList } from '../tag-list.ts'

/** The web ACL of a load balancer. */
export interface WebAcl {
  /** None where the stack has put one there that is not there any more, or not yet. */
  readonly arn?: string
  /** Somebody else has put it there. */
  readonly by?: 'others'
}

interface Protected {
  readonly webAcl?: WebAcl
}

const NOT_THERE = 'WAFNonexistentItemException'

/**
 * What protects a load balancer, where the program says what should, or the stack has said so before: a tag remembers that.
 * What others have put there is theirs: to take it away leaves a load balancer open that nobody here has closed.
 *
 * https://github.com/advisories/GHSA-rjfv-pjvx-mjgv
 */
export async function liveWebAcl(
  LoadBalancerArn: string,
  { webAcl: said }: LoadBalancerModel,
  tags: Tags,
  context: Context,
): Promise<Protected> {
  const noted = tags[WEB_ACL]?.split(' ') ?? []
  if (said === undefined && noted.length === 0) return {}
  const arn = await webAclOf(LoadBalancerArn, context)
  const isOurs = arn !== undefined && noted.includes(markOf(arn))
  if (isOurs) return { webAcl: { arn } }
  if (said === undefined || (arn === undefined && noted.length > 0)) return { webAcl: {} }
  return arn === undefined ? {} : { webAcl: { arn, by: 'others' } }
}

/** What should protect it: what the program says, whoever has put it there. */
export function wantedWebAcl({ webAcl: said }: LoadBalancerModel, live: Protected = {}): Protected {
  if (said === undefined) return {}
  return { webAcl: live.webAcl?.arn === said ? live.webAcl : { arn: said } }
}

/** The tag that remembers which web ACLs are ours, of a load balancer that has such. */
export const webAclTag = (...webAcls: readonly (WebAcl | undefined)[]): Tags => {
  const ours = webAcls.flatMap(each => (each?.arn !== undefined && each.by !== 'others' ? [markOf(each.arn)] : []))
  return ours.length > 0 ? { [WEB_ACL]: [...new Set(ours)].join(' ') } : {}
}

/** Protects a load balancer, where there is something to protect it with. */
export async function protect(ResourceArn: string, { webAcl }: Protected, { aws }: Context): Promise<void> {
  if (webAcl?.arn !== undefined) await aws.wafv2('AssociateWebACL', { ResourceArn, WebACLArn: webAcl.arn })
}

/** Puts another in its place, or takes ours away. What will be there is remembered before, and what was is forgotten after. */
export async function changeWebAcl(
  arn: string,
  { webAcl: from }: Protected,
  to: Protected,
  context: Context,
): Promise<void> {
  // Where ours was gone, none was there.
  const isBare = to.webAcl?.arn === undefined
  if (!isBare) {
    await remember(arn, webAclTag(to.webAcl, from), context)
    await protect(arn, to, context)
  } else if (from?.arn !== undefined && (await webAclOf(arn, context)) === from.arn) {
    await unlessRefused(context.aws.wafv2('DisassociateWebACL', { ResourceArn: arn }), NOT_THERE)
  }
  if (isBare || (from && from.by !== 'others')) await remember(arn, webAclTag(to.webAcl), context)
}

async function remember(arn: string, tags: Tags, { aws }: Context): Promise<void> {
  const ResourceArns = [arn]
  if (Object.keys(tags).length > 0) await aws.elbv2('AddTags', { ResourceArns, Tags: toTagList(tags) })
  else await aws.elbv2('RemoveTags', { ResourceArns, TagKeys: [WEB_ACL] })
}

async function webAclOf(ResourceArn: string, { aws }: Context): Promise<string | undefined> {
  const found = await unlessRefused(aws.wafv2('GetWebACLForResource', { ResourceArn }), NOT_THERE)
  return found?.WebACL?.ARN
}

/**
 * Of one that is to be put there: that it is of this Region and there, which would else show in the middle of a deploy, and
 * that it does not take the place of one of others, which may be all that keeps somebody out.
 */
export async function foreseeWebAcl(
  model: LoadBalancerModel,
  live: Protected | undefined,
  context: Context,
): Promise<Foreseen> {
  const { webAcl: arn } = model
  if (arn === undefined || live?.webAcl?.arn === arn) return {}
  const resource = nameOf(model)
  const problem = await problemOf(arn, resource, context)
  const foreign = live?.webAcl?.by === 'others' && !context.adopt ? [ofOthers(live.webAcl.arn ?? '', resource)] : []
  const managed = live?.webAcl && FIREWALL_MANAGER.test(live.webAcl.arn ?? '')
  return {
    problems: problem ? [problem] : foreign,
    notes: managed
      ? [`${resource}: Firewall Manager has put the web ACL ${live.webAcl?.arn} there, and may put it back`]
      : [],
  }
}

const ofOthers = (arn: string, resource: string): PlanError =>
  new PlanError('ownership.foreign', {
    resource,
    message: `${resource} has the web ACL ${arn}, which this stack has not put there, and it can have only one`,
    fix: `Say this one, or none: then it stays. To put yours in its place, have it taken away, or deploy once with { adopt: true }.`,
  })

// https://docs.aws.amazon.com/waf/latest/developerguide/waf-policies.html
const FIREWALL_MANAGER = /\/webacl\/FMManagedWebACLV2/

async function problemOf(arn: string, resource: string, context: Context): Promise<PlanError | undefined> {
  const [, , , region, account, path = ''] = arn.split(':')
  const missing = (message: string): PlanError =>
    new PlanError('web-acl.missing', {
      resource,
      message,
      fix: `Give the ARN of a web ACL of scope REGIONAL in ${context.region}: aws wafv2 list-web-acls --scope REGIONAL --region ${context.region}`,
    })
  if (region !== context.region)
    return missing(
      `Web ACL ${arn} is in ${region}, and a load balancer takes those of its own Region, ${context.region}`,
    )
  // What AWS takes of another account, such as one of Firewall Manager, is not for a plan to guess.
  if (account !== context.account) return undefined
  const [, , Name, Id] = path.split('/')
  const found = await unlessUnavailable('wafv2:GetWebACL', new Set(), async () => {
    const call = context.aws.wafv2('GetWebACL', { Name, Id, Scope: 'REGIONAL' })
    return { isThere: (await unlessRefused(call, NOT_THERE)) !== undefined }
  })
  return found?.isThere === false ? missing(`There is no web ACL ${arn}`) : undefined
}

// The value of a tag has room for two ARNs only where their names are short.
const markOf = (arn: string): string => hashOf(arn).slice(0, 8)
