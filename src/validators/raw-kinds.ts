import type { RawScalingPolicy } from '../model/raw-scaling-policy.ts'
import type {
  RawAlarmSettings,
  RawDiscoverySettings,
  RawLogGroupSettings,
  RawNamespaceSettings,
  RawRoleSettings,
  RawScalableTargetSettings,
} from '../model/raw-settings.ts'
import { applicationAutoScaling } from './api/application-auto-scaling.ts'
import { cloudWatch } from './api/cloud-watch.ts'
import { cloudWatchLogs } from './api/cloud-watch-logs.ts'
import { iam } from './api/iam.ts'
import { serviceDiscovery } from './api/service-discovery.ts'
import { type ApiRequest, checkForeign, checkRequest } from './raw-members.ts'
import type { Report } from './rule.ts'

/** What `.raw()` or the option `raw` sets: the request, and its members that have no method. */
interface RawKind<T> extends ApiRequest {
  readonly names: Readonly<Record<keyof T, true>>
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

/** Checks what `.raw()` of a kind was given. */
export function checkRaw(
  { names, ...request }: RawKind<object>,
  raw: object | undefined,
  report: Report,
  at: readonly string[] = [],
): void {
  if (!raw) return
  const inner: Report = finding => report({ ...finding, path: [...at, ...finding.path] })
  checkForeign(
    request,
    Object.keys(raw).filter(name => !Object.hasOwn(names, name)),
    inner,
  )
  checkRequest(request, Object.fromEntries(Object.entries(raw).filter(([name]) => Object.hasOwn(names, name))), inner)
}
