import { loadBalancing } from '../elbv2/state.ts'
import type { World } from '../operation.ts'
import { targetsOf } from '../target-registry.ts'
import type { ServiceState } from './state.ts'
import { taskHealthy } from './task-target.ts'

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
  /** Healthy targets that get production traffic: one number a load balancer of the service, in its order. */
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
  return (settings.loadBalancers ?? []).map(({ advancedConfiguration, targetGroupArn = '' }) => {
    const rule = loadBalancing(world).rules.get(advancedConfiguration?.productionListenerRule ?? '')
    const weighted = rule?.actions.flatMap(({ ForwardConfig }) => ForwardConfig?.TargetGroups ?? []) ?? []
    const groups = rule
      ? weighted.filter(({ Weight = 1 }) => Weight > 0).map(({ TargetGroupArn = '' }) => TargetGroupArn)
      : [targetGroupArn]
    return groups.flatMap(arn => [...targetsOf(world, arn).values()]).filter(({ state }) => state === 'healthy').length
  })
}
