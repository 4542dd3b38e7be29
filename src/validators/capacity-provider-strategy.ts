import type { CapacityProviderStrategyItem } from '../model/cluster.ts'
import { quoted } from './quoted.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { NOT_HERE } from './service/sentences.ts'

type Strategy = readonly Partial<CapacityProviderStrategyItem>[]

const docs = `${API}/API_CapacityProviderStrategyItem.html`
const CREATE = `${API}/API_CreateCapacityProvider.html`
const MOST = 20
/** What no name of a capacity provider begins with, but for the two of Fargate, in large letters neither: https://github.com/aws/aws-cdk/pull/36584 */
const RESERVED = /^(aws|ecs|fargate)/i
const LIMITS = { weight: 1000, base: 100_000 }

/** A strategy that was asked for. */
export const strategyRules: RuleFamily<Strategy> = {
  codes: ['SVC-CPS-01', 'SVC-CPS-02', 'SVC-CPS-03', 'SVC-CPS-04', 'SVC-CPS-05', 'SVC-CPS-06', 'SVC-CPS-09'],
  docs,
  check(strategy, report) {
    if (strategy.length === 0 || strategy.length > MOST) {
      const message =
        strategy.length === 0
          ? 'The capacity provider strategy names no capacity provider'
          : `A strategy of ${strategy.length} capacity providers is longer than ${MOST}`
      report({ code: 'SVC-CPS-01', path: [], message, hint: `name 1 to ${MOST}`, docs })
    }
    for (const [at, item] of strategy.entries()) checkItem(item, at, strategy, report)
    if (strategy.filter(({ base = 0 }) => base > 0).length > 1) {
      const message = 'More than one capacity provider has a base'
      report({ code: 'SVC-CPS-03', path: [], message, hint: 'give a base to one of them only', docs })
    }
    // One provider alone gets every task, unless it is told to get none.
    if (strategy.length > 0 && strategy.every(({ weight }) => (weight ?? (strategy.length > 1 ? 0 : 1)) === 0)) {
      const message = 'No capacity provider has a weight above 0'
      report({ code: 'SVC-CPS-04', path: [], message, hint: 'give at least one of them a weight of 1 or more', docs })
    }
    const fargate = strategy.filter(({ capacityProvider }) => isFargate(capacityProvider)).length
    if (fargate > 0 && fargate < strategy.length) {
      const message = NOT_HERE.otherProviders
      report({ code: 'SVC-CPS-05', path: [], message, hint: 'use providers of one kind', docs })
    }
  },
}

function checkItem(item: Strategy[number], at: number, strategy: Strategy, report: Report): void {
  const { capacityProvider = '' } = item
  for (const field of ['weight', 'base'] as const) {
    const value = item[field] ?? 0
    if (Number.isInteger(value) && value >= 0 && value <= LIMITS[field]) continue
    const message = `${field} is ${value}`
    const hint = `use a whole number from 0 to ${LIMITS[field]}`
    report({ code: 'SVC-CPS-02', path: [at, field], message, hint, docs })
  }
  if (RESERVED.test(capacityProvider) && !isFargate(capacityProvider)) {
    const message = `There can be no capacity provider ${quoted(capacityProvider)}: those names are AWS's own`
    const hint = 'use FARGATE, FARGATE_SPOT or the name of one that the cluster has'
    report({ code: 'SVC-CPS-06', path: [at, 'capacityProvider'], message, hint, docs: CREATE })
  }
  if (strategy.findIndex(other => other.capacityProvider === item.capacityProvider) === at) return
  const message = `Capacity provider ${quoted(capacityProvider)} is named twice`
  report({ code: 'SVC-CPS-09', path: [at], message, hint: 'keep one of them', docs })
}

export function isFargate(provider: string | undefined): boolean {
  return provider === 'FARGATE' || provider === 'FARGATE_SPOT'
}

/** Reports what is wrong with a strategy, if there is one, inside the resource that has it. */
export function checkStrategy(strategy: Strategy, field: string, report: Report): void {
  if (strategy.length === 0) return
  strategyRules.check(strategy, finding => report({ ...finding, path: [field, ...finding.path] }))
}
