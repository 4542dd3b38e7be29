import { expect, it } from 'vitest'
import { plan } from '../../src/index.ts'
import { account } from './account.ts'
import { CHANGED, FIELDS } from './fields.ts'
import { SCENARIOS } from './scenarios.ts'

it('every field that a plan compares is changed by a scenario, or it is said why not', async () => {
  const changed = new Set<string>()
  // The longest first: a listener rule is no listener.
  const kinds = Object.keys(FIELDS).sort((a, b) => b.length - a.length)
  for (const scenario of Object.values(SCENARIOS)) {
    const simulator = await account(1)
    await scenario.prepare(simulator)
    const { steps } = await plan(scenario.stack, { ...simulator.options(), ...scenario.options })
    for (const { resource, changes } of steps) {
      const kind = kinds.find(name => resource.startsWith(`${name.replaceAll('-', ' ')} `))
      for (const { path } of changes) changed.add(`${kind} ${path.split('.', 1)[0]}`)
    }
  }
  const claimed = Object.entries(FIELDS).flatMap(([kind, fields]) =>
    Object.entries(fields).flatMap(([field, how]) => (how === CHANGED ? `${kind} ${field}` : [])),
  )
  expect(claimed.filter(field => !changed.has(field))).toEqual([])
  expect([...changed].filter(field => !claimed.includes(field))).toEqual([])
})
