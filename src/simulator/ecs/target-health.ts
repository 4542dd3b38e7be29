import { watchGroups } from '../ec2/group-watch.ts'
import { blockedBy } from '../ec2/reachability.ts'
import type { World } from '../operation.ts'
import { loadBalancingApi } from '../target-registry.ts'
import type { HealthTrouble, TaskState, TaskTarget } from './account-state.ts'
import { endOfTask } from './network-end.ts'
import type { TargetGroupFacts } from './target-group.ts'

interface Watcher {
  readonly changed: () => void
  /** The load balancer has given the target up. */
  readonly unhealthy: (reason: string) => void
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
const TIMEOUT: HealthTrouble = { reason: 'Target.Timeout', description: 'Request timed out' }

/** Checks the health of a target for as long as it is registered. Gives a function that ends it. */
export function checkHealth(
  world: World,
  task: TaskState,
  target: TaskTarget,
  group: TargetGroupFacts,
  { changed, unhealthy }: Watcher,
): () => void {
  const { targetGroupArn, registered, scripted } = target
  const mercy = world.clock.now() + (task.service?.settings.healthCheckGracePeriodSeconds ?? 0) * 1000
  const balancers = loadBalancingApi(world).endsOf(world, targetGroupArn)
  const end = endOfTask(world, task)
  const trouble = (): HealthTrouble | undefined => scripted ?? (isClosed() ? TIMEOUT : undefined)
  const isClosed = (): boolean => {
    const port = group.checkedPort ?? target.port
    const now = loadBalancingApi(world).endsOf(world, targetGroupArn)
    return now.length > 0 && now.every(balancer => blockedBy(world, balancer, end, port) !== undefined)
  }
  // What was found last: a row of checks in a row that is broken off counts for nothing.
  let row = 0
  let found = trouble()

  const check = (): void => {
    row += 1
    const own = row
    const seconds = (found ? group.unhealthyThreshold : group.healthyThreshold) * group.intervalSeconds
    const later = (milliseconds: number, action: () => void): void => {
      world.clock.after(milliseconds, () => {
        if (registered.state !== 'draining' && row === own) action()
      })
    }
    later(seconds * 1000, () => {
      target.trouble = found
      registered.state = found ? 'unhealthy' : 'healthy'
      registered.reason = found?.reason
      registered.description = found?.description
      changed()
      if (found)
        later(Math.max(0, mercy - world.clock.now()), () =>
          unhealthy(`Task failed ELB health checks in (target-group ${targetGroupArn})`),
        )
    })
  }
  check()
  return watchGroups(world, [...(end.groups ?? []), ...balancers.flatMap(({ groups = [] }) => groups)], () => {
    const now = trouble()
    if ((now === undefined) === (found === undefined)) return
    found = now
    check()
  })
}
