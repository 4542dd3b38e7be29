import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  ListServiceDeploymentsCommand,
  type ListServiceDeploymentsCommandOutput,
  ListTaskDefinitionsCommand,
  type ListTaskDefinitionsCommandOutput,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandOutput,
  UntagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { CreateScheduleCommand, GetScheduleCommand, type GetScheduleCommandOutput } from '@aws-sdk/client-scheduler'
import { describe, expect, it } from 'vitest'
import {
  cluster,
  type DeployOptions,
  deploy,
  eventRule,
  isPlanError,
  type Lease,
  loadBalancer,
  network,
  planRollback,
  pruneRevisions,
  restart,
  rollback,
  schedule,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { failureOf, worker } from './worker.ts'

async function deployed(...images: string[]): Promise<Simulator> {
  const simulator = createSimulator()
  for (const image of images) await deploy(worker(image), simulator.options())
  return simulator
}

const restarted = async (simulator: Simulator, times: number): Promise<void> => {
  for (let each = 0; each < times; each++) await restart({ cluster: 'prod', service: 'worker' }, simulator.options())
}

/** The account, where ECS lists deployments in pages of 20, and the first ones no longer. */
function relisting(simulator: Simulator, forgotten: number): Simulator['clients'] {
  const { ecs } = simulator.clients
  const send: typeof ecs.send = async (command, options) => {
    if (!(command instanceof ListServiceDeploymentsCommand)) return ecs.send(command, options)
    const paged = new ListServiceDeploymentsCommand({ ...command.input, maxResults: 20 })
    const answer = (await ecs.send(paged, options)) as ListServiceDeploymentsCommandOutput
    const { serviceDeployments = [], nextToken } = answer
    return nextToken || forgotten === 0
      ? answer
      : { ...answer, serviceDeployments: serviceDeployments.slice(0, -forgotten) }
  }
  return { ...simulator.clients, ecs: { send } }
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!isPlanError(error)) throw error
  return `${error.code}: ${error.message}`
}

