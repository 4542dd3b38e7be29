// Names that no program writes: exported, because the declaration file of a program must be able to name its variables' types.

export type { RetryingEvent } from './aws/retry.ts'
export type { ServiceName } from './aws/service-name.ts'
export type { MeasuredAlarm, NamedAlarm } from './builders/alarm.ts'
export type { NewCapacityProvider } from './builders/capacity-provider.ts'
export type {
  InstanceRoleOptions,
  ManagedInstancesOptions,
  ManagementOptions,
} from './builders/capacity-provider-options.ts'
export type { CapacityProviderShare, CapacityProviderShares } from './builders/capacity-providers.ts'
export type { CertificateSettings, ListenerCertificate } from './builders/certificate.ts'
export type { ExistingCluster } from './builders/cluster.ts'
export type { ClusterConfiguration } from './builders/cluster-configuration.ts'
export type { SteppedContainer } from './builders/container.ts'
export type { SharedGpu } from './builders/container-options.ts'
export type { Definition } from './builders/definition.ts'
export type { HookTimeout, LambdaHook, PauseHook, PauseStage } from './builders/deployment-strategy.ts'
export type { EnvironmentStack, Environments } from './builders/environments.ts'
export type { EventRule, NewEventRule, PatternedEventRule } from './builders/event-rule.ts'
export type { ExecutionRoleOptions } from './builders/execution-role.ts'
export type { ByTags } from './builders/existing.ts'
export type { ExistingLoadBalancer } from './builders/existing-load-balancer.ts'
export type { ZoneSettings } from './builders/hosted-zone.ts'
export type { HttpSettings, HttpsSettings } from './builders/load-balancer.ts'
export type { CompleteLoadBalancer, LoadBalancerSpec, Unheard } from './builders/load-balancer-spec.ts'
export type { FoundNamespace } from './builders/namespace.ts'
export type { MadeNetwork, NetworkOptions, NetworkSettings, SubnetSettings, VpcChoice } from './builders/network.ts'
export type { TcpSettings, TlsSettings } from './builders/network-load-balancer.ts'
export type { PeerModel } from './builders/peer.ts'
export type { ProxyProperties } from './builders/proxy.ts'
export type { PullThroughCacheRule, PullThroughCacheRuleSettings } from './builders/pull-through-cache-rule.ts'
export type { RecommendedAlarms } from './builders/recommended-alarms.ts'
export type { AliasRecord, DnsRecord } from './builders/record.ts'
export type { Allowed } from './builders/repository.ts'
export type { ExistingRole } from './builders/role.ts'
export type { CompleteRoute, RouteBuilder } from './builders/route.ts'
export type { RouteSettings } from './builders/route-listeners.ts'
export type { PortRange, Ports } from './builders/rule-ports.ts'
export type {
  QueueScalingOptions,
  ScalableTargetOptions,
  ScalingLimits,
  ScheduledChange,
  UseScalingOptions,
} from './builders/scaling-options.ts'
export type { TimedSchedule, UntimedSchedule, ZoneOptions } from './builders/schedule.ts'
export type {
  BuiltSecurityGroup,
  ExistingSecurityGroup,
  GivenGroups,
  GroupsBesideOwn,
  MadeSecurityGroup,
  NewSecurityGroup,
} from './builders/security-group.ts'
export type { HeededAlarm, SettledService } from './builders/service.ts'
export type { AdmittedPorts } from './builders/service-admission.ts'
export type {
  AdmittedPort,
  CompleteService,
  Daemon,
  KnownDefinition,
  Placed,
  ServiceSpec,
  Shifting,
  TargetContainer,
  TargetPort,
  UnknownDefinition,
} from './builders/service-spec.ts'
export type { Complete, Fact, Setting, Spec, SpecOf, Stepped } from './builders/spec.ts'
export type { CompleteThing, NewOutput } from './builders/stack.ts'
export type { PredictiveOptions, StepOptions, SteppedMetric } from './builders/step-options.ts'
export type { CheckedDefinition } from './builders/steps.ts'
export type { TargetCheck } from './builders/target.ts'
export type { ExistingTargetGroup } from './builders/target-group.ts'
export type { ContainerEntry } from './builders/task-definition.ts'
export type { WrittenTaskDefinition } from './builders/task-definition-from-json.ts'
export type { CompleteTask, TaskSpec, UnknownTask } from './builders/task-spec.ts'
export type { WatchedMetric } from './builders/watched-metric.ts'
export type { DynamoDbClient } from './deploy/lease/dynamo-db-lease.ts'
export type { LeaseHolder } from './deploy/lease/lease.ts'
export type { Left } from './deploy/left.ts'
export type { AccountOptions } from './deploy/options.ts'
export type { IgnoredDrift } from './deploy/planning/diff.ts'
export type { Interruptible } from './deploy/reporter/interruptible.ts'
export type { ReportStream } from './deploy/reporter/stream.ts'
export type { RollbackChoice } from './deploy/rollback/choices.ts'
export type { Period } from './deploy/rollback/history.ts'
export type { RollbackStep } from './deploy/rollback/plan-returns.ts'
export type { OnConflict, Phase, Timeouts } from './deploy/rollout/settings.ts'
export type { SettingChange } from './errors.ts'
export type { AlarmModel, MissingData } from './model/alarm.ts'
export type {
  AutoScalingSettings,
  CustomMetric,
  ScalingMetric,
  ScalingPolicy,
  ScheduledScaling,
  SuspendedScaling,
} from './model/autoscaling.ts'
export type { ContainerFields, TaskDefinitionFields } from './model/aws-shapes.ts'
export type { BroughtProvider } from './model/capacity-provider.ts'
export type { CertificateModel, KeyAlgorithm } from './model/certificate.ts'
export type { CapacityProviderStrategyItem, ClusterModel, FargateCapacityProvider } from './model/cluster.ts'
export type { Deferrable, DeferredText } from './model/deferred.ts'
export type { CircuitBreakerThreshold, HookDetails, LifecycleStage } from './model/deployment.ts'
export type { AttributeValues } from './model/elbv2-attributes.ts'
export type { EventFields, EventFilter, EventPattern, NumericRange } from './model/event-pattern.ts'
export type { EventRuleModel } from './model/event-rule.ts'
export type { Existing } from './model/existing.ts'
export type { HostedZoneModel } from './model/hosted-zone.ts'
export type { BuildSource, BuiltSource, ImageBuilder, PushedImageModel } from './model/image.ts'
export type { InstanceImageName } from './model/instance-image.ts'
export type {
  DefaultAction,
  ExistingListener,
  FixedResponse,
  ListenerModel,
  ListenerSettings,
  Redirect,
} from './model/listener.ts'
export type {
  ListenerRuleModel,
  QueryValue,
  RequestCondition,
  RouteShare,
  RouteTransform,
} from './model/listener-rule.ts'
export type { LoadBalancerModel } from './model/load-balancer.ts'
export type { LogGroupModel } from './model/log-group.ts'
export type { CapacityReservations, InstanceRequirements } from './model/managed-instances.ts'
export type { NatMode, NetworkModel, Subnets } from './model/network.ts'
export type { PlacementConstraint, PlacementStrategy } from './model/placement.ts'
export type { PredictivePolicy } from './model/predictive-policy.ts'
export type { CachedImage, PullThroughCacheRuleModel } from './model/pull-through-cache-rule.ts'
export type { RawAction } from './model/raw-action.ts'
export type {
  RawAutoScalingGroupSettings,
  RawInstancesSettings,
  RawLaunchTemplateSettings,
} from './model/raw-instances.ts'
export type { RawScalingPolicy } from './model/raw-scaling-policy.ts'
export type {
  ExecuteCommandConfiguration,
  ManagedStorageConfiguration,
  RawAlarmSettings,
  RawCertificateSettings,
  RawClusterSettings,
  RawDiscoverySettings,
  RawEventRuleSettings,
  RawListenerSettings,
  RawLoadBalancerSettings,
  RawLogGroupSettings,
  RawNamespaceSettings,
  RawNetworkLoadBalancerSettings,
  RawNetworkSettings,
  RawRepositorySettings,
  RawRoleSettings,
  RawScalableTargetSettings,
  RawScheduleSettings,
  RawSecurityGroupSettings,
  RawTargetGroupSettings,
  SubnetMapping,
} from './model/raw-settings.ts'
export type { PlainRecordModel, RecordModel } from './model/record.ts'
export type {
  ImageModel,
  LifecycleRule,
  RepositoryModel,
  RepositoryStatement,
  StatementConditions,
} from './model/repository.ts'
export type { PolicyConditions, PolicyStatement, RoleModel } from './model/role.ts'
export type { CognitoSettings, JwtSettings, OidcSettings, RouteCheck } from './model/route-check.ts'
export type { RetryPolicy, ScheduleModel } from './model/schedule.ts'
export type {
  EgressRule,
  ExistingGroup,
  IngressRule,
  RulePeer,
  RuleProtocol,
  RuleTraffic,
  SecurityGroupModel,
  SecurityGroupRulesModel,
} from './model/security-group.ts'
export type { ServiceTarget } from './model/service.ts'
export type { ServiceConnectConfiguration } from './model/service-connect.ts'
export type { ProductionArn, RawServiceSettings, VpcLattice } from './model/service-request.ts'
export type { Source } from './model/source.ts'
export type { AdjustmentType, ScalingStep, StepPolicy } from './model/step-policy.ts'
export type { TargetGroupModel, TargetHealthCheck } from './model/target-group.ts'
export type { TaskPlace } from './model/task.ts'
export type { LaunchType, NetworkMode } from './model/task-definition.ts'
export type { LogsOptions, LogsTarget } from './operate/logs.ts'
export type { RestartOptions } from './operate/restart.ts'
export type { ScaleTarget } from './operate/scale.ts'
export type {
  DeploymentPause,
  DeploymentStatus,
  ScalingStatus,
  ServiceEventLine,
  TargetStatus,
  TaskStatus,
} from './operate/service-status.ts'
export type { StatusTarget } from './operate/status.ts'
export type { AlreadyStopped, StopOptions, StopResult, StopTarget } from './operate/stop.ts'
export type { Given } from './validators/container-images.ts'
export type { MemoryText, Size, VcpuText } from './validators/fargate-size.ts'
export type { UlimitName } from './validators/kernel.ts'
export type { Capability, DevicePermission, MountOption } from './validators/linux.ts'
export type { RetentionDays } from './validators/logs.ts'
export type { Mark } from './validators/mark.ts'
export type { Mistake } from './validators/mistake.ts'
export type { EndpointService } from './validators/network.ts'
export type { OperatingSystem } from './validators/platform.ts'
export type { AppProtocol, Protocol } from './validators/ports.ts'
export type { SecretParts } from './validators/secrets.ts'
