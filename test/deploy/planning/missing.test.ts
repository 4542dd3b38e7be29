import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  hostedZone,
  isDeployError,
  isPlanError,
  loadBalancer,
  type Network,
  network,
  type PlanError,
  plan,
  repository,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

const images = repository('shop/web')

/** Two containers of one repository, in a service of its own cluster. */
function site({ tags = ['1', '1'], desiredCount = 1 }: { tags?: [string, string]; desiredCount?: number } = {}): Stack {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(images.tag(tags[0])))
    .container('side', c => c.image(images.tag(tags[1])).essential(false))
  const running = service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web)
    .network(network.default())
    .desiredCount(desiredCount)
  return stack('shop').add(running)
}

const nginx = (family: string) =>
  taskDefinition(family)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('nginx:1.29'))

async function refusal(work: Promise<unknown>): Promise<PlanError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!isPlanError(error)) throw error
  return error
}

const calls = (simulator: Simulator, operation: string): number =>
  simulator.calls.filter(call => call.operation === operation).length

/** An account that has the repository with one tag, and what the first program makes. */
async function deployed(): Promise<Simulator> {
  const simulator = createSimulator()
  await deploy(stack('shop').add(images), simulator.options())
  simulator.pushImage('shop/web', '1')
  await deploy(site(), simulator.options())
  return simulator
}

describe('what is missing', () => {
  const prod = cluster.existing('prod')
  const vpc = network.existing({ vpcId: 'vpc-0123456789abcdef0', subnets: ['subnet-1', 'subnet-2'] })
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(repository.existing('elsewhere').tag('1')).port(80))
  const edge = loadBalancer('edge').network(vpc).https({ certificate: 'shop.example.com' })
  const running = service('web')
    .cluster(prod)
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host('shop.example.com'), 'app', 80)
  const shop = stack('shop').add(running, hostedZone('example.com').alias('shop.example.com', edge))

  it('is told all at once, each with its fix, and not what needs it', async () => {
    const error = await refusal(deploy(shop, createSimulator().options()))
    expect(error.problems.map(({ code }) => code).sort()).toEqual([
      'certificate.missing',
      'cluster.missing',
      'hosted-zone.missing',
      'network.missing',
      'repository.missing',
    ])
    expect(error.code).toBe(error.problems[0]?.code)
    for (const { message, fix } of error.problems) {
      expect(error.message).toContain(message)
      expect(error.message).toContain(`Fix: ${fix}`)
    }
  })

  it('does not hide that what needs it belongs to somebody else', async () => {
    const simulator = createSimulator()
    const of = (vpc: Network, name: string) =>
      stack(name).add(service('web').cluster(prod).taskDefinition(nginx(name)).network(vpc).desiredCount(1))
    await deploy(stack('first').add(cluster('prod')), simulator.options())
    await deploy(of(network.default(), 'other'), simulator.options())
    const error = await refusal(plan(of(vpc, 'shop'), simulator.options()))
    expect(error.problems.map(({ code, resource }) => [code, resource])).toEqual([
      ['network.missing', expect.stringContaining('network')],
      ['ownership.foreign', 'service web'],
    ])
  })

  it('is one problem where one thing is missing', async () => {
    const error = await refusal(
      plan(
        stack('shop').add(
          hostedZone('example.com').alias('a.example.com', loadBalancer('edge').network(network.default()).http()),
        ),
        createSimulator().options(),
      ),
    )
    expect(error.problems).toEqual([
      { code: 'hosted-zone.missing', resource: error.resource, message: expect.any(String), fix: error.fix },
    ])
    expect(error.message).toBe(`${error.problems[0]?.message}\n  Fix: ${error.fix}`)
  })
})

describe('images', () => {
  it('that several definitions lack are one cause of a first deploy, which names them all', async () => {
    const simulator = createSimulator()
    const all = repository('shop/web')
    const parts = ['web', 'worker', 'mail'].map(name =>
      taskDefinition(name)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image(all.tag('1'))),
    )
    const thrown: unknown = await deploy(stack('shop').add(...parts), simulator.options()).catch(error => error)
    if (!isDeployError(thrown)) throw thrown
    expect(thrown.message).toContain(
      'task definition web: The image shop/web:1 of container "app" of "web" does not exist',
    )
    expect(thrown.diagnosis.map(({ code, cause, of }) => [code, cause, [...(of ?? [])].sort()])).toEqual([
      [
        'image.missing',
        'The image shop/web:1 does not exist',
        ['task definition mail', 'task definition web', 'task definition worker'],
      ],
    ])
    expect(thrown.message.match(/Fix: Push it/g)).toHaveLength(1)
  })

  it('that are not in their repository are told by the plan, in one call where they are all there', async () => {
    const simulator = await deployed()
    const error = await refusal(plan(site({ tags: ['8', '9'] }), simulator.options()))
    expect(error.problems.map(({ code, message }) => [code, message])).toEqual([
      ['image.missing', 'The image shop/web:8 of container "app" of "web" does not exist'],
      ['image.missing', 'The image shop/web:9 of container "side" of "web" does not exist'],
    ])
    const shared = await refusal(plan(site({ tags: ['8', '8'] }), simulator.options()))
    expect(shared.problems.map(({ message }) => message)).toEqual([
      'The image shop/web:8 of containers "app", "side" of "web" does not exist',
    ])
    // What was built has another name as a rule.
    const name = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:8'
    expect(error.problems[0]?.fix).toContain(`docker tag IMAGE ${name} && docker push ${name}. Or`)
    const before = calls(simulator, 'DescribeImages')
    simulator.pushImage('shop/web', '8')
    simulator.pushImage('shop/web', '9')
    const { notes } = await plan(site({ tags: ['8', '9'] }), simulator.options())
    expect(calls(simulator, 'DescribeImages') - before).toBe(1)
    expect(notes).toEqual([])
  })

  it('are not looked for where no task is started from them', async () => {
    const simulator = await deployed()
    const before = calls(simulator, 'DescribeImages')
    await plan(site(), simulator.options())
    await plan(site({ desiredCount: 2 }), simulator.options())
    expect(calls(simulator, 'DescribeImages')).toBe(before)
  })

  it('that may not be looked for are a note', async () => {
    const simulator = await deployed()
    const denied = { how: 'rejected', code: 'AccessDeniedException', message: 'not authorized' } as const
    simulator.inject({ operation: 'DescribeImages' }, denied)
    const changes = await plan(site({ tags: ['9', '9'] }), simulator.options())
    expect(changes.notes).toEqual([
      'whether the images are in repository shop/web was not looked at: allow ecr:DescribeImages',
    ])
    expect(String(changes)).toContain('  i whether the images')
  })
})
