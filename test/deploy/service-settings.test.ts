import { CreateClusterCommand } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { collect } from '../../src/deploy/graph/graph.ts'
import {
  cluster,
  deploy,
  loadBalancer,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const vpc = network.default()
const prod = cluster('prod')
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1.27').port(80, { name: 'http' }))
const site = service('web').cluster(prod).taskDefinition(web).network(vpc).desiredCount(1)
type Site = typeof site

const shop = (of: Site): Stack => stack('shop').add(of)

const inputOf = (simulator: Simulator, wanted: string): unknown =>
  simulator.calls.findLast(({ operation }) => operation === wanted)?.input

describe('the platform version', () => {
  it('goes back to the latest when the program no longer names one', async () => {
    const simulator = createSimulator()
    await deploy(shop(site.platformVersion('1.4.0')), simulator.options())
    const { steps } = await plan(shop(site), simulator.options())
    expect(steps.find(({ resource }) => resource === 'service web')?.changes).toEqual([
      { path: 'platformVersion', from: '1.4.0', to: undefined },
    ])
    await deploy(shop(site), simulator.options())
    expect(inputOf(simulator, 'UpdateService')).toMatchObject({ platformVersion: 'LATEST' })
    expect((await plan(shop(site), simulator.options())).isEmpty).toBe(true)
  })
})

it.each<[string, Site]>([
  ['a platform version', site.raw({ platformVersion: '1.4.0' })],
  ['a namespace', site.raw({ serviceConnectConfiguration: { enabled: true, namespace: 'shop.internal' } })],
  ['capacity providers', site.raw({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }] })],
])('raw settings with %s are what AWS then has', async (_what, raw) => {
  const simulator = createSimulator()
  simulator.namespace('shop.internal')
  const there = new CreateClusterCommand({ clusterName: 'prod', capacityProviders: ['FARGATE'] })
  await simulator.clients.ecs.send(there)
  const inCluster = shop(raw.cluster(cluster.existing('prod')))
  await deploy(inCluster, simulator.options())
  expect(String(await plan(inCluster, simulator.options()))).toContain('nothing to do')
})

it('what a hook is given may look like a resource, and stays what it is', async () => {
  const details = { kind: 'service', id: 'other', nested: [{ kind: 'cluster', id: 'prod' }] }
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:check'
  const hooked = site.rolling({ hooks: [{ function: arn, stages: ['POST_SCALE_UP'], details }] })
  expect([...collect(shop(hooked).build()).keys()]).not.toContain('service/other')
  const simulator = createSimulator()
  await deploy(shop(hooked), simulator.options())
  expect(inputOf(simulator, 'CreateService')).toMatchObject({
    deploymentConfiguration: { lifecycleHooks: [{ hookDetails: details }] },
  })
  expect((await plan(shop(hooked), simulator.options())).isEmpty).toBe(true)
})

it('a rule that is there gets a second target group, and its first one keeps the traffic', async () => {
  const simulator = createSimulator()
  const routed = site.target(loadBalancer('edge').network(vpc).http(), 'app', 80)
  await deploy(shop(routed), simulator.options())
  const turns = shop(routed.blueGreen({ bakeTime: 0 }))
  const { steps } = await plan(turns, simulator.options())
  const actions = steps.filter(({ resource }) => /^(listener rule|service)/.test(resource)).map(({ action }) => action)
  expect(actions).toEqual(['update', 'update'])
  const created = inputOf(simulator, 'CreateRule') as { Actions: { TargetGroupArn: string }[] }
  await deploy(turns, simulator.options())
  const modified = simulator.calls.find(({ operation }) => operation === 'ModifyRule')?.input
  expect(modified).toMatchObject({
    Actions: [
      {
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn: created.Actions[0]?.TargetGroupArn, Weight: 1 }, { Weight: 0 }],
        },
      },
    ],
  })
  expect((await plan(turns, simulator.options())).isEmpty).toBe(true)
})

