import type { Reporter, TestModule } from 'vitest/node'
import { KINDS_AT_A_CALL } from './cases.ts'
import { KIND_NAMES } from './kinds.ts'
import type { Swept } from './whole.ts'

/** Sums up at the end what all tests of the sweep have run. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const swept: Swept[] = modules.flatMap(module =>
      [...module.children.allTests()].flatMap(test => test.meta().swept ?? []),
    )
    const sum = (key: keyof Swept): number => swept.reduce((total, each) => total + (each[key] ?? 0), 0)
    console.log(
      [
        `${sum('scenarios')} scenarios, ${sum('calls')} changing calls x ${KINDS_AT_A_CALL} of ${KIND_NAMES.length} faults`,
        `${sum('polls')} crashes while waiting`,
        `${sum('calls')} destroys after a crash`,
        `${sum('pairs')} pairs of faults`,
        `${sum('interleavings')} interleavings of two deployers`,
      ].join(', '),
    )
    console.log(`${sum('runs')} runs, ${sum('violations')} violations`)
  }
}
