export * from './describe.ts'
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
  NetworkLoadBalancerAttributes,
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
export * from './verbs.ts'
