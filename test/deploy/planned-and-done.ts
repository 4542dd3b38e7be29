import { expect } from 'vitest'
import { type DestroyOptions, destroy, planDestroy, type Stack } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'

/** What a destroy is told to do beforehand, and that it does that. */
export async function plannedAndDone(program: Stack, simulator: Simulator, more: DestroyOptions = {}) {
  const options = { ...simulator.options(), ...more }
  const before = simulator.calls.length
  const plan = await planDestroy(program, options)
  expect(simulator.calls.slice(before).filter(({ mutating }) => mutating)).toEqual([])
  const { removed, retained } = await destroy(program, options)
  const namesOf = (all: readonly { readonly resource: string }[]) => all.map(({ resource }) => resource).sort()
  expect(namesOf(plan.removes)).toEqual(namesOf(removed))
  expect(new Set(plan.keeps)).toEqual(new Set(retained))
  return plan
}
