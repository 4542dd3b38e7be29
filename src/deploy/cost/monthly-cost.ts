import type { Plan } from '../planning/plan-shape.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import { managedHandlerOf } from '../resources/index.ts'
import { HOURS_PER_MONTH, PRICES_OF } from './prices.ts'

/** What the resources of a stack cost that AWS bills by the hour. */
export type MonthlyCost = NonNullable<Plan['monthlyCost']>

const NOT_COUNTED =
  'traffic, requests, logs, images, secrets, DNS, volumes, tasks of schedules, EC2 instances, Windows, discounts (Spot, Savings Plans), and what the program no longer has'

/** The sum of what each resource costs an hour: before and after. Nothing where nothing is billed by the hour. */
export function monthlyCost(planned: PlannedGraph): MonthlyCost | undefined {
  const costs = [...planned.values()].flatMap(({ node, live }) => {
    const hourly = managedHandlerOf(node.model)?.hourly
    return hourly ? [hourly(node.model, live, planned)] : []
  })
  const known = costs.flatMap(({ before }) => before ?? [])
  const before = known.length === costs.length ? monthOf(known) : undefined
  const after = monthOf(costs.map(cost => cost.after))
  if (before === 0 && after === 0) return undefined
  return { ...(before !== undefined && { before }), after, prices: PRICES_OF, notCounted: NOT_COUNTED }
}

const monthOf = (hourly: readonly number[]): number =>
  Math.round(hourly.reduce((sum, each) => sum + each, 0) * HOURS_PER_MONTH * 100) / 100
