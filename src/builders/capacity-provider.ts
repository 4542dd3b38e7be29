import type { BroughtProvider, InstanceManagement, InstanceSource } from '../model/capacity-provider.ts'
import type { Tags } from '../model/resource.ts'
import { capacityProviderRules } from '../validators/capacity-provider.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { call, oneWay, taken } from './calls.ts'
import type { InstancesOptions, ManagedInstancesOptions, ManagementOptions } from './capacity-provider-options.ts'
import { COMMON_CALLS, NAMED, TAGS } from './common-calls.ts'
import { typed } from './definition.ts'
import { fittingImage, instancesOf } from './instances.ts'
import { data, isRecord, kind, maybe, text } from './kinds.ts'
import { managedInstancesOf } from './managed-instances.ts'
import { offers } from './offered.ts'
import { OF_NEW_CAPACITY_PROVIDER } from './option-names.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'

/** A capacity provider that can be given to a cluster. */
export interface CapacityProvider<N extends string = string> extends CheckedDefinition<BroughtProvider<N>> {
  /** Adds tags, also of its group and instances: at most 47 in all, or 46 with `instances`. */
  tags(tags: Tags): CapacityProvider<N>
}

/** A capacity provider that has yet to be told where its instances come from. */
export interface NewCapacityProvider<N extends string = string> {
  /**
   * Makes the instances: launch template, role and profile, security group, and Auto Scaling group. Where what they are
   * started with changes, they are replaced: new ones start first, and ECS moves the tasks.
   *
   * @example
   * capacityProvider('arm').instances({ types: ['c7g.large'], min: 1, max: 6, network: vpc })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/asg-capacity-providers.html
   */
  instances(options: InstancesOptions): CapacityProvider<N>
  /**
   * Takes the instances of an Auto Scaling group that exists, by its name or ARN. The group stays as it is.
   *
   * @example
   * capacityProvider('gpu').autoScalingGroup('shop-gpu', { managedTerminationProtection: false })
   */
  autoScalingGroup(nameOrArn: string, options?: ManagementOptions): CapacityProvider<N>
  /**
   * Lets ECS launch, patch and end the instances: Managed Instances. Makes their roles, instance profile and security group.
   * The provider belongs to the one cluster that it is given to. Changes hold for instances that are launched later.
   *
   * @example
   * capacityProvider('mi').managedInstances({
   *   network: vpc,
   *   instanceRequirements: { vCpuCount: { min: 2, max: 8 }, memoryMiB: { min: 4096 } },
   * })
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ManagedInstances.html
   */
  managedInstances(options: ManagedInstancesOptions): CapacityProvider<N>
}

/** Capacity providers: what services of a cluster run on. */
export const capacityProvider: {
  /**
   * A capacity provider of the stack.
   *
   * @param name Up to 255 letters, digits, hyphens and underscores, not beginning with aws, ecs or fargate. An account has
   *   it once a Region.
   */
  <N extends string>(name: N): NewCapacityProvider<N>
  /**
   * A capacity provider that exists: attached to the cluster, never created, changed or deleted.
   *
   * @example
   * cluster('prod').capacityProvider(capacityProvider.existing('shared-gpu'))
   */
  existing<N extends string>(name: N): CheckedDefinition<BroughtProvider<N>>
} = Object.assign(
  <N extends string>(name: N): NewCapacityProvider<N> => {
    taken('capacityProvider()', NAMED, [name], capacityProvider)
    return typed(new CapacityProviderBuilder({ name, tags: {} }), capacityProvider)
  },
  {
    existing: <N extends string>(name: N): CheckedDefinition<BroughtProvider<N>> => {
      taken('capacityProvider.existing()', NAMED, [name], capacityProvider.existing)
      return typed(new CapacityProviderBuilder({ name, existing: true, tags: {} }), capacityProvider.existing)
    },
  },
)

interface Settings {
  readonly name: string
  readonly existing?: true
  readonly instances?: InstancesOptions
  readonly group?: string
  readonly managed?: ManagedInstancesOptions
  readonly management?: ManagementOptions
  readonly tags: Tags
}

