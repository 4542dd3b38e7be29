import type { DescribeScalingActivitiesType } from '@aws-sdk/client-auto-scaling'
import type { World } from '../operation.ts'
import { page } from '../page.ts'
import { type Group, groupByName, groups } from './state.ts'

/** A launch that fails, in AWS's words, of one group or of all. */
interface FailedLaunch {
  readonly words: string
  readonly group: string | undefined
}

const MOST = 100

const scripted = (world: World): Set<FailedLaunch> => world.state('failed launches', () => new Set<FailedLaunch>())

/** From now on groups start no instance. Gives a function that ends it. */
export function failLaunches(world: World, words: string, group: string | undefined): () => void {
  const failed = { words, group }
  scripted(world).add(failed)
  return () => void scripted(world).delete(failed)
}

/** Why a group can start no instance now. */
export const launchFailure = (world: World, { name }: Group): string | undefined =>
  [...scripted(world)].find(({ group = name }) => group === name)?.words

/** What a group did or tried: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Activity.html */
export function noteLaunch(world: World, group: Group, outcome: { instanceId: string } | { failure: string }): void {
  const now = new Date(world.clock.now())
  const failed = 'failure' in outcome ? `${outcome.failure} Launching EC2 instance failed.` : undefined
  group.activities.unshift({
    ActivityId: `${world.id(8)}-${world.id(4)}-${world.id(4)}-${world.id(4)}-${world.id(12)}`,
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    Description: `Launching a new EC2 instance${failed ? `.  Status Reason: ${failed}` : `: ${'instanceId' in outcome && outcome.instanceId}`}`,
    Cause: `At ${now.toISOString()} an instance was started in response to a difference between desired and actual capacity.`,
    StartTime: now,
    EndTime: now,
    StatusCode: failed ? 'Failed' : 'Successful',
    ...(failed && { StatusMessage: failed }),
    Progress: 100,
    Details: JSON.stringify({ 'Subnet ID': group.subnets[0] }),
  })
  group.activities.splice(MOST)
}

export function describeScalingActivities(input: DescribeScalingActivitiesType, world: World): object {
  const { AutoScalingGroupName: name, ActivityIds: ids, MaxRecords = MOST } = input
  const asked = name === undefined ? [...groups(world).values()] : [groupByName(world, name)]
  const found = asked
    .flatMap(({ activities }) => activities)
    .filter(each => ids?.includes(each.ActivityId ?? '') ?? true)
  const { items, next } = page(found, MaxRecords, input.NextToken)
  return { Activities: items, NextToken: next }
}
