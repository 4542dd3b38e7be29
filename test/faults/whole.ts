import { expect, it } from 'vitest'
import { KINDS } from './kinds.ts'
import { reference, violations } from './run.ts'
import { SCENARIOS } from './scenarios.ts'

/** Every fault at every call of every second scenario, so that two processors share the work. */
export function sweep(half: 0 | 1): void {
  const scenarios = Object.keys(SCENARIOS).filter((_, at) => at % 2 === half)
  it.each(scenarios)('%s survives every fault at every call', async scenario => {
    const expected = await reference(scenario)
    const found: string[] = []
    let runs = 0
    for (const kind of Object.keys(KINDS)) {
      for (let nth = 1; nth <= expected.calls.length; nth += 1) {
        runs += 1
        for (const violation of await violations({ scenario, nth, kind }, expected))
          found.push(`${kind} at ${nth}, ${expected.calls[nth - 1]}: ${violation}`)
      }
    }
    const faults = Object.keys(KINDS).length
    console.log(
      `${scenario}: ${expected.calls.length} calls x ${faults} faults = ${runs} runs, ${found.length} violations`,
    )
    expect(found).toEqual([])
  })
}
