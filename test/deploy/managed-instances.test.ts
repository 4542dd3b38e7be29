import { CreateCapacityProviderCommand } from '@aws-sdk/client-ecs'
import {
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  DetachRolePolicyCommand,
  RemoveRoleFromInstanceProfileCommand,
} from '@aws-sdk/client-iam'
import { expect, it } from 'vitest'
import {
  capacityProvider,
  cluster,
  deploy,
  destroy,
  type ManagedInstancesOptions,
  network,
  plan,
  role,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { plannedAndDone } from './planned-and-done.ts'

const vpc = network.default()
const IMAGE = 'public.ecr.aws/nginx/nginx:1.29'
const SIZES = { vCpuCount: { min: 2, max: 8 }, memoryMiB: { min: 4096 } }

const MADE = 'shop-mi-instances-us-east-1'
const JOINS = 'arn:aws:iam::aws:policy/AmazonECSInstanceRolePolicyForManagedInstances'
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

const web = taskDefinition('web')
  .managedInstances()
  .cpu(0.5)
  .memory(1)
  .container('app', c => c.image(IMAGE).port(80))

const provider = (name = 'mi', options: Partial<ManagedInstancesOptions> = {}) =>
  capacityProvider(name).managedInstances({ network: vpc, instanceRequirements: SIZES, ...options })

const arm = capacityProvider('arm').instances({ types: ['c7g.large'], max: 2, network: vpc })

function program(options: Partial<ManagedInstancesOptions> = {}): Stack {
  const prod = cluster('prod').capacityProvider(provider('mi', options).tags({ team: 'shop' }))
  const site = service('web').cluster(prod).taskDefinition(web).network(vpc).desiredCount(2)
  return stack('shop').add(site.capacityProviderStrategy({ mi: { weight: 1 } }))
}

const put = (simulator: Simulator) =>
  simulator.calls.filter(({ operation }) => operation === 'PutClusterCapacityProviders').map(({ input }) => input)

const codes = (of: { issues(): readonly { readonly code: string }[] }) => of.issues().map(({ code }) => code)

// https://github.com/aws/aws-cdk/issues/35699 and 35742, https://github.com/hashicorp/terraform-provider-aws/pull/45794
it('Managed Instances are made from nothing, changed without being made anew, and leave nothing', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  expect((await plan(program(), options)).isEmpty).toBe(true)
  expect(simulator.availability.at(-1)).toMatchObject({ desired: 2, healthy: 2 })
  expect(JSON.stringify(put(simulator))).not.toContain('"mi"')

  const next = program({ monitoring: 'DETAILED', storageSizeGiB: 100, scaleInAfter: 600, autoRepair: false })
  const { steps } = await plan(next, options)
  expect(steps.filter(({ action }) => action === 'update').map(({ resource }) => resource)).toEqual([
    'capacity provider mi',
  ])
  await deploy(next, options)
  expect((await plan(next, options)).isEmpty).toBe(true)

  await destroy(next, { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

// https://github.com/hashicorp/terraform-provider-aws/issues/44783 and 45693, https://github.com/somleng/somleng/pull/2560
it('a cluster has Managed Instances beside an Auto Scaling group, and a default strategy of the former', async () => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), prune: true }
  const both = (isLess = false, weight = 1): Stack => {
    const one = cluster('prod').capacityProvider(arm).capacityProvider(provider())
    const prod = isLess ? one : one.capacityProvider(provider('second', { capacityOptionType: 'SPOT' }))
    return stack('shop').add(
      isLess
        ? prod.capacityProviders({ mi: { weight } })
        : prod.capacityProviders({ mi: { base: 1 }, second: { weight } }),
    )
  }
  await deploy(both(), options)
  expect(put(simulator).at(-1)).toMatchObject({
    capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'arm'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'mi' }, { capacityProvider: 'second' }],
  })
  expect((await plan(both(), options)).isEmpty).toBe(true)
  await deploy(both(true), options)
  expect((await plan(both(true), options)).isEmpty).toBe(true)
  // A payment of another kind is another provider, which the default strategy names all the same.
  const spot = stack('shop').add(
    cluster('prod')
      .capacityProvider(arm)
      .capacityProvider(provider('mi', { capacityOptionType: 'SPOT' }))
      .capacityProviders({ mi: { weight: 1 } }),
  )
  const { steps } = await plan(spot, options)
  expect(steps.filter(({ action }) => action === 'replace').map(({ resource }) => resource)).toEqual([
    'capacity provider mi',
  ])
  await deploy(spot, options)
  expect((await plan(spot, options)).isEmpty).toBe(true)
  await destroy(spot, { ...options, deleteData: true })
  expect(simulator.resources()).toEqual([])
})

