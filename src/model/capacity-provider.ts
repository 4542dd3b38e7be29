import type { AutoScalingGroupModel, InstanceSettings } from './auto-scaling-group.ts'
import type { ClusterModel } from './cluster.ts'
import type { ManagedInstancesSettings } from './managed-instances.ts'
import type { Resource, Tags } from './resource.ts'

/** How ECS scales the instances of a capacity provider. */
export interface ManagedScaling {
  readonly status: 'ENABLED' | 'DISABLED'
  readonly targetCapacity: number
  readonly minimumScalingStepSize: number
  readonly maximumScalingStepSize: number
  readonly instanceWarmupPeriod: number
}

/** What ECS does with the instances of a capacity provider. */
export interface InstanceManagement {
  readonly managedScaling: ManagedScaling
  readonly managedTerminationProtection: 'ENABLED' | 'DISABLED'
  readonly managedDraining: 'ENABLED' | 'DISABLED'
}

/** Where the instances of a capacity provider come from: made, a group that exists, by its name, or launched by ECS. */
export type InstanceSource =
  | { readonly instances: InstanceSettings }
  | { readonly group: string }
  | { readonly managed: ManagedInstancesSettings }

/** A capacity provider as a program gives it to a cluster. Without a source it exists: it is only attached. */
export interface BroughtProvider<N extends string = string> {
  readonly name: N
  readonly source?: InstanceSource
  readonly management?: InstanceManagement
  readonly tags: Tags
}

/**
 * A capacity provider of an Auto Scaling group, or one of Managed Instances, which belongs to its cluster. `existing` means
 * looked up: never created, changed or deleted.
 */
export interface CapacityProviderModel extends Resource<'capacity-provider'> {
  readonly existing: boolean
  readonly group?: AutoScalingGroupModel
  readonly management?: InstanceManagement
  readonly managed?: { readonly settings: ManagedInstancesSettings; readonly cluster: ClusterModel }
  readonly tags: Tags
}

/** The resources that a capacity provider is in a cluster. */
export function providerOf(
  { name: id, source, management, tags }: BroughtProvider,
  cluster: ClusterModel,
): CapacityProviderModel {
  const base = { kind: 'capacity-provider', id, existing: source === undefined, tags } as const
  if (source && 'managed' in source) return { ...base, managed: { settings: source.managed, cluster } }
  return {
    ...base,
    ...(source && { group: groupOf(id, source, tags, cluster) }),
    ...(management && { management }),
  }
}

function groupOf(
  id: string,
  source: Exclude<InstanceSource, { readonly managed: unknown }>,
  tags: Tags,
  cluster: ClusterModel,
): AutoScalingGroupModel {
  const kind = 'auto-scaling-group' as const
  if ('group' in source) return { kind, id: source.group, existing: source.group, tags: {} }
  return { kind, id, cluster, settings: source.instances, tags }
}
