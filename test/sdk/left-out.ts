/** Why a member of a request is not sent, or not known to the checks: by `service Operation`, or by a member's name in all of them. */
export const EVERYWHERE: Readonly<Record<string, string>> = {
  DryRun: 'nothing is tried out: a plan reads',
  registryId: 'repositories of other accounts are referred to by their image names',
}

const EC2_CLASSIC = 'rules are given as IpPermissions'
const BY_ID = 'groups and rules are told by their ids'
const OLD_RULES = {
  FromPort: EC2_CLASSIC,
  ToPort: EC2_CLASSIC,
  SourceSecurityGroupName: EC2_CLASSIC,
  SourceSecurityGroupOwnerId: EC2_CLASSIC,
}
const ELB_NETWORK = 'for Network and Gateway Load Balancers'
const OTHER_WAYS = 'a network leads to the internet, and to nothing else'
const ROUTES = {
  CarrierGatewayId: OTHER_WAYS,
  CoreNetworkArn: OTHER_WAYS,
  DestinationIpv6CidrBlock: OTHER_WAYS,
  DestinationPrefixListId: OTHER_WAYS,
  EgressOnlyInternetGatewayId: OTHER_WAYS,
  InstanceId: OTHER_WAYS,
  LocalGatewayId: OTHER_WAYS,
  NetworkInterfaceId: OTHER_WAYS,
  OdbNetworkArn: OTHER_WAYS,
  TransitGatewayId: OTHER_WAYS,
  VpcPeeringConnectionId: OTHER_WAYS,
}
const IPV6 = 'not built yet: IPv6 in networks that are made'
const OF_OTHERS = 'endpoints are of services of AWS in the Region'
const ENDPOINTS = {
  DnsOptions: 'private DNS, which is on, is enough',
  IpAddressType: 'not built yet: IPv6 in networks that are made',
  ResourceConfigurationArn: OF_OTHERS,
  ServiceNetworkArn: OF_OTHERS,
  ServiceRegion: OF_OTHERS,
  SubnetConfigurations: 'addresses are those that AWS gives',
}
const POOLS = 'ranges and addresses are those that the program says, or that AWS gives'
const NAMED = 'its name and tags say what it is'
const BY_NAME = { resourceIdentifier: 'log groups are named' }

const BY_SUBNET = 'the subnets say it'
const SCALED_BY_ECS = 'ECS scales the group'
const TASKS = 'tasks get the traffic, not instances'
const GROUP_LATER = 'not built yet: what AWS does by default'
const AGAIN = 'a second one of that name is refused, and looked at'
const AS_IT_IS = 'a role is asked as it is: with its boundary and those of its organization'
const OF_GROUPS = {
  AvailabilityZoneIds: BY_SUBNET,
  AvailabilityZoneImpairmentPolicy: GROUP_LATER,
  AvailabilityZones: BY_SUBNET,
  CapacityReservationSpecification: GROUP_LATER,
  DefaultCooldown: SCALED_BY_ECS,
  DeletionProtection: GROUP_LATER,
  DesiredCapacityType: GROUP_LATER,
  HealthCheckType: GROUP_LATER,
  InstanceLifecyclePolicy: GROUP_LATER,
  LaunchConfigurationName: 'a launch template is made',
  PlacementGroup: GROUP_LATER,
  ServiceLinkedRoleARN: GROUP_LATER,
  SkipZonalShiftValidation: GROUP_LATER,
}

