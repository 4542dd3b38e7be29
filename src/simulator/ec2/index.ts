import type { Operations } from '../operation.ts'
import { describeNetworkInterfaces } from './network-interface.ts'
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './security-group.ts'
import { authorize, describeSecurityGroupRules, revoke } from './security-group-rule.ts'
import { updateSecurityGroupRuleDescriptionsIngress } from './security-group-rule-description.ts'
import { describeAvailabilityZones, describeSubnets } from './subnet.ts'
import { createTags, deleteTags } from './tags.ts'
import { describeVpcs } from './vpc.ts'

export { resources } from './state.ts'

export const operations: Operations = {
  DescribeVpcs: describeVpcs,
  DescribeSubnets: describeSubnets,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeSecurityGroups: describeSecurityGroups,
  CreateSecurityGroup: createSecurityGroup,
  DeleteSecurityGroup: deleteSecurityGroup,
  AuthorizeSecurityGroupIngress: authorize(false),
  AuthorizeSecurityGroupEgress: authorize(true),
  RevokeSecurityGroupIngress: revoke(false),
  RevokeSecurityGroupEgress: revoke(true),
  UpdateSecurityGroupRuleDescriptionsIngress: updateSecurityGroupRuleDescriptionsIngress,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  CreateTags: createTags,
  DeleteTags: deleteTags,
}
