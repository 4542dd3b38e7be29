import type { World } from '../operation.ts'
import type { ServiceState } from './account-state.ts'
import { say } from './event.ts'

// ECS tells of the targets of several tasks at once.
const GATHERED_MILLISECONDS = 10_000

/** Says in one event how many targets have just been registered with, or taken out of, a target group. */
export function sayTarget(
  world: World,
  service: ServiceState,
  what: 'registered' | 'deregistered',
  targetGroupArn: string,
): void {
  const counts = world.state('ecs target events', () => new Map<string, number>())
  const key = `${service.arn} ${what} ${targetGroupArn}`
  const count = counts.get(key) ?? 0
  counts.set(key, count + 1)
  if (count > 0) return
  world.clock.after(GATHERED_MILLISECONDS, () => {
    say(world, service, `${what} ${counts.get(key)} targets in (target-group ${targetGroupArn})`)
    counts.delete(key)
  })
}