// https://github.com/aws/aws-cdk/pull/36497
it('what no update changes is refused while services run on it', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(program(), options)
  await expect(plan(program({ capacityOptionType: 'SPOT' }), options)).rejects.toThrow(
    /cannot get another capacityOptionType, only be replaced, and services run on it: web/,
  )
  // Instances that run keep their profile: without its role they would lose their cluster.
  const { iam } = simulator.clients
  await iam.send(new CreateRoleCommand({ RoleName: 'ecsInstanceRole', AssumeRolePolicyDocument: TRUST }))
  const another = plan(program({ instanceRole: role.existing('ecsInstanceRole') }), { ...options, prune: true })
  await expect(another).rejects.toThrow(/cannot get the role of others for its instances, only be replaced/)

  // One that somebody has deleted is made again, with the same profile.
  await iam.send(new RemoveRoleFromInstanceProfileCommand({ InstanceProfileName: MADE, RoleName: MADE }))
  await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName: MADE }))
  await iam.send(new DetachRolePolicyCommand({ RoleName: MADE, PolicyArn: JOINS }))
  await iam.send(new DeleteRoleCommand({ RoleName: MADE }))
  await deploy(program(), options)
  expect((await plan(program(), options)).isEmpty).toBe(true)
})

it('a deploy that was interrupted while ECS made the provider goes on', async () => {
  const simulator = createSimulator()
  const controller = new AbortController()
  const options = simulator.options()
  const first = deploy(program(), {
    ...options,
    signal: controller.signal,
    onEvent: () => {
      if (simulator.calls.some(({ operation }) => operation === 'CreateCapacityProvider')) controller.abort()
    },
  })
  await expect(first).rejects.toThrow(/interrupted/)
  await deploy(program(), options)
  expect((await plan(program(), options)).isEmpty).toBe(true)
})

// https://github.com/aws/aws-cdk/pull/35796, https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/392
it('the infrastructure role may pass the role of the instances, whatever its name', async () => {
  const simulator = createSimulator()
  await deploy(program(), simulator.options())
  const text = JSON.stringify(simulator.calls.filter(({ operation }) => operation === 'PutRolePolicy'))
  expect(text).toContain('iam:PassRole')

  const given = (name: string) =>
    provider('mi', { infrastructureRole: role.existing('infra'), instanceRole: role.existing(name) })
  expect(codes(given('shop-instances'))).toEqual(['MI-ROL-02'])
  expect(codes(given('ecsInstanceRole-shop'))).toEqual([])
  expect(codes(provider('mi', { infrastructureRole: role.existing('infra') }))).toEqual(['MI-ROL-02'])
})

// https://github.com/aws/aws-cdk/issues/35644 and 35742, https://github.com/aws/containers-roadmap/issues/2788 and 2846
it('services ask for Managed Instances by their capacity provider, and what they lack is refused', async () => {
  const simulator = createSimulator()
  await deploy(program(), simulator.options())
  const made = JSON.stringify(simulator.calls.find(({ operation }) => operation === 'CreateService')?.input)
  expect(made).toMatch(/"assignPublicIp":"DISABLED"/)
  expect(made).not.toContain('launchType')

  const prod = cluster('prod').capacityProvider(provider()).capacityProvider(arm)
  const on = service('web').cluster(prod)
  const app = taskDefinition('app').ec2().cpu(0.5).memory(1)
  const bridge = app.networkMode('bridge').container('app', c => c.image(IMAGE))
  expect(codes(on.taskDefinition(bridge).capacityProviderStrategy({ mi: {} }))).toEqual(['TD-NET-05'])
  // A pattern of no single family may be of either architecture.
  const either = provider('mi', { instanceRequirements: { ...SIZES, allowedInstanceTypes: ['c7g.large', 'm*'] } })
  const onEither = service('web').cluster(cluster('prod').capacityProvider(either)).network(vpc)
  expect(codes(onEither.taskDefinition(web.architecture('X86_64')).capacityProviderStrategy({ mi: {} }))).toEqual([])
  const large = taskDefinition('large').managedInstances().cpu(16).memory(8)
  const of16 = large.container('app', c => c.image(IMAGE))
  const placed = on.taskDefinition(of16).network(vpc)
  expect(codes(placed.capacityProviderStrategy({ mi: {} }))).toEqual(['CAP-FIT-01'])
  const mixed = on.taskDefinition(web).network(vpc)
  expect(codes(mixed.capacityProviderStrategy({ mi: {}, arm: {} }))).toContain('SVC-CPS-05')
  const encrypted = { encrypted: true } as object
  expect(() => provider('mi', encrypted)).toThrow(/no option "encrypted"/)
})

// https://github.com/hashicorp/terraform-provider-aws/pull/45794
it('a cluster with a capacity provider of somebody else stays, and that is never sent', async () => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), prune: true }
  await deploy(program(), options)
  const { input } = simulator.calls.find(({ operation }) => operation === 'CreateCapacityProvider') ?? {}
  const theirs = Object.assign(new CreateCapacityProviderCommand({ name: 'theirs' }).input, input, { name: 'theirs' })
  await simulator.clients.ecs.send(new CreateCapacityProviderCommand({ ...theirs, tags: [] }))
  await deploy(stack('shop').add(cluster('prod').capacityProvider(arm)), options)
  expect(put(simulator).at(-1)).toMatchObject({ capacityProviders: ['FARGATE', 'FARGATE_SPOT', 'arm'] })
  const left = await plannedAndDone(stack('shop'), simulator, { deleteData: true })
  expect(JSON.stringify(left)).toContain("capacity providers of Managed Instances that are not this stack's")
})
