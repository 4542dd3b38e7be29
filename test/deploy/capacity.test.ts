import { expect, it } from 'vitest'
import {
  capacityProvider,
  cluster,
  type DeployEvent,
  deploy,
  destroy,
  type InstancesOptions,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'

const vpc = network.default()
const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'

const runs = (name: string, cpu: number) =>
  taskDefinition(name)
    .ec2()
    .networkMode('bridge')
    .container('app', c => c.image(IMAGE).cpu(cpu).memory(cpu))

/** Two capacity providers, a daemon, and a service that is spread over instances. */
function program(
  options: Partial<InstancesOptions> = {},
  brought: readonly ('arm' | 'spot')[] = ['arm', 'spot'],
): Stack {
  const more = { network: vpc, ...options }
  const arm = capacityProvider('arm').instances({ types: ['c7g.large'], min: 1, max: 4, ...more })
  const spot = capacityProvider('spot').instances({ types: ['c7g.large', 'm7g.large'], max: 4, spot: true, ...more })
  const both = cluster('prod').capacityProvider(arm).capacityProvider(spot)
  const shared = both.capacityProviders({ arm: { base: 1 }, spot: { weight: 2 } })
  const prod = brought.includes('spot')
    ? shared
    : cluster('prod')
        .capacityProvider(arm)
        .capacityProviders({ arm: { weight: 1 } })
  const site = service('web')
    .cluster(prod)
    .taskDefinition(runs('web', 512))
    .placementStrategy({ type: 'spread', field: 'instanceId' })
    .desiredCount(6)
  const agent = service('agent').cluster(prod).taskDefinition(runs('agent', 64)).daemon()
  return stack('shop').add(site, agent)
}

it('a cluster of instances is made from nothing, changes its image without losing a task, and leaves nothing', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  expect((await plan(program(), options)).isEmpty).toBe(true)

  const next = program({ image: 'bottlerocket-arm64' })
  const { notes } = await plan(next, options)
  expect(notes.filter(each => each.includes('will be replaced'))).toHaveLength(2)
  const from = simulator.availability.length
  await deploy(next, options)
  const seen = simulator.availability.slice(from).filter(({ service: arn }) => arn.endsWith('/web'))
  expect(seen.length).toBeGreaterThan(0)
  expect(Math.min(...seen.map(({ healthy }) => healthy))).toBeGreaterThanOrEqual(6)
  expect((await plan(next, options)).isEmpty).toBe(true)

  await destroy(next, { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

// https://github.com/aws/aws-cdk/issues/8953, https://github.com/hashicorp/terraform-provider-aws/issues/5005
it.each(['bridge', 'host'] as const)('a load balancer reaches tasks on instances of the stack (%s)', async mode => {
  const simulator = createSimulator()
  const options = simulator.options()
  const edge = loadBalancer('edge').network(vpc).http()
  const arm = capacityProvider('arm').instances({ types: ['c7g.large'], max: 4, network: vpc })
  const spare = capacityProvider('spare').instances({ types: ['c7g.large'], max: 4, network: vpc })
  const prod = cluster('prod').capacityProvider(arm).capacityProvider(spare)
  const web = taskDefinition('web')
    .ec2()
    .networkMode(mode)
    .container('app', c => c.image(IMAGE).cpu(512).memory(512).port(80))
  const site = service('web')
    .cluster(prod)
    .taskDefinition(web)
    .capacityProviderStrategy({ arm: { weight: 1 } })
    .target(edge, 'app', 80)
  const all = stack('shop').add(site)
  expect((await deploy(all, options)).outcome).toBe('deployed')
  expect((await plan(all, options)).isEmpty).toBe(true)
  const opened = site.build().securityGroupRules
  const [fromPort, toPort] = mode === 'bridge' ? [32768, 65535] : [80, 80]
  expect(opened).toMatchObject([{ id: 'arm-instances', ingress: [{ fromPort, toPort }] }])
  await destroy(all, { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

it('tasks on machines that are not of AWS open no group of the instances beside them', () => {
  const arm = capacityProvider('arm').instances({ types: ['c7g.large'], max: 4, network: vpc })
  const web = taskDefinition('web').external().networkMode('bridge')
  const far = service('far')
    .cluster(cluster('prod').capacityProvider(arm))
    .taskDefinition(web.container('app', c => c.image(IMAGE).memory(64).port(80)))
    .allowFrom('10.0.0.0/8', 80)
  expect(far.issues().map(({ code }) => code)).toContain('SGR-PRT-01')
})

it('a capacity provider that leaves the program goes with prune once nothing runs on it', async () => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), prune: true }
  await deploy(program(), options)
  const { applied } = await deploy(program({}, ['arm']), options)
  expect(applied.filter(({ action }) => action === 'delete').map(({ resource }) => resource)).toEqual(
    expect.arrayContaining(['capacity provider spot', 'auto scaling group spot', 'role spot-instances']),
  )
  expect((await plan(program({}, ['arm']), options)).isEmpty).toBe(true)
})

it('a capacity provider that comes is told as a change of its cluster', async () => {
  const simulator = createSimulator()
  await deploy(program({}, ['arm']), simulator.options())
  const { steps } = await plan(program(), simulator.options())
  const told = steps.flatMap(({ resource, action }) => (resource.startsWith('cluster capacity') ? action : []))
  expect(told).toEqual(['update'])
})

it('the list of a cluster from which another provider went meanwhile is read anew', async () => {
  const simulator = createSimulator()
  await deploy(program(), simulator.options())
  await deploy(program({}, ['arm']), simulator.options())
  const message = 'The specified capacity provider was not found. Specify a valid capacity provider and try again'
  const refused = { how: 'rejected', code: 'InvalidParameterException', message } as const
  simulator.inject({ operation: 'PutClusterCapacityProviders', nth: 1 }, refused)
  await deploy(program({}, ['arm']), { ...simulator.options(), prune: true })
  expect(simulator.resources().filter(id => /capacity-provider\/.*spot/.test(id))).toEqual([])
})

it('a provider of a group that exists is made, and the group stays', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  const gpu = capacityProvider('gpu').autoScalingGroup('nowhere')
  const refused = deploy(stack('other').add(cluster('other').capacityProvider(gpu)), options)
  await expect(refused).rejects.toThrow(/There is no Auto Scaling group nowhere/)
  const taken = capacityProvider('again').autoScalingGroup('shop-arm')
  const twice = deploy(stack('other').add(cluster('other').capacityProvider(taken)), options)
  await expect(twice).rejects.toThrow(/already being used by another capacity provider/)

  const shared = stack('another').add(cluster('another').capacityProvider(capacityProvider.existing('arm')))
  await deploy(shared, options)
  expect((await plan(shared, options)).isEmpty).toBe(true)
})

it('a capacity provider that services run on gets no other group, and the plan says which they are', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  const other = capacityProvider('other').instances({ types: ['c7g.large'], max: 1, network: vpc })
  await deploy(stack('other').add(cluster('other').capacityProvider(other)), options)
  const of = (name: string): Stack => {
    const given = capacityProvider(name).autoScalingGroup('other-other', { managedTerminationProtection: false })
    const prod = cluster('prod')
      .capacityProvider(given)
      .capacityProviders({ [name]: { weight: 1 } })
    return stack('shop').add(service('web').cluster(prod).taskDefinition(runs('web', 512)).desiredCount(1))
  }
  const calls = simulator.calls.length
  const error: unknown = await deploy(of('arm'), options).catch(caught => caught)
  expect(error).toMatchObject({
    code: 'capacity-provider.in-use',
    message: expect.stringMatching(/services run on it: web\n/),
  })
  expect(simulator.calls.slice(calls).filter(({ operation }) => !/^(Describe|Get|List)/.test(operation))).toEqual([])
  expect((await plan(of('moved'), options)).isEmpty).toBe(false)
})

it('a capacity provider on which others run stays with all that it stands on', async () => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), prune: true }
  await deploy(program(), options)
  const theirs = service('theirs')
    .cluster(cluster.existing('prod'))
    .taskDefinition(runs('theirs', 64))
    .capacityProviderStrategy({ spot: { weight: 1 } })
  await deploy(stack('others').add(theirs), simulator.options())
  const spotOnes = () => simulator.resources().filter(id => id.includes('spot'))
  const before = spotOnes()

  const retained: string[] = []
  const onEvent = (event: DeployEvent) => event.type === 'retained' && retained.push(event.resource)
  await deploy(program({}, ['arm']), { ...options, onEvent })
  expect(retained).toEqual(expect.arrayContaining(['capacity provider spot', 'auto scaling group spot']))
  expect(spotOnes()).toEqual(before)

  const gone = await destroy(program(), { ...options, deleteData: true })
  expect(gone.retained).toContainEqual({ resource: 'capacity provider spot', because: 'services run on it: theirs' })
  expect(gone.retained.map(({ resource }) => resource)).toEqual(
    expect.arrayContaining(['auto scaling group spot', 'security group spot-instances', 'role spot-instances']),
  )
  await destroy(stack('others').add(theirs), { ...simulator.options(), deleteData: true })
  await destroy(program(), { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

it('a provider that has left the program goes with a destroy, though a service still runs on it', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  const gone = await destroy(program({}, ['arm']), { ...options, deleteData: true })
  expect(gone.retained).toEqual([])
  expect(simulator.resources()).toEqual([])
})
