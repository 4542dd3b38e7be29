import { describe, expect, it } from 'vitest'
import { cluster, deploy, destroy, diagnose, isPlanError, network, service, stack } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { ran } from '../cli/support.ts'
import { IMAGE, shop } from './diagnosis/scenarios/program.ts'

const failed = async (simulator: Simulator, image = IMAGE) =>
  deploy(shop(image), { ...simulator.options(), timeoutSeconds: 600 }).catch((error: unknown) => error)

describe('diagnose', () => {
  it('has nothing to say of a service that is well', async () => {
    const simulator = createSimulator()
    await deploy(shop(IMAGE), simulator.options())
    expect(await diagnose('prod', 'shop', simulator.options())).toEqual([])
  })

  it('says the same as the deploy that failed', async () => {
    const simulator = createSimulator()
    simulator.fail({ image: IMAGE }, { how: 'cannot start', because: 'secret denied' })
    const error = await failed(simulator)
    const [told] = await diagnose('prod', 'shop', simulator.options())
    expect(error).toMatchObject({ diagnosis: [told] })
  })

  it('tells why the last deployment was rolled back, although the service is well again', async () => {
    const simulator = createSimulator()
    await deploy(shop('ghcr.io/acme/shop:1'), simulator.options())
    simulator.fail({ image: IMAGE }, { how: 'exits', exitCode: 3, log: ['no such table'] })
    await failed(simulator)
    const [told] = await diagnose('prod', 'shop', simulator.options())
    expect(told).toMatchObject({ code: 'container.exited' })
    expect(told?.evidence.join('\n')).toContain('log of app: no such table')
    const { clients, clock } = simulator.options()
    const command = await ran(['diagnose', 'prod/shop'], { connection: { clients, clock, region: 'us-east-1' } })
    expect(command).toMatchObject({ exitCode: 1, stderr: '' })
    expect(command.stdout.split('\n', 2)).toEqual([
      'The deployment of shop-shop:2 was rolled back, and the service runs shop-shop:1: 2 of 2 tasks',
      expect.stringMatching(/^ {2}Cause: .*\[container.exited\]$/),
    ])
  })

  it('knows that the circuit breaker struck when the stopped tasks are gone', async () => {
    const simulator = createSimulator()
    await deploy(shop('ghcr.io/acme/shop:1'), simulator.options())
    const mend = simulator.fail({ image: IMAGE }, { how: 'exits', exitCode: 3 })
    await failed(simulator)
    mend()
    await simulator.advance(2 * 3_600_000)
    expect(await diagnose('prod', 'shop', simulator.options())).toMatchObject([
      { code: 'rollout.circuit-breaker', fix: expect.stringContaining(".circuitBreaker(…) of service('shop')") },
    ])
  })

  it('says of a deployment that a deploy has stopped that one may have, and where its cause still is', async () => {
    const simulator = createSimulator()
    await deploy(shop('ghcr.io/acme/shop:1'), simulator.options())
    const mend = simulator.fail({ image: IMAGE }, { how: 'cannot run' })
    expect(await failed(simulator)).toMatchObject({ outcome: 'rolled-back' })
    mend()
    await simulator.advance(2 * 3_600_000)
    expect(await diagnose('prod', 'shop', simulator.options())).toMatchObject([
      {
        code: 'rollout.unsteady',
        cause: expect.stringContaining('by user'),
        fix: expect.stringMatching(/^A deploy of this package may have stopped it.*log of the CI job.*CloudTrail/),
      },
    ])
  })

  it('tells of a service that crashed after its deploy', async () => {
    const simulator = createSimulator()
    await deploy(shop(IMAGE), simulator.options())
    simulator.fail({ image: IMAGE }, { how: 'cannot place', because: 'no capacity' })
    const { ListTasksCommand, StopTaskCommand } = await import('@aws-sdk/client-ecs')
    const { ecs } = simulator.clients
    const { taskArns = [] } = (await ecs.send(new ListTasksCommand({ cluster: 'prod' }))) as { taskArns?: string[] }
    for (const task of taskArns) await ecs.send(new StopTaskCommand({ cluster: 'prod', task }))
    await simulator.advance(120_000)
    expect(await diagnose('prod', 'shop', simulator.options())).toMatchObject([{ code: 'capacity.unavailable' }])
  })

  it('says which clusters and services there are', async () => {
    const simulator = createSimulator()
    await deploy(shop(IMAGE), simulator.options())
    await expect(diagnose('prud', 'shop', simulator.options())).rejects.toThrow(
      'There is no cluster "prud" in this Region. There is: prod.',
    )
    await expect(diagnose('prod', 'shp', simulator.options())).rejects.toThrow(
      'There is no service "shp" in cluster "prod". There is: shop.',
    )
  })

  it('refuses a service that is being deleted', async () => {
    const simulator = createSimulator()
    const program = shop(IMAGE)
    await deploy(program, simulator.options())
    const { DeleteServiceCommand } = await import('@aws-sdk/client-ecs')
    await simulator.clients.ecs.send(new DeleteServiceCommand({ cluster: 'prod', service: 'shop', force: true }))
    const error = await diagnose('prod', 'shop', simulator.options()).catch((thrown: unknown) => thrown)
    expect(isPlanError(error, 'service.draining')).toBe(true)
  })
})

describe('without the permission to see the service at all', () => {
  it('diagnose says which one is missing', async () => {
    const simulator = createSimulator()
    simulator.inject({ operation: 'DescribeServices' }, { how: 'rejected', code: 'AccessDeniedException' })
    const error = await diagnose('prod', 'shop', simulator.options()).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'permission.missing',
      fix: 'Allow these credentials ecs:DescribeServices.',
    })
  })
})

describe('evidence', () => {
  it('leaves out what the program was given: environment values and passwords in addresses', async () => {
    const simulator = createSimulator()
    const leak = ['license abcdef-123456 is not valid', 'cannot reach postgres://shop:hunter2@db:5432/shop']
    simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 1, log: leak })
    const { taskDefinition } = await import('../../src/index.ts')
    const definition = taskDefinition('shop')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image(IMAGE).environment({ LICENSE: 'abcdef-123456' }))
    const program = stack('shop').add(
      service('shop').cluster(cluster('prod')).taskDefinition(definition).network(network.default()),
    )
    const error = await deploy(program, simulator.options()).catch((thrown: unknown) => thrown as Error)
    expect(String(error)).toContain('log of app: license <LICENSE> is not valid')
    expect(String(error)).toContain('postgres://…@db:5432/shop')
    expect(String(error)).not.toMatch(/abcdef-123456|hunter2/)
    await destroy(program, simulator.options())
  })

  it.each([
    ['GetLogEvents', 'logs:GetLogEvents', 'container.exited'],
    ['DescribeTaskDefinition', 'ecs:DescribeTaskDefinition', 'container.exited'],
  ])('does without %s, and names the permission', async (operation, action, code) => {
    const simulator = createSimulator()
    simulator.fail({ image: IMAGE }, { how: 'exits', exitCode: 1, log: ['boom'] })
    await failed(simulator)
    simulator.inject({ operation }, { how: 'rejected', code: 'AccessDeniedException' })
    const [told] = await diagnose('prod', 'shop', simulator.options())
    expect(told?.code).toBe(code)
    expect(told?.evidence.join('\n')).toContain(`(allow ${action})`)
  })
})
