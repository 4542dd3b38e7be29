import type { GetWebACLRequest, WebACL } from '@aws-sdk/client-wafv2'
import type { World } from '../operation.ts'
import { firewall, missing, type WebAcl, webAclByArn } from './state.ts'

/** Of one that lets through what no rule blocks, and has no rules. */
export function view({ arn, name, id }: WebAcl): WebACL {
  const VisibilityConfig = { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: name }
  return { Name: name, Id: id, ARN: arn, DefaultAction: { Allow: {} }, VisibilityConfig, Rules: [], Capacity: 0 }
}

export function getWebAcl({ ARN, Name, Id, Scope }: GetWebACLRequest, world: World): object {
  const all = [...firewall(world).webAcls.values()]
  const found = ARN
    ? webAclByArn(world, ARN)
    : all.find(each => Scope === 'REGIONAL' && each.name === Name && each.id === Id)
  if (!found) throw missing()
  return { WebACL: view(found), LockToken: found.id }
}
