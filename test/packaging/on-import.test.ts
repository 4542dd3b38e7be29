import { expect, test } from 'vitest'
import * as loaded from '../../packaging/on-import.ts'
import * as described from '../../src/index.ts'

// `src/index.ts` has the types of the package, `packaging/on-import.ts` its code.

test('what the package loads has every name that its types have, and no other', () => {
  expect(Object.keys(loaded).sort()).toEqual(Object.keys(described).sort())
})

test('a verb is loaded when it is called, and refuses the same', async () => {
  const [nothing, wrong] = [described.stack('shop'), { region: 1 } as never]
  const pairs = [
    [described.plan, loaded.plan],
    [described.deploy, loaded.deploy],
    [described.destroy, loaded.destroy],
    [described.preflight, loaded.preflight],
    [described.rollback, loaded.rollback],
    [described.planDestroy, loaded.planDestroy],
    [described.planRollback, loaded.planRollback],
  ] as const
  for (const [here, late] of pairs) {
    const [first, second] = await Promise.allSettled([here(nothing, wrong), late(nothing, wrong)])
    expect(first.status).toBe('rejected')
    expect(second).toEqual(first)
    // The line that called it, in this file.
    const frames = second.status === 'rejected' ? String(second.reason.stack).split('\n    at ') : []
    expect(frames[1]).toMatch(/on-import\.test\.ts:\d+/)
  }
  await expect(loaded.logs({ cluster: 'prod', services: 1 } as never).next()).rejects.toThrow('Call of logs()')
})