describe('rollback', () => {
  it('goes back to what worked last, as its plan says, and is a deployment like any other', async () => {
    const simulator = await deployed('1', '2')
    const planned = await planRollback(worker('2'), simulator.options())
    expect(String(planned)).toContain('~ service worker: jobs-worker:2 -> jobs-worker:1 (it ran before jobs-worker:2)')
    const { outcome, applied } = await rollback(worker('2'), simulator.options())
    expect({ outcome, applied }).toEqual({
      outcome: 'deployed',
      applied: [{ resource: 'service worker', action: 'update' }],
    })
    expect((await planRollback(worker('2'), { ...simulator.options(), to: 1 })).steps).toMatchObject([
      { from: 'jobs-worker:1', because: 'it runs that revision' },
    ])
  })

  it('goes further back the second time, not forward to what it has just left', async () => {
    const simulator = await deployed('1', '2', '3')
    await rollback(worker('3'), simulator.options())
    expect((await planRollback(worker('3'), simulator.options())).steps).toMatchObject([
      {
        from: 'jobs-worker:2',
        to: 'jobs-worker:1',
        because: 'it ran before jobs-worker:2; jobs-worker:3 was gone back from',
      },
    ])
    await rollback(worker('3'), simulator.options())
    const third = await rollback(worker('3'), simulator.options())
    expect(third).toMatchObject({ outcome: 'unchanged' })
    expect(third.plan.steps[0]).toMatchObject({
      from: 'jobs-worker:1',
      because: expect.stringMatching(/^none is known to have run before it; .* were gone back from: to names one$/),
    })
    await deploy(worker('4'), simulator.options())
    expect((await planRollback(worker('4'), simulator.options())).steps).toMatchObject([{ to: 'jobs-worker:1' }])
  })

  it('goes to the last that completed where the present one never has', async () => {
    const simulator = await deployed('1', '2')
    simulator.fail({ image: 'ghcr.io/acme/app:3' }, { how: 'cannot pull' })
    const { ecs } = simulator.clients
    const update = new UpdateServiceCommand({ cluster: 'prod', service: 'worker', taskDefinition: 'jobs-worker:1' })
    await ecs.send(update)
    expect((await planRollback(worker('2'), simulator.options())).steps).toMatchObject([
      { from: 'jobs-worker:1', because: expect.stringContaining('none is known to have run before it') },
    ])
    const { taskDefinition } = (await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'jobs-worker',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'app', image: 'ghcr.io/acme/app:3' }],
      }),
    )) as RegisterTaskDefinitionCommandOutput
    await ecs.send(
      new UpdateServiceCommand({
        cluster: 'prod',
        service: 'worker',
        taskDefinition: taskDefinition?.taskDefinitionArn,
      }),
    )
    expect((await planRollback(worker('2'), simulator.options())).steps).toMatchObject([
      { from: 'jobs-worker:3', to: 'jobs-worker:2', because: 'it is the last that a deployment completed with' },
    ])
  })

  it('tells when each revision ran, and which one failed', async () => {
    const simulator = await deployed('1')
    await simulator.advance(3_600_000)
    simulator.fail({ image: 'ghcr.io/acme/app:2' }, { how: 'cannot pull' })
    await deploy(worker('2'), simulator.options()).catch(() => {})
    await deploy(worker('3'), simulator.options())
    await simulator.advance(3_600_000)
    await rollback(worker('3'), simulator.options())
    const plan = await planRollback(worker('3'), simulator.options())
    const lines = String(plan).split('\n').slice(2)
    expect(lines).toEqual([
      expect.stringMatching(/jobs-worker:3 \(registered \S+, ran \S+Z to \S+Z, app/),
      expect.stringMatching(/jobs-worker:2 \(registered \S+, its deployment ended \S+Z without being complete, app/),
      expect.stringMatching(/jobs-worker:1 \(registered \S+, runs since \S+Z, ran \S+Z to \S+Z, app/),
    ])
    const [third, second, first] = plan.steps[0]?.choices ?? []
    expect(second).toMatchObject({ failedAt: expect.any(Date) })
    expect(second).not.toHaveProperty('ran')
    expect(first?.ran?.[0]?.from).toEqual(third?.ran?.[0]?.to)
    expect(first?.ran?.[1]?.to).toEqual(third?.ran?.[0]?.from)
  })

  // Each restart is a deployment, too.
  it('never goes forward to what it has left, however often it was restarted since', async () => {
    const simulator = await deployed('1', '2')
    await rollback(worker('2'), simulator.options())
    await restarted(simulator, 38)
    const options = { ...simulator.options(), clients: relisting(simulator, 0) }
    expect((await planRollback(worker('2'), options)).steps).toMatchObject([
      {
        from: 'jobs-worker:1',
        because: 'none is known to have run before it; jobs-worker:2 was gone back from: to names one',
      },
    ])
  })

  // ECS keeps the deployments of 90 days.
  it('never goes forward to what it has left, where ECS has forgotten the first deployments', async () => {
    const simulator = await deployed('1', '2')
    await rollback(worker('2'), simulator.options())
    const forgotten = { ...simulator.options(), clients: relisting(simulator, 1) }
    const left =
      /^none is known to have run before it; jobs-worker:2 ran, too, and was perhaps gone back from: to names one$/
    const stays = [{ from: 'jobs-worker:1', because: expect.stringMatching(left) }]
    expect((await planRollback(worker('2'), forgotten)).steps).toMatchObject(stays)
    simulator.inject({ operation: 'DescribeServiceDeployments' }, { how: 'rejected', code: 'AccessDeniedException' })
    const unread = await planRollback(worker('2'), forgotten)
    expect(unread.steps).toMatchObject(stays)
    expect(unread.isEmpty).toBe(true)
    expect((await planRollback(worker('2'), { ...forgotten, to: 2 })).steps).toMatchObject([{ to: 'jobs-worker:2' }])
  })

  it('goes back to what ran before the oldest deployment that ECS knows', async () => {
    const simulator = await deployed('1', '2')
    const forgotten = { ...simulator.options(), clients: relisting(simulator, 1) }
    expect((await planRollback(worker('2'), forgotten)).steps).toMatchObject([
      { to: 'jobs-worker:1', because: 'it ran before jobs-worker:2' },
    ])
  })

  it('passes over a revision that never worked', async () => {
    const simulator = await deployed('1', '2')
    simulator.fail({ image: 'ghcr.io/acme/app:3' }, { how: 'cannot pull' })
    await deploy(worker('3'), simulator.options()).catch(() => {})
    await deploy(worker('4'), simulator.options())
    expect((await planRollback(worker('4'), simulator.options())).steps).toMatchObject([{ to: 'jobs-worker:2' }])
  })

  it('goes to a named revision, by number, name, or ARN', async () => {
    const simulator = await deployed('1', '2', '3')
    const arn = 'arn:aws:ecs:us-east-1:123456789012:task-definition/jobs-worker:1'
    // The program calls it worker.
    for (const to of [1, '1', 'worker:1', 'jobs-worker:1', arn]) {
      expect((await planRollback(worker('3'), { ...simulator.options(), to })).steps).toMatchObject([
        { to: 'jobs-worker:1' },
      ])
    }
    expect((await rollback(worker('3'), { ...simulator.options(), service: 'worker', to: 1 })).outcome).toBe('deployed')
  })

  it('has nothing to do where nothing else has ever worked', async () => {
    const simulator = await deployed('1')
    expect(await rollback(worker('1'), simulator.options())).toMatchObject({ outcome: 'unchanged', applied: [] })
  })

  it('says which revisions there are when the one asked for is not', async () => {
    const simulator = await deployed('1', '2')
    const options = { ...simulator.options(), to: 9 }
    const text = await refusal(rollback(worker('2'), options))
    expect(text).toMatch(/^revision\.missing: There is no active revision jobs-worker:9 .* INACTIVE/)
    expect(text).toMatch(
      /Active are: jobs-worker:2 \(registered \d{4}-\S+Z, runs since \d{4}-\S+Z, app ghcr\.io\/acme\/app:2\); jobs-worker:1 \(/,
    )
  })

  it('lists the revisions to choose from, with their dates and images', async () => {
    const simulator = await deployed('1', '2')
    const changes = await planRollback(worker('2'), simulator.options())
    const choices = changes.steps[0]?.choices ?? []
    expect(choices.map(({ revision, images }) => [revision, images])).toEqual([
      ['jobs-worker:2', ['app ghcr.io/acme/app:2']],
      ['jobs-worker:1', ['app ghcr.io/acme/app:1']],
    ])
    for (const { registeredAt, deployedAt } of choices) {
      expect(registeredAt?.getTime()).toBeLessThanOrEqual(deployedAt?.getTime() ?? 0)
      expect(String(changes)).toMatch(new RegExp(`(runs since|ran) ${deployedAt?.toISOString().replace(/\.\d+/, '')}`))
    }
  })

  // aws/aws-cli#6242; nobody would see before that ECS refuses it.
  it('refuses a revision that the service has outgrown, in its plan', async () => {
    const simulator = await deployed('1')
    const definition = taskDefinition('worker')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .allowExecuteCommand()
      .container('app', c => c.image('ghcr.io/acme/app:2'))
    const entered = stack('jobs').add(
      service('worker')
        .cluster(cluster('prod'))
        .taskDefinition(definition)
        .network(network.default())
        .desiredCount(2)
        .executeCommand(),
    )
    await deploy(entered, simulator.options())
    const before = simulator.calls.length
    expect(await refusal(rollback(entered, simulator.options()))).toContain(
      'revision.unfit: Service "worker" cannot run jobs-worker:1 as it is now: ECS Exec is on, which needs a task role, and that revision has none',
    )
    expect((await planRollback(entered, simulator.options())).steps).toMatchObject([
      {
        because: expect.stringMatching(/^it cannot run jobs-worker:1 as it is now: ECS Exec is on/),
        choices: [{}, {}],
      },
    ])
    expect(simulator.calls.slice(before).filter(({ operation }) => operation === 'UpdateService')).toEqual([])
  })

  it('plans for the other services, too, where one has outgrown its revision, and changes none', async () => {
    const simulator = createSimulator()
    const options = simulator.options()
    const prod = cluster('prod')
    const program = (version: string, port: number) => {
      const vpc = network.default()
      const size = (name: string) => taskDefinition(name).fargate().cpu(0.25).memory(0.5)
      const web = size('web').container('app', c => c.image(`web:${version}`).port(port))
      const plain = size('worker').container('app', c => c.image(`worker:${version}`))
      return stack('shop').add(
        service('web')
          .cluster(prod)
          .taskDefinition(web)
          .network(vpc)
          .target(loadBalancer('edge').network(vpc).http().path('/*'), 'app', port),
        service('worker').cluster(prod).taskDefinition(plain).network(vpc),
      )
    }
    await deploy(program('0', 8080), options)
    await deploy(program('1', 80), options)
    await deploy(program('2', 8080), options)
    const lacks = 'cannot run shop-web:2 as it is now: its load balancer asks port 8080 of container app'
    const planned = await planRollback(program('2', 8080), options)
    expect(planned.steps).toMatchObject([
      { service: 'web', because: expect.stringContaining(`it ${lacks}`), choices: [{}, {}, {}] },
      { service: 'worker', to: 'shop-worker:2' },
    ])
    expect(planned.steps[0]).not.toHaveProperty('to')
    const error = await rollback(program('2', 8080), options).catch((thrown: unknown) => thrown)
    if (!isPlanError(error)) throw error
    expect(error.message).toContain(`Service "web" ${lacks}`)
    expect(error.fix).toMatch(/^Choose another revision: shop-web:1 \([^;]*\)\. Or deploy the program of that time/)
    expect((await planRollback(program('2', 8080), options)).steps).toMatchObject([{}, { from: 'shop-worker:3' }])
  })

  it('names all services that have outgrown their revisions', async () => {
    const simulator = createSimulator()
    const options = simulator.options()
    const names = ['api', 'web']
    const program = (port: number) => {
      const vpc = network.default()
      const edge = loadBalancer('edge').network(vpc).http()
      const services = names.map(name => {
        const definition = taskDefinition(name).fargate().cpu(0.25).memory(0.5)
        const built = definition.container('app', c => c.image(`${name}:${port}`).port(port))
        const site = service(name).cluster(cluster('prod')).taskDefinition(built).network(vpc)
        return site.target(edge.path(`/${name}`), 'app', port)
      })
      return stack('shop').add(...services)
    }
    await deploy(program(8080), options)
    await deploy(program(80), options)
    const error = await rollback(program(80), options).catch((thrown: unknown) => thrown)
    if (!isPlanError(error)) throw error
    expect(error.problems.map(({ code, resource }) => [code, resource])).toEqual(
      names.map(name => ['revision.unfit', `service ${name}`]),
    )
  })

  it('says which services there are when the one asked for is not', async () => {
    const simulator = await deployed('1')
    expect(await refusal(rollback(worker('1'), { ...simulator.options(), service: 'web' }))).toContain(
      'It has: worker.',
    )
    expect(await refusal(rollback(worker('1', { name: 'other' }), simulator.options()))).toMatch(
      /^service\.missing: There is no service "other" in cluster "prod"\. There is: worker\./,
    )
  })

  it('refuses a service that is draining', async () => {
    const simulator = await deployed('1', '2')
    const deletion = new DeleteServiceCommand({ cluster: 'prod', service: 'worker', force: true })
    await simulator.clients.ecs.send(deletion)
    const text = await refusal(rollback(worker('2'), simulator.options()))
    expect(text).toContain('service.draining: Service "worker" of cluster "prod" is being deleted')
  })

  it('goes to the revision before where nobody may read which ones worked, and says so', async () => {
    const simulator = await deployed('1', '2')
    const denied = { how: 'rejected', code: 'AccessDeniedException' } as const
    simulator.inject({ operation: 'ListServiceDeployments' }, denied)
    expect((await planRollback(worker('2'), simulator.options())).steps).toMatchObject([
      { to: 'jobs-worker:1', because: expect.stringContaining('may not read which ones worked') },
    ])
    expect((await rollback(worker('2'), simulator.options())).outcome).toBe('deployed')
  })
})

const taken = (): Lease & { readonly asked: string[] } => {
  const asked: string[] = []
  return {
    asked,
    acquire: async name => {
      asked.push(name)
      return { holder: 'somebody else', since: 0, expiresAt: 1 }
    },
    renew: async () => false,
    release: async () => {},
  }
}

it.each([
  ['rollback', (options: DeployOptions) => rollback(worker('3'), options)],
  ['pruneRevisions', (options: DeployOptions) => pruneRevisions(worker('3'), { ...options, keep: 1 })],
])('%s changes nothing while somebody else has the lease of the stack in this Region', async (_verb, act) => {
  const simulator = await deployed('1', '2', '3')
  const before = simulator.calls.length
  const lease = taken()
  const error = await failureOf(act({ ...simulator.options(), lease, onConflict: 'fail' }))
  expect(error.diagnosis[0]?.code).toBe('lease.held')
  expect(lease.asked).toEqual(['jobs in us-east-1'])
  expect(simulator.calls.slice(before)).toEqual([])
})

describe('pruneRevisions', () => {
  it('says what ECS did not delete', async () => {
    const simulator = await deployed('1', '2', '3', '4')
    const { ecs } = simulator.clients
    const send: typeof ecs.send = async (command, options) => {
      const answer = await ecs.send(command, options)
      const failures = [{ arn: 'jobs-worker:1', reason: 'IN_USE', detail: 'a task set has it' }]
      return command.constructor.name === 'DeleteTaskDefinitionsCommand' ? { ...(answer as object), failures } : answer
    }
    const clients = { ...simulator.clients, ecs: { send } }
    await expect(pruneRevisions(worker('4'), { ...simulator.options(), clients, keep: 1 })).rejects.toThrow(
      'ECS did not delete jobs-worker:1: IN_USE a task set has it',
    )
  })

  it('keeps the newest, what runs, and what a rollback needs', async () => {
    const simulator = await deployed('1', '2', '3', '4', '5')
    await rollback(worker('5'), { ...simulator.options(), to: 2 })
    const { removed, kept } = await pruneRevisions(worker('5'), { ...simulator.options(), keep: 1 })
    expect(kept).toEqual(['jobs-worker:5', 'jobs-worker:2', 'jobs-worker:1'])
    expect(removed).toEqual(['jobs-worker:4', 'jobs-worker:3'])
    expect((await planRollback(worker('5'), simulator.options())).steps).toMatchObject([{ to: 'jobs-worker:1' }])
    expect(await pruneRevisions(worker('5'), { ...simulator.options(), keep: 1 })).toMatchObject({ removed: [] })
  })

  it('keeps what a rollback would choose, however often the service was restarted since', async () => {
    const simulator = await deployed('1', '2')
    await restarted(simulator, 42)
    expect((await pruneRevisions(worker('2'), { ...simulator.options(), keep: 1 })).removed).toEqual([])
    expect((await planRollback(worker('2'), simulator.options())).steps).toMatchObject([{ to: 'jobs-worker:1' }])
  })

  it('keeps all where ECS has forgotten what the service ran before', async () => {
    const simulator = await deployed('1', '2', '3', '4')
    const clients = relisting(simulator, 3)
    const options = { ...simulator.options(), clients, keep: 1 }
    expect((await pruneRevisions(worker('4'), options)).removed).toEqual([])
  })

  it('asks whose the revisions are in one call, not in one for each', async () => {
    const simulator = await deployed('1', '2', '3', '4', '5', '6')
    const before = simulator.calls.length
    const { removed } = await pruneRevisions(worker('6'), { ...simulator.options(), keep: 1 })
    const calls = simulator.calls.slice(before).map(({ operation }) => operation)
    expect(removed).toEqual(['jobs-worker:3', 'jobs-worker:2', 'jobs-worker:1'])
    expect(calls).not.toContain('DescribeTaskDefinition')
    expect(calls.filter(operation => operation === 'DeleteTaskDefinitions')).toHaveLength(1)
  })

  // https://github.com/aws/containers-roadmap/issues/685
  it('keeps what a schedule or an event rule starts: one that the program has lost, and one that others have put there', async () => {
    const simulator = await deployed('1')
    const job = task('job').cluster(cluster('prod')).network(network.default())
    const withStarters = (version: string, kept: readonly ('schedule' | 'rule')[]) => {
      const definition = taskDefinition('worker')
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image(`ghcr.io/acme/app:${version}`))
      const started = job.taskDefinition(definition)
      return worker(version).add(
        ...(kept.includes('schedule') ? [schedule('nightly').rate('1 day').task(started)] : []),
        ...(kept.includes('rule')
          ? [
              eventRule('uploads')
                .pattern({ source: ['shop'] })
                .task(started),
            ]
          : []),
      )
    }
    await deploy(withStarters('2', ['schedule', 'rule']), simulator.options())
    await deploy(withStarters('3', ['schedule']), simulator.options())
    const command = new GetScheduleCommand({ Name: 'nightly', GroupName: 'jobs-schedules' })
    const { ResponseMetadata: _, ...nightly } = (await simulator.clients.scheduler.send(
      command,
    )) as GetScheduleCommandOutput & { ResponseMetadata?: unknown }
    for (const version of ['4', '5', '6', '7']) await deploy(worker(version), simulator.options())
    await simulator.clients.scheduler.send(
      new CreateScheduleCommand({
        Name: 'theirs',
        GroupName: 'jobs-schedules',
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          ...nightly.Target,
          Arn: nightly.Target?.Arn,
          RoleArn: nightly.Target?.RoleArn,
          EcsParameters: {
            // The API model has no pattern for it: others may write the rest of the ARN or not.
            TaskDefinitionArn: 'jobs-worker:4',
          },
        },
      }),
    )
    const denied = simulator.inject({ operation: 'GetResources' }, { how: 'rejected', code: 'AccessDeniedException' })
    const { removed } = await pruneRevisions(worker('7'), { ...simulator.options(), keep: 1 })
    expect(removed).toEqual(['jobs-worker:1'])
    denied()
    const again = await pruneRevisions(worker('7'), { ...simulator.options(), keep: 1 })
    expect(again.kept).toEqual([7, 6, 5, 4, 3, 2].map(revision => `jobs-worker:${revision}`))
  })

  it('removes nothing where it may not be read what schedules start', async () => {
    const simulator = await deployed('1', '2', '3', '4')
    for (const operation of ['GetResources', 'ListSchedules'])
      simulator.inject({ operation }, { how: 'rejected', code: 'AccessDeniedException' })
    const work = pruneRevisions(worker('4'), { ...simulator.options(), keep: 1 })
    expect(await refusal(work)).toMatch(/^permission.missing: /)
    expect(simulator.calls.some(({ operation }) => operation === 'DeregisterTaskDefinition')).toBe(false)
  })

  it('deletes ten at a time', async () => {
    const simulator = await deployed(...Array.from({ length: 14 }, (_, at) => `${at + 1}`))
    const { removed } = await pruneRevisions(worker('14'), { ...simulator.options(), keep: 1 })
    expect(removed).toHaveLength(11)
    expect(simulator.calls.filter(({ operation }) => operation === 'DeleteTaskDefinitions')).toHaveLength(2)
  })

  it('leaves alone what the stack did not register, also where tags cannot be searched', async () => {
    const simulator = await deployed('1', '2', '3', '4')
    await simulator.clients.ecs.send(
      new UntagResourceCommand({
        resourceArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/jobs-worker:1',
        tagKeys: ['fluent-ecs:stack'],
      }),
    )
    simulator.inject({ operation: 'GetResources' }, { how: 'rejected', code: 'AccessDeniedException' })
    const { removed, kept } = await pruneRevisions(worker('4'), { ...simulator.options(), keep: 1 })
    expect([removed, kept]).toEqual([[], ['jobs-worker:4', 'jobs-worker:3', 'jobs-worker:2', 'jobs-worker:1']])
  })

  it('says what it had done when it was interrupted, and deletes the rest the next time', async () => {
    const simulator = await deployed('1', '2', '3', '4', '5', '6')
    const theirs = 'arn:aws:ecs:us-east-1:123456789012:task-definition/jobs-worker:1'
    const untag = new UntagResourceCommand({ resourceArn: theirs, tagKeys: ['fluent-ecs:stack'] })
    await simulator.clients.ecs.send(untag)
    await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: theirs }))
    const controller = new AbortController()
    const options = { ...simulator.options(), keep: 1 }
    const second = { operation: 'DeregisterTaskDefinition', nth: 2 }
    const end = simulator.inject(second, { how: 'crash', when: 'after' }, () => controller.abort())
    const error = await failureOf(pruneRevisions(worker('6'), { ...options, signal: controller.signal }))
    end()
    expect(error.outcome).toBe('interrupted')
    expect(error.message).toBe(
      [
        'It was interrupted: run it again to go on. Of 2 revisions to remove, as far as ECS has answered: 1 deregistered, 0 of them deleted',
        '  Applied: nothing',
        '  Not applied: delete task definition jobs-worker:3, delete task definition jobs-worker:2',
      ].join('\n'),
    )
    const revisions = async (status: 'ACTIVE' | 'INACTIVE') => {
      const { taskDefinitionArns = [] } = (await simulator.clients.ecs.send(
        new ListTaskDefinitionsCommand({ status }),
      )) as ListTaskDefinitionsCommandOutput
      return taskDefinitionArns.map(arn => arn.split('/')[1])
    }
    expect(await revisions('INACTIVE')).toEqual(['jobs-worker:1', 'jobs-worker:2', 'jobs-worker:3'])
    const { removed, kept } = await pruneRevisions(worker('6'), options)
    expect([...removed].sort()).toEqual(['jobs-worker:2', 'jobs-worker:3'])
    expect(kept).toEqual(['jobs-worker:6', 'jobs-worker:5', 'jobs-worker:4'])
    expect(await revisions('INACTIVE')).toEqual(['jobs-worker:1'])
  })

  it('leaves alone an INACTIVE revision that a service runs', async () => {
    const simulator = await deployed('1', '2', '3')
    const runs = 'arn:aws:ecs:us-east-1:123456789012:task-definition/jobs-worker:3'
    await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: runs }))
    expect((await pruneRevisions(worker('3'), { ...simulator.options(), keep: 1 })).removed).toEqual([])
  })

  it('refuses to keep nothing', async () => {
    const work = pruneRevisions(worker('1'), { ...createSimulator().options(), keep: 0 })
    await expect(work).rejects.toThrow('keep must be a whole number of at least 1, not 0')
  })
})
