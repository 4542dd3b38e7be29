import { expect, it } from 'vitest'
import { type DeployEvent, plan } from '../../src/index.ts'
import { account } from './account.ts'
import { KINDS } from './kinds.ts'
import { type Case, type Reference, reference, violations } from './run.ts'
import { act, SCENARIOS } from './scenarios.ts'

const RUNS = 30
const SEED = Number(process.env.FAULT_SEED ?? 1)

it('a sample of faults leaves nothing lost, doubled or foreign touched', async () => {
  const references = new Map<string, Reference>()
  const cases: Case[] = []
  for (const scenario of Object.keys(SCENARIOS)) {
    const expected = await reference(scenario)
    references.set(scenario, expected)
    for (const kind of Object.keys(KINDS)) {
      for (let nth = 1; nth <= expected.calls.length; nth += 1) cases.push({ scenario, nth, kind })
    }
  }
  const sample = shuffled(cases, SEED).slice(0, RUNS)
  const found: string[] = []
  for (const each of sample) {
    const expected = references.get(each.scenario)
    if (!expected) continue
    const call = expected.calls[each.nth - 1]
    for (const violation of await violations(each, expected))
      found.push(`${each.scenario}, ${each.kind} at ${each.nth}, ${call}: ${violation}`)
  }
  console.log(`${sample.length} of ${cases.length} runs with seed ${SEED}, ${found.length} violations`)
  expect(sample).toHaveLength(RUNS)
  expect(found).toEqual([])
})

/** Found by the whole sweep: each of these once failed. */
it.each([
  ['create', 'CreateLogGroup', 'reply lost'],
  ['create', 'RegisterScalableTarget', 'reply lost'],
  ['a scaling policy less', 'DeleteScalingPolicy', 'reply lost'],
  ['cluster settings', 'UpdateService', 'delivered twice'],
  ['destroy', 'DeleteCluster', 'reply lost'],
  ['destroy', 'DeleteLogGroup', 'reply lost'],
  ['destroy', 'DeregisterTaskDefinition', 'crash after'],
  ['adopt', 'CreateRole', 'crash after'],
  ['another target group', 'ModifyRule', 'reply lost'],
])('%s: %s, %s', async (scenario, operation, kind) => {
  const expected = await reference(scenario)
  const nth = expected.calls.findIndex(call => call.endsWith(` ${operation}`)) + 1
  expect(nth).toBeGreaterThan(0)
  expect(await violations({ scenario, nth, kind }, expected)).toEqual([])
})

it('a destroy that was interrupted while a service drains waits for it before anything under it goes', async () => {
  const scenario = SCENARIOS.destroy
  if (!scenario) throw new Error('There is no such scenario')
  const simulator = await account(1)
  await scenario.prepare(simulator)
  const controller = new AbortController()
  const end = simulator.inject({ operation: 'DeleteService' }, { how: 'crash', when: 'after' }, () =>
    controller.abort(),
  )
  await expect(act(scenario, { ...simulator.options(), signal: controller.signal })).rejects.toThrow('interrupted')
  end()
  expect(String(await plan(scenario.stack, simulator.options()))).toContain('status: DRAINING -> ACTIVE')
  const finished: string[] = []
  const onEvent = (event: DeployEvent): void => {
    if (event.type === 'finished') finished.push(event.resource)
  }
  await act(scenario, { ...simulator.options(), onEvent })
  expect(finished).toContain('service shop-web')
  expect(finished.indexOf('service shop-web')).toBeLessThan(finished.indexOf('role shop-web-execution'))
})

/** The items in an order that the seed decides. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed
  const keyed = items.map(item => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return { item, key: state }
  })
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item)
}
