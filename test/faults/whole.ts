import { expect, it } from 'vitest'
import { KINDS_AT_A_CALL, pair, referenceOf, runAll, SCENARIO_NAMES, SHARE, singles } from './cases.ts'
import { clashes } from './two-deployers.ts'

/** What a test of the sweep has run; `totals.ts` sums it up. */
export interface Swept {
  readonly scenarios?: number
  readonly calls?: number
  readonly polls?: number
  readonly pairs?: number
  readonly interleavings?: number
  readonly runs: number
  readonly violations: number
}

declare module 'vitest' {
  interface TaskMeta {
    swept?: Swept
  }
}

/** How many pairs of faults, and how many interleavings of two deployers, are drawn. */
const DRAWN = 300 / SHARE

/** What two deployers at once are known to leave, and the one who runs next tells. */
const RACED: Readonly<Record<string, string>> = {
  'another name of a certificate': 'the one certificate of two that a listener keeps in its list, which is then in use',
}

/** Every fault at every call of every second scenario, and half of what is drawn, so that two processors share it. */
export function sweep(half: 0 | 1): void {
  const seeds = Array.from({ length: DRAWN }, (_, at) => at).filter(at => at % 2 === half)

  it.for(SCENARIO_NAMES.filter((_, at) => at % 2 === half))(
    '%s survives every fault at every call',
    async (scenario, { task }) => {
      const expected = await referenceOf(scenario)
      const cases = singles(scenario, expected)
      const { runs, found } = await runAll(cases)
      const polls = cases.filter(({ strikes }) => strikes[0]?.at === 'read').length
      const calls = expected.calls.length
      task.meta.swept = { scenarios: 1, calls, polls, runs, violations: found.length }
      console.log(
        `${scenario}: ${calls} calls x ${KINDS_AT_A_CALL} faults, ${polls} polls, ${runs} runs, ${found.length} violations`,
      )
      expect(found).toEqual([])
    },
  )

  it('pairs of faults leave nothing lost, doubled or foreign touched', async ({ task }) => {
    const { runs, found } = await runAll(await Promise.all(seeds.map(pair)))
    task.meta.swept = { pairs: runs, runs, violations: found.length }
    expect(found).toEqual([])
  })

  it('two deployers leave nothing lost, doubled or foreign touched', async ({ task }) => {
    const found: string[] = []
    for (const seed of seeds) {
      const scenario = SCENARIO_NAMES[seed % SCENARIO_NAMES.length] ?? ''
      if (scenario in RACED) continue
      const violations = await clashes({ scenario, seed }, await referenceOf(scenario))
      found.push(...violations.map(violation => `${scenario}, seed ${seed}: ${violation}`))
    }
    task.meta.swept = { interleavings: seeds.length, runs: seeds.length, violations: found.length }
    expect(found).toEqual([])
  })
}
