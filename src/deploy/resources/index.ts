import type { Kind, Model, Outputs } from '../../model/index.ts'
import type { Resource } from '../../model/resource.ts'
import { alarm } from './alarm/alarm.ts'
import { autoScalingGroup } from './auto-scaling-group/auto-scaling-group.ts'
import { autoscaling } from './autoscaling/autoscaling.ts'
import { capacityProvider } from './capacity-provider/capacity-provider.ts'
import { certificate } from './certificate/certificate.ts'
import { cluster } from './cluster/cluster.ts'
import { clusterCapacity } from './cluster-capacity/cluster-capacity.ts'
import { discoveryService } from './discovery-service/discovery-service.ts'
import { eventRule } from './event-rule/event-rule.ts'
import type { Handler, ManagedHandler } from './handler.ts'
import { hostedZone } from './hosted-zone/hosted-zone.ts'
import { image } from './image/image.ts'
import { listener } from './listener/listener.ts'
import { listenerRule } from './listener-rule/listener-rule.ts'
import { loadBalancer } from './load-balancer/load-balancer.ts'
import { logGroup } from './log-group/log-group.ts'
import { namespace } from './namespace/namespace.ts'
import { network } from './network/network.ts'
import { prefixList } from './prefix-list/prefix-list.ts'
import { pullThroughCacheRule } from './pull-through-cache-rule/pull-through-cache-rule.ts'
import { record } from './record/record.ts'
import { repository } from './repository/repository.ts'
import { role } from './role/role.ts'
import { schedule } from './schedule/schedule.ts'
import { scheduleGroup } from './schedule-group/schedule-group.ts'
import { securityGroup } from './security-group/security-group.ts'
import { securityGroupRules } from './security-group-rules/security-group-rules.ts'
import { service } from './service/service.ts'
import { targetGroup } from './target-group/target-group.ts'
import { task } from './task/task.ts'
import { taskDefinition } from './task-definition/task-definition.ts'

/** One handler a kind. A kind without one does not compile. */
export const handlers: { readonly [K in Kind]: Handler<K> } = {
  network,
  'hosted-zone': hostedZone,
  certificate,
  'prefix-list': prefixList,
  namespace,
  'discovery-service': discoveryService,
  'security-group': securityGroup,
  'security-group-rules': securityGroupRules,
  repository,
  'pull-through-cache-rule': pullThroughCacheRule,
  image,
  cluster,
  'auto-scaling-group': autoScalingGroup,
  'capacity-provider': capacityProvider,
  'cluster-capacity': clusterCapacity,
  'log-group': logGroup,
  role,
  'task-definition': taskDefinition,
  task,
  'schedule-group': scheduleGroup,
  schedule,
  'event-rule': eventRule,
  'target-group': targetGroup,
  'load-balancer': loadBalancer,
  listener,
  'listener-rule': listenerRule,
  service,
  autoscaling,
  alarm,
  record,
}

/** The handler of a model. Its kind decides, which TypeScript cannot follow from a union to a union. */
export function handlerOf(model: Model): Handler<Kind> {
  return handlers[model.kind] as Handler<Kind>
}

/** The handler of a model that is not a pure lookup. */
export function managedHandlerOf(model: Model): ManagedHandler<Kind> | undefined {
  const handler = handlerOf(model)
  return 'lookup' in handler ? undefined : handler
}

/** The handlers of what is made, not only looked up. */
export const managedHandlers: ReadonlyMap<Kind, ManagedHandler<Kind>> = new Map(
  Object.entries(handlers).flatMap(([kind, handler]) =>
    'lookup' in handler ? [] : [[kind as Kind, handler as ManagedHandler<Kind>]],
  ),
)

/** The types under which the tagging API knows what a stack can have. */
export const TAGGED_TYPES: readonly string[] = [
  ...new Set([...managedHandlers.values()].flatMap(({ orphans }) => ('type' in orphans ? orphans.type : []))),
].sort()

/** What tells a resource from every other. */
export function identityOf({ kind, outputs }: { readonly kind: Kind; readonly outputs: Outputs[Kind] }): string {
  return managedHandlers.get(kind)?.identity(outputs) ?? JSON.stringify(outputs)
}

/** What AWS calls it, where that is not its id in the stack: under its id there may be something of somebody else. */
export function nameInAws({ kind, id }: Resource, outputs: Outputs[Kind]): { readonly name?: string } {
  const name = 'name' in outputs ? outputs.name : identityOf({ kind, outputs }).replace(ARN_BEGINS, '')
  return name === id || name.endsWith(`/${id}`) ? {} : { name }
}

const ARN_BEGINS = /^arn:(?:[^:]*:){4}/
