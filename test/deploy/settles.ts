import { expect } from 'vitest'
import { type DeployOptions, deploy, plan, type Stack } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'

/** Deploys a program; the plan after it is empty, and shows no orphans. */
export async function settles(
  program: Stack,
  simulator: Simulator,
  options: Pick<DeployOptions, 'prune'> = {},
): Promise<void> {
  await deploy(program, { ...simulator.options(), ...options })
  const { steps, orphans } = await plan(program, simulator.options())
  expect([...steps.filter(({ action }) => action !== 'keep' && action !== 'use'), ...orphans]).toEqual([])
}

/** Deploys one program after the other, each in place of the one before. */
export async function deployed(
  { simulator }: { readonly simulator: Simulator },
  ...programs: readonly Stack[]
): Promise<void> {
  for (const each of programs) await settles(each, simulator, { prune: true })
}

/** What a plan of the program would do, with the paths of what differs. */
export async function steps(program: Stack, { simulator }: { readonly simulator: Simulator }): Promise<unknown> {
  return (await plan(program, simulator.options())).steps
    .filter(({ action }) => action !== 'keep' && action !== 'use')
    .map(({ action, changes }) => [action, ...changes.map(({ path }) => path)])
}
