import { type DeployError, type Diagnosis, deploy, isDeployError } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { CAPACITY_SCENARIOS } from './scenarios/capacity.ts'
import { CONTAINER_SCENARIOS } from './scenarios/container.ts'
import { IMAGE_SCENARIOS } from './scenarios/image.ts'
import { emptyShop, IMAGE, shop } from './scenarios/program.ts'
import { ROLLOUT_SCENARIOS } from './scenarios/rollout.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { SECRET_SCENARIOS } from './scenarios/secret.ts'
import { START_SCENARIOS } from './scenarios/start.ts'
import { TARGET_SCENARIOS } from './scenarios/target.ts'

/** Every cause that a deploy can end with. The page about them is made from these. */
export const SCENARIOS: readonly Scenario[] = [
  ...IMAGE_SCENARIOS,
  ...SECRET_SCENARIOS,
  ...START_SCENARIOS,
  ...CONTAINER_SCENARIOS,
  ...TARGET_SCENARIOS,
  ...CAPACITY_SCENARIOS,
  ...ROLLOUT_SCENARIOS,
]

export const nameOf = ({ code, when }: Scenario): string => (when ? `${code} (${when})` : code)

/** Deploys version 1, then version 2, which fails as the scenario says. Gives what the second deploy ended with. */
export async function play(scenario: Scenario): Promise<DeployError> {
  const { failure, container = 'app', program = {}, meanwhile } = scenario
  const simulator = createSimulator()
  const options = { ...simulator.options(), timeoutSeconds: 1200 }
  if (program.instances) await deploy(emptyShop, options)
  for (const instance of program.instances ?? []) simulator.containerInstance({ cluster: 'prod', ...instance })
  await deploy(shop('ghcr.io/acme/shop:1', program), options)
  if (failure) simulator.fail({ container }, failure)
  let begun: Promise<unknown> | undefined
  const work = deploy(shop(IMAGE, program), {
    ...options,
    ...scenario.options,
    onEvent: event => {
      if (event.type === 'rollout') begun ??= meanwhile?.(simulator)
    },
  })
  const error = await work.then(
    () => new Error('The deploy did not fail'),
    (reason: unknown) => reason,
  )
  await begun
  if (!isDeployError(error)) throw error
  return error
}

const told = new Map<Scenario, Promise<Diagnosis>>()

/** What a scenario's deploy says: one cause, though it may be seen in several places, such as two subnets. */
export function diagnosisOf(scenario: Scenario): Promise<Diagnosis> {
  const known = told.get(scenario) ?? diagnose(scenario)
  told.set(scenario, known)
  return known
}

async function diagnose(scenario: Scenario): Promise<Diagnosis> {
  const { diagnosis } = await play(scenario)
  const [first] = diagnosis
  const codes = new Set(diagnosis.map(({ code }) => code))
  if (!first || codes.size > 1) throw new Error(`One cause is wanted, not ${[...codes].join(', ') || 'none'}`)
  return first
}
