import { describe, expect, it } from 'vitest'
import { application, registry } from '../../examples/nine-steps/program.ts'
import { type DeployEvent, deploy, destroy, isDeployError, isPlanError, plan } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const DOMAIN = 'example.com'

function account(): Simulator {
  const simulator = createSimulator()
  simulator.hostedZone(DOMAIN)
  simulator.certificate(`hello.${DOMAIN}`)
  return simulator
}

async function deployed(): Promise<Simulator> {
  const simulator = account()
  await deploy(registry, simulator.options())
  simulator.pushImage('hello/web', '1.0.0')
  await deploy(application(DOMAIN, '1.0.0'), simulator.options())
  return simulator
}

const changes = (simulator: Simulator, from = 0): string[] =>
  simulator.calls
    .slice(from)
    .filter(({ mutating }) => mutating)
    .map(({ operation }) => operation)

describe('the nine steps', () => {
  it('are planned as creations in a new account, which nothing changes', async () => {
    const simulator = account()
    const first = await plan(application(DOMAIN, '1.0.0'), simulator.options())
    expect(first.isEmpty).toBe(false)
    expect(new Set(first.steps.map(({ action }) => action))).toEqual(new Set(['create', 'use']))
    expect(changes(simulator)).toEqual([])
    expect(String(first)).toMatch(/\+ create {2}service hello-web/)
  })

  it('come up, and tell where', async () => {
    const simulator = account()
    await deploy(registry, simulator.options())
    simulator.pushImage('hello/web', '1.0.0')
    const result = await deploy(application(DOMAIN, '1.0.0'), simulator.options())
    expect(result.outcome).toBe('deployed')
    expect(result.urls).toEqual(['https://hello.example.com'])
    const kinds = result.applied.map(({ resource }) => resource.split(' ').slice(0, -1).join(' '))
    expect(new Set(kinds)).toEqual(
      new Set([
        'security group',
        'cluster',
        'log group',
        'role',
        'task definition',
        'target group',
        'load balancer',
        'listener',
        'listener rule',
        'service',
        'autoscaling',
        'record',
      ]),
    )
  })

  it('are left alone by a second deploy', async () => {
    const simulator = await deployed()
    const before = simulator.calls.length
    const again = await deploy(application(DOMAIN, '1.0.0'), simulator.options())
    expect(again.outcome).toBe('unchanged')
    expect(changes(simulator, before)).toEqual([])
    expect(again.plan.isEmpty).toBe(true)
    expect(String(again.plan)).toMatch(/nothing to do$/)
  })

  it('take a new image with one revision and one service update', async () => {
    const simulator = await deployed()
    simulator.pushImage('hello/web', '1.1.0')
    const before = simulator.calls.length
    const update = await deploy(application(DOMAIN, '1.1.0'), simulator.options())
    expect(update.applied.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      'update task definition hello-web',
      'update service hello-web',
    ])
    expect(changes(simulator, before)).toEqual(['RegisterTaskDefinition', 'TagResource', 'UpdateService'])
    expect((await plan(application(DOMAIN, '1.1.0'), simulator.options())).isEmpty).toBe(true)
  })

  it('go away again, and leave the account as it was', async () => {
    const simulator = await deployed()
    const { outcome, retained } = await destroy(application(DOMAIN, '1.0.0'), {
      ...simulator.options(),
      deleteData: true,
    })
    expect(outcome).toBe('destroyed')
    expect(retained).toEqual([])
    expect(simulator.resources()).toEqual([])
  })

  it('keep images and logs when they go away, and say so', async () => {
    const simulator = await deployed()
    const { retained } = await destroy(application(DOMAIN, '1.0.0'), simulator.options())
    expect(retained.map(({ resource }) => resource).sort()).toEqual([
      'log group /ecs/hello-web',
      'repository hello/web',
    ])
    const again = await destroy(application(DOMAIN, '1.0.0'), simulator.options())
    expect(again.outcome).toBe('unchanged')
    const { outcome } = await deploy(application(DOMAIN, '1.0.0'), simulator.options())
    expect(outcome).toBe('deployed')
  })
})

