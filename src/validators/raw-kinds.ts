import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type {
  RawAlarmSettings,
  RawCertificateSettings,
  RawDiscoverySettings,
  RawLogGroupSettings,
  RawNamespaceSettings,
  RawRoleSettings,
  RawScalableTargetSettings,
  RawScheduleSettings,
} from '../model/raw-settings.ts'
import { acm } from './api/acm.ts'
import { applicationAutoScaling } from './api/application-auto-scaling.ts'
import { cloudWatch } from './api/cloud-watch.ts'
import { cloudWatchLogs } from './api/cloud-watch-logs.ts'
import { iam } from './api/iam.ts'
import { scheduler } from './api/scheduler.ts'
import { serviceDiscovery } from './api/service-discovery.ts'
import { type ApiRequest, checkForeign, checkRequest } from './raw-members.ts'
import type { Report } from './rule.ts'

/** What `.raw()` or the option `raw` sets: the request, and its members that have no method. */
export interface RawKind<T> extends ApiRequest {
  readonly names: Readonly<Record<keyof T, true>>
  /** What to do about members that it does not set, where no method does, either. */
  readonly instead?: Readonly<Record<string, string>>
  /** Of members that are structures, what of them it sets. */
  readonly parts?: Readonly<Record<string, RawKind<object>>>
}

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

const ONLY_TASKS = 'remove it: a schedule of the stack starts a task of ECS'
const BY_TASK = 'say it where the task is: .task()'

export const RAW_SCHEDULE: RawKind<RawScheduleSettings> = {
  table: scheduler,
  structure: 'CreateScheduleInput',
  names: { KmsKeyArn: true, Target: true },
  instead: {
    ActionAfterCompletion: 'remove it: a schedule that AWS deletes would be made again by the next deploy',
    ClientToken: 'remove it: a repeated deploy finds the schedule by its name',
    Description: 'remove it: the description says whose the schedule is',
    GroupName: 'remove it: the schedules of a stack are a group, by which they are found',
  },
  parts: {
    Target: {
      table: scheduler,
      structure: 'Target',
      names: { EcsParameters: true },
      instead: {
        Arn: BY_TASK,
        Input: BY_TASK,
        RoleArn: 'remove it: a role is made for the schedule, which may start its task and nothing else',
        ...Object.fromEntries(
          [
            ...['EventBridgeParameters', 'EventBridgePutEventsV2Parameters', 'EventBridgePutRawEventsParameters'],
            ...['KinesisParameters', 'SageMakerPipelineParameters', 'SqsParameters'],
          ].map(name => [name, ONLY_TASKS]),
        ),
      },
      parts: {
        EcsParameters: {
          table: scheduler,
          structure: 'EcsParameters',
          names: { Group: true, ReferenceId: true, Tags: true },
          instead: Object.fromEntries(
            [
              ...['TaskDefinitionArn', 'TaskCount', 'LaunchType', 'NetworkConfiguration', 'PlatformVersion'],
              ...['CapacityProviderStrategy', 'EnableExecuteCommand', 'PlacementConstraints', 'PlacementStrategy'],
            ].map(name => [name, BY_TASK]),
          ),
        },
      },
    },
  },
}

/** Checks what `.raw()` of a kind was given, as deep as its parts go. */
export function checkRaw(
  kind: RawKind<object>,
  raw: object | undefined,
  report: Report,
  at: readonly string[] = [],
): void {
  if (!raw) return
  const { names, parts = {}, instead } = kind
  const inner: Report = finding => report({ ...finding, path: [...at, ...finding.path] })
  const foreign = Object.keys(raw).filter(name => !Object.hasOwn(names, name))
  checkForeign(kind, foreign, inner, instead)
  const own = Object.entries(raw).filter(([name, value]) => {
    const part = Object.hasOwn(parts, name) && typeof value === 'object' ? parts[name] : undefined
    if (part) checkRaw(part, value, report, [...at, name])
    return Object.hasOwn(names, name) && !part
  })
  checkRequest(kind, Object.fromEntries(own), inner)
}
