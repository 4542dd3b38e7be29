import { expect } from 'vitest'
import { deploy, plan, type Stack } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'

/** Deploys a program; the plan after it is empty, and shows no orphans. */
export async function settles(program: Stack, simulator: Simulator): Promise<void> {
  await deploy(program, simulator.options())
  const { steps, orphans } = await plan(program, simulator.options())
  expect([...steps.filter(({ action }) => action !== 'keep' && action !== 'use'), ...orphans]).toEqual([])
}
