import { expect, it } from 'vitest'
import { type DeployEvent, plan } from '../../src/index.ts'
import { account } from './account.ts'
import { pair, referenceOf, runAll, SCENARIO_NAMES, single } from './cases.ts'
import type { KindName } from './kinds.ts'
import type { Case } from './run.ts'
import { act, SCENARIOS } from './scenarios.ts'
import { clashes } from './two-deployers.ts'

const SEED = Number(process.env.FAULT_SEED ?? 1)
/** How much of the whole sweep runs with every `npm test`. */
const SINGLES = 8
const PAIRS = 2
const INTERLEAVINGS = 2
const seeds = (count: number): number[] => Array.from({ length: count }, (_, at) => SEED * 1_000 + at)

it('a sample of faults leaves nothing lost, doubled or foreign touched', async () => {
  const cases = await Promise.all(seeds(SINGLES).map(single))
  const { runs, found } = await runAll(cases)
  expect(found).toEqual([])
  expect(runs).toBeGreaterThan(SINGLES / 2)
})

it('a sample of pairs of faults leaves nothing lost, doubled or foreign touched', async () => {
  const cases: Case[] = []
  // A scenario of a single call has no pairs.
  for (const seed of seeds(PAIRS * 9)) {
    const drawn = cases.length < PAIRS ? await pair(seed) : undefined
    if (drawn) cases.push(drawn)
  }
  const { runs, found } = await runAll(cases)
  expect(found).toEqual([])
  expect(runs).toBe(PAIRS)
})

it('a sample of two deployers at once leaves nothing lost, doubled or foreign touched', async () => {
  const found: string[] = []
  for (const seed of seeds(INTERLEAVINGS)) {
    const scenario = SCENARIO_NAMES[seed % SCENARIO_NAMES.length] ?? ''
    found.push(...(await clashes({ scenario, seed }, await referenceOf(scenario))))
  }
  expect(found).toEqual([])
})

/** Found by the whole sweep: each of these once failed. */
it.each<[string, string, KindName]>([
  ['create', 'CreateLogGroup', 'reply lost'],
  ['create', 'RegisterScalableTarget', 'reply lost'],
  ['create', 'CreateTargetGroup', 'stale reads'],
  ['create', 'CreateRule', 'stale reads'],
  ['create a worker', 'CreateCluster', 'stale reads'],
  ['a scaling policy less', 'DeleteScalingPolicy', 'reply lost'],
  ['cluster settings', 'UpdateService', 'delivered twice'],
  ['destroy', 'DeleteCluster', 'reply lost'],
  ['destroy', 'DeleteLogGroup', 'reply lost'],
  ['destroy', 'DeregisterTaskDefinition', 'crash after'],
  ['adopt', 'CreateRole', 'crash after'],
  ['another target group', 'ModifyRule', 'reply lost'],
  ['another target group', 'ModifyRule', 'stale reads'],
  ['blue/green', 'ModifyTargetGroupAttributes', 'crash before'],
  ['a target more', 'CreateRule', 'stale reads'],
])('%s: %s, %s', async (scenario, operation, kind) => {
  const { calls } = await referenceOf(scenario)
  const nth = calls.findIndex(call => call.endsWith(` ${operation}`)) + 1
  expect(nth).toBeGreaterThan(0)
  const { found } = await runAll([{ scenario, strikes: [{ nth, kind, at: 'change' }] }])
  expect(found).toEqual([])
})

it('two deployers of the same new rule make it once, or end with it once', async () => {
  const scenario = 'a target more'
  expect(await clashes({ scenario, seed: 19 }, await referenceOf(scenario))).toEqual([])
})

it('a service that becomes blue/green is changed, not made anew', async () => {
  const scenario = SCENARIOS['blue/green']
  if (!scenario) throw new Error('There is no such scenario')
  const simulator = await account(1)
  await scenario.prepare(simulator)
  const { steps, orphans } = await plan(scenario.stack, simulator.options())
  expect(
    steps.filter(({ resource }) => /^(service|listener rule) /.test(resource)).map(({ action }) => action),
  ).toEqual(['update', 'update'])
  expect(orphans).toEqual([])
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
