import type {
  AssociateWebACLRequest,
  DisassociateWebACLRequest,
  GetWebACLForResourceRequest,
} from '@aws-sdk/client-wafv2'
import { loadBalancing } from '../elbv2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { firewall, protectable, webAclByArn } from './state.ts'
import { view } from './web-acl.ts'

/** Protects a load balancer, in place of what protected it before: it has one web ACL at most. */
export function associateWebAcl({ WebACLArn = '', ResourceArn = '' }: AssociateWebACLRequest, world: World): object {
  const resource = protectable(world, ResourceArn)
  const { arn } = webAclByArn(world, WebACLArn)
  // Reported of what was just made, in these words or as what does not exist; until when is not recorded.
  // https://github.com/hashicorp/terraform-provider-aws/issues/17527
  if (loadBalancing(world).loadBalancers.get(resource)?.state === 'provisioning')
    throw new AwsError(
      'WAFUnavailableEntityException',
      'AWS WAF couldn’t retrieve the resource that you requested. Retry your request.',
    )
  firewall(world).protecting.set(resource, arn)
  return {}
}

export function disassociateWebAcl({ ResourceArn = '' }: DisassociateWebACLRequest, world: World): object {
  firewall(world).protecting.delete(protectable(world, ResourceArn))
  return {}
}

/** Answers without a web ACL where there is none. */
export function getWebAclForResource({ ResourceArn = '' }: GetWebACLForResourceRequest, world: World): object {
  const { protecting, webAcls } = firewall(world)
  const found = webAcls.get(protecting.get(protectable(world, ResourceArn)) ?? '')
  return found ? { WebACL: view(found) } : {}
}
