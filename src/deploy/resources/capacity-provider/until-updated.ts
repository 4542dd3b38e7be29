import type { CapacityProvider } from '../../../aws/shapes/ecs.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'

const POLL_MILLISECONDS = 5_000
export const IN_PROGRESS = /_IN_PROGRESS$/

/** A capacity provider that is there. One that was deleted can be described for a while, as INACTIVE. */
export async function describe(name: string, { aws }: Context): Promise<CapacityProvider | undefined> {
  const { capacityProviders = [] } = await aws.ecs('DescribeCapacityProviders', {
    capacityProviders: [name],
    include: ['TAGS'],
  })
  return capacityProviders.find(({ status }) => status !== 'INACTIVE')
}

/** Waits until ECS has done what it was asked to do to it, and shows it: a read may be of before. */
export async function untilUpdated(name: string, context: Context, then?: 'there' | 'gone'): Promise<void> {
  const { clock, signal } = context
  await patiently('instances', context, async patience => {
    for (;;) {
      const there = await describe(name, context)
      const { updateStatus = '', updateStatusReason = '' } = there ?? {}
      if (/_FAILED$/.test(updateStatus)) throw new Error(`Capacity provider ${name}: ${updateStatusReason}`)
      const isShown = then === undefined || (then === 'there') === (there !== undefined)
      if (isShown && !IN_PROGRESS.test(updateStatus)) return
      if (patience.isOver) throw patience.timedOut(`Capacity provider ${name} is still ${updateStatus}`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}
