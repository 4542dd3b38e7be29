import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type {
  RawAlarmSettings,
  RawCertificateSettings,
  RawDiscoverySettings,
  RawLogGroupSettings,
  RawNamespaceSettings,
  RawNetworkLoadBalancerSettings,
  RawRoleSettings,
  RawScalableTargetSettings,
  RawSecurityGroupSettings,
} from '../model/raw-settings.ts'
import { acm } from './api/acm.ts'
import { applicationAutoScaling } from './api/application-auto-scaling.ts'
import { cloudWatch } from './api/cloud-watch.ts'
import { cloudWatchLogs } from './api/cloud-watch-logs.ts'
import { ec2 } from './api/ec2.ts'
import { elbv2 } from './api/elbv2.ts'
import { iam } from './api/iam.ts'
import { serviceDiscovery } from './api/service-discovery.ts'
import type { RawKind } from './raw-kind.ts'

type Every<T> = T extends T ? { [K in keyof T]: K }[keyof T] : never
type AnyOf<T> = Readonly<Record<Extract<Every<T>, string>, unknown>>

export const RAW_ROLE: RawKind<RawRoleSettings> = {
  table: iam,
  structure: 'CreateRoleRequest',
  names: { Description: true, MaxSessionDuration: true, PermissionsBoundary: true },
}
export const RAW_LOG_GROUP: RawKind<RawLogGroupSettings> = {
  table: cloudWatchLogs,
  structure: 'CreateLogGroupRequest',
  names: { logGroupClass: true },
}
export const RAW_NAMESPACE: RawKind<RawNamespaceSettings> = {
  table: serviceDiscovery,
  structure: 'CreatePrivateDnsNamespaceRequest',
  names: { Description: true, Properties: true },
}
export const RAW_HTTP_NAMESPACE: RawKind<Pick<RawNamespaceSettings, 'Description'>> = {
  table: serviceDiscovery,
  structure: 'CreateHttpNamespaceRequest',
  names: { Description: true },
}
export const RAW_DISCOVERY_SERVICE: RawKind<RawDiscoverySettings> = {
  table: serviceDiscovery,
  structure: 'CreateServiceRequest',
  names: { Description: true },
}
export const RAW_ALARM: RawKind<RawAlarmSettings> = {
  table: cloudWatch,
  structure: 'PutMetricAlarmInput',
  names: {
    ActionsEnabled: true,
    InsufficientDataActions: true,
    EvaluateLowSampleCountPercentile: true,
    WarmUpConfiguration: true,
    EvaluationWindow: true,
    ActionConfiguration: true,
  },
}
export const RAW_SCALABLE_TARGET: RawKind<RawScalableTargetSettings> = {
  table: applicationAutoScaling,
  structure: 'RegisterScalableTargetRequest',
  names: { SuspendedState: true },
}
export const RAW_SCALING_POLICY: RawKind<AnyOf<RawScalingPolicy>> = {
  table: applicationAutoScaling,
  structure: 'PutScalingPolicyRequest',
  names: {
    PolicyType: true,
    StepScalingPolicyConfiguration: true,
    PredictiveScalingPolicyConfiguration: true,
    TargetTrackingScalingPolicyConfiguration: true,
  },
}

export const RAW_NETWORK_LOAD_BALANCER: RawKind<RawNetworkLoadBalancerSettings> = {
  table: elbv2,
  structure: 'CreateLoadBalancerInput',
  names: { IpAddressType: true, SubnetMappings: true, EnablePrefixForIpv6SourceNat: true },
  instead: {
    CustomerOwnedIpv4Pool: 'remove it: it is for Application Load Balancers on Outposts',
    IpamPools: 'remove it: it is for Application Load Balancers',
    SecurityGroups: 'say who reaches it: .allowFrom()',
    Subnets: 'give SubnetMappings, or leave it to .network()',
    Type: 'remove it: loadBalancer() makes the other',
  },
}
export const RAW_SECURITY_GROUP: RawKind<RawSecurityGroupSettings> = {
  table: ec2,
  structure: 'CreateSecurityGroupRequest',
  names: { Description: true },
  instead: {
    DryRun: 'remove it: a plan changes nothing',
    GroupName: 'call .physicalName()',
    TagSpecifications: 'call .tags()',
  },
}
export const RAW_CERTIFICATE: RawKind<RawCertificateSettings> = {
  table: acm,
  structure: 'RequestCertificateRequest',
  names: { Options: true },
  instead: {
    CertificateAuthorityArn: 'request it where the authority is, and give its ARN to the listener',
    DomainValidationOptions: 'remove it: it is for validation by mail, and certificates are proven by DNS',
    IdempotencyToken: 'remove it: a repeated deploy finds what it has requested by its names and tags',
    ManagedBy: 'remove it: it is for CloudFront',
    ValidationMethod: 'remove it: certificates are proven by DNS',
  },
  parts: {
    Options: {
      table: acm,
      structure: 'CertificateOptions',
      names: { Export: true },
      instead: {
        CertificateTransparencyLoggingPreference: 'remove it: ACM lets nobody opt out of logs of transparency any more',
        ValidationMethod: 'remove it: certificates are proven by DNS',
      },
    },
  },
}
