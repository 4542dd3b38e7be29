import type {
  CapacityProvider,
  CapacityReservationRequest,
  CreateManagedInstancesProviderConfiguration,
  InstanceRequirementsRequest,
  UpdateManagedInstancesProviderConfiguration,
} from '../../../aws/shapes/ecs.ts'
import type { ClusterModel } from '../../../model/cluster.ts'
import { defined } from '../../../model/defined.ts'
import type { ManagedInstancesSettings, ManagedInstancesTemplate } from '../../../model/managed-instances.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Refs } from '../handler.ts'
import { inOrder } from './requirements-in-order.ts'

/** What there is to say of a capacity provider of Managed Instances. */
export interface ManagedProps extends Pick<ManagedInstancesTemplate, 'storageSizeGiB' | 'fipsEnabled'> {
  readonly cluster: string
  readonly infrastructureRoleArn: string
  readonly instanceProfileArn: string
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
  readonly capacityOptionType: string
  readonly monitoring: string
  readonly useLocalStorage: boolean
  readonly instanceRequirements?: InstanceRequirementsRequest
  readonly capacityReservations?: CapacityReservationRequest
  readonly instanceMetadataTags: boolean
  readonly propagateTags: boolean
  readonly scaleInAfter?: number
  readonly autoRepair: boolean
}

/** No update changes them: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InstanceLaunchTemplateUpdate.html */
export const MANAGED_FOR_EVER = ['cluster', 'capacityOptionType', 'fipsEnabled'] as const
/** What an update that leaves them out does to them is not documented. */
export const MANAGED_KEPT = ['instanceRequirements', 'capacityReservations'] as const

/** What the program says. */
export function managedProps(
  { settings, cluster }: { readonly settings: ManagedInstancesSettings; readonly cluster: ClusterModel },
  tags: Tags,
  refs: Refs,
): ManagedProps {
  const { template, scaleInAfter } = settings
  const { instanceRequirements, capacityReservations, ...others } = template
  return {
    ...others,
    cluster: refs(cluster).name,
    infrastructureRoleArn: refs(settings.infrastructureRole).arn,
    instanceProfileArn: profileArn(refs(settings.instanceRole)),
    subnets: [...refs(settings.network).subnets].sort(),
    securityGroups: settings.securityGroups.map(group => refs(group).groupId).sort(),
    ...(instanceRequirements && { instanceRequirements: inOrder(instanceRequirements) }),
    ...(capacityReservations && { capacityReservations }),
    instanceMetadataTags: !settings.propagateTags || Object.keys(tags).every(key => METADATA_KEY.test(key)),
    propagateTags: settings.propagateTags,
    ...(scaleInAfter !== undefined && { scaleInAfter }),
    autoRepair: settings.autoRepair,
  }
}

/** What AWS says. */
export function liveManaged(
  { cluster = '', managedInstancesProvider: there = {} }: CapacityProvider,
  said?: ManagedInstancesTemplate,
): ManagedProps {
  const { instanceLaunchTemplate: template, infrastructureOptimization, autoRepairConfiguration } = there
  const { subnets = [], securityGroups = [] } = template?.networkConfiguration ?? {}
  const { instanceRequirements, capacityReservations } = template ?? {}
  const { storageSizeGiB } = template?.storageConfiguration ?? {}
  const { scaleInAfter } = infrastructureOptimization ?? {}
  return {
    cluster: cluster.slice(cluster.lastIndexOf('/') + 1),
    infrastructureRoleArn: there.infrastructureRoleArn ?? '',
    instanceProfileArn: template?.ec2InstanceProfileArn ?? '',
    subnets: [...subnets].sort(),
    securityGroups: [...securityGroups].sort(),
    capacityOptionType: template?.capacityOptionType ?? 'ON_DEMAND',
    monitoring: template?.monitoring ?? 'BASIC',
    useLocalStorage: template?.localStorageConfiguration?.useLocalStorage ?? false,
    // Beside local storage there is no such disk.
    ...(storageSizeGiB !== undefined &&
      !(said?.useLocalStorage && said.storageSizeGiB === undefined) && { storageSizeGiB }),
    ...(instanceRequirements && { instanceRequirements: inOrder(instanceRequirements) }),
    ...(capacityReservations && { capacityReservations: { ...capacityReservations } }),
    // By default it is what the Region has.
    ...(said?.fipsEnabled !== undefined && { fipsEnabled: template?.fipsEnabled ?? false }),
    instanceMetadataTags: template?.instanceMetadataTagsPropagation ?? true,
    propagateTags: there.propagateTags === 'CAPACITY_PROVIDER',
    ...(typeof scaleInAfter === 'number' && { scaleInAfter }),
    autoRepair: autoRepairConfiguration?.actionsStatus !== 'DISABLED',
  }
}

export function toCreate(desired: Partial<ManagedProps>): CreateManagedInstancesProviderConfiguration {
  const { capacityOptionType, fipsEnabled } = desired
  return {
    ...around(desired),
    instanceLaunchTemplate: {
      ...templateOf(desired),
      ...(capacityOptionType !== undefined && { capacityOptionType: oneOf(capacityOptionType, OPTION_TYPES) }),
      ...(fipsEnabled !== undefined && { fipsEnabled }),
    },
  }
}

/** All of it each time: what else an update leaves as it is, is not documented. */
export const toUpdate = (desired: Partial<ManagedProps>): UpdateManagedInstancesProviderConfiguration => ({
  ...around(desired),
  instanceLaunchTemplate: templateOf(desired),
})

function around({ infrastructureRoleArn, propagateTags, scaleInAfter, autoRepair }: Partial<ManagedProps>) {
  return {
    infrastructureRoleArn,
    propagateTags: propagateTags ? ('CAPACITY_PROVIDER' as const) : ('NONE' as const),
    // Without a number it is as AWS does by default.
    infrastructureOptimization: scaleInAfter === undefined ? {} : { scaleInAfter },
    autoRepairConfiguration: { actionsStatus: autoRepair ? ('ENABLED' as const) : ('DISABLED' as const) },
  }
}

function templateOf(desired: Partial<ManagedProps>) {
  const { subnets = [], securityGroups = [], storageSizeGiB, instanceRequirements, capacityReservations } = desired
  return {
    ec2InstanceProfileArn: desired.instanceProfileArn,
    networkConfiguration: { subnets: [...subnets], securityGroups: [...securityGroups] },
    ...(storageSizeGiB !== undefined && { storageConfiguration: { storageSizeGiB } }),
    localStorageConfiguration: { useLocalStorage: desired.useLocalStorage },
    monitoring: oneOf(desired.monitoring, MONITORING),
    instanceMetadataTagsPropagation: desired.instanceMetadataTags,
    ...defined({ instanceRequirements, capacityReservations }),
  }
}

const OPTION_TYPES = ['ON_DEMAND', 'SPOT', 'RESERVED'] as const
const MONITORING = ['BASIC', 'DETAILED'] as const
const oneOf = <T extends string>(value: string | undefined, all: readonly T[]): T | undefined =>
  all.find(each => each === value)

// Other keys do not fit the metadata of an instance, unless its tags are left out of it:
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InstanceLaunchTemplate.html
const METADATA_KEY = /^[0-9a-zA-Z\-_+=,.@:]{1,255}$/

/** The profile that a role of instances comes with has its name, and its path. */
const profileArn = ({ arn, instanceProfile }: { readonly arn: string; readonly instanceProfile?: string }): string =>
  arn.replace(':role/', ':instance-profile/').replace(/[^/]+$/, name => instanceProfile ?? name)
