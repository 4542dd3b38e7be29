import type { InstanceRefresh } from '../../../aws/shapes/auto-scaling.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { patiently } from '../../rollout/phase.ts'

const POLL_MILLISECONDS = 15_000
const SEEN_MILLISECONDS = 2_000

// Auto Scaling knows no cluster: without a time of its own, old instances go once new ones run, which then have yet to
// join. That takes about a minute: not recorded.
const JOIN_SECONDS = 120

const GOING: readonly string[] = ['Pending', 'InProgress', 'Baking']
const ENDING: readonly string[] = ['Cancelling', 'RollbackInProgress']

/** The last replacement of the instances of a group. */
export async function lastRefresh(name: string, { aws }: Context): Promise<InstanceRefresh | undefined> {
  const { InstanceRefreshes: [last] = [] } = await aws.autoScaling('DescribeInstanceRefreshes', {
    AutoScalingGroupName: name,
    MaxRecords: 1,
  })
  return last
}

export const isGoing = ({ Status }: InstanceRefresh): boolean => GOING.includes(Status ?? '')

/**
 * Replaces the instances that were started with another version: a new one is at work before an old one goes, and ECS
 * moves the tasks before it does. What was being replaced with an older version ends first.
 *
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/understand-instance-refresh-default-values.html
 */
export async function startRefresh(name: string, context: Context): Promise<void> {
  const { aws, clock, signal } = context
  await patiently('instances', context, async patience => {
    for (;;) {
      const started = await unlessRefused(
        aws.autoScaling('StartInstanceRefresh', {
          AutoScalingGroupName: name,
          Strategy: 'Rolling',
          Preferences: {
            MinHealthyPercentage: 100,
            MaxHealthyPercentage: 200,
            InstanceWarmup: JOIN_SECONDS,
            SkipMatching: true,
            // Those that run tasks are protected from scale in, and would never be replaced.
            ScaleInProtectedInstances: 'Refresh',
            StandbyInstances: 'Ignore',
          },
        }),
        'InstanceRefreshInProgressFault',
      )
      if (started) return untilSeen(name, started.InstanceRefreshId ?? '', context)
      const last = await lastRefresh(name, context)
      if (last && isGoing(last))
        await unlessRefused(
          aws.autoScaling('CancelInstanceRefresh', { AutoScalingGroupName: name }),
          'ActiveInstanceRefreshNotFoundFault',
        )
      if (patience.isOver) throw patience.timedOut(`The instances of ${name} are still being replaced`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

/** Waits until a replacement is to be seen: who reads at once may not see it yet. */
async function untilSeen(AutoScalingGroupName: string, id: string, context: Context): Promise<void> {
  const { aws, clock, signal } = context
  await patiently('instances', context, async patience => {
    for (;;) {
      const { InstanceRefreshes: [seen] = [] } = await aws.autoScaling('DescribeInstanceRefreshes', {
        AutoScalingGroupName,
        InstanceRefreshIds: [id],
      })
      if (seen || patience.isOver) return
      await clock.sleep(SEEN_MILLISECONDS, signal)
    }
  })
}

/** Waits until no instance is being replaced. */
export async function untilRefreshed(name: string, context: Context): Promise<void> {
  const { clock, signal } = context
  await patiently('instances', context, async patience => {
    for (let cancelled: string | undefined; ; ) {
      const last = await lastRefresh(name, context)
      if (!last || last.Status === 'Successful') return
      const { InstanceRefreshId: id, Status = '', PercentageComplete = 0 } = last
      // Another deployer cancels it before it begins its own.
      const isTurn = Status === 'Cancelled' && cancelled !== id
      if (isTurn) cancelled = id
      else if (!isGoing(last) && !ENDING.includes(Status)) throw unreplaced(name, last)
      if (patience.isOver)
        throw patience.timedOut(`The instances of ${name} are still being replaced, ${PercentageComplete} % are`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

function unreplaced(name: string, { Status, StatusReason }: InstanceRefresh): DiagnosedError {
  const cause = `The replacement of the instances of Auto Scaling group ${name} ended as ${Status}`
  const evidence = StatusReason ? [StatusReason] : []
  const fix = `look at the activity of ${name} for what keeps its instances from starting, and run it again`
  return new DiagnosedError(cause, [{ code: 'instance.not-replaced', cause, evidence, fix }])
}
