import { describe, expect, it } from 'vitest'
import { cluster, type Fact, loadBalancer, network, type Spec, service, taskDefinition } from '../../src/index.ts'
import { requestOf } from '../../src/model/service-request.ts'
import type { TaskDefinitionModel } from '../../src/model/task-definition.ts'
import { errorsIn } from './issues.ts'
import { definition, web, webModel } from './web.ts'

type Web = Fact<'app', 3000, true, true>

// Stands in for definitions of other launch types
const elsewhere = { ...webModel, launchType: 'EC2', networkMode: 'bridge' } as unknown as TaskDefinitionModel
const external = { ...elsewhere, launchType: 'EXTERNAL' } as unknown as TaskDefinitionModel
const managed = {
  ...elsewhere,
  launchType: 'MANAGED_INSTANCES',
  networkMode: 'awsvpc',
} as unknown as TaskDefinitionModel
const onEc2: Spec<'EC2', number, number, Web, 'web', 'bridge'> = definition(elsewhere)
const onPremises: Spec<'EXTERNAL', number, number, Web, 'web', 'bridge'> = definition(external)
const onManaged: Spec<'MANAGED_INSTANCES', number, number, Web, 'web', 'awsvpc'> = definition(managed)

const vpc = network.default()
const prod = cluster('prod')
const edge = loadBalancer('edge').network(vpc).http()
const site = service('web').cluster(prod).taskDefinition(web).network(vpc)
const worker = service('worker').cluster(prod).taskDefinition(onEc2)

describe('where a service runs', () => {
  it('is what its task definition is for', () => {
    expect(requestOf(site.build())).toMatchObject({ launchType: 'FARGATE', platformVersion: 'LATEST' })
    expect(requestOf(worker.build())).toMatchObject({ launchType: 'EC2' })
    expect(requestOf(worker.build())).not.toHaveProperty('platformVersion')
    expect(requestOf(worker.taskDefinition(onPremises).build())).toMatchObject({ launchType: 'EXTERNAL' })
  })

  it('is what capacity providers bring', () => {
    const own = worker
      .taskDefinition(onManaged)
      .network(vpc)
      .capacityProviderStrategy({ large: {}, small: { weight: 3 } })
    const request = requestOf(own.build())
    expect(request.capacityProviderStrategy).toEqual([
      { capacityProvider: 'large', weight: 1, base: 0 },
      { capacityProvider: 'small', weight: 3, base: 0 },
    ])
    expect(request).not.toHaveProperty('launchType')
    expect(request.networkConfiguration?.awsvpcConfiguration.assignPublicIp).toBe('DISABLED')
  })

  it('needs no network where tasks share that of their instances, which are registered as targets', () => {
    const model = worker.target(edge, 'app', 3000).build()
    expect(model.network).toBeUndefined()
    expect(model.securityGroups).toEqual([])
    expect(model.targets[0]?.targetGroup).toMatchObject({ targetType: 'instance', network: vpc.build() })
  })

  it('is each instance for a daemon', () => {
    const request = requestOf(worker.daemon().build())
    expect(request).toMatchObject({
      schedulingStrategy: 'DAEMON',
      availabilityZoneRebalancing: 'DISABLED',
      deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
    })
    expect(request).not.toHaveProperty('desiredCount')
  })
})

describe('what has a method', () => {
  it('is asked for in the shape of the API', () => {
    const model = worker
      .placementConstraints({ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' })
      .placementStrategy({ type: 'binpack', field: 'memory' })
      .serviceRegistry('arn:aws:servicediscovery:us-east-1:123456789012:service/srv-1', {
        ...{ containerName: 'app', containerPort: 3000 },
      })
      .propagateTags('TASK_DEFINITION')
      .enableECSManagedTags(false)
      .build()
    expect(requestOf(model)).toMatchObject({
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }],
      placementStrategy: [{ type: 'binpack', field: 'memory' }],
      serviceRegistries: [{ containerName: 'app', containerPort: 3000 }],
      ...{ propagateTags: 'TASK_DEFINITION', enableECSManagedTags: false, availabilityZoneRebalancing: 'DISABLED' },
    })
  })

  it('lets the proxy of Service Connect log where the containers do, where they have a log group', () => {
    const logging = (logs: boolean) =>
      service('web')
        .cluster(prod)
        .taskDefinition(
          taskDefinition('web')
            .fargate()
            .cpu(0.25)
            .memory(0.5)
            .container('app', c => (logs ? c.image('app:1') : c.image('app:1').logs(false))),
        )
        .network(vpc)
        .serviceConnect({ namespace: 'shop', logConfiguration: 'awslogs' })
    expect(logging(true).build().settings.serviceConnectConfiguration).toMatchObject({
      logConfiguration: { logDriver: 'awslogs', options: { logGroupName: '/ecs/web' } },
    })
    expect(logging(false).issues()).toContainEqual(expect.objectContaining({ code: 'SVC-SC-27' }))
  })

  it('takes part in Service Connect', () => {
    const logConfiguration = { logDriver: 'awslogs', options: { 'awslogs-group': '/proxy' } } as const
    const certificateAuthority = 'arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/1'
    const named: Spec<'FARGATE', 0.5, 2, Fact<'app', 3000 | 'http', true, true>, 'web'> = definition(webModel)
    const { settings } = site
      .taskDefinition(named)
      .serviceConnect({ namespace: 'shop', logConfiguration, accessLogConfiguration: { format: 'JSON' } })
      .serviceConnectService('http', {
        clientAlias: { port: 80, dnsName: 'web', testHeader: { name: 'x-test', exact: '1' } },
        ...{ discoveryName: 'web', timeout: { idleTimeoutSeconds: 60 }, ingressPortOverride: 15_000 },
        tls: { certificateAuthority },
      })
      .ignoreRules('SVC-SC-01')
      .build()
    expect(settings.serviceConnectConfiguration).toMatchObject({
      ...{
        enabled: true,
        namespace: { namespaceName: 'shop' },
        logConfiguration,
        accessLogConfiguration: { format: 'JSON' },
      },
      services: [
        {
          ...{ portName: 'http', discoveryName: 'web', ingressPortOverride: 15_000 },
          clientAliases: [
            { port: 80, dnsName: 'web', testTrafficRules: { header: { name: 'x-test', value: { exact: '1' } } } },
          ],
          tls: {
            issuerCertificateAuthority: { awsPcaAuthorityArn: certificateAuthority },
            roleArn: { kind: 'role', id: 'web-service-connect' },
          },
        },
      ],
    })
  })

  it('has volumes with a role of their own', () => {
    const { settings } = site
      .volume('data', { sizeInGiB: 10, tags: { team: 'shop' } })
      .ignoreRules('SVC-EBS-01')
      .build()
    expect(settings.volumeConfigurations).toMatchObject([
      {
        name: 'data',
        managedEBSVolume: {
          ...{ volumeType: 'gp3', sizeInGiB: 10, roleArn: { kind: 'role', id: 'web-volumes' } },
          tagSpecifications: [{ resourceType: 'volume', tags: [{ key: 'team', value: 'shop' }] }],
        },
      },
    ])
  })

  it('is registered in VPC Lattice by a role of its own', () => {
    const lattice = site.vpcLattice({ targetGroupArn: 'arn:aws:vpc-lattice:::targetgroup/1', portName: 'http' })
    const { settings } = lattice.ignoreRules('SVC-VPL-01').build()
    expect(settings.vpcLatticeConfigurations).toMatchObject([{ portName: 'http', roleArn: { id: 'web-vpc-lattice' } }])
  })
})

