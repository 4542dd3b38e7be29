import { createSimulator } from 'fluent-ecs/simulator'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { answersOf } from './answers.ts'
import { simulatedApi } from './api.ts'
import { clients, reset } from './clients.ts'
import { differences } from './differences.ts'
import { applicationAutoScalingScenarios } from './scenarios/application-auto-scaling.ts'
import { ecsScenarios } from './scenarios/ecs.ts'
import { loadBalancingScenarios } from './scenarios/load-balancing.ts'
import { networkAndNamesScenarios } from './scenarios/network-and-names.ts'
import { storageAndRolesScenarios } from './scenarios/storage-and-roles.ts'

const scenarios = {
  ...ecsScenarios,
  ...applicationAutoScalingScenarios,
  ...loadBalancingScenarios,
  ...storageAndRolesScenarios,
  ...networkAndNamesScenarios,
}
const known = differences.flatMap(({ area, answers }) => (answers ? [{ area, answers }] : []))
const seen = new Set<string>()

beforeEach(reset)

test.each(Object.entries(scenarios))('moto and the simulator answer alike: %s', async (name, scenario) => {
  const moto = await answersOf(scenario, clients)
  const simulator = await answersOf(scenario, simulatedApi(createSimulator()))
  const surprises: string[] = []
  for (const path of new Set([...moto.keys(), ...simulator.keys()])) {
    if (moto.get(path) === simulator.get(path)) continue
    const reasons = known.filter(({ answers }) => answers.test(`${name} > ${path}`))
    for (const { area } of reasons) seen.add(area)
    if (reasons.length === 0)
      surprises.push(`${path}: moto says ${moto.get(path)}, the simulator ${simulator.get(path)}`)
  }
  expect(surprises).toEqual([])
  // A scenario in which nothing came back would agree too.
  expect([...moto.keys()].filter(path => !path.endsWith(' > error')).length).toBeGreaterThan(5)
})

afterAll(() => {
  expect(known.map(({ area }) => area).filter(area => !seen.has(area))).toEqual([])
})
