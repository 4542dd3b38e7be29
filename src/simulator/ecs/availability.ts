import { loadBalancing } from '../elbv2/state.ts'
import { usersOf } from '../elbv2/usage.ts'
import type { World } from '../operation.ts'
import { noteRuleTargets } from '../rule-targets.ts'
import { targetsOf } from '../target-registry.ts'
import type { ServiceState } from './account-state.ts'
import { groupsOf } from './rule-groups.ts'
import { taskHealthy } from './task-target.ts'
import { actionsOf } from './traffic.ts'

/** How much of a service was there from a moment on, until its next entry. */
export interface Availability {
  /** Virtual time, milliseconds since the epoch. */
  readonly at: number
  /** The service's ARN. */
  readonly service: string
  readonly desired: number
  readonly running: number
  /** Running tasks that passed their checks. */
  readonly healthy: number
  /**
   * Healthy targets that get production traffic: one number a target group of the service, in its order. It is that of
   * the groups that the rule of this one sends requests to, of several rules the fewest.
   */
  readonly targets: readonly number[]
}

interface Ledger {
  readonly entries: Availability[]
  readonly last: Map<string, string>
}

const ledger = (world: World): Ledger => world.state('availability', () => ({ entries: [], last: new Map() }))

export const availability = (world: World): readonly Availability[] => ledger(world).entries

/** Writes down how much of a service there is, if that has changed. */
export function noteAvailability(world: World, service: ServiceState): void {
  const targetGroups = new Set((service.settings.loadBalancers ?? []).map(({ targetGroupArn = '' }) => targetGroupArn))
  for (const task of service.tasks) for (const { targetGroupArn } of task.targets) targetGroups.add(targetGroupArn)
  noteRuleTargets(world, targetGroups)
  const { entries, last } = ledger(world)
  const running = [...service.tasks].filter(task => ['RUNNING', 'DEACTIVATING'].includes(task.lastStatus))
  const now = {
    service: service.arn,
    desired: service.desiredCount,
    running: running.length,
    healthy: running.filter(task => taskHealthy(world, task)).length,
    targets: serving(world, service),
  }
  const text = JSON.stringify(now)
  if (last.get(service.arn) === text) return
  last.set(service.arn, text)
  entries.push({ at: world.clock.now(), ...now })
}

function serving(world: World, { settings }: ServiceState): number[] {
  const grouped = (settings.loadBalancers ?? []).filter(({ targetGroupArn }) => targetGroupArn !== undefined)
  return grouped.map(({ advancedConfiguration, targetGroupArn = '' }) => {
    const { rules } = loadBalancing(world)
    const production = actionsOf(world, advancedConfiguration?.productionListenerRule ?? '')
    const own = production
      ? [production]
      : [...usersOf(world, targetGroupArn)].flatMap(arn => {
          const rule = rules.get(arn)
          return rule ? [rule.actions] : []
        })
    const counts = own.map(actions =>
      [...groupsOf(actions)].flatMap(([arn, weight]) => (weight > 0 ? healthy(world, arn) : [])),
    )
    return counts.length > 0 ? Math.min(...counts.map(count => count.length)) : healthy(world, targetGroupArn).length
  })
}

const healthy = (world: World, arn: string) =>
  [...targetsOf(world, arn).values()].filter(({ state }) => state === 'healthy')
