import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { describeGroup, fromGroupTags } from '../auto-scaling-group/groups.ts'

const POLL_MILLISECONDS = 15_000
// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceProtection.html
const INSTANCES_PER_CALL = 50
// A read may not show yet what was asked for; and ECS protects those again that still run tasks.
const POLLS_UNTIL_ASKED_AGAIN = 6

/**
 * Lets the instances of a group of the stack go while ECS still drains them: without its capacity provider nobody would
 * move their tasks, and those that are protected from scale in would stay for ever.
 *
 * https://github.com/aws/containers-roadmap/issues/2862
 */
export async function scaledIn(group: string, context: Context): Promise<void> {
  const { aws, clock, signal } = context
  await patiently('removal', context, async patience => {
    const asked = new Map<string, number>()
    for (let polls = 0; ; polls += 1) {
      const there = await describeGroup(group, context)
      const ours = there && ownerOf(fromGroupTags(there.Tags))?.stack === context.stack.name
      if (!ours || there.Status !== undefined) return
      const { Instances = [] } = there
      if (Instances.length === 0 && there.MinSize === 0 && there.DesiredCapacity === 0) return
      if (polls % POLLS_UNTIL_ASKED_AGAIN === 0)
        await aws.autoScaling('UpdateAutoScalingGroup', {
          AutoScalingGroupName: group,
          MinSize: 0,
          DesiredCapacity: 0,
          NewInstancesProtectedFromScaleIn: false,
        })
      const isProtected = Instances.flatMap(({ InstanceId: id = '', ProtectedFromScaleIn }) =>
        ProtectedFromScaleIn && polls >= (asked.get(id) ?? 0) ? [id] : [],
      )
      await unprotect(group, isProtected, context)
      for (const id of isProtected) asked.set(id, polls + POLLS_UNTIL_ASKED_AGAIN)
      if (patience.isOver)
        throw patience.timedOut(`${Instances.length} instances of Auto Scaling group ${group} are still being drained`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

async function unprotect(AutoScalingGroupName: string, ids: readonly string[], { aws }: Context): Promise<void> {
  for (let at = 0; at < ids.length; at += INSTANCES_PER_CALL)
    // One that has gone meanwhile is no trouble: the next round asks again.
    await unlessRefused(
      aws.autoScaling('SetInstanceProtection', {
        AutoScalingGroupName,
        InstanceIds: ids.slice(at, at + INSTANCES_PER_CALL),
        ProtectedFromScaleIn: false,
      }),
      'ValidationError',
    )
}
