// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-ec2 3.1169.0. */
export const ec2: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-ec2 3.1169.0',
  lines: `
CreateSecurityGroupRequest { Description! s GroupName! s VpcId s TagSpecifications [TagSpecification] DryRun b
TagSpecification { ResourceType * Tags [Tag]
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
CreateLaunchTemplateRequest { DryRun b ClientToken s LaunchTemplateName! s VersionDescription s0:255 LaunchTemplateData! RequestLaunchTemplateData Operator OperatorRequest TagSpecifications [TagSpecification]
RequestLaunchTemplateData { KernelId s EbsOptimized b IamInstanceProfile * BlockDeviceMappings [LaunchTemplateBlockDeviceMappingRequest] NetworkInterfaces * ImageId s InstanceType * KeyName s Monitoring LaunchTemplatesMonitoringRequest Placement * RamDiskId s DisableApiTermination b InstanceInitiatedShutdownBehavior ShutdownBehavior UserData s TagSpecifications * ElasticGpuSpecifications * ElasticInferenceAccelerators * SecurityGroupIds [s] SecurityGroups [s] InstanceMarketOptions * CreditSpecification CreditSpecificationRequest CpuOptions LaunchTemplateCpuOptionsRequest CapacityReservationSpecification LaunchTemplateCapacityReservationSpecificationRequest LicenseSpecifications [LaunchTemplateLicenseConfigurationRequest] HibernationOptions * MetadataOptions LaunchTemplateInstanceMetadataOptionsRequest EnclaveOptions LaunchTemplateEnclaveOptionsRequest InstanceRequirements * PrivateDnsNameOptions LaunchTemplatePrivateDnsNameOptionsRequest MaintenanceOptions LaunchTemplateInstanceMaintenanceOptionsRequest DisableApiStop b Operator * NetworkPerformanceOptions * SecondaryInterfaces *
LaunchTemplateBlockDeviceMappingRequest { DeviceName s VirtualName s Ebs LaunchTemplateEbsBlockDeviceRequest NoDevice s
LaunchTemplateEbsBlockDeviceRequest { Encrypted b DeleteOnTermination b Iops i KmsKeyId s SnapshotId s VolumeSize i VolumeType VolumeType Throughput i VolumeInitializationRate i EbsCardIndex i
VolumeType | standard io1 io2 gp2 sc1 st1 gp3
LaunchTemplatesMonitoringRequest { Enabled b MetricCategoryIds [s]
ShutdownBehavior | stop terminate
CreditSpecificationRequest { CpuCredits! s
LaunchTemplateCpuOptionsRequest { CoreCount i ThreadsPerCore i AmdSevSnp AmdSevSnpSpecification NestedVirtualization NestedVirtualizationSpecification
AmdSevSnpSpecification | enabled disabled
NestedVirtualizationSpecification | enabled disabled
LaunchTemplateCapacityReservationSpecificationRequest { CapacityReservationPreference CapacityReservationPreference CapacityReservationTarget CapacityReservationTarget
CapacityReservationPreference | capacity-reservations-only open none
CapacityReservationTarget { CapacityReservationId s CapacityReservationResourceGroupArn s
LaunchTemplateLicenseConfigurationRequest { LicenseConfigurationArn s
LaunchTemplateInstanceMetadataOptionsRequest { HttpTokens LaunchTemplateHttpTokensState HttpPutResponseHopLimit i HttpEndpoint LaunchTemplateInstanceMetadataEndpointState HttpProtocolIpv6 LaunchTemplateInstanceMetadataProtocolIpv6 InstanceMetadataTags LaunchTemplateInstanceMetadataTagsState
LaunchTemplateHttpTokensState | optional required
LaunchTemplateInstanceMetadataEndpointState | disabled enabled
LaunchTemplateInstanceMetadataProtocolIpv6 | disabled enabled
LaunchTemplateInstanceMetadataTagsState | disabled enabled
LaunchTemplateEnclaveOptionsRequest { Enabled b
LaunchTemplatePrivateDnsNameOptionsRequest { HostnameType HostnameType EnableResourceNameDnsARecord b EnableResourceNameDnsAAAARecord b
HostnameType | ip-name resource-name
LaunchTemplateInstanceMaintenanceOptionsRequest { AutoRecovery LaunchTemplateAutoRecoveryState
LaunchTemplateAutoRecoveryState | default disabled
OperatorRequest { Principal s
`,
})
