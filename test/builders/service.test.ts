import { describe, expect, it } from 'vitest'
import {
  cluster,
  type Fact,
  type Issue,
  loadBalancer,
  network,
  type Service,
  type ServiceSpec,
  type Spec,
  type SpecOf,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { errorsIn, issuesIn } from './issues.ts'
import { definition, web, webModel } from './web.ts'

type Web = SpecOf<typeof web>

const vpc = network.default()
const prod = cluster('prod')
const edge = loadBalancer('edge').network(vpc).https({ certificate: 'example.com' })
const site = service('web').cluster(prod).taskDefinition(web).network(vpc)
const named = (name: string): ServiceSpec<true, Web, true> =>
  service(name).cluster(prod).taskDefinition(web).network(vpc)
const warningsOf = (thing: ServiceSpec<true, SpecOf<Spec<'FARGATE', number, number, Fact, 'web'>>, true>): string[] =>
  stack('shop')
    .add(thing)
    .issues()
    .map((issue: Issue) => `${issue.severity} ${issue.code}`)

describe('service', () => {
  it('runs one task on Fargate, with a circuit breaker that rolls back', () => {
    expect(site.build()).toEqual({
      kind: 'service',
      id: 'web',
      serviceName: 'web',
      cluster: prod.build(),
      taskDefinition: webModel,
      network: vpc.build(),
      securityGroups: [expect.objectContaining({ id: 'web-app' })],
      targets: [],
      schedulingStrategy: 'REPLICA',
      desiredCount: 1,
      launchType: 'FARGATE',
      capacityProviderStrategy: [],
      platformVersion: 'LATEST',
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      circuitBreaker: { enable: true, rollback: true },
      deployment: { strategy: 'ROLLING' },
      availabilityZoneRebalancing: 'ENABLED',
      unsaid: expect.arrayContaining(['desiredCount', 'deploymentConfiguration.deploymentCircuitBreaker']),
      enableExecuteCommand: false,
      settings: { enableECSManagedTags: true, propagateTags: 'SERVICE' },
      tags: {},
    })
  })

  const withRole: Spec<'FARGATE', 1, 2, Fact, 'web'> = definition({
    ...webModel,
    taskRole: 'arn:aws:iam::123456789012:role/web',
  })

  it('takes what is set', () => {
    const set = site
      .taskDefinition(withRole)
      .desiredCount(3)
      .circuitBreaker({ rollback: false })
      .minimumHealthyPercent(50)
      .maximumPercent(100)
      .healthCheckGracePeriod(90)
      .capacityProviderStrategy({ FARGATE_SPOT: {} })
      .executeCommand()
      .platformVersion('1.4.0')
      .target(edge, 'app', 3000)
      .tags({ team: 'web' })
    expect(set.build()).toMatchObject({
      desiredCount: 3,
      circuitBreaker: { enable: true, rollback: false },
      minimumHealthyPercent: 50,
      maximumPercent: 100,
      healthCheckGracePeriodSeconds: 90,
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }],
      enableExecuteCommand: true,
      platformVersion: '1.4.0',
      tags: { team: 'web' },
      securityGroups: [{ tags: { team: 'web' } }],
      targets: [{ targetGroup: { tags: { team: 'web' } }, rules: [{ tags: { team: 'web' } }] }],
    })
    expect(site.circuitBreaker({ enable: false, rollback: false }).build().circuitBreaker.enable).toBe(false)
  })

  it('gives new tasks a minute only where a load balancer checks them', () => {
    expect(site.target(edge, 'app', 3000).build().healthCheckGracePeriodSeconds).toBe(60)
    expect(site.build()).not.toHaveProperty('healthCheckGracePeriodSeconds')
  })

  it('rebalances zones where the deployment percentages allow it', () => {
    expect(site.maximumPercent(100).minimumHealthyPercent(0).build().availabilityZoneRebalancing).toBe('DISABLED')
    expect(site.availabilityZoneRebalancing('DISABLED').build().availabilityZoneRebalancing).toBe('DISABLED')
  })

  it('waits as long for a start as the checks of its load balancers take', () => {
    const slow = { healthCheck: { path: '/health', intervalSeconds: 60, unhealthyThresholdCount: 3 } }
    const built = site.target(edge, 'app', 3000, slow)
    expect(built.build().healthCheckGracePeriodSeconds).toBe(180)
    expect(site.target(edge, 'app', 3000).build().healthCheckGracePeriodSeconds).toBe(60)
  })

  it("follows the cluster's default strategy unless it has its own", () => {
    const spot = prod.capacityProviders({ FARGATE_SPOT: { weight: 1 } })
    expect(site.cluster(spot).build().capacityProviderStrategy).toEqual(spot.build().defaultCapacityProviderStrategy)
    const own = site.cluster(spot).capacityProviderStrategy({ FARGATE: {} }).build().capacityProviderStrategy
    expect(own.map(item => item.capacityProvider)).toEqual(['FARGATE'])
  })

  it('asks for its launch type where the default of the cluster cannot run it', () => {
    const spot = prod.capacityProviders({ FARGATE_SPOT: { weight: 1 } })
    const onInstances = taskDefinition('agent')
      .ec2()
      .networkMode('host')
      .container('app', c => c.image('app:1').memory(512))
    const built = service('agent').cluster(spot).taskDefinition(onInstances).build()
    expect(built).toMatchObject({ launchType: 'EC2', capacityProviderStrategy: [] })
  })

  it('says everything that is missing in the words of the compiler, and what is wrong beside', () => {
    expect(issuesIn(service('web.api').desiredCount(Number(-1))).map(({ code, message }) => [code, message])).toEqual([
      ['CL-NAM-01', 'This service is incomplete: call .cluster()'],
      ['SVC-TD-01', 'This service is incomplete: call .taskDefinition()'],
      ['SVC-NET-01', 'This service is incomplete: call .network()'],
      ['SVC-NAM-01', '"web.api" is not a service name'],
      ['SVC-SCH-03', 'desiredCount is -1, but must be a whole number of 0 or more'],
    ])
  })

  it('reports the mistakes of its parts with its own', () => {
    const broken = service('web')
      .cluster(cluster('no.dots'))
      .taskDefinition(web)
      .network(network.existing({ vpcId: 'vpc-1', subnets: [] }))
      .target(loadBalancer('-edge').network(vpc).https({ certificate: 'x' }), 'app', 3000, { healthCheck: 'up' })
      .desiredCount(Number(0.5))
    expect(errorsIn(broken).sort()).toEqual([
      ...['AUX-ACM-01', 'CL-NAM-01', 'LB-NAM-01', 'SVC-NET-03', 'SVC-SCH-03', 'TG-HCP-03'],
    ])
  })

  const text: string = 'ap'
  const port: number = 3001
  const elsewhere = network.existing({ vpcId: 'vpc-2', subnets: ['subnet-a', 'subnet-b'] })
  it.each([
    ['a dot in the name', named('web.api'), ['SVC-NAM-01']],
    ['256 characters', named('a'.repeat(256)), ['SVC-NAM-01']],
    ['a negative count', site.desiredCount(Number(-1)), ['SVC-SCH-03']],
    ['half a task', site.desiredCount(Number(1.5)), ['SVC-SCH-03']],
    ['half a percent', site.minimumHealthyPercent(Number(12.5)), ['SVC-DEP-02']],
    ['half a second of grace', site.target(edge, 'app', 3000).healthCheckGracePeriod(Number(60.5)), ['SVC-HGP-01']],
    ['no capacity provider', site.capacityProviderStrategy(JSON.parse('{}')), ['SVC-CPS-01']],
    ['a weight above 1000', site.capacityProviderStrategy({ FARGATE: { weight: 1001 } }), ['SVC-CPS-02']],
    ['weights of 0 only', site.capacityProviderStrategy({ FARGATE: { weight: 0 } }), ['SVC-CPS-04']],
    [
      'rebalancing without room',
      site.maximumPercent(100).minimumHealthyPercent(50).availabilityZoneRebalancing('ENABLED'),
      ['SVC-AZR-02'],
    ],
    ['an unknown container', site.target(edge, text, 3000), ['SVC-LB-02']],
    ['an unknown port', site.target(edge, 'app', port), ['SVC-LB-02']],
    ['a load balancer elsewhere', site.network(elsewhere).target(edge, 'app', 3000), ['SVC-NET-04']],
  ])('refuses %s', (_what, thing, codes) => {
    expect(errorsIn(thing)).toEqual(codes)
  })

  it('names the containers and ports that there are', () => {
    const hints = [site.target(edge, text, 3000), site.target(edge, 'app', port)].map(wrong => issuesIn(wrong)[0])
    expect(hints.map(issue => [issue?.message, issue?.hint])).toEqual([
      ['The task definition has no container "ap"', 'write app if that is meant; there is migrate, app'],
      ['The container app did not have a container port 3001 defined.', 'use 3000 or 9090'],
    ])
  })

  it('refuses Fargate Spot for ARM64 on platform version 1.3.0', () => {
    const arm: Spec<'FARGATE', 1, 2, Fact, 'web'> = definition({ ...webModel, cpuArchitecture: 'ARM64' })
    const spot = site.taskDefinition(arm).capacityProviderStrategy({ FARGATE_SPOT: {} })
    expect(errorsIn(spot.platformVersion('1.3.0'))).toEqual(['SVC-CPS-08'])
    expect(errorsIn(spot.platformVersion('1.4.0'))).toEqual([])
  })

  const six: Service<true, Web, true> = [1, 2, 3, 4, 5, 6].reduce(
    (all: Service<true, Web, true>, at) => all.target(edge.path(`/${at}`), 'app', 3000, { healthCheck: `/${at}` }),
    site,
  )
  it.each([
    ['nothing', site.target(edge, 'app', 3000), []],
    ['a platform version that is new to us', site.platformVersion(JSON.parse('"1.5.0"')), ['warning SVC-PV-01']],
    ['percentages that block a deployment', site.maximumPercent(50), ['warning SVC-DEP-01']],
    ['no room for one task', site.maximumPercent(150), ['warning SVC-DEP-02']],
    ['room for one of two', site.maximumPercent(150).desiredCount(2), []],
    ['ECS Exec with a task role', site.executeCommand().taskDefinition(withRole), []],
    ['a grace period that nothing uses', site.healthCheckGracePeriod(60), ['warning SVC-HGP-01']],
    [
      'a grace period that is too short',
      site.target(edge, 'app', 3000).healthCheckGracePeriod(30),
      ['warning SVC-HGP-02'],
    ],
    ['no grace period', site.target(edge, 'app', 3000).healthCheckGracePeriod(0), []],
    ['six target groups', six, ['warning SVC-LB-05']],
    ['too many wildcards', site.target(edge.path('/*/*/*/*/*/*'), 'app', 3000), ['warning RL-CON-02']],
    ['a path that matches nothing', site.target(edge.path('api'), 'app', 3000), ['warning RL-CON-04']],
    ['a path of any directory', site.target(edge.path('*.png'), 'app', 3000), []],
  ])('warns of %s', (_what, thing, codes) => {
    expect(warningsOf(thing)).toEqual(codes)
  })
})
