// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-ec2 3.1169.0. */
export const ec2: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-ec2 3.1169.0',
  lines: `
CreateSecurityGroupRequest { Description! s GroupName! s VpcId s TagSpecifications [TagSpecification] DryRun b
TagSpecification { ResourceType ResourceType Tags [Tag]
ResourceType | capacity-reservation client-vpn-endpoint customer-gateway carrier-gateway coip-pool declarative-policies-report dedicated-host dhcp-options egress-only-internet-gateway elastic-ip elastic-gpu export-image-task export-instance-task fca-policy fleet fpga-image host-reservation image image-usage-report import-image-task import-snapshot-task instance instance-event-window internet-gateway ipam ipam-pool ipam-scope ipv4pool-ec2 ipv6pool-ec2 key-pair launch-template local-gateway local-gateway-route-table local-gateway-virtual-interface local-gateway-virtual-interface-group local-gateway-route-table-vpc-association local-gateway-route-table-virtual-interface-group-association natgateway network-acl network-interface network-insights-analysis network-insights-path network-insights-access-scope network-insights-access-scope-analysis outpost-lag placement-group prefix-list replace-root-volume-task reserved-instances route-table security-group security-group-rule service-link-virtual-interface snapshot spot-fleet-request spot-instances-request subnet subnet-cidr-reservation traffic-mirror-filter traffic-mirror-session traffic-mirror-target transit-gateway transit-gateway-attachment transit-gateway-connect-peer transit-gateway-multicast-domain transit-gateway-policy-table transit-gateway-metering-policy transit-gateway-route-table transit-gateway-route-table-announcement volume vpc vpc-endpoint vpc-endpoint-connection vpc-endpoint-service vpc-endpoint-service-permission vpc-peering-connection vpn-connection vpn-gateway vpc-flow-log capacity-reservation-fleet traffic-mirror-filter-rule vpc-endpoint-connection-device-type verified-access-instance verified-access-group verified-access-endpoint verified-access-policy verified-access-trust-provider vpn-connection-device-type vpc-block-public-access-exclusion vpc-encryption-control route-server route-server-endpoint route-server-peer ipam-resource-discovery ipam-resource-discovery-association instance-connect-endpoint verified-access-endpoint-target ipam-external-resource-verification-token capacity-block mac-modification-task ipam-prefix-list-resolver ipam-policy ipam-prefix-list-resolver-target ipam-internet-registry-association secondary-interface secondary-network secondary-subnet capacity-manager-data-export vpn-concentrator ipam-pool-allocation capacity-reservation-cancellation-quote application-status-check capacity-reservation-modification-quote metric-category
Tag { Key s Value s
AuthorizeSecurityGroupIngressRequest { CidrIp s FromPort i GroupId s GroupName s IpPermissions [IpPermission] IpProtocol s SourceSecurityGroupName s SourceSecurityGroupOwnerId s ToPort i TagSpecifications [TagSpecification] DryRun b
IpPermission { IpProtocol s FromPort i ToPort i UserIdGroupPairs [UserIdGroupPair] IpRanges [IpRange] Ipv6Ranges [Ipv6Range] PrefixListIds [PrefixListId]
UserIdGroupPair { Description s UserId s GroupName s GroupId s VpcId s VpcPeeringConnectionId s PeeringStatus s
IpRange { Description s CidrIp s
Ipv6Range { Description s CidrIpv6 s
PrefixListId { Description s PrefixListId s
AuthorizeSecurityGroupEgressRequest { TagSpecifications [TagSpecification] DryRun b GroupId! s SourceSecurityGroupName s SourceSecurityGroupOwnerId s IpProtocol s FromPort i ToPort i CidrIp s IpPermissions [IpPermission]
CreateVpcRequest { CidrBlock s Ipv6Pool s Ipv6CidrBlock s Ipv4IpamPoolId s Ipv4NetmaskLength i Ipv6IpamPoolId s Ipv6NetmaskLength i Ipv6CidrBlockNetworkBorderGroup s VpcEncryptionControl VpcEncryptionControlConfiguration TagSpecifications [TagSpecification] DryRun b InstanceTenancy Tenancy AmazonProvidedIpv6CidrBlock b
VpcEncryptionControlConfiguration { Mode! VpcEncryptionControlMode InternetGatewayExclusion VpcEncryptionControlExclusionStateInput EgressOnlyInternetGatewayExclusion VpcEncryptionControlExclusionStateInput NatGatewayExclusion VpcEncryptionControlExclusionStateInput VirtualPrivateGatewayExclusion VpcEncryptionControlExclusionStateInput VpcPeeringExclusion VpcEncryptionControlExclusionStateInput LambdaExclusion VpcEncryptionControlExclusionStateInput VpcLatticeExclusion VpcEncryptionControlExclusionStateInput ElasticFileSystemExclusion VpcEncryptionControlExclusionStateInput GlobalAcceleratorExclusion VpcEncryptionControlExclusionStateInput ApiGatewayV2Exclusion VpcEncryptionControlExclusionStateInput
VpcEncryptionControlMode | monitor enforce
VpcEncryptionControlExclusionStateInput | enable disable
Tenancy | default dedicated host
CreateSubnetRequest { TagSpecifications [TagSpecification] AvailabilityZone s AvailabilityZoneId s CidrBlock s Ipv6CidrBlock s OutpostArn s VpcId! s Ipv6Native b Ipv4IpamPoolId s Ipv4NetmaskLength i Ipv6IpamPoolId s Ipv6NetmaskLength i DryRun b
CreateNatGatewayRequest { AvailabilityMode AvailabilityMode AllocationId s ClientToken s DryRun b SubnetId s VpcId s AvailabilityZoneAddresses [AvailabilityZoneAddress] TagSpecifications [TagSpecification] ConnectivityType ConnectivityType PrivateIpAddress s SecondaryAllocationIds [s] SecondaryPrivateIpAddresses [s] SecondaryPrivateIpAddressCount i1:31
AvailabilityMode | zonal regional
AvailabilityZoneAddress { AvailabilityZone s AvailabilityZoneId s AllocationIds [s]
ConnectivityType | private public
CreateVpcEndpointRequest { DryRun b VpcEndpointType VpcEndpointType VpcId! s ServiceName s PolicyDocument s RouteTableIds [s] SubnetIds [s] SecurityGroupIds [s] IpAddressType IpAddressType DnsOptions DnsOptionsSpecification ClientToken s PrivateDnsEnabled b TagSpecifications [TagSpecification] SubnetConfigurations [SubnetConfiguration] ServiceNetworkArn s ResourceConfigurationArn s ServiceRegion s
VpcEndpointType | Interface Gateway GatewayLoadBalancer Resource ServiceNetwork Tunnel
IpAddressType | ipv4 dualstack ipv6
DnsOptionsSpecification { DnsRecordIpType DnsRecordIpType PrivateDnsOnlyForInboundResolverEndpoint b PrivateDnsPreference s PrivateDnsSpecifiedDomains [s]0:10
DnsRecordIpType | ipv4 dualstack ipv6 service-defined
SubnetConfiguration { SubnetId s Ipv4 s Ipv6 s
`,
})