describe('raw settings', () => {
  it('replace what the methods say, those of deployments one by one', () => {
    const raw = site.desiredCount(2).raw({
      healthCheckGracePeriodSeconds: 0,
      deploymentConfiguration: { maximumPercent: 150 },
    })
    expect(requestOf(raw.build())).toMatchObject({
      ...{ desiredCount: 2, healthCheckGracePeriodSeconds: 0 },
      deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150, strategy: 'ROLLING' },
    })
  })

  it('add up: a later call keeps what an earlier one said of deployments', () => {
    const raw = site
      .raw({ enableECSManagedTags: false, deploymentConfiguration: { maximumPercent: 150 } })
      .raw({ deploymentConfiguration: { minimumHealthyPercent: 50 } })
      .raw({ propagateTags: 'NONE' })
    expect(requestOf(raw.build())).toMatchObject({
      ...{ enableECSManagedTags: false, propagateTags: 'NONE' },
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
    })
  })

  it('take the place of the launch type where they name capacity providers', () => {
    const raw = site.raw({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }] })
    expect(requestOf(raw.build())).not.toHaveProperty('launchType')
  })

  it('are checked', () => {
    expect(errorsIn(site.raw({ propagateTags: JSON.parse('"ALL"') }))).toEqual(['SVC-TAG-01'])
  })
})

// As if the compiler had not seen it
const unseen = (built: unknown) => built as typeof worker

it.each([
  ['a network for bridge mode', unseen(site.taskDefinition(onEc2)), ['SVC-NET-02']],
  ['placement on Fargate', unseen(site).placementStrategy({ type: 'random' }), ['SVC-PLC-03']],
  ['a daemon on Fargate', unseen(site).daemon(), ['SVC-SCH-01']],
  ['providers of two kinds', site.capacityProviderStrategy(JSON.parse('{"FARGATE":{},"big":{}}')), ['SVC-CPS-05']],
  ['Service Connect outside AWS', unseen(worker.taskDefinition(onPremises)).serviceConnect(), ['SVC-SC-05']],
])('refuses %s', (_what, built, codes) => {
  expect(errorsIn(built)).toEqual(codes)
})

it('doubts what the cluster of this program does not have', () => {
  const strange = worker
    .cluster(cluster('prod'))
    .taskDefinition(onManaged)
    .network(vpc)
    .capacityProviderStrategy({ large: {} })
  expect(strange.issues().map(({ code }) => code)).toContain('SVC-CPS-06')
  const known = worker.cluster(cluster.existing('prod')).taskDefinition(onManaged).network(vpc)
  expect(
    known
      .capacityProviderStrategy({ large: {} })
      .issues()
      .map(({ code }) => code),
  ).not.toContain('SVC-CPS-06')
})

it('doubts a log group that nothing makes', () => {
  const logged = (options: Record<string, string>) =>
    taskDefinition('web')
      .ec2()
      .container('app', c =>
        c
          .image('app:1')
          .memory(64)
          .logDriver('awslogs', { 'awslogs-group': '/web', 'awslogs-region': 'us-east-1', ...options }),
      )
      .issues()
      .map(({ code }) => code)
  expect(logged({})).toContain('LOG-GRP-01')
  expect(logged({ 'awslogs-create-group': 'true' })).not.toContain('LOG-GRP-01')
})
