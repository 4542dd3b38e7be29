import { nextTick, untilNextLook } from '../../../aws/clock.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { type Run, Unfinished } from '../handler.ts'

type Group = Outputs['target-group']

const POLL_MILLISECONDS = 1_000

const waiting = new WeakMap<Group, () => Promise<void>>()

/** Makes a change, or leaves it for later where a rule has to change first, which itself waits for the group. */
export async function changeOrWait(group: Group, change: () => Promise<void>): Promise<void> {
  if (await isTooEarly(change)) waiting.set(group, change)
}

/** Makes a change that was left for later. */
export async function finishChange(group: Group, context: Context, run: Run): Promise<void> {
  const change = waiting.get(group)
  if (!change) return
  const { clock, signal } = context
  const start = clock.now()
  await patiently('rollout', context, async patience => {
    while (await isTooEarly(change)) {
      if (run.failed) throw new Unfinished()
      if (patience.isOver)
        throw patience.timedOut(`Target group ${group.arn} is behind a rule that keeps no client with its group`)
      await nextTick(clock, untilNextLook(POLL_MILLISECONDS, clock.now() - start), signal)
    }
  })
}

// The words are those of https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2734
async function isTooEarly(change: () => Promise<void>): Promise<boolean> {
  try {
    await change()
    return false
  } catch (error) {
    if (error instanceof Error && error.message.includes('behind a rule with group stickiness disabled')) return true
    throw error
  }
}
