import type { Operations } from '../operation.ts'
import { ec2Query } from '../wire/query.ts'
import { refusedByEc2 } from '../wire/refusal.ts'
import { allocateAddress, describeAddresses, releaseAddress } from './address.ts'
import { createSubnet, deleteSubnet, modifySubnetAttribute } from './create-subnet.ts'
import { createVpc, deleteVpc, describeVpcAttribute, modifyVpcAttribute } from './create-vpc.ts'
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from './internet-gateway.ts'
import {
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteLaunchTemplate,
  describeLaunchTemplates,
  describeLaunchTemplateVersions,
} from './launch-template.ts'
import { createNatGateway, deleteNatGateway, describeNatGateways } from './nat-gateway.ts'
import { describeNetworkInterfaces } from './network-interface.ts'
import { describeManagedPrefixLists, getManagedPrefixListEntries } from './prefix-list.ts'
import { createRoute, deleteRoute, replaceRoute } from './route.ts'
import {
  associateRouteTable,
  createRouteTable,
  deleteRouteTable,
  describeRouteTables,
  disassociateRouteTable,
  replaceRouteTableAssociation,
} from './route-table.ts'
import { createSecurityGroup, deleteSecurityGroup, describeSecurityGroups } from './security-group.ts'
import { authorize, describeSecurityGroupRules, revoke } from './security-group-rule.ts'
import { updateRuleDescriptions } from './security-group-rule-description.ts'
import { describeAvailabilityZones, describeSubnets } from './subnet.ts'
import { createTags, deleteTags } from './tags.ts'
import { describeVpcs } from './vpc.ts'
import { createVpcEndpoint, deleteVpcEndpoints, describeVpcEndpoints, modifyVpcEndpoint } from './vpc-endpoint.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'
export { tagged } from './tags.ts'

export const protocol = ec2Query
export const refuse = refusedByEc2

export const operations: Operations = {
  DescribeVpcs: describeVpcs,
  CreateVpc: createVpc,
  DeleteVpc: deleteVpc,
  ModifyVpcAttribute: modifyVpcAttribute,
  CreateSubnet: createSubnet,
  DeleteSubnet: deleteSubnet,
  ModifySubnetAttribute: modifySubnetAttribute,
  CreateInternetGateway: createInternetGateway,
  AttachInternetGateway: attachInternetGateway,
  DetachInternetGateway: detachInternetGateway,
  DeleteInternetGateway: deleteInternetGateway,
  DescribeInternetGateways: describeInternetGateways,
  DescribeVpcAttribute: describeVpcAttribute,
  AllocateAddress: allocateAddress,
  ReleaseAddress: releaseAddress,
  DescribeAddresses: describeAddresses,
  CreateNatGateway: createNatGateway,
  DeleteNatGateway: deleteNatGateway,
  DescribeNatGateways: describeNatGateways,
  CreateRouteTable: createRouteTable,
  DeleteRouteTable: deleteRouteTable,
  DescribeRouteTables: describeRouteTables,
  AssociateRouteTable: associateRouteTable,
  DisassociateRouteTable: disassociateRouteTable,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  CreateRoute: createRoute,
  ReplaceRoute: replaceRoute,
  DeleteRoute: deleteRoute,
  CreateVpcEndpoint: createVpcEndpoint,
  ModifyVpcEndpoint: modifyVpcEndpoint,
  DeleteVpcEndpoints: deleteVpcEndpoints,
  DescribeVpcEndpoints: describeVpcEndpoints,
  CreateLaunchTemplate: createLaunchTemplate,
  CreateLaunchTemplateVersion: createLaunchTemplateVersion,
  DeleteLaunchTemplate: deleteLaunchTemplate,
  DescribeLaunchTemplates: describeLaunchTemplates,
  DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
  DescribeSubnets: describeSubnets,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeSecurityGroups: describeSecurityGroups,
  CreateSecurityGroup: createSecurityGroup,
  DeleteSecurityGroup: deleteSecurityGroup,
  AuthorizeSecurityGroupIngress: authorize(false),
  AuthorizeSecurityGroupEgress: authorize(true),
  RevokeSecurityGroupIngress: revoke(false),
  RevokeSecurityGroupEgress: revoke(true),
  UpdateSecurityGroupRuleDescriptionsIngress: updateRuleDescriptions(false),
  UpdateSecurityGroupRuleDescriptionsEgress: updateRuleDescriptions(true),
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeManagedPrefixLists: describeManagedPrefixLists,
  GetManagedPrefixListEntries: getManagedPrefixListEntries,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  CreateTags: createTags,
  DeleteTags: deleteTags,
}
