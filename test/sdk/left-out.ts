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
const NAMED = 'its name and tags say what it is'
const BY_NAME = { resourceIdentifier: 'log groups are named' }
const TRANSFORMS = 'not built yet'

export const LEFT_OUT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'applicationAutoScaling RegisterScalableTarget': {
    RoleARN: 'AWS uses its service-linked role',
    SuspendedState: 'suspending is for operators; a deploy does not undo it',
  },
  'applicationAutoScaling PutScalingPolicy': {
    StepScalingPolicyConfiguration: 'not built yet: target tracking only',
    PredictiveScalingPolicyConfiguration: 'not built yet: target tracking only',
  },
  'serviceDiscovery CreateHttpNamespace': { Description: NAMED },
  'serviceDiscovery CreatePublicDnsNamespace': { Description: NAMED, Properties: 'not built yet: the TTL of its zone' },
  'serviceDiscovery CreatePrivateDnsNamespace': {
    Description: NAMED,
    Properties: 'not built yet: the TTL of its zone',
  },
  'serviceDiscovery CreateService': {
    Description: NAMED,
    HealthCheckConfig: 'ECS reports the health of its containers',
  },
  'elbv2 CreateRule': { Transforms: TRANSFORMS },
  'elbv2 ModifyRule': { Transforms: TRANSFORMS, ResetTransforms: TRANSFORMS },
  'elbv2 CreateListener': { AlpnPolicy: ELB_NETWORK },
  'elbv2 ModifyListener': { AlpnPolicy: ELB_NETWORK },
  'elbv2 CreateLoadBalancer': {
    SubnetMappings: ELB_NETWORK,
    EnablePrefixForIpv6SourceNat: ELB_NETWORK,
  },
  'elbv2 SetSecurityGroups': { EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: ELB_NETWORK },
  'elbv2 SetSubnets': { SubnetMappings: ELB_NETWORK, EnablePrefixForIpv6SourceNat: ELB_NETWORK },
  'cloudWatchLogs CreateLogGroup': {
    logGroupClass: 'the standard class: only it has what `awslogs` readers expect',
    deletionProtectionEnabled: 'a destroy keeps log groups unless it is told otherwise',
  },
  'cloudWatchLogs AssociateKmsKey': BY_NAME,
  'cloudWatchLogs DisassociateKmsKey': BY_NAME,
  'iam CreateRole': {
    MaxSessionDuration: 'ECS renews the sessions of its tasks',
  },
  'iam UpdateRole': { MaxSessionDuration: 'ECS renews the sessions of its tasks' },
  'ec2 UpdateSecurityGroupRuleDescriptionsEgress': { GroupName: BY_ID, IpPermissions: BY_ID },
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
