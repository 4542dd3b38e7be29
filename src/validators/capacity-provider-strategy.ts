import * as z from 'zod/mini'
import type { CapacityProviderStrategyItem } from '../model/cluster.ts'
import { checkFields } from './fields.ts'
import { API, type Report } from './rule.ts'

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

/** Reports what AWS refuses in a capacity provider strategy that has items. */
export function checkStrategy(
  strategy: readonly CapacityProviderStrategyItem[],
  path: readonly string[],
  report: Report,
): void {
  for (const item of strategy) checkFields(item, FIELDS, report, [...path, item.capacityProvider])
  if (strategy.filter(item => item.base > 0).length > 1) {
    const message = 'More than one capacity provider has a base'
    report({ code: 'SVC-CPS-03', path, message, hint: 'give a base to one of them only', docs })
  }
  if (strategy.every(item => item.weight === 0)) {
    const message = 'No capacity provider has a weight above 0'
    report({ code: 'SVC-CPS-04', path, message, hint: 'give at least one of them a weight of 1 or more', docs })
  }
}
