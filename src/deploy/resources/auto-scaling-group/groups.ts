import type { Batch } from '../../../aws/batches.ts'
import type { AutoScalingGroup, TagDescription } from '../../../aws/shapes/auto-scaling.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { withVersion } from './named-version.ts'

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
    const numbered = await Promise.all(AutoScalingGroups.map(group => withVersion(group, aws)))
    return new Map(numbered.map(group => [group.AutoScalingGroupName ?? '', group]))
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
