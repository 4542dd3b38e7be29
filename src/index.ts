export type { Clients, SdkClient } from './aws/clients.ts'
export type { Clock } from './aws/clock.ts'
export type { Scaling, ScalingOptions } from './builders/autoscaling.ts'
export { type Cluster, cluster } from './builders/cluster.ts'
export type { Built, Container } from './builders/container.ts'
export type {
  ContainerLogOptions,
  DeviceOptions,
  HealthCheckOptions,
  LogOptions,
  PortOptions,
  RestartPolicyOptions,
  SwapOptions,
} from './builders/container-options.ts'
export type {
  BlueGreenOptions,
  CanaryOptions,
  DeploymentHook,
  LinearOptions,
  RollingOptions,
} from './builders/deployment-strategy.ts'
export type { EbsVolumeOptions } from './builders/ebs-volume.ts'
export { environments } from './builders/environments.ts'
export type { FirelensOptions } from './builders/firelens.ts'
export { type HostedZone, hostedZone } from './builders/hosted-zone.ts'
export type { BuildOptions, PushSource } from './builders/image-source.ts'
export { interpolate } from './builders/interpolate.ts'
export { listener } from './builders/listener.ts'
export { type LoadBalancer, loadBalancer } from './builders/load-balancer.ts'
export type { AwslogsOptions, LogDriverOptions, SplunkOptions } from './builders/log-driver.ts'
export { type Namespace, namespace } from './builders/namespace.ts'
export { type Network, network } from './builders/network.ts'
export type { Peer } from './builders/peer.ts'
export { type Images, type Repository, repository } from './builders/repository.ts'
export { role } from './builders/role.ts'
export type { Route } from './builders/route.ts'
export type { RuleOptions } from './builders/rule-ports.ts'
export { type SecurityGroup, securityGroup } from './builders/security-group.ts'
export { type Before, type Service, service } from './builders/service.ts'
export type { ConnectedPortOptions, ServiceConnectOptions } from './builders/service-connect.ts'
export { type Stack, type StackWithOutputs, stack } from './builders/stack.ts'
export type { TargetOptions } from './builders/target.ts'
export { targetGroup } from './builders/target-group.ts'
export { type Task, task } from './builders/task.ts'
export {
  type AnyTaskDefinition,
  type EmptyTaskDefinition,
  type TaskDefinition,
  taskDefinition,
} from './builders/task-definition.ts'
export { taskDefinitionFromJson } from './builders/task-definition-from-json.ts'
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
export { type DynamoDbLeaseOptions, dynamoDbLease } from './deploy/lease/dynamo-db-lease.ts'
export type { Lease } from './deploy/lease/lease.ts'
export type { DeployOptions, DestroyOptions, DiagnoseOptions } from './deploy/options.ts'
export { plan } from './deploy/plan.ts'
export type { Change, IgnoredChange } from './deploy/planning/diff.ts'
export type { Plan, PlanAction, PlanOrphan, PlanStep } from './deploy/planning/plan-shape.ts'
export { type PrunedRevisions, type PruneRevisionsOptions, pruneRevisions } from './deploy/prune-revisions.ts'
export { interruptible } from './deploy/reporter/interruptible.ts'
export { type ReporterOptions, reporter } from './deploy/reporter/reporter.ts'
export type { RollbackPlan } from './deploy/rollback/plan-returns.ts'
export { planRollback, type RollbackOptions, type RollbackResult, rollback } from './deploy/rollback.ts'
export type { Decision, OnPause, Pause } from './deploy/rollout/settings.ts'
export type { TaskLogLine } from './deploy/running/task-log.ts'
export type { RunResult } from './deploy/running/to-their-end.ts'
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
  isRunError,
  PlanError,
  type PlanErrorCode,
  type PlanProblem,
  type RanTask,
  RunError,
} from './errors.ts'
export type * from './internal.ts'
export type { Deferred, Value } from './model/deferred.ts'
export type {
  ListenerAttributes,
  LoadBalancerAttributes,
  TargetGroupAttributes,
} from './model/elbv2-attributes.ts'
export type { Buildable, Kind, Model, Models } from './model/index.ts'
export type { NamespaceModel } from './model/namespace.ts'
export type { Tags } from './model/resource.ts'
export type { ServiceModel } from './model/service.ts'
export { recordSources } from './model/source.ts'
export type { StackModel } from './model/stack.ts'
export type { ContainerOverrides, TaskModel } from './model/task.ts'
export type { ContainerModel, TaskDefinitionModel } from './model/task-definition.ts'
export type { LogLine } from './operate/log-reader.ts'
export { logs } from './operate/logs.ts'
export { restart } from './operate/restart.ts'
export { scale } from './operate/scale.ts'
export type { ServiceStatus } from './operate/service-status.ts'
export { status } from './operate/status.ts'
export { stop } from './operate/stop.ts'
export { type ReleaseResult, release } from './release/release.ts'
export type { ContainerChange, ReleaseChange, ReleaseTarget } from './release/release-change.ts'
export type { ReleaseOptions } from './release/release-options.ts'
export type { ReleasePlan } from './release/release-plan.ts'
export { run } from './run/run.ts'
export type { RunOptions } from './run/run-options.ts'
export type { RunNetwork, RunnableTask, RunOverrides, RunTarget } from './run/run-target.ts'
export { type CheckServiceOptions, checkService } from './validators/check-service.ts'
export { type CheckOptions, checkTaskDefinition } from './validators/check-task-definition.ts'