export const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ecr CreatePullThroughCacheRule': { upstreamRegistry: 'the address of the registry says it' },
  'ecr SetRepositoryPolicy': { force: 'no statement of ours takes a right from anybody' },
  'applicationAutoScaling RegisterScalableTarget': {
    RoleARN: 'AWS uses its service-linked role',
  },
  'applicationAutoScaling PutScheduledAction': {
    StartTime: 'at() says when, and a rate counts from the deploy',
    EndTime: 'a schedule ends when it leaves the program',
  },
  'autoScaling CreateAutoScalingGroup': {
    ...OF_GROUPS,
    DesiredCapacity: 'for ECS to say',
    InstanceId: 'a launch template is made',
    LifecycleHookSpecificationList: 'ECS sets its own',
    LoadBalancerNames: TASKS,
    Operator: 'of services of AWS',
    TargetGroupARNs: TASKS,
    TrafficSources: TASKS,
  },
  'autoScaling UpdateAutoScalingGroup': OF_GROUPS,
  'autoScaling StartInstanceRefresh': { DesiredConfiguration: 'the group has it already' },
  'autoScaling CancelInstanceRefresh': { WaitForTransitioningInstances: 'what comes next replaces them, too' },
  'ec2 CreateLaunchTemplate': {
    ClientToken: AGAIN,
    Operator: 'of services of AWS',
    VersionDescription: NAMED,
  },
  'ec2 CreateLaunchTemplateVersion': {
    ClientToken: 'a version too many does no harm',
    ResolveAlias: 'EC2 looks the image up when it starts an instance',
    SourceVersion: 'a version says all',
    VersionDescription: NAMED,
  },
  'iam SimulatePrincipalPolicy': {
    CallerArn: AS_IT_IS,
    MaxItems: 'a page is as long as IAM makes it',
    PermissionsBoundaryPolicyInputList: AS_IT_IS,
    PolicyExclusionList: AS_IT_IS,
    PolicyInputList: AS_IT_IS,
    ResourceHandlingOption: 'of instances of EC2',
    ResourceOwner: AS_IT_IS,
    ResourcePolicy: 'for IAM users only',
  },
  'iam CreateInstanceProfile': { Tags: 'it is part of its role, which has them' },
  'serviceDiscovery CreateService': {
    HealthCheckConfig: 'ECS reports the health of its containers',
  },
  'scheduler CreateSchedule': { ClientToken: 'a name is taken once, and who has it says its description' },
  'scheduler UpdateSchedule': { ClientToken: 'the same change twice is one' },
  'scheduler DeleteSchedule': { ClientToken: 'the same change twice is one' },
  'scheduler CreateScheduleGroup': { ClientToken: 'a name is taken once, and who has it say its tags' },
  'scheduler DeleteScheduleGroup': { ClientToken: 'the same change twice is one' },
  'eventBridge RemoveTargets': { Force: 'of rules that a service of AWS manages' },
  'eventBridge DeleteRule': { Force: 'of rules that a service of AWS manages' },
  'elbv2 CreateListener': { AlpnPolicy: ELB_NETWORK },
  'elbv2 ModifyListener': { AlpnPolicy: ELB_NETWORK },
  'elbv2 SetSecurityGroups': { EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: ELB_NETWORK },
  'cloudWatch PutMetricAlarm': {
    ThresholdMetricId: 'of anomaly detection, which cannot set scaling off',
    EvaluationCriteria: 'of PromQL',
    EvaluationInterval: 'of PromQL',
  },
  'cloudWatchLogs CreateLogGroup': {
    deletionProtectionEnabled: 'a destroy keeps log groups unless it is told otherwise',
  },
  'cloudWatchLogs AssociateKmsKey': BY_NAME,
  'cloudWatchLogs DisassociateKmsKey': BY_NAME,
  'ec2 UpdateSecurityGroupRuleDescriptionsEgress': { GroupName: BY_ID, IpPermissions: BY_ID },
  'acm RequestCertificate': {
    CertificateAuthorityArn: 'certificates of a private authority are for who trusts it: given by ARN',
    DomainValidationOptions: 'for validation by mail',
    ManagedBy: 'for CloudFront',
  },
  'ec2 CreateVpc': {
    AmazonProvidedIpv6CidrBlock: IPV6,
    InstanceTenancy: 'tasks on instances say themselves what these are',
    Ipv4IpamPoolId: POOLS,
    Ipv4NetmaskLength: POOLS,
    Ipv6CidrBlock: IPV6,
    Ipv6CidrBlockNetworkBorderGroup: IPV6,
    Ipv6IpamPoolId: IPV6,
    Ipv6NetmaskLength: IPV6,
    Ipv6Pool: IPV6,
    VpcEncryptionControl: 'not built yet: encryption enforced in the network',
  },
  'ec2 ModifyVpcAttribute': {
    EnableDnsSupport: 'on in every new VPC',
    EnableNetworkAddressUsageMetrics: 'metrics are for operators',
  },
  'ec2 CreateSubnet': {
    AvailabilityZoneId: 'zones are said by their names',
    Ipv4IpamPoolId: POOLS,
    Ipv4NetmaskLength: POOLS,
    Ipv6CidrBlock: IPV6,
    Ipv6IpamPoolId: IPV6,
    Ipv6Native: IPV6,
    Ipv6NetmaskLength: IPV6,
    OutpostArn: 'ECS on Outposts has networks of its own',
  },
  'ec2 AssociateRouteTable': { PublicIpv4Pool: POOLS },
  'ec2 CreateRoute': ROUTES,
  'ec2 ReplaceRoute': { ...ROUTES, ...{ LocalTarget: OTHER_WAYS } },
  'ec2 DeleteRoute': { DestinationIpv6CidrBlock: IPV6, DestinationPrefixListId: OTHER_WAYS },
  'ec2 AllocateAddress': {
    Address: POOLS,
    CustomerOwnedIpv4Pool: POOLS,
    IpamPoolId: POOLS,
    NetworkBorderGroup: POOLS,
    PublicIpv4Pool: POOLS,
  },
  'ec2 ReleaseAddress': { NetworkBorderGroup: POOLS, PublicIp: 'addresses are told by their ids' },
  'ec2 CreateNatGateway': {
    AvailabilityZoneAddresses: 'a regional one gets its addresses from AWS',
    PrivateIpAddress: POOLS,
    SecondaryAllocationIds: 'one address is 55,000 connections to a destination',
    SecondaryPrivateIpAddressCount: POOLS,
    SecondaryPrivateIpAddresses: POOLS,
  },
  'ec2 CreateVpcEndpoint': ENDPOINTS,
  'ec2 ModifyVpcEndpoint': {
    AddSecurityGroupIds: 'it has had its group from the start',
    DnsOptions: ENDPOINTS.DnsOptions,
    IpAddressType: IPV6,
    RemoveRouteTableIds: 'a table that goes takes its routes along',
    RemoveSecurityGroupIds: 'it keeps the group that it is made with',
    ResetPolicy: 'of gateways alone: the policy that allows everything is set instead',
    SubnetConfigurations: POOLS,
  },
  'ec2 RevokeSecurityGroupEgress': OLD_RULES,
  'ec2 AuthorizeSecurityGroupEgress': OLD_RULES,
  'ec2 RevokeSecurityGroupIngress': {
    ...OLD_RULES,
    ...{ GroupName: BY_ID, IpProtocol: EC2_CLASSIC, CidrIp: EC2_CLASSIC },
  },
  'ec2 AuthorizeSecurityGroupIngress': { ...OLD_RULES, ...{ IpProtocol: EC2_CLASSIC, CidrIp: EC2_CLASSIC } },
  'elbv2 CreateTargetGroup': {
    HealthCheckEnabled: 'always, for targets that are addresses',
  },
  'elbv2 ModifyTargetGroup': {
    HealthCheckEnabled: 'always, for targets that are addresses',
  },
}
