export type { Clients, SdkClient } from './aws/clients.ts'
export type { Clock } from './aws/clock.ts'
export type { RetryingEvent } from './aws/retry.ts'
export type { ServiceName } from './aws/service-name.ts'
export type { Scaling, ScalingLimits, ScalingOptions } from './builders/autoscaling.ts'
export type { CapacityProviderShare, CapacityProviderShares } from './builders/capacity-providers.ts'
export { type Cluster, cluster } from './builders/cluster.ts'
export type { Built, Container, SteppedContainer } from './builders/container.ts'
export type {
  ContainerLogOptions,
  DeviceOptions,
  HealthCheckOptions,
  LogOptions,
  PortOptions,
  RestartPolicyOptions,
  SharedGpu,
  SwapOptions,
} from './builders/container-options.ts'
export type { Definition } from './builders/definition.ts'
export type {
  BlueGreenOptions,
  CanaryOptions,
  DeploymentHook,
  HookTimeout,
  LambdaHook,
  LinearOptions,
  PauseHook,
  PauseStage,
  RollingOptions,
} from './builders/deployment-strategy.ts'
export type { EbsVolumeOptions } from './builders/ebs-volume.ts'
export type { ByTags } from './builders/existing.ts'
export type { ExistingLoadBalancer } from './builders/existing-load-balancer.ts'
export type { FirelensOptions } from './builders/firelens.ts'
export { type HostedZone, hostedZone, type ZoneSettings } from './builders/hosted-zone.ts'
export { listener } from './builders/listener.ts'
export { type HttpsSettings, type LoadBalancer, loadBalancer } from './builders/load-balancer.ts'
export type { CompleteLoadBalancer, LoadBalancerSpec } from './builders/load-balancer-spec.ts'
export type { AwslogsOptions, LogDriverOptions, SplunkOptions } from './builders/log-driver.ts'
export { type Network, type NetworkSettings, network, type SubnetSettings, type VpcChoice } from './builders/network.ts'
export type { Peer, PeerModel } from './builders/peer.ts'
export type { ProxyProperties } from './builders/proxy.ts'
export type { AliasRecord } from './builders/record.ts'
export { type Images, type Repository, repository } from './builders/repository.ts'
export { type ExistingRole, role } from './builders/role.ts'
export type { CompleteRoute, Route, RouteBuilder } from './builders/route.ts'
export type { PortRange, Ports, RuleOptions } from './builders/rule-ports.ts'
export {
  type BuiltSecurityGroup,
  type ExistingSecurityGroup,
  type GivenGroups,
  type MadeSecurityGroup,
  type NewSecurityGroup,
  type SecurityGroup,
  securityGroup,
} from './builders/security-group.ts'
export { type CountedService, type Service, type SettledService, service } from './builders/service.ts'
export type { AdmittedPorts } from './builders/service-admission.ts'
export type { ConnectedPortOptions, ServiceConnectOptions } from './builders/service-connect.ts'
export type {
  AdmittedPort,
  CompleteService,
  Daemon,
  KnownDefinition,
  ServiceSpec,
  TargetContainer,
  TargetPort,
  UnknownDefinition,
} from './builders/service-spec.ts'
export type { Complete, Fact, Setting, Spec, SpecOf, Stepped } from './builders/spec.ts'
export { type CompleteThing, type Stack, stack } from './builders/stack.ts'
export type { CheckedDefinition } from './builders/steps.ts'
export type { TargetOptions } from './builders/target.ts'
export { type ExistingTargetGroup, targetGroup } from './builders/target-group.ts'
export {
  type AnyTaskDefinition,
  type ContainerEntry,
  type EmptyTaskDefinition,
  type TaskDefinition,
  taskDefinition,
} from './builders/task-definition.ts'
export { taskDefinitionFromJson, type WrittenTaskDefinition } from './builders/task-definition-from-json.ts'
export type { TaskRoleOptions } from './builders/task-role.ts'
export type {
  DockerVolumeOptions,
  EfsVolumeOptions,
  FsxVolumeOptions,
  S3FilesVolumeOptions,
} from './builders/volume.ts'
export type { VpcLatticeOptions } from './builders/vpc-lattice.ts'
export type { DeployResult } from './deploy/applying/result.ts'
export { approve, type PauseId, reject } from './deploy/approval.ts'
export { deploy } from './deploy/deploy.ts'
export type { Deployable } from './deploy/deployable.ts'
export { type DestroyResult, destroy } from './deploy/destroy.ts'
export { diagnose } from './deploy/diagnose.ts'
export { type DeployEvent, describeEvent, type OnEvent, type RolloutProgress } from './deploy/events.ts'
export { type DynamoDbClient, type DynamoDbLeaseOptions, dynamoDbLease } from './deploy/lease/dynamo-db-lease.ts'
export type { Lease, LeaseHolder } from './deploy/lease/lease.ts'
export type { DeployOptions, DestroyOptions, DiagnoseOptions } from './deploy/options.ts'
export { plan } from './deploy/plan.ts'
export type { Change, IgnoredChange, IgnoredDrift } from './deploy/planning/diff.ts'
export type { Plan, PlanAction, PlanOrphan, PlanStep } from './deploy/planning/plan-shape.ts'
export { type PrunedRevisions, type PruneRevisionsOptions, pruneRevisions } from './deploy/prune-revisions.ts'
export { type Interruptible, interruptible } from './deploy/reporter/interruptible.ts'
export { type ReporterOptions, reporter } from './deploy/reporter/reporter.ts'
export type { ReportStream } from './deploy/reporter/stream.ts'
export type { RollbackChoice } from './deploy/rollback/choices.ts'
export type { RollbackPlan, RollbackStep } from './deploy/rollback/plan-returns.ts'
export { planRollback, type RollbackOptions, type RollbackResult, rollback } from './deploy/rollback.ts'
export type { Decision, OnConflict, OnPause, Pause, Phase, Timeouts } from './deploy/rollout/settings.ts'
export {
  type ChangeSummary,
  DeployError,
  type Diagnosis,
  type DiagnosisCode,
  EcsError,
  type FailedOutcome,
  InvalidDefinitionError,
  type Issue,
  isDeployError,
  isEcsError,
  isInvalidDefinitionError,
  isPlanError,
  PlanError,
  type PlanErrorCode,
  type PlanProblem,
  type SettingChange,
} from './errors.ts'
export type { AutoScalingSettings, ScalingMetric, ScalingPolicy } from './model/autoscaling.ts'
export type { ContainerFields, TaskDefinitionFields } from './model/aws-shapes.ts'
export type { CertificateModel } from './model/certificate.ts'
export type { CapacityProviderStrategyItem, ClusterModel, FargateCapacityProvider } from './model/cluster.ts'
export type { CircuitBreakerThreshold, HookDetails, LifecycleStage } from './model/deployment.ts'
export type { Existing } from './model/existing.ts'
export type { HostedZoneModel } from './model/hosted-zone.ts'
export type { Buildable, Kind, Model, Models } from './model/index.ts'
export type { DefaultAction, ExistingListener, ListenerModel, ListenerSettings } from './model/listener.ts'
export type { ListenerRuleModel } from './model/listener-rule.ts'
export type { LoadBalancerModel } from './model/load-balancer.ts'
export type { LogGroupModel } from './model/log-group.ts'
export type { NetworkModel, Subnets } from './model/network.ts'
export type { PlacementConstraint, PlacementStrategy } from './model/placement.ts'
export type { RecordModel } from './model/record.ts'
export type { ImageModel, LifecycleRule, RepositoryModel } from './model/repository.ts'
export type { Tags } from './model/resource.ts'
export type { PolicyStatement, RoleModel } from './model/role.ts'
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
export type { ServiceModel, ServiceTarget } from './model/service.ts'
export type { ServiceConnectConfiguration } from './model/service-connect.ts'
export type { RawServiceSettings, VpcLattice } from './model/service-request.ts'
export { recordSources, type Source } from './model/source.ts'
export type { StackModel } from './model/stack.ts'
export type { TargetGroupModel, TargetHealthCheck } from './model/target-group.ts'
export type {
  ContainerModel,
  LaunchType,
  NetworkMode,
  TaskDefinitionModel,
} from './model/task-definition.ts'
export { type ReleaseOptions, type ReleaseResult, release } from './release/release.ts'
export type { ContainerChange, ReleaseChange, ReleaseTarget } from './release/release-change.ts'
export type { ReleasePlan } from './release/release-plan.ts'
export { type CheckServiceOptions, checkService } from './validators/check-service.ts'
export { type CheckOptions, checkTaskDefinition } from './validators/check-task-definition.ts'
export type { Given } from './validators/container-images.ts'
export type { MemoryText, Size, VcpuText } from './validators/fargate-size.ts'
export type { UlimitName } from './validators/kernel.ts'
export type { Capability, DevicePermission, MountOption } from './validators/linux.ts'
export type { RetentionDays } from './validators/logs.ts'
export type { Mark } from './validators/mark.ts'
export type { Mistake } from './validators/mistake.ts'
export type { OperatingSystem } from './validators/platform.ts'
export type { AppProtocol, Protocol } from './validators/ports.ts'
export type { SecretParts } from './validators/secrets.ts'
