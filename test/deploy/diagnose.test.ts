import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  diagnose,
  isDeployError,
  isPlanError,
  network,
  service,
  stack,
} from '../../src/index.ts'
import { type ContainerFailure, createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { ran } from '../cli/support.ts'
import { IMAGE, shop } from './diagnosis/scenarios/program.ts'
import type { Program } from './diagnosis/scenarios/scenario.ts'

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
    const [reason, ended] = told?.evidence ?? []
    expect(error).toMatchObject({
      diagnosis: [{ ...told, evidence: [reason, ended?.replace(/ of shop-shop:1, given up \d{4}-\S+Z/, '')] }],
    })
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

  it('tells of two failed deployments within an hour the last alone', async () => {
    const [second, third] = ['ghcr.io/acme/shop:2', 'ghcr.io/acme/shop:3']
    for (const images of [
      [second, third],
      [third, second],
    ]) {
      const simulator = createSimulator()
      await deploy(shop('ghcr.io/acme/shop:1'), simulator.options())
      simulator.fail({ image: second }, { how: 'cannot pull' })
      simulator.fail({ image: third }, { how: 'exits', exitCode: 1, log: ['boom'] })
      for (const image of images) await failed(simulator, image)
      const told = await diagnose('prod', 'shop', simulator.options())
      expect(told.map(({ code }) => code)).toEqual([images[1] === third ? 'container.exited' : 'image.missing'])
      expect(told[0]?.cause).not.toContain(images[0])
    }
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

  describe('hours after a deployment was rolled back, when ECS has forgotten its tasks', () => {
    const later = async (program: Program, failure: ContainerFailure) => {
      const simulator = createSimulator()
      await deploy(shop('ghcr.io/acme/shop:1', program), simulator.options())
      simulator.fail({ image: IMAGE }, failure)
      const error = await deploy(shop(IMAGE, program), simulator.options()).catch((thrown: unknown) => thrown)
      if (!isDeployError(error)) throw error
      await simulator.advance(10 * 3_600_000)
      return { simulator, first: error.diagnosis[0], now: await diagnose('prod', 'shop', simulator.options()) }
    }

    it.each([
      ['answers 500', { how: 'unhealthy', answers: 500 }],
      ['is refused', { how: 'unhealthy' }],
    ] as const)('says the path and the codes of the target group that its events name: %s', async (_, failure) => {
      const { first, now } = await later({ behindLoadBalancer: true }, failure)
      expect(first?.cause).toContain('/health')
      expect(now).toMatchObject([{ code: first?.code, cause: first?.cause }])
    })

    it('says no path and no codes of a target group that may not be read', async () => {
      const { simulator } = await later({ behindLoadBalancer: true }, { how: 'unhealthy', answers: 500 })
      simulator.inject({ operation: 'DescribeTargetGroups' }, { how: 'rejected', code: 'AccessDenied' })
      const [told] = await diagnose('prod', 'shop', simulator.options())
      expect(told?.cause).toBe('The health check on port 3000 answers 500, and the load balancer wants another code')
      expect(told?.evidence.join('\n')).toContain('(allow elasticloadbalancing:DescribeTargetGroups)')
    })

    it('says the cause that the log still has, and when and what failed', async () => {
      const { first, now } = await later({}, { how: 'exits', exitCode: 1, log: ['ECONNREFUSED 10.0.0.5:5432'] })
      expect(first?.cause).toMatch(/its log says that 10\.0\.0\.5:5432 refuses the connection$/)
      expect(now).toMatchObject([
        {
          code: 'task.past',
          cause: expect.stringMatching(
            /not known any more.* Its log says that 10\.0\.0\.5:5432 refuses the connection$/,
          ),
          fix: first?.fix,
          container: 'app',
          evidence: expect.arrayContaining([
            expect.stringMatching(/^service deployment of shop-shop:2, given up \d{4}-\S+Z: ROLLBACK_SUCCESSFUL: /),
          ]),
        },
      ])
    })

    it('joins what the log says to what the load balancer found', async () => {
      const { first, now } = await later(
        { behindLoadBalancer: true },
        { how: 'unhealthy', log: ['ECONNREFUSED 10.0.0.5:5432'] },
      )
      expect(first?.cause).toContain('its log says that 10.0.0.5:5432')
      expect(now).toMatchObject([{ code: first?.code, cause: first?.cause }])
    })

    it('says that a cause is known no more, and shows the events of that deployment', async () => {
      const { now } = await later({}, { how: 'out of memory' })
      expect(now).toMatchObject([
        {
          code: 'rollout.unsteady',
          cause: expect.stringMatching(
            /^ECS ended the deployment of shop-shop:2, given up \d{4}-\S+Z, ROLLBACK_SUCCESSFUL: .*why its tasks failed is not known any more/,
          ),
        },
      ])
      expect(now[0]?.evidence.join('\n')).not.toContain('steady state')
    })
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
