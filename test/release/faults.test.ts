import { describe, expect, test } from 'vitest'
import { isDeployError, release } from '../../src/index.ts'
import { foreign, runs, TARGET } from './foreign.ts'

const IMAGE = { image: 'ghcr.io/acme/shop:2' }

/** The calls of a release to ECS that go well, each once. */
async function callsOfRelease(): Promise<readonly string[]> {
  const account = await foreign()
  const before = account.simulator.calls.length
  await release(TARGET, IMAGE, account.options)
  const made = account.simulator.calls.slice(before).filter(({ service }) => service === 'ecs')
  return [...new Set(made.map(({ operation }) => operation))]
}

describe('a release whose calls go wrong once', async () => {
  test.each(await callsOfRelease())('%s: a page of HTML with 503, before and after its effect', async operation => {
    for (const when of ['before', 'after'] as const) {
      const account = await foreign()
      account.simulator.inject({ operation, nth: 1 }, { how: 'answered', status: 503, body: '<html></html>', when })
      expect(await release(TARGET, IMAGE, account.options), when).toMatchObject({ outcome: 'deployed' })
      expect(await runs(account), when).toMatchObject({ image: IMAGE.image })
    }
  })

  test.each(['RegisterTaskDefinition', 'UpdateService'])('%s: interrupted, and run again', async operation => {
    const account = await foreign()
    const stop = new AbortController()
    const end = account.simulator.inject({ operation, nth: 1 }, { how: 'crash', when: 'before' }, () => stop.abort())
    const error = await release(TARGET, IMAGE, { ...account.options, signal: stop.signal }).catch(each => each)
    expect(isDeployError(error, 'interrupted')).toBe(true)
    end()
    expect(await release(TARGET, IMAGE, account.options)).toMatchObject({ outcome: 'deployed' })
    expect(await runs(account)).toMatchObject({ image: IMAGE.image })
  })
})

test('a run that comes while the deployment is in flight sees it to its end', async () => {
  const account = await foreign()
  const stop = new AbortController()
  const first = release(TARGET, IMAGE, {
    ...account.options,
    signal: stop.signal,
    onEvent: ({ type }) => {
      if (type === 'rollout') stop.abort()
    },
  }).catch(error => error)
  expect(isDeployError(await first, 'interrupted')).toBe(true)
  account.changes.length = 0
  expect(await release(TARGET, IMAGE, account.options)).toMatchObject({ outcome: 'deployed', applied: [] })
  expect(account.changes).toEqual([])
})
