import type { DeployOptions } from '../../src/index.ts'
import type { ServiceName, SimulatedClients, Simulator } from '../../src/simulator/index.ts'
import { account } from './account.ts'
import { attempt, falsehoods } from './attempt.ts'
import { convergence, now, outages, remains } from './invariants.ts'
import { type Reference, scenarioOf } from './reference.ts'
import { randomFrom } from './seeded.ts'

/** Two who work on one stack at the same time; the seed decides in which order their calls come. */
export interface Interleaving {
  readonly scenario: string
  readonly seed: number
}

const CONFLICTS = ['supersede', 'supersede', 'wait', 'fail'] as const
/** Longer than a rollout, so that the second may come at any time of the first. */
const LATEST_START_MILLISECONDS = 150_000
const SLOWEST_CALL_MILLISECONDS = 3_000

/** Runs both until they end, the first program again, and says what is not as it should be. */
export async function clashes({ scenario: name, seed }: Interleaving, expected: Reference): Promise<string[]> {
  const random = randomFrom(seed)
  const scenario = scenarioOf(name)
  const simulator = await account(1)
  await scenario.prepare(simulator)
  const since = now(simulator)
  const other = random() < 0.5 ? scenario : { ...scenario, verb: 'deploy' as const, stack: scenario.other }
  const later = random() < 0.5 ? 0 : Math.floor(random() * LATEST_START_MILLISECONDS)
  const ends = await Promise.all([
    attempt(scenario, slow(simulator, random)),
    simulator.clock.sleep(later).then(() => attempt(other, slow(simulator, random))),
  ])
  const found = [...ends.flatMap(end => falsehoods(end)), ...outages(simulator, since, scenario)]
  found.push(...(await convergence(simulator, scenario, expected, ends.length, undefined, { prune: true })))
  return [...found, ...(await remains(simulator, scenario, expected))]
}

/** A deployer whose calls take their time, each its own. */
function slow(simulator: Simulator, random: () => number): DeployOptions {
  const options = simulator.options()
  const onConflict = CONFLICTS[Math.floor(random() * CONFLICTS.length)] ?? 'supersede'
  const clients = Object.fromEntries(
    Object.entries(simulator.clients).map(([name, client]) => [
      name,
      {
        async send(command: object, sent?: { abortSignal?: AbortSignal }): Promise<unknown> {
          await simulator.clock.sleep(random() ** 4 * SLOWEST_CALL_MILLISECONDS, sent?.abortSignal)
          return client.send(command, sent)
        },
      },
    ]),
  ) as { readonly [S in ServiceName]: SimulatedClients[S] }
  return { ...options, clients, onConflict }
}
