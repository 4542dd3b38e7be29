import {
  DescribeTaskDefinitionCommand,
  type DescribeTaskDefinitionCommandOutput,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  UntagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { deploy, destroy, plan, rollback } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { worker } from './worker.ts'

async function deployed(...images: string[]): Promise<Simulator> {
  const simulator = createSimulator()
  for (const image of images) await deploy(worker(image), simulator.options())
  return simulator
}

/** What `describe | edit | register` leaves: with the tags of the revision, as some tools copy them, or without. */
async function register(simulator: Simulator, tags: 'copied' | 'none', image: string): Promise<void> {
  const { ecs } = simulator.clients
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: 'jobs-worker', include: ['TAGS'] })
  const found = (await ecs.send(command)) as DescribeTaskDefinitionCommandOutput
  const { family, cpu, memory, networkMode, executionRoleArn, requiresCompatibilities, runtimePlatform } =
    found.taskDefinition ?? {}
  const containerDefinitions = found.taskDefinition?.containerDefinitions?.map(each => ({
    ...each,
    image: `ghcr.io/acme/app:${image}`,
  }))
  const input: RegisterTaskDefinitionCommandInput = {
    family,
    cpu,
    memory,
    networkMode,
    executionRoleArn,
    requiresCompatibilities,
    runtimePlatform,
    containerDefinitions,
  }
  await ecs.send(new RegisterTaskDefinitionCommand({ ...input, ...(tags === 'copied' ? { tags: found.tags } : {}) }))
}

async function run(simulator: Simulator, taskDefinition: string): Promise<void> {
  await simulator.clients.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'worker', taskDefinition }))
  await simulator.clock.sleep(600_000)
}

const registrations = (simulator: Simulator, from: number): number =>
  simulator.calls.slice(from).filter(({ operation }) => operation === 'RegisterTaskDefinition').length

const left = (simulator: Simulator): string[] =>
  simulator.resources().filter(id => id.includes(':task-definition/jobs-worker:'))

describe('a revision that somebody else registered and the service runs', () => {
  it.each(['copied', 'none'] as const)('is seen and replaced, with tags %s', async tags => {
    const simulator = await deployed('1')
    await register(simulator, tags, 'theirs')
    await run(simulator, 'jobs-worker:2')
    const seen = await plan(worker('1'), simulator.options())
    expect(seen.isEmpty).toBe(false)
    expect(String(seen)).toContain('jobs-worker:2')
    expect((await deploy(worker('1'), simulator.options())).outcome).toBe('deployed')
    expect((await plan(worker('1'), simulator.options())).isEmpty).toBe(true)
    expect((await plan(worker('1'), { ...simulator.options(), verify: true })).isEmpty).toBe(true)
    const running = (await simulator.clients.ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: 'jobs-worker' }),
    )) as DescribeTaskDefinitionCommandOutput
    expect(tags === 'copied' ? running.taskDefinition?.containerDefinitions?.[0]?.image : 'ghcr.io/acme/app:1').toBe(
      'ghcr.io/acme/app:1',
    )
  })

  it('is noticed also where it is the one that the program wants', async () => {
    const simulator = await deployed('1')
    await register(simulator, 'copied', '1')
    await run(simulator, 'jobs-worker:2')
    const seen = await plan(worker('1'), simulator.options())
    const from = 'jobs-worker:2, which a release or another tool deployed after jobs-worker:1'
    expect(seen.steps.flatMap(({ changes }) => changes)).toEqual([
      { path: 'runs', from, to: 'what this stack deploys' },
    ])
    expect(String(seen)).toContain('update  service worker: the tasks that run stay')
    const before = simulator.calls.length
    await deploy(worker('1'), simulator.options())
    expect(simulator.calls.slice(before).flatMap(({ mutating, operation }) => (mutating ? [operation] : []))).toEqual([
      'TagResource',
    ])
    expect((await plan(worker('1'), simulator.options())).isEmpty).toBe(true)
  })
})

describe('a revision without tags in our family', () => {
  it('blocks nothing, and is shown', async () => {
    const simulator = await deployed('1')
    await register(simulator, 'none', 'theirs')
    const next = await plan(worker('2'), simulator.options())
    expect(String(next)).toMatch(
      /ignored task definition worker: revision is jobs-worker:2, not jobs-worker:1: added by others/,
    )
    await deploy(worker('2'), simulator.options())
    expect((await plan(worker('2'), simulator.options())).isEmpty).toBe(true)
    expect((await plan(worker('2'), { ...simulator.options(), verify: true })).isEmpty).toBe(true)
  })

  it('does not block a stack that has none there yet, with one registration', async () => {
    const simulator = await deployed('1')
    await simulator.clients.ecs.send(
      new UntagResourceCommand({
        resourceArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/jobs-worker:1',
        tagKeys: ['fluent-ecs:stack', 'fluent-ecs:id', 'fluent-ecs:hash'],
      }),
    )
    const before = simulator.calls.length
    await deploy(worker('2'), { ...simulator.options(), adopt: true })
    expect(registrations(simulator, before)).toBe(1)
    expect((await plan(worker('2'), simulator.options())).isEmpty).toBe(true)
  })

  it.each([undefined, 'GetResources'])('stays when ours all go, however the tags are read (%s)', async denied => {
    const simulator = await deployed('1', '2')
    await register(simulator, 'none', 'theirs')
    const end = denied
      ? simulator.inject({ operation: denied }, { how: 'rejected', code: 'AccessDeniedException' })
      : () => {}
    await destroy(worker('3'), simulator.options())
    end()
    expect(left(simulator)).toEqual([expect.stringContaining('jobs-worker:3')])
    const again = await destroy(worker('3'), simulator.options())
    expect(again.outcome).toBe('unchanged')
  })
})

it('a rollback is what was deployed', async () => {
  const simulator = await deployed('1', '2')
  await rollback(worker('2'), simulator.options())
  expect((await plan(worker('1'), simulator.options())).isEmpty).toBe(true)
})

it('a service that goes back to what was deployed before runs none of others', async () => {
  const simulator = await deployed('1')
  simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'exits', exitCode: 1 })
  await expect(deploy(worker('2'), simulator.options())).rejects.toMatchObject({ outcome: 'rolled-back' })
  const { steps } = await plan(worker('1'), simulator.options())
  expect(steps.flatMap(({ changes }) => changes).filter(({ path }) => path === 'runs')).toEqual([])
})
