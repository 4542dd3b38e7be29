import type { Batch } from '../../../aws/batches.ts'
import type { AutoScalingGroup, Instance, TagDescription } from '../../../aws/shapes/auto-scaling.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingGroups.html
const GROUPS_PER_CALL = 50

/** An Auto Scaling group by its name. */
export function describeGroup(name: string, context: Context): Promise<AutoScalingGroup | undefined> {
  return context.batches.load(byName, name, context)
}

const byName: Batch<AutoScalingGroup, Context> = {
  size: GROUPS_PER_CALL,
  async read(names, { aws }) {
    const { AutoScalingGroups = [] } = await aws.autoScaling('DescribeAutoScalingGroups', {
      AutoScalingGroupNames: [...names],
      MaxRecords: GROUPS_PER_CALL,
    })
    return new Map(AutoScalingGroups.map(group => [group.AutoScalingGroupName ?? '', group]))
  },
}

export function fromGroupTags(tags: readonly TagDescription[] = []): Tags {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]))
}

/** Tags as Auto Scaling takes them: the instances get them, too. */
export function toGroupTags(name: string, tags: Tags) {
  return Object.entries(tags).map(([Key, Value]) => ({ ...ofGroup(name), Key, Value, PropagateAtLaunch: true }))
}

export const ofGroup = (name: string) => ({ ResourceId: name, ResourceType: 'auto-scaling-group' })

/** The launch template that a group uses, and its version. */
export function templateOf(group: AutoScalingGroup): { readonly id: string; readonly version: string } {
  const { LaunchTemplateId: id = '', Version: version = '' } =
    group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification ?? group.LaunchTemplate ?? {}
  return { id, version }
}

/** What a group starts. */
interface Started {
  readonly version: string
  readonly types: readonly string[] | undefined
}

/** What a group starts now. */
function startedBy(group: AutoScalingGroup): Started {
  const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides
  return { version: templateOf(group).version, types: overrides?.map(({ InstanceType = '' }) => InstanceType) }
}

/** The instances that are not what the group starts. */
export function olderIn(group: AutoScalingGroup, { version, types } = startedBy(group)): readonly Instance[] {
  return (group.Instances ?? []).filter(
    ({ LaunchTemplate, InstanceType = '' }) =>
      LaunchTemplate?.Version !== version || types?.includes(InstanceType) === false,
  )
}

/** Those of them that are not going yet. */
export function outdatedIn(group: AutoScalingGroup, started = startedBy(group)): readonly Instance[] {
  return olderIn(group, started).filter(({ LifecycleState = '' }) => !LifecycleState.startsWith('Terminat'))
}