it('Windows on EC2 is registered without a network mode, and with its host ports', async () => {
  const simulator = createSimulator()
  const windows = taskDefinition('iis')
    .ec2()
    .operatingSystem('WINDOWS_SERVER_2022_CORE')
    .networkMode('default')
    .container('iis', c => c.image('iis:1').memory(2048).port(80, { hostPort: 8080 }))
  const farm = stack('shop').add(windows)
  await deploy(farm, simulator.options())
  const registered = inputOf(simulator, 'RegisterTaskDefinition')
  expect(registered).not.toHaveProperty('networkMode')
  expect(registered).toMatchObject({
    containerDefinitions: [{ portMappings: [{ containerPort: 80, hostPort: 8080 }] }],
  })
  expect((await plan(farm, { ...simulator.options(), verify: true })).isEmpty).toBe(true)
  expect(service('iis').cluster(prod).taskDefinition(windows).build().network).toBeUndefined()
})

it('a plan shows neither values of variables nor options of log drivers, also of whole containers', async () => {
  const simulator = createSimulator()
  const loud = web.container('agent', c =>
    c
      .image('agent:1')
      .essential(false)
      .environment({ KEY: 'private-variable' })
      .logDriver('splunk', { 'splunk-token': 'private-token', 'splunk-url': 'https://splunk.example.com' }),
  )
  const texts: string[] = []
  for (const definition of [web, loud, web]) {
    const program = stack('shop').add(definition)
    const planned = await plan(program, { ...simulator.options(), verify: true })
    texts.push(String(planned), JSON.stringify(planned))
    await deploy(program, simulator.options())
  }
  expect(texts.join()).toContain('containers.agent')
  expect(texts.join()).not.toMatch(/private-/)
})

describe('what only new tasks get is rolled out:', () => {
  it.each<[string, Site]>([
    ['ECS Exec', site.executeCommand()],
    ['managed tags', site.raw({ enableECSManagedTags: false })],
    ['propagated tags', site.raw({ propagateTags: 'TASK_DEFINITION' })],
  ])('%s, and its end', async (_what, changed) => {
    const simulator = createSimulator()
    const role = { allow: [{ actions: ['s3:GetObject'], resources: ['*'] }] }
    const plain = shop(site.taskDefinition(web.taskRole(role)))
    const with_ = shop(changed.taskDefinition(web.taskRole(role)))
    await deploy(plain, simulator.options())
    for (const next of [with_, plain]) {
      const before = simulator.rollouts().length
      await deploy(next, simulator.options())
      expect(inputOf(simulator, 'UpdateService')).toMatchObject({ forceNewDeployment: true })
      expect(simulator.rollouts().length).toBe(before + 1)
      expect((await plan(next, simulator.options())).isEmpty).toBe(true)
    }
  })
})

it.each(['bridge', 'host'] as const)(
  'a service that leaves awsvpc for %s is made anew, as its plan says',
  async mode => {
    const simulator = createSimulator()
    const base = taskDefinition('w').ec2()
    const add = service('w').cluster(prod)
    const from = stack('shop').add(
      add
        .taskDefinition(base.container('app', c => c.image('nginx:1').memory(128)))
        .network(vpc)
        .desiredCount(0),
    )
    const to = stack('shop').add(
      add.taskDefinition(base.networkMode(mode).container('app', c => c.image('nginx:1').memory(128))).desiredCount(0),
    )
    await deploy(from, simulator.options())
    const planned = await plan(to, simulator.options())
    expect(planned.steps).toContainEqual(expect.objectContaining({ resource: 'service w', action: 'replace' }))
    expect(String(planned)).toContain('± replace service w, because networkConfiguration: remove')
    await deploy(to, simulator.options())
    expect((await plan(to, simulator.options())).isEmpty).toBe(true)
    expect((await plan(from, simulator.options())).steps).toContainEqual(
      expect.objectContaining({ resource: 'service w', action: 'update' }),
    )
  },
)
