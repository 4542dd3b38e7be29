import type { Operations } from '../operation.ts'
import { awsQuery } from '../wire/query.ts'
import { listed } from '../wire/refusal.ts'
import { describeAccountLimits } from './limits.ts'
import {
  createListener,
  deleteListener,
  describeListenerAttributes,
  describeListeners,
  modifyListener,
  modifyListenerAttributes,
} from './listener.ts'
import {
  addListenerCertificates,
  describeListenerCertificates,
  removeListenerCertificates,
} from './listener-certificates.ts'
import { createLoadBalancer, deleteLoadBalancer, describeLoadBalancers } from './load-balancer.ts'
import {
  describeLoadBalancerAttributes,
  modifyIpPools,
  modifyLoadBalancerAttributes,
  setIpAddressType,
  setSecurityGroups,
  setSubnets,
} from './load-balancer-settings.ts'
import { createRule, deleteRule, describeRules, modifyRule, setRulePriorities } from './rule.ts'
import { addTags, describeTags, removeTags } from './tags.ts'
import { createTargetGroup, deleteTargetGroup, describeTargetGroups, modifyTargetGroup } from './target-group.ts'
import {
  describeTargetGroupAttributes,
  describeTargetHealth,
  modifyTargetGroupAttributes,
} from './target-group-settings.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'
export { tagged } from './tags.ts'

export const protocol = awsQuery
export const refuse = listed('ValidationError')

export const operations: Operations = {
  CreateLoadBalancer: createLoadBalancer,
  DescribeLoadBalancers: describeLoadBalancers,
  ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
  DescribeLoadBalancerAttributes: describeLoadBalancerAttributes,
  SetSecurityGroups: setSecurityGroups,
  SetSubnets: setSubnets,
  SetIpAddressType: setIpAddressType,
  ModifyIpPools: modifyIpPools,
  DeleteLoadBalancer: deleteLoadBalancer,
  CreateTargetGroup: createTargetGroup,
  DescribeTargetGroups: describeTargetGroups,
  ModifyTargetGroup: modifyTargetGroup,
  ModifyTargetGroupAttributes: modifyTargetGroupAttributes,
  DescribeTargetGroupAttributes: describeTargetGroupAttributes,
  DeleteTargetGroup: deleteTargetGroup,
  DescribeTargetHealth: describeTargetHealth,
  CreateListener: createListener,
  DescribeListeners: describeListeners,
  ModifyListener: modifyListener,
  DescribeListenerAttributes: describeListenerAttributes,
  ModifyListenerAttributes: modifyListenerAttributes,
  DeleteListener: deleteListener,
  AddListenerCertificates: addListenerCertificates,
  DescribeListenerCertificates: describeListenerCertificates,
  RemoveListenerCertificates: removeListenerCertificates,
  CreateRule: createRule,
  DescribeRules: describeRules,
  ModifyRule: modifyRule,
  SetRulePriorities: setRulePriorities,
  DeleteRule: deleteRule,
  AddTags: addTags,
  RemoveTags: removeTags,
  DescribeTags: describeTags,
  DescribeAccountLimits: describeAccountLimits,
}
