import { JumpingClock } from './clock.ts'
import { networkEndsOf } from './elbv2/network-end.ts'
import { InProcessSimulator } from './in-process.ts'
import type { Realism } from './realism.ts'
import { services } from './services.ts'
import type { Simulator } from './simulator.ts'
import { loadBalancingApi } from './target-registry.ts'
import { createWorld } from './world.ts'

/** How the simulated account is set up. */
export interface SimulatorOptions {
  /** The account's id. @default '123456789012' */
  readonly account?: string
  /** The region that every client is in. @default 'us-east-1' */
  readonly region?: string
  /** Seed of everything random: ids, addresses, durations. The same seed gives the same run. @default 1 */
  readonly seed?: number
  /** Virtual milliseconds that every call takes. @default 0 */
  readonly latencyMilliseconds?: number
  /** What AWS does sometimes, and what a deploy has to live with. @default none of it */
  readonly realism?: Realism
  /** When virtual time starts. @default 2026-01-01T00:00:00Z */
  readonly startTime?: Date
}

/**
 * Makes an empty AWS account in this process.
 *
 * @example
 * ```ts
 * import { createSimulator } from 'fluent-ecs/simulator'
 *
 * const simulator = createSimulator({ region: 'eu-central-1' })
 * ```
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  return simulatorWith(options, new JumpingClock((options.startTime ?? new Date('2026-01-01T00:00:00Z')).getTime()))
}

/** One Region of an account whose Regions share the clock and what is in `global`. */
export function simulatorWith(
  options: SimulatorOptions,
  clock: JumpingClock,
  global?: Map<string, unknown>,
): InProcessSimulator {
  const world = createWorld({
    clock,
    account: options.account ?? '123456789012',
    region: options.region ?? 'us-east-1',
    seed: options.seed ?? 1,
    realism: options.realism ?? {},
    ...(global && { global }),
  })
  loadBalancingApi(world).operations = services.elbv2.operations
  loadBalancingApi(world).endsOf = networkEndsOf
  return new InProcessSimulator(world, clock, options.latencyMilliseconds ?? 0)
}
