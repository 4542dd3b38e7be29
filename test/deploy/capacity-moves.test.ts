import { CreateClusterCommand, DeleteServiceCommand } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import {
  capacityProvider,
  cluster,
  deploy,
  destroy,
  network,
  plan,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { account } from '../simulator/support.ts'

// What a service runs on changes: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
// What users of other tools met, each of which the walk below passes:
// made anew, with an outage: https://github.com/aws/aws-cdk/issues/24907, https://github.com/aws/aws-cdk/issues/29826,
// https://github.com/hashicorp/terraform-provider-aws/issues/22408, https://github.com/hashicorp/terraform-provider-aws/issues/11351,
// https://github.com/aws/containers-roadmap/issues/562;
// refused without a forced deployment: https://github.com/aws/aws-cdk/issues/34631, https://github.com/pipe-cd/pipecd/pull/6385,
// https://github.com/ministryofjustice/modernisation-platform-environments/pull/17981;
// no way back: https://github.com/hashicorp/terraform-provider-aws/issues/22823, https://github.com/aws/aws-cdk/issues/24961
const vpc = network.default()
const SIZES = { vCpuCount: { min: 2, max: 8 }, memoryMiB: { min: 4096 } }
const groups = capacityProvider('arm').instances({ types: ['c7i.large'], min: 2, max: 4, network: vpc })
const managed = capacityProvider('mi').managedInstances({ network: vpc, instanceRequirements: SIZES })
const prod = cluster('prod').capacityProvider(groups).capacityProvider(managed)

const sized = taskDefinition('web').cpu(0.25).memory(0.5)
const image = { image: 'public.ecr.aws/nginx/nginx:1.29', port: 80 } as const
const onFargate = sized.fargate().container('app', c => c.image(image.image).port(image.port))
const onEc2 = sized.ec2().container('app', c => c.image(image.image).port(image.port))
const onManaged = sized.managedInstances().container('app', c => c.image(image.image).port(image.port))
const web = service('web').network(vpc).cluster(prod).desiredCount(2)

const PROGRAMS = {
  fargate: web.taskDefinition(onFargate),
  'fargate spot': web.taskDefinition(onFargate).capacityProviderStrategy({ FARGATE_SPOT: { weight: 1 } }),
  ec2: web.taskDefinition(onEc2),
  group: web.taskDefinition(onEc2).capacityProviderStrategy({ arm: { weight: 1 } }),
  'managed instances': web.taskDefinition(onManaged).capacityProviderStrategy({ mi: { weight: 1 } }),
}
type Name = keyof typeof PROGRAMS
const NAMES = Object.keys(PROGRAMS) as Name[]
const program = (name: Name) => stack('shop').add(PROGRAMS[name])

const LAUNCH_TYPES: Readonly<Record<string, string>> = { fargate: 'FARGATE', ec2: 'EC2' }

const actionOn = async (name: Name, simulator: Simulator) =>
  (await plan(program(name), simulator.options())).steps.find(({ resource }) => resource === 'service web')?.action

// Every move at least once.
const WALK: readonly Name[] = NAMES.flatMap((from, at) => [
  from,
  ...NAMES.slice(at + 1).flatMap(to => [to, from] as const),
])

it('a service moves from whatever it runs on to whatever else without an outage, save to a launch type of instances', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program('fargate'), options)
  const seen: string[] = []
  let from: Name = 'fargate'
  let madeWith: string | undefined = 'FARGATE'
  for (const to of [...WALK.slice(1), 'fargate'] as const) {
    seen.push(`${from} ${to}`)
    const wanted = LAUNCH_TYPES[to]
    const isAnew =
      wanted !== undefined && (LAUNCH_TYPES[from] !== undefined || (wanted === 'EC2' && madeWith !== 'EC2'))
    expect(await actionOn(to, simulator), `${from} to ${to}`).toBe(isAnew ? 'replace' : 'update')
    const before = simulator.availability.length
    await deploy(program(to), options)
    const meanwhile = simulator.availability.slice(before)
    if (isAnew) madeWith = wanted
    else
      expect(
        meanwhile.filter(({ healthy, desired }) => healthy < desired),
        `${from} to ${to}`,
      ).toEqual([])
    expect(await actionOn(to, simulator), `${from} to ${to}`).toBe('keep')
    from = to
  }
  expect(new Set(seen).size).toBe(20)
  await destroy(program('fargate'), { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
it.each([
  ['has it', ['FARGATE', 'FARGATE_SPOT'], 'update', []],
  [
    'lacks it',
    ['FARGATE_SPOT'],
    'replace',
    [
      'service web is made anew, as ECS gives it no launch type and its cluster has no capacity provider FARGATE: with that one attached to the cluster it moves without an outage',
    ],
  ],
] as const)('a service leaves Spot where a cluster of others %s', async (_, capacityProviders, action, notes) => {
  const simulator = createSimulator()
  const options = simulator.options()
  await options.clients?.ecs?.send(
    new CreateClusterCommand({ clusterName: 'theirs', capacityProviders: [...capacityProviders] }) as never,
  )
  const there = service('web').network(vpc).cluster(cluster.existing('theirs')).taskDefinition(onFargate)
  const spot = stack('shop').add(there.capacityProviderStrategy({ FARGATE_SPOT: { weight: 1 } }))
  const plain = stack('shop').add(there)
  await deploy(spot, options)
  const next = await plan(plain, options)
  expect(next.steps.find(({ resource }) => resource === 'service web')?.action).toBe(action)
  expect(next.notes.filter(note => note.includes('made anew'))).toEqual(notes)
  await deploy(plain, options)
  expect((await plan(plain, options)).isEmpty).toBe(true)
})

it('a service that has left its launch type is made anew with its capacity providers alone', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const bridged = sized
    .ec2()
    .networkMode('bridge')
    .container('app', c => c.image(image.image).port(image.port))
  const elsewhere = service('web').cluster(prod).desiredCount(2).taskDefinition(bridged)
  const anew = stack('shop').add(elsewhere.capacityProviderStrategy({ arm: { weight: 1 } }))
  await deploy(program('ec2'), options)
  await deploy(program('group'), options)
  const byHand = new DeleteServiceCommand({ cluster: 'prod', service: 'web', force: true })
  await options.clients?.ecs?.send(byHand as never)
  for (const next of [program('group'), program('ec2'), anew]) {
    await deploy(next, options)
    expect((await plan(next, options)).isEmpty).toBe(true)
  }
})

const OURS = ['fluent-ecs:stack', 'fluent-ecs:id', 'fluent-ecs:hash', 'fluent-ecs:deployed', 'fluent-ecs:launch-type']

it.each([
  ['group', 'ec2', 'arm', 'keeps instances'],
  ['fargate spot', 'fargate', 'FARGATE_SPOT', 'keeps Spot'],
  ['group', 'fargate', 'FARGATE', 'moves to Fargate'],
  ['fargate spot', 'ec2', undefined, 'is refused instances'],
] as const)(
  'a service on %s that is taken over by a program for %s without a strategy runs on %s: it %s',
  async (there, to, on, _what) => {
    const { simulator, aws } = account()
    const options = { ...simulator.options(), adopt: true }
    await deploy(program(there), options)
    const found = async () => (await aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })).services?.[0]
    await aws.ecs('UntagResource', { resourceArn: (await found())?.serviceArn, tagKeys: OURS })
    if (on === undefined) {
      await expect(plan(program(to), options)).rejects.toMatchObject({ code: 'ownership.foreign' })
      return
    }
    await deploy(program(to), options)
    expect((await plan(program(to), options)).isEmpty).toBe(true)
    expect((await found())?.capacityProviderStrategy).toMatchObject([{ capacityProvider: on }])
  },
)
