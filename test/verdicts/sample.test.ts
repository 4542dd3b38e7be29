import { expect, test } from 'vitest'
import { check } from './check.ts'

test('verdicts are true in a sample of interleavings: rollout, failure, other deployers, autoscaler, old answers', async () => {
  const { verdicts, untrue } = await check(13, 12)
  expect(untrue).toEqual([])
  // Every verdict has been spoken, so none is true for want of a chance.
  expect(Object.keys(verdicts).sort()).toEqual(['deployed', 'failed', 'rolled-back', 'superseded', 'timed-out'])
})
