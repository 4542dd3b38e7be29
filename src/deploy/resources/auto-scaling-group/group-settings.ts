import type { MixedInstancesPolicy } from '../../../aws/shapes/auto-scaling.ts'
import type { AutoScalingGroupModel, InstanceSettings } from '../../../model/auto-scaling-group.ts'
import { isDefaultNetwork } from '../../../model/network.ts'
import type { RawAutoScalingGroupSettings } from '../../../model/raw-instances.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Refs } from '../handler.ts'
import { GROUP_DEFAULTS } from './group-defaults.ts'
import { type TemplateProps, templateWith } from './launch-template.ts'

export interface AutoScalingGroupProps {
  readonly name: string
  readonly template: TemplateProps
  readonly instanceTypes: readonly string[]
  readonly spot: boolean
  readonly minSize: number
  readonly maxSize: number
  readonly subnets: readonly string[]
  readonly protectedFromScaleIn: boolean
  /** What `raw` says of the others. */
  readonly raw: RawAutoScalingGroupSettings
  /** Which of its instances were started with something else: none should be. */
  readonly instances: string
  readonly tags: Tags
}

// Only where the instance joins: the program's own lines may have a variable of that name.
const JOINS = /^(echo ECS_CLUSTER=|cluster = "|Initialize-ECSAgent -Cluster ')CLUSTER_NAME/m

type Of<F extends keyof AutoScalingGroupProps> = Pick<AutoScalingGroupProps, F>

/** What the program says of one that is made. */
export function settingsOf(
  { settings, cluster }: AutoScalingGroupModel,
  refs: Refs,
): Of<'template' | 'instanceTypes' | 'spot' | 'minSize' | 'maxSize' | 'subnets' | 'protectedFromScaleIn' | 'raw'> {
  if (!settings || !cluster) throw new Error('An Auto Scaling group that is made has settings')
  return {
    template: templateProps(settings, refs(cluster).name, refs),
    instanceTypes: settings.instanceTypes,
    spot: settings.spot,
    minSize: settings.minSize,
    maxSize: settings.maxSize,
    subnets: [...refs(settings.network).subnets].sort(),
    protectedFromScaleIn: settings.protectedFromScaleIn,
    raw: settings.raw?.AutoScalingGroup ?? {},
  }
}

function templateProps(settings: InstanceSettings, cluster: string, refs: Refs): TemplateProps {
  const { imageId, role, securityGroups, network, volume, keyName, placementGroup, userData } = settings
  const { instanceProfile, name } = refs(role)
  return templateWith(settings.raw?.LaunchTemplateData ?? {}, {
    imageId,
    // Who makes a role of instances in the console gets a profile of its name.
    instanceProfile: instanceProfile ?? name,
    // Those of the default network give addresses by themselves.
    publicAddress: network.assignPublicIp && !isDefaultNetwork(network),
    securityGroups: securityGroups.map(group => refs(group).groupId).sort(),
    volume,
    keyName,
    placementGroup,
    userData: userData.replace(JOINS, `$1${cluster}`),
  })
}

/** What AWS is sent of it. */
export function groupOf(
  desired: AutoScalingGroupProps,
  LaunchTemplateId: string,
  Version: string,
  live?: AutoScalingGroupProps,
) {
  return {
    AutoScalingGroupName: desired.name,
    MinSize: desired.minSize,
    MaxSize: desired.maxSize,
    VPCZoneIdentifier: desired.subnets.join(','),
    NewInstancesProtectedFromScaleIn: desired.protectedFromScaleIn,
    MixedInstancesPolicy: policyOf(desired, { LaunchTemplateId, Version }),
    ...rawInput(desired.raw, live?.raw),
  }
}

/** What is said, and the default of what was said before. */
function rawInput(said: RawAutoScalingGroupSettings, before: RawAutoScalingGroupSettings = {}) {
  const { TerminationPolicies, ...others } = {
    ...Object.fromEntries(Object.entries(GROUP_DEFAULTS).filter(([name]) => Object.hasOwn(before, name))),
    ...said,
  }
  return { ...others, ...(TerminationPolicies && { TerminationPolicies: [...TerminationPolicies] }) }
}

/** One form for one type and several, on demand and Spot: a group cannot go from this form to the plain one. */
function policyOf(
  { instanceTypes, spot }: AutoScalingGroupProps,
  LaunchTemplateSpecification: { readonly LaunchTemplateId: string; readonly Version: string },
): MixedInstancesPolicy {
  return {
    LaunchTemplate: {
      LaunchTemplateSpecification,
      Overrides: instanceTypes.map(InstanceType => ({ InstanceType })),
    },
    InstancesDistribution: {
      OnDemandAllocationStrategy: 'prioritized',
      OnDemandBaseCapacity: 0,
      OnDemandPercentageAboveBaseCapacity: spot ? 0 : 100,
      SpotAllocationStrategy: 'price-capacity-optimized',
    },
  }
}
