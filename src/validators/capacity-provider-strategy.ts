import * as z from 'zod/mini'
import type { CapacityProviderStrategyItem } from '../model/cluster.ts'
import { checkFields } from './fields.ts'
import { API, type Report, type RuleFamily } from './rule.ts'

const docs = `${API}/API_CapacityProviderStrategyItem.html`

const FIELDS = {
  weight: {
    code: 'SVC-CPS-02',
    schema: z.int().check(z.minimum(0), z.maximum(1000)),
    expected: 'a whole number from 0 to 1000',
    docs,
  },
  base: {
    code: 'SVC-CPS-02',
    schema: z.int().check(z.minimum(0), z.maximum(100_000)),
    expected: 'a whole number from 0 to 100000',
    docs,
  },
}

/** A strategy that was asked for. */
export const strategyRules: RuleFamily<readonly CapacityProviderStrategyItem[]> = {
  docs,
  codes: ['SVC-CPS-01', 'SVC-CPS-02', 'SVC-CPS-03', 'SVC-CPS-04'],
  check(strategy, report) {
    for (const item of strategy) checkFields(item, FIELDS, report, [item.capacityProvider])
    if (strategy.length === 0) {
      const message = 'The capacity provider strategy names no capacity provider'
      report({ code: 'SVC-CPS-01', path: [], message, hint: 'name FARGATE, FARGATE_SPOT or both', docs })
    } else if (strategy.every(item => item.weight === 0)) {
      const message = 'No capacity provider has a weight above 0'
      report({ code: 'SVC-CPS-04', path: [], message, hint: 'give at least one of them a weight of 1 or more', docs })
    }
    if (strategy.filter(item => item.base > 0).length > 1) {
      const message = 'More than one capacity provider has a base'
      report({ code: 'SVC-CPS-03', path: [], message, hint: 'give a base to one of them only', docs })
    }
  },
}

/** Reports what is wrong with a strategy, if there is one, inside the resource that has it. */
export function checkStrategy(strategy: readonly CapacityProviderStrategyItem[], field: string, report: Report): void {
  if (strategy.length === 0) return
  strategyRules.check(strategy, finding => report({ ...finding, path: [field, ...finding.path] }))
}
