import type {
  CancelInstanceRefreshType,
  DescribeInstanceRefreshesType,
  StartInstanceRefreshType,
} from '@aws-sdk/client-auto-scaling'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { reconcile, startedFrom, terminate } from './instances.ts'
import { type Group, groupByName, isGoing } from './state.ts'

const LOOK_MILLISECONDS = 10_000

export function startInstanceRefresh(input: StartInstanceRefreshType, world: World): object {
  const group = groupByName(world, input.AutoScalingGroupName)
  const [last] = group.refreshes
  if (last?.Status === 'InProgress' || last?.Status === 'Cancelling')
    throw new AwsError(
      'InstanceRefreshInProgress',
      'An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.',
    )
  const id = `${world.id(8)}-${world.id(4)}-${world.id(4)}-${world.id(4)}-${world.id(12)}`
  group.refreshes.unshift({
    InstanceRefreshId: id,
    AutoScalingGroupName: group.name,
    Status: 'InProgress',
    StartTime: new Date(world.clock.now()),
    PercentageComplete: 0,
    Preferences: input.Preferences,
  })
  group.surge = outdated(world, group).length
  reconcile(world, group)
  world.clock.after(LOOK_MILLISECONDS, () => look(world, group, id))
  return { InstanceRefreshId: id }
}

export function cancelInstanceRefresh(input: CancelInstanceRefreshType, world: World): object {
  const group = groupByName(world, input.AutoScalingGroupName)
  const [last] = group.refreshes
  if (last?.Status !== 'InProgress')
    throw new AwsError('ActiveInstanceRefreshNotFound', 'No in progress or pending Instance Refresh found.')
  last.Status = 'Cancelling'
  world.clock.after(LOOK_MILLISECONDS, () => {
    last.Status = 'Cancelled'
    group.surge = 0
    reconcile(world, group)
  })
  return { InstanceRefreshId: last.InstanceRefreshId }
}

export function describeInstanceRefreshes(input: DescribeInstanceRefreshesType, world: World): object {
  const { refreshes } = groupByName(world, input.AutoScalingGroupName)
  const wanted = refreshes.filter(
    ({ InstanceRefreshId = '' }) => input.InstanceRefreshIds?.includes(InstanceRefreshId) ?? true,
  )
  const { items, next } = page(wanted, input.MaxRecords ?? 50, input.NextToken)
  return { InstanceRefreshes: items, NextToken: next }
}

const outdated = (world: World, group: Group) => {
  const { version } = startedFrom(world, group)
  const types = group.policy.LaunchTemplate?.Overrides?.map(({ InstanceType }) => InstanceType)
  return group.instances.filter(each => each.version !== version || types?.includes(each.instanceType) === false)
}

/**
 * New instances have been InService for their warmup before old ones go, whether they are of a cluster or not. Without a
 * warmup it is the grace period of health checks, which is 0 for groups made by API:
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html
 */
function look(world: World, group: Group, id: string): void {
  const refresh = group.refreshes.find(({ InstanceRefreshId }) => InstanceRefreshId === id)
  if (refresh?.Status !== 'InProgress' || group.deleting) return
  const old = outdated(world, group)
  if (old.length === 0) {
    refresh.Status = 'Successful'
    refresh.EndTime = new Date(world.clock.now())
    refresh.PercentageComplete = 100
    group.surge = 0
    reconcile(world, group)
    return
  }
  const warm = world.clock.now() - (refresh.Preferences?.InstanceWarmup ?? 0) * 1000
  const ready = group.instances.filter(
    each => !old.includes(each) && !isGoing(each) && each.inServiceAt !== undefined && each.inServiceAt <= warm,
  ).length
  if (ready >= group.desired) {
    group.surge = 0
    for (const instance of old) terminate(world, group, instance)
  }
  world.clock.after(LOOK_MILLISECONDS, () => look(world, group, id))
}