class CapacityProviderBuilder extends TaggedSteps<Settings, BroughtProvider> implements CapacityProvider {
  instances(options: InstancesOptions): CapacityProviderBuilder {
    const { types, securityGroups, role, raw } = options
    const [first, ...others] = types
    const given = {
      types: [first, ...others] as const,
      ...(securityGroups && { securityGroups: [...securityGroups] }),
      ...(role && { role: 'build' in role ? role : structuredClone(role) }),
    }
    return this.with({
      instances: { ...options, ...given, ...(raw && { raw: structuredClone(raw) }) },
      management: options,
    })
  }

  autoScalingGroup(nameOrArn: string, options: ManagementOptions = {}): CapacityProviderBuilder {
    return this.with({ group: nameOrArn.split('autoScalingGroupName/').at(-1) ?? '', management: { ...options } })
  }

  managedInstances(options: ManagedInstancesOptions): CapacityProviderBuilder {
    const { securityGroups, instanceRole, instanceRequirements, capacityReservations } = options
    return this.with({
      managed: {
        ...options,
        ...(securityGroups && { securityGroups: [...securityGroups] }),
        ...(instanceRole && { instanceRole: 'build' in instanceRole ? instanceRole : structuredClone(instanceRole) }),
        ...(instanceRequirements && { instanceRequirements: structuredClone(instanceRequirements) }),
        ...(capacityReservations && { capacityReservations: structuredClone(capacityReservations) }),
      },
    })
  }

  protected get where(): readonly [string, string] {
    return ['capacity-provider', this.settings.name]
  }

  protected make(issues: Issue[]): BroughtProvider | undefined {
    const { name, existing, group, instances, managed: byEcs, management, tags } = this.settings
    const managed = existing || byEcs ? undefined : managementOf(management ?? {})
    const made = instances && instancesOf(this.settings, instances, managed, issues)
    const launched = byEcs && managedInstancesOf(this.settings, byEcs, issues)
    const draft = { name, existing: existing === true, tags, ...(managed && { management: managed }) }
    issues.push(
      ...issuesOf(this.where, capacityProviderRules, {
        ...draft,
        ...(group !== undefined && { group }),
        ...(byEcs && { managed: byEcs, ...(launched && { roles: launched }) }),
        ...(instances && {
          instances: { ...instances, image: fittingImage(instances), ...(made && { userData: made.userData }) },
        }),
      }),
    )
    if (existing) return { name, tags }
    if (launched) return { name, source: { managed: launched }, tags }
    const source: InstanceSource | undefined = made ? { instances: made } : group === undefined ? undefined : { group }
    if (!source || !managed) return undefined
    return { name, source, management: managed, tags }
  }
}

function managementOf(options: ManagementOptions): InstanceManagement {
  const scaling = options.managedScaling ?? {}
  const { targetCapacity = 100, minimumScalingStepSize = 1, maximumScalingStepSize = 10_000 } = scaling || {}
  const { instanceWarmupPeriod = 300 } = scaling || {}
  const isProtected = options.managedTerminationProtection ?? scaling !== false
  return {
    managedScaling: {
      status: scaling === false ? 'DISABLED' : 'ENABLED',
      targetCapacity,
      minimumScalingStepSize,
      maximumScalingStepSize,
      instanceWarmupPeriod,
    },
    managedTerminationProtection: isProtected ? 'ENABLED' : 'DISABLED',
    managedDraining: options.managedDraining === false ? 'DISABLED' : 'ENABLED',
  }
}

const isNetwork = (given: unknown) => typeof given === 'object' && given !== null
const MANAGED = kind('an object of { network }', value => isRecord(value) && isNetwork(value.network))

const INSTANCES = kind('an object of { types, max, network }', value => {
  if (!isRecord(value)) return false
  const { network, types } = value
  return isRecord({ network }) && typeof network === 'object' && network !== null && Array.isArray(types)
})

offers(
  CapacityProviderBuilder,
  'capacity provider',
  {
    ...COMMON_CALLS,
    instances: oneWay('source of instances', 'instances', call(INSTANCES)),
    autoScalingGroup: oneWay('source of instances', 'group', call(text, maybe(data))),
    managedInstances: oneWay('source of instances', 'managed', call(MANAGED)),
    tags: TAGS,
  },
  OF_NEW_CAPACITY_PROVIDER,
)
