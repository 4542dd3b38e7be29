import type { AlarmModel } from './alarm.ts'
import type { AutoScalingGroupModel } from './auto-scaling-group.ts'
import { type AutoScalingModel, autoScalingOf } from './autoscaling.ts'
import type { CapacityProviderModel } from './capacity-provider.ts'
import type { CertificateModel } from './certificate.ts'
import type { ClusterModel } from './cluster.ts'
import { type ClusterCapacityModel, capacityOf } from './cluster-capacity.ts'
import type { DiscoveryServiceModel } from './discovery-service.ts'
import type { EventRuleModel } from './event-rule.ts'
import type { HostedZoneModel } from './hosted-zone.ts'
import type { PushedImageModel } from './image.ts'
import { type ListenerModel, listenersOf } from './listener.ts'
import type { ListenerRuleModel } from './listener-rule.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { LogGroupModel } from './log-group.ts'
import type { NamespaceModel } from './namespace.ts'
import type { NetworkModel } from './network.ts'
import type { PrefixListModel } from './prefix-list.ts'
import type { PullThroughCacheRuleModel } from './pull-through-cache-rule.ts'
import type { RecordModel } from './record.ts'
import type { RepositoryModel } from './repository.ts'
import type { RoleModel } from './role.ts'
import type { ScheduleModel } from './schedule.ts'
import type { ScheduleGroupModel } from './schedule-group.ts'
import type { SecurityGroupModel, SecurityGroupRulesModel } from './security-group.ts'
import { noRulesOf } from './security-group-rules.ts'
import type { ServiceModel } from './service.ts'
import { stepAlarmsOf } from './step-policy.ts'
import type { TargetGroupModel } from './target-group.ts'
import type { TaskModel } from './task.ts'
import type { TaskDefinitionModel } from './task-definition.ts'

/** Every kind of resource and its model. A kind added here does not compile until it has outputs, and a handler in the executor. */
export interface Models {
  network: NetworkModel
  'hosted-zone': HostedZoneModel
  certificate: CertificateModel
  'prefix-list': PrefixListModel
  namespace: NamespaceModel
  'discovery-service': DiscoveryServiceModel
  'security-group': SecurityGroupModel
  'security-group-rules': SecurityGroupRulesModel
  repository: RepositoryModel
  'pull-through-cache-rule': PullThroughCacheRuleModel
  image: PushedImageModel
  cluster: ClusterModel
  'auto-scaling-group': AutoScalingGroupModel
  'capacity-provider': CapacityProviderModel
  'cluster-capacity': ClusterCapacityModel
  'log-group': LogGroupModel
  role: RoleModel
  'task-definition': TaskDefinitionModel
  task: TaskModel
  'schedule-group': ScheduleGroupModel
  schedule: ScheduleModel
  'event-rule': EventRuleModel
  'target-group': TargetGroupModel
  'load-balancer': LoadBalancerModel
  listener: ListenerModel
  'listener-rule': ListenerRuleModel
  service: ServiceModel
  autoscaling: AutoScalingModel
  alarm: AlarmModel
  record: RecordModel
}

/** What each kind of resource gives to those that refer to it. */
export interface Outputs {
  network: {
    vpcId: string
    cidrBlocks: readonly string[]
    subnets: readonly string[]
    loadBalancerSubnets: readonly string[]
  }
  'hosted-zone': {
    hostedZoneId: string
    name: string
    /** Of a private one: the VPCs that it answers in. */
    vpcIds?: readonly string[]
  }
  certificate: {
    arn: string
    /** All of one that is looked up. */
    names?: readonly string[]
  }
  'prefix-list': { prefixListId: string }
  namespace: { namespaceId: string; arn: string; name: string; type: string }
  'discovery-service': { serviceId: string; arn: string; namespaceId: string }
  'security-group': { groupId: string; vpcId?: string }
  'security-group-rules': { groupId: string; ruleIds: readonly string[] }
  repository: { arn: string; uri: string }
  /** `registry`: the host of the account's own, through which images come. */
  'pull-through-cache-rule': { prefix: string; registry: string }
  image: { uri: string; digest: string }
  cluster: { arn: string; name: string }
  'auto-scaling-group': { arn: string; name: string; launchTemplateId: string }
  /** With the name of the cluster that one of Managed Instances belongs to. */
  'capacity-provider': { arn: string; name: string; cluster?: string }
  'cluster-capacity': { cluster: string }
  'log-group': { arn: string; name: string }
  /** With the name of its instance profile, where it has one. */
  role: { arn: string; name: string; instanceProfile?: string }
  'task-definition': { arn: string }
  task: { cluster: string; family: string }
  'schedule-group': { arn: string; name: string }
  schedule: { arn: string; name: string; groupName: string }
  'event-rule': { arn: string; name: string; eventBus: string }
  'target-group': { arn: string; vpcId?: string; securityGroups?: readonly string[] }
  'load-balancer': {
    arn: string
    dnsName: string
    hostedZoneId: string
    /** The first of what a browser can open, of one that is made. */
    url?: string
    /** The rest of one that is looked up alone. */
    vpcId?: string
    ipAddressType?: string
    securityGroups?: readonly string[]
  }
  listener: { arn: string; protocol?: string; port?: string }
  'listener-rule': { arn: string }
  service: { arn: string; name: string; cluster: string; taskDefinition: string; deploymentId: string }
  autoscaling: { resourceId: string; arn: string; policyArns: readonly string[] }
  alarm: { arn: string; name: string }
  /** `type`: of plain records. */
  record: { name: string; hostedZoneId: string; type?: string; setIdentifier?: string }
}

export type Kind = keyof Models
export type Model = Models[Kind]

/** Anything that describes a resource: every finished builder does. */
export interface Buildable {
  build(): Model
}

export function isModel(value: object): value is Model {
  return 'kind' in value && 'id' in value
}

/** Whether a field holds somebody's own data, whatever it looks like: what the function of a hook is given. */
export const isPlainData = (key: string): boolean => key === HOOK_DETAILS

const HOOK_DETAILS = 'hookDetails'

/**
 * The parts of a value in which there may be resources that it refers to: what it only comes after is no part of it, nor
 * what a cluster is given later.
 */
export function partsOf(value: object): unknown[] {
  if (!NOT_HELD.some(key => key in value)) return Object.values(value)
  return Object.entries(value).flatMap(([key, part]) => (NOT_HELD.includes(key) ? [] : [part]))
}

const NOT_HELD: readonly string[] = [HOOK_DETAILS, 'after', 'brought', 'beside']

/** Resources that a resource brings along although nothing refers to them. */
export function derivedFrom(model: Model): readonly Model[] {
  if (model.kind === 'load-balancer') return listenersOf(model)
  if (model.kind === 'listener-rule') return model.beside ?? []
  if (model.kind === 'service') return autoScalingOf(model)
  if (model.kind === 'autoscaling') return stepAlarmsOf(model)
  if (model.kind === 'cluster') return capacityOf(model)
  // So that what was let in and no longer is goes.
  if (model.kind === 'security-group' && model.existing) return [noRulesOf(model)]
  return []
}

export type { StackModel } from './stack.ts'
