import { describe, expect, it } from 'vitest'
import { pruneOrphans } from '../../src/deploy/orphans/prune.ts'
import {
  type DeployOptions,
  deploy,
  destroy,
  isDeployError,
  plan,
  type Stack,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { everyEdge, leftIn } from './edges.ts'
import { MADE_KINDS, sampled } from './kinds.ts'
import { edgeAccount, outage } from './outage.ts'
import { scripted } from './resources/scripted-aws.ts'
import { account, shop } from './shop.ts'

it.each(sampled(MADE_KINDS))('orphans that a %s needs, or that need it, go in their order', async kind => {
  const simulator = edgeAccount()
  const { options, refused } = outage(kind, simulator)
  await deploy(everyEdge(), options)
  const again = outage(kind, simulator)
  await deploy(stack('shop'), { ...again.options, prune: true })
  expect([...refused, ...again.refused]).toEqual([])
  expect(leftIn(simulator).filter(id => !/:log-group:|:repository\//.test(id))).toEqual([])
})

const DENIED = { how: 'rejected', code: 'AccessDeniedException', message: 'not allowed', status: 403 } as const

/** A stack whose worker is an orphan, and what the orphans are that a service may use. */
async function withOrphans() {
  const simulator = account()
  await deploy(shop({ worker: true }), simulator.options())
  const used = () => simulator.resources().filter(id => /shop-jobs/.test(id) && !/service\//.test(id))
  return { simulator, used, before: used() }
}

describe.each<[string, (stack: Stack, options: DeployOptions) => Promise<unknown>]>([
  ['a prune', (program, options) => deploy(program, { ...options, prune: true })],
  ['a destroy', destroy],
])('%s leaves what a service may use', (_verb, act) => {
  it('where that service could not be removed, and says so', async () => {
    const { simulator, used, before } = await withOrphans()
    const end = simulator.inject({ operation: 'DeleteService', nth: 1 }, DENIED)
    const error = await act(shop(), simulator.options()).catch((thrown: unknown) => thrown)
    end()
    expect(used()).toEqual(before)
    const kinds = isDeployError(error, 'failed') && error.notApplied.map(({ resource }) => resource)
    expect(kinds).toEqual(expect.arrayContaining(['service shop-jobs', 'role shop-jobs-execution']))
  })

  it('where services could not be looked for', async () => {
    const { simulator, used, before } = await withOrphans()
    const end = simulator.inject({ operation: 'GetResources' }, DENIED)
    await act(shop(), simulator.options())
    end()
    expect(used()).toEqual(before)
  })
})

it('a destroy says what it leaves because it could not look for services', async () => {
  const { simulator } = await withOrphans()
  simulator.inject({ operation: 'GetResources' }, DENIED)
  const { retained } = await destroy(shop(), simulator.options())
  expect(retained).toContainEqual({
    resource: 'what the stack left behind',
    because: expect.stringContaining('by tag'),
  })
  expect(retained).toContainEqual({
    resource: 'role shop-jobs-execution',
    name: 'shop-shop-jobs-execution-us-east-1',
    because: 'what uses it may be where nothing could be looked for',
  })
})

it('a plan says that it leaves what something unseen may use, and removes what nothing uses', async () => {
  const { simulator } = await withOrphans()
  simulator.inject({ operation: 'GetResources' }, DENIED)
  const { orphans } = await plan(shop({ alias: false }), { ...simulator.options(), prune: true })
  expect(orphans).toContainEqual({
    resource: 'role shop-jobs-execution',
    name: 'shop-shop-jobs-execution-us-east-1',
    action: 'leave',
    because: 'what uses it may be where nothing could be looked for',
  })
  expect(orphans).toContainEqual(expect.objectContaining({ resource: 'record shop.example.com', action: 'delete' }))
})

it('an orphan that the deploy has come to use stays', async () => {
  const arn = 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1'
  const owner = { stack: 'shop', id: 'task-definition/web' }
  const { context, calls } = scripted({}, [
    taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image('nginx'))
      .build(),
  ])
  const found = { kind: 'task-definition', name: 'web', outputs: { arn }, owner, lost: 'replaced' } as const
  expect(await pruneOrphans([found], [], new Map([['task-definition/web', { arn }]]), context)).toEqual([])
  expect(calls).toEqual([])
})
