// What a program is made of.
export { type Alarm, alarm } from './builders/alarm.ts'
export { type CapacityProvider, capacityProvider } from './builders/capacity-provider.ts'
export type { InstancesOptions } from './builders/capacity-provider-options.ts'
export { type Certificate, certificate } from './builders/certificate.ts'
export { type Cluster, cluster } from './builders/cluster.ts'
export type { AnyContainer, Built, Container } from './builders/container.ts'
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
export { eventRule } from './builders/event-rule.ts'
export type { FirelensOptions } from './builders/firelens.ts'
export { type HostedZone, hostedZone } from './builders/hosted-zone.ts'
export type { BuildOptions, PushSource } from './builders/image-source.ts'
export { interpolate } from './builders/interpolate.ts'
export { listener } from './builders/listener.ts'
export { type LoadBalancer, loadBalancer } from './builders/load-balancer.ts'
export type { AwslogsOptions, LogDriverOptions, SplunkOptions } from './builders/log-driver.ts'
export { type Namespace, namespace } from './builders/namespace.ts'
export { type Network, network } from './builders/network.ts'
export { type NetworkLoadBalancer, networkLoadBalancer } from './builders/network-load-balancer.ts'
export type { Peer } from './builders/peer.ts'
export { pullThroughCacheRule } from './builders/pull-through-cache-rule.ts'
export { type Images, type Repository, repository } from './builders/repository.ts'
export { role } from './builders/role.ts'
export type { Route } from './builders/route.ts'
export type { RuleOptions } from './builders/rule-ports.ts'
export type { Scaling } from './builders/scaling.ts'
export type { ScalingOptions } from './builders/scaling-options.ts'
export { type Schedule, schedule } from './builders/schedule.ts'
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
export { type CheckServiceOptions, checkService } from './validators/check-service.ts'
export { type CheckOptions, checkTaskDefinition } from './validators/check-task-definition.ts'
