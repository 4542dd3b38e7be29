import { expect } from 'vitest'
import { deploy, destroy, plan } from '../../src/index.ts'
import { settles } from '../deploy/settles.ts'
import { account } from '../simulator/support.ts'
import { systems } from './systems.ts'

/** Deploys a system, changes an image and takes it down; plans in between are empty, and what others have made stays. */
export async function play(name: string): Promise<void> {
  const system = systems[name]
  if (!system) throw new Error(`There is no program ${name}`)
  const world = account()
  const { simulator } = world
  await system.given?.(world)
  const before = simulator.resources()
  const [first, second] = [system.program('1'), system.program('2')]
  expect(first.issues().filter(({ severity }) => severity === 'error')).toEqual([])
  await settles(first, simulator)
  expect((await deploy(second, simulator.options())).outcome).toBe('deployed')
  expect((await plan(second, simulator.options())).isEmpty).toBe(true)
  await destroy(second, { ...simulator.options(), deleteData: true })
  expect(simulator.resources()).toEqual(before)
}
