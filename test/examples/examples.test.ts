import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploy, destroy, isDeployError, plan, type Stack } from 'fluent-ecs'
import { createSimulator, type Simulator } from 'fluent-ecs/simulator'
import { describe, expect, test } from 'vitest'
import { program as firelens } from '../../examples/firelens/program.ts'
import { program as image } from '../../examples/image/program.ts'
import { program as migration } from '../../examples/migration/program.ts'
import { releaseShop } from '../../examples/release/release.ts'
import { program as sharedLoadBalancer } from '../../examples/shared-load-balancer/program.ts'
import { program as worker } from '../../examples/worker/program.ts'
import { archiveOf, scratch, smallLayout } from '../image-layout.ts'
import { foreign, runs } from '../release/foreign.ts'

interface Example {
  readonly stack: Stack
  prepare?(simulator: Simulator): void
}

/** What a pipeline has built. */
function archiveFor(platform: string): string {
  const archive = join(scratch(), 'image.tar')
  writeFileSync(archive, archiveOf(smallLayout(3, '', platform)))
  return archive
}

const examples: Readonly<Record<string, Example>> = {
  firelens: { stack: firelens('orders') },
  image: { stack: image(archiveFor('linux/arm64')) },
  migration: {
    stack: migration('shop.example.com', '2.0.0'),
    prepare: simulator => void simulator.certificate('shop.example.com'),
  },
  'shared-load-balancer': {
    stack: sharedLoadBalancer('shop.example.com'),
    prepare: simulator => void simulator.certificate('shop.example.com', '*.shop.example.com'),
  },
  worker: { stack: worker('1.0.0') },
}

describe.each(Object.entries(examples))('%s', (_, { stack, prepare }) => {
  test('deploys, plans nothing more, and leaves nothing behind', async () => {
    const simulator = createSimulator()
    prepare?.(simulator)
    expect(stack.issues()).toEqual([])
    await deployPushing(stack, simulator)
    expect((await plan(stack, simulator.options())).isEmpty).toBe(true)
    await destroy(stack, { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })
})

test('a release goes into a service of others, and says there is nothing to do the second time', async () => {
  const account = await foreign()
  expect(await releaseShop('ghcr.io/acme/shop:2', account.options)).toMatchObject({ outcome: 'deployed' })
  expect(await runs(account)).toEqual({ image: 'ghcr.io/acme/shop:2', revision: 'web:2' })
  expect(await releaseShop('ghcr.io/acme/shop:2', account.options)).toMatchObject({ outcome: 'unchanged' })
})

/** Deploys; where that stops at an image that nobody has pushed yet, pushes it and goes on. */
async function deployPushing(stack: Stack, simulator: Simulator): Promise<void> {
  try {
    await deploy(stack, simulator.options())
  } catch (error) {
    if (!isDeployError(error) || error.diagnosis[0]?.code !== 'image.missing') throw error
    simulator.pushImage('worker', '1.0.0')
    await deploy(stack, simulator.options())
  }
}

test('a migration that fails is the reason that the deploy gives, with its last words', async () => {
  const simulator = createSimulator()
  simulator.certificate('shop.example.com')
  simulator.fail({ container: 'migrate' }, { how: 'exits', exitCode: 1, log: ['relation "orders" does not exist'] })
  const error = await deploy(migration('shop.example.com', '2.0.0'), simulator.options()).catch(
    (thrown: unknown) => thrown,
  )
  if (!isDeployError(error)) throw error
  expect(error.diagnosis.map(({ cause }) => cause)).toContainEqual(expect.stringContaining('"migrate"'))
  expect(error.message).toContain('relation "orders" does not exist')
})