describe('a deploy that cannot work', () => {
  it('does not start tasks from an image that is not in its repository', async () => {
    const simulator = await deployed()
    const error = await deploy(application(DOMAIN, '9.9.9'), simulator.options()).catch((error: unknown) => error)
    expect(isPlanError(error, 'image.missing')).toBe(true)
    expect(String(error)).toContain('hello/web:9.9.9')
    const after = await plan(application(DOMAIN, '1.0.0'), simulator.options())
    expect(after.isEmpty).toBe(true)
  })

  it('lists what a first run applied before it failed, and goes on from there', async () => {
    const simulator = account()
    const error = await deploy(application(DOMAIN, '1.0.0'), simulator.options()).catch((error: unknown) => error)
    if (!isDeployError(error, 'failed')) throw error
    expect(error.applied.map(({ resource }) => resource)).toContain('repository hello/web')
    expect(error.notApplied.map(({ resource }) => resource)).toEqual(
      expect.arrayContaining(['task definition hello-web', 'service hello-web']),
    )
    simulator.pushImage('hello/web', '1.0.0')
    const { outcome } = await deploy(application(DOMAIN, '1.0.0'), simulator.options())
    expect(outcome).toBe('deployed')
  })

  it('names the certificate, the zone and the account that it misses', async () => {
    const empty = createSimulator()
    const noCertificate = await deploy(application(DOMAIN, '1.0.0'), empty.options()).catch((error: unknown) => error)
    expect(isPlanError(noCertificate)).toBe(true)
    expect(String(noCertificate)).toMatch(/hello\.example\.com|example\.com/)
    empty.certificate(`hello.${DOMAIN}`)
    const noZone = await deploy(application(DOMAIN, '1.0.0'), empty.options()).catch((error: unknown) => error)
    expect(isPlanError(noZone, 'hosted-zone.missing')).toBe(true)
    const wrong = await deploy(application(DOMAIN, '1.0.0'), {
      ...empty.options(),
      expectedAccount: '999999999999',
    }).catch((error: unknown) => error)
    expect(isPlanError(wrong, 'account.mismatch')).toBe(true)
    expect(changes(empty)).toEqual([])
  })

  it('does not touch a cluster of somebody else', async () => {
    const simulator = account()
    const { ecs } = simulator.options().clients
    const { CreateClusterCommand } = await import('@aws-sdk/client-ecs')
    await ecs.send(new CreateClusterCommand({ clusterName: 'hello' }) as never)
    const refused = await deploy(application(DOMAIN, '1.0.0'), simulator.options()).catch((error: unknown) => error)
    expect(isPlanError(refused, 'ownership.foreign')).toBe(true)
    expect(String(refused)).toContain('cluster hello')
    expect(changes(simulator)).toEqual(['CreateCluster'])
  })
})

describe('an interrupted deploy', () => {
  it.each([1, 3, 6, 10, 15, 20])('stopped after %i changes converges when it is run again', async stopAfter => {
    const simulator = account()
    await deploy(registry, simulator.options())
    simulator.pushImage('hello/web', '1.0.0')
    const controller = new AbortController()
    let finished = 0
    const onEvent = (event: DeployEvent): void => {
      if (event.type === 'finished' && ++finished === stopAfter) controller.abort()
    }
    const stopped = await deploy(application(DOMAIN, '1.0.0'), {
      ...simulator.options(),
      onEvent,
      signal: controller.signal,
    }).catch((error: unknown) => error)
    if (finished >= stopAfter) expect(isDeployError(stopped, 'interrupted')).toBe(true)
    await deploy(application(DOMAIN, '1.0.0'), simulator.options())
    expect((await plan(application(DOMAIN, '1.0.0'), simulator.options())).isEmpty).toBe(true)
    await destroy(application(DOMAIN, '1.0.0'), { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })
})
