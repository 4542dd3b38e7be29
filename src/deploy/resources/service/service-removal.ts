import { nextTick } from '../../../aws/clock.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { describeService } from './services.ts'

const POLL_MILLISECONDS = 5_000

/** Deletes a service and waits until its tasks are gone: its network interfaces would keep security groups in use. */
export async function removeService({ name, cluster }: Outputs['service'], context: Context): Promise<void> {
  const { aws, clock, signal } = context
  // Where an earlier delete was interrupted, only the wait is left.
  await unlessRefused(
    aws.ecs('DeleteService', { cluster, service: name, force: true }),
    'ServiceNotFoundException',
    'ServiceNotActiveException',
  )
  await patiently('removal', context, async patience => {
    for (;;) {
      const found = await describeService(cluster, name, context)
      if (!found || found.status === 'INACTIVE') return
      if (patience.isOver) {
        throw patience.timedOut(`Service ${name} is still ${found.status} with ${found.runningCount} running tasks`)
      }
      await nextTick(clock, POLL_MILLISECONDS, signal)
    }
  })
}
