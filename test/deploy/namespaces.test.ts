import { describe, expect, it } from 'vitest'
import {
  type Buildable,
  type CompleteThing,
  cluster,
  deploy,
  destroy,
  isPlanError,
  namespace,
  network,
  plan,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { errorsIn } from '../builders/issues.ts'
import { account } from '../simulator/support.ts'
import { settles } from './settles.ts'

const vpc = network.default()
const prod = cluster('shop')
const names = namespace.privateDns('shop.local', { network: vpc })
const shop = <T extends readonly Buildable[]>(...things: { [I in keyof T]: CompleteThing<T[I]> }) =>
  stack('shop').add<T>(...things)

const definition = (name: string, port: number) =>
  taskDefinition(name)
    .fargate()
    .cpu(0.5)
    .memory(1)
    .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(port, { name: 'http' }))
const server = (name: string, port = 8080) =>
  service(name).cluster(prod).taskDefinition(definition(name, port)).network(vpc)

const WEB = { cluster: 'shop', service: 'web' } as const
const API = { host: 'api.shop.local' } as const

const gone = { prune: true } as const

describe('a namespace with DNS', () => {
  const api = server('api').discoverable(names)
  const web = server('web', 3000).discoverable(names)

  it('is made with names by which services reach each other, and all of it goes', async () => {
    const { simulator } = account()
    await settles(shop(api, web), simulator)
    expect(simulator.call(WEB, API, 8080)).toEqual({ reached: true })
    expect(simulator.call('internet', API, 8080).reached).toBe(false)
    await destroy(shop(api, web), { ...simulator.options(), deleteData: true })
    expect(simulator.resources()).toEqual([])
  })

  // https://github.com/aws/aws-app-mesh-examples/blob/HEAD/walkthroughs/howto-grpc/app.yaml (color_server)
  it('has names with underscores and dots, as Cloud Map takes them', async () => {
    const { simulator } = account()
    const colors = server('color_server').discoverable(names)
    const versioned = server('v1', 9090).discoverable(names, { name: 'v1.color' })
    await settles(shop(colors, versioned, web), simulator)
    expect(simulator.call(WEB, { host: 'color_server.shop.local' }, 8080)).toEqual({ reached: true })
    expect(simulator.call(WEB, { host: 'v1.color.shop.local' }, 9090)).toEqual({ reached: true })
  })

  it('refuses a name that Cloud Map does not take', () => {
    for (const name of ['-web', 'web-', 'a..b', 'web server', 'x'.repeat(64), `${'x'.repeat(63)}.`.repeat(3)])
      expect(errorsIn(server('web').discoverable(names, { name }))).toEqual(['SD-NAM-01'])
  })

  it('is of no use without the rule', async () => {
    const { simulator, aws } = account()
    await settles(shop(api, web), simulator)
    const { SecurityGroupRules = [] } = await aws.ec2('DescribeSecurityGroupRules', {})
    const rule = SecurityGroupRules.find(({ IsEgress, FromPort }) => !IsEgress && FromPort === 8080)
    const SecurityGroupRuleIds = [rule?.SecurityGroupRuleId ?? '']
    await aws.ec2('RevokeSecurityGroupIngress', { GroupId: rule?.GroupId ?? '', SecurityGroupRuleIds })
    expect(simulator.call(WEB, API, 8080)).toMatchObject({ because: expect.stringContaining('no ingress rule') })
  })

  it('has names for those that are let in otherwise, too', async () => {
    const { simulator } = account()
    const caller = server('web', 3000)
    await settles(shop(api, caller), simulator)
    expect(simulator.call(WEB, API, 8080).reached).toBe(false)
    await settles(shop(api.allowFrom(caller, 8080), caller), simulator)
    expect(simulator.call(WEB, API, 8080)).toEqual({ reached: true })
  })

  // https://github.com/aws/containers-roadmap/issues/1746, https://github.com/hashicorp/terraform-provider-aws/issues/4853,
  // https://github.com/hashicorp/terraform/issues/18264
  it('loses a name with the line that asked for it, once its tasks have left', async () => {
    const { simulator } = account()
    await settles(shop(api, web), simulator)
    await deploy(shop(server('api'), web), simulator.options())
    expect(simulator.call(WEB, API, 8080)).toMatchObject({ because: 'api.shop.local is not known there' })
    expect(simulator.resources().filter(id => id.includes('srv-'))).toHaveLength(1)
  })

  it('keeps what others have registered in it', async () => {
    const { simulator, aws } = account()
    await settles(shop(api), simulator)
    const ServiceId = (await aws.serviceDiscovery('ListServices', {})).Services?.[0]?.Id
    await aws.serviceDiscovery('RegisterInstance', {
      ServiceId,
      InstanceId: 'theirs',
      Attributes: { AWS_INSTANCE_IPV4: '10.0.0.9' },
    })
    await simulator.advance(60_000)
    const events: string[] = []
    const onEvent = (event: { readonly type: string; readonly because?: string }) =>
      void (event.type === 'retained' && events.push(event.because ?? ''))
    await deploy(shop(server('api')), { ...simulator.options(), onEvent })
    expect(events).toEqual(['others have registered in it: theirs'])
    const { retained } = await destroy(shop(api), { ...simulator.options(), deleteData: true })
    expect(retained.map(({ resource }) => resource)).toEqual(['discovery service api.api', 'namespace shop.local'])
  })

  it('keeps what tasks of a service of others are in, and takes out what ECS has left', async () => {
    const { simulator, aws } = account()
    await settles(shop(api), simulator)
    const { Id: ServiceId, Arn: registryArn } = (await aws.serviceDiscovery('ListServices', {})).Services?.[0] ?? {}
    const { services: [ours] = [] } = await aws.ecs('DescribeServices', { cluster: 'shop', services: ['api'] })
    const theirs = { cluster: 'shop', serviceName: 'theirs', taskDefinition: ours?.taskDefinition }
    await aws.ecs('CreateService', {
      ...theirs,
      desiredCount: 1,
      launchType: 'FARGATE',
      networkConfiguration: ours?.networkConfiguration,
      serviceRegistries: [{ registryArn }],
    })
    const left = { ECS_CLUSTER_NAME: 'shop', ECS_SERVICE_NAME: 'gone', AWS_INSTANCE_IPV4: '10.0.0.9' }
    await aws.serviceDiscovery('RegisterInstance', { ServiceId, InstanceId: 'left', Attributes: left })
    await simulator.advance(120_000)
    const events: string[] = []
    const onEvent = (event: { readonly type: string; readonly because?: string }) =>
      void (event.type === 'retained' && events.push(event.because ?? ''))
    await deploy(shop(server('api')), { ...simulator.options(), onEvent })
    expect(events).toEqual(['services of ECS register in it: theirs'])
    await aws.ecs('DeleteService', { cluster: 'shop', service: 'theirs', force: true })
    await deploy(shop(server('api')), simulator.options())
    expect((await aws.serviceDiscovery('ListServices', {})).Services).toEqual([])
  })

  it('changes how long answers are kept, and its tags, without new names', async () => {
    const { simulator, aws } = account()
    await settles(shop(api), simulator)
    const before = (await aws.serviceDiscovery('ListServices', {})).Services?.[0]
    const tagged = namespace.privateDns('shop.local', { network: vpc }).tags({ team: 'shop' })
    await settles(shop(server('api').discoverable(tagged, { ttl: 30 }).tags({ team: 'shop' })), simulator)
    const after = (await aws.serviceDiscovery('ListServices', {})).Services?.[0]
    expect([after?.Id, after?.DnsConfig?.DnsRecords]).toEqual([before?.Id, [{ Type: 'A', TTL: 30 }]])
  })

  // https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsConfig.html, https://github.com/hashicorp/terraform-provider-aws/pull/2613
  it('keeps the types of its records while something is in it, which is said before anything is changed', async () => {
    const { simulator, aws } = account()
    const both = { record: ['A', 'SRV'], port: 8080 } as const
    await settles(shop(api), simulator)
    const program = shop(server('api').discoverable(names, both))
    const { Id = '' } = (await aws.serviceDiscovery('ListServices', {})).Services?.[0] ?? {}
    const DnsRecords = [{ Type: 'A', TTL: 10 } as const, { Type: 'SRV', TTL: 10 } as const]
    const change = aws.serviceDiscovery('UpdateService', { Id, Service: { DnsConfig: { DnsRecords } } })
    await expect(change).rejects.toThrow('The record types of a service cannot be changed.')
    const before = simulator.calls.length
    const error = await deploy(program, simulator.options()).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'discovery-service.records-fixed', resource: 'discovery service api.api' })
    expect(String(error)).toContain('services of ECS register in it: api')
    expect(simulator.calls.slice(before).filter(({ mutating }) => mutating)).toEqual([])
    await expect(plan(program, simulator.options())).rejects.toThrow('or take .discoverable() out in one deploy')
    await settles(shop(server('api').discoverable(names, { ...both, name: 'api-2' })), simulator)
    await deploy(shop(server('api')), simulator.options())
    await settles(program, simulator)
    const { Services = [] } = await aws.serviceDiscovery('ListServices', {})
    const made = Services.find(({ Name }) => Name === 'api')
    expect(made?.DnsConfig?.DnsRecords).toEqual(DnsRecords)
    const theirs = { InstanceId: 'theirs', Attributes: { AWS_INSTANCE_IPV4: '10.0.0.9', AWS_INSTANCE_PORT: '80' } }
    await aws.serviceDiscovery('RegisterInstance', { ServiceId: made?.Id, ...theirs })
    await simulator.advance(60_000)
    const shared = await plan(shop(api), simulator.options()).catch((thrown: unknown) => thrown)
    expect(String(shared)).toContain('have registered in it: theirs; services of ECS register in it: api')
    expect(String(shared)).toContain('or have others take out first what is theirs')
  })

  it('is made anew with other records where nothing is in it', async () => {
    const { simulator, aws } = account()
    const idle = server('api').desiredCount(0)
    await settles(shop(idle.discoverable(names)), simulator)
    await settles(shop(idle.discoverable(names, { record: 'SRV', port: 8080 })), simulator)
    const { Services } = await aws.serviceDiscovery('ListServices', {})
    expect(Services?.map(({ DnsConfig }) => DnsConfig?.DnsRecords)).toEqual([[{ Type: 'SRV', TTL: 10 }]])
  })

  it('is taken from a rerun where the first run was cut off while it was made', async () => {
    const { simulator } = account()
    const stop = new AbortController()
    const restore = simulator.inject(
      { operation: 'CreatePrivateDnsNamespace', nth: 1 },
      { how: 'crash', when: 'after' },
      () => stop.abort(),
    )
    await expect(deploy(shop(api), { ...simulator.options(), signal: stop.signal })).rejects.toThrow()
    restore()
    await settles(shop(api), simulator)
    expect(
      simulator.calls.filter(({ operation, outcome }) => operation === 'CreatePrivateDnsNamespace' && outcome === 'ok'),
    ).toHaveLength(1)
  })

  it('is known by its id as soon as it is made, though a list shows it only later', async () => {
    const { simulator } = account()
    const { clients, ...options } = simulator.options()
    const { serviceDiscovery } = clients
    let isAsked = false
    const send: typeof serviceDiscovery.send = async (command, given) => {
      const answer = await serviceDiscovery.send(command, given)
      isAsked ||= command.constructor.name === 'CreatePrivateDnsNamespaceCommand'
      return isAsked && command.constructor.name === 'ListNamespacesCommand' ? { Namespaces: [] } : answer
    }
    const lagging = { ...options, clients: { ...clients, serviceDiscovery: { ...serviceDiscovery, send } } }
    expect((await deploy(shop(api), lagging)).outcome).toBe('deployed')
  })

  // https://github.com/docker-archive/ecs-plugin/issues/186, https://github.com/hashicorp/terraform-provider-aws/issues/2830
  it('that the VPC has already ends in the words of Cloud Map', async () => {
    const { simulator } = account()
    simulator.namespace('shop.local', 'DNS_PRIVATE')
    const error = await deploy(shop(api), simulator.options()).catch((thrown: unknown) => thrown)
    expect(String(error)).toContain('CANNOT_CREATE_HOSTED_ZONE')
  })

  // https://github.com/awslabs/aws-saas-boost/issues/396
  it('whose name a private zone of the VPC has is told what to do', async () => {
    const { simulator, aws } = account()
    const { Vpcs } = await aws.ec2('DescribeVpcs', {})
    const VPC = { VPCId: Vpcs?.[0]?.VpcId, VPCRegion: 'us-east-1' as const }
    await aws.route53('CreateHostedZone', { Name: 'shop.local', CallerReference: '1', VPC })
    await expect(deploy(shop(api), simulator.options())).rejects.toMatchObject({
      diagnosis: [{ fix: expect.stringContaining('take another name for the namespace') }],
    })
  })

  // https://github.com/aws/containers-roadmap/issues/279, https://github.com/aws/aws-cdk/pull/12798
  it('has SRV records for tasks that share the network of their instances', async () => {
    const { simulator, aws } = account()
    const bridged = service('api')
      .cluster(prod)
      .taskDefinition(
        taskDefinition('api')
          .ec2()
          .networkMode('bridge')
          .container('app', c => c.image('nginx').memory(128).port(80)),
      )
      .discoverable(names, { container: 'app', port: 80, name: '_http._tcp' })
      .desiredCount(1)
    const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'hosts', Description: 'hosts' })
    await aws.ecs('CreateCluster', { clusterName: 'shop' })
    simulator.containerInstance({ cluster: 'shop', cpu: 2048, memoryMiB: 3900, securityGroups: [GroupId] })
    const existing = cluster.existing('shop')
    await settles(shop(bridged.cluster(existing)), simulator)
    const ServiceId = (await aws.serviceDiscovery('ListServices', {})).Services?.[0]?.Id
    const { Instances = [] } = await aws.serviceDiscovery('ListInstances', { ServiceId })
    expect(Instances[0]?.Attributes).toMatchObject({ AWS_INSTANCE_PORT: '32768', ECS_SERVICE_NAME: 'api' })
  })

  // https://github.com/aws-samples/serverless-jenkins-on-aws-fargate/blob/HEAD/modules/jenkins_platform/ecs.tf
  it('has a record of the address beside that of the port', async () => {
    const { simulator, aws } = account()
    await settles(shop(server('api', 80).discoverable(names, { record: ['A', 'SRV'], port: 80 })), simulator)
    const found = (await aws.serviceDiscovery('ListServices', {})).Services?.[0]
    expect(found?.DnsConfig?.DnsRecords?.map(({ Type }) => Type)).toEqual(['A', 'SRV'])
    const { Instances = [] } = await aws.serviceDiscovery('ListInstances', { ServiceId: found?.Id })
    expect(Instances[0]?.Attributes).toMatchObject({ AWS_INSTANCE_PORT: '80', AWS_INSTANCE_IPV4: expect.any(String) })
    expect(errorsIn(server('web').discoverable(names, { record: ['A', 'SRV'] }))).toEqual(['SVC-SR-02'])
    expect(errorsIn(server('web').discoverable(names, { record: [] }))).toEqual(['SVC-SR-02'])
    const named = (container: string, port: number) =>
      server('web').discoverable(names, { record: 'SRV', container, port })
    expect(errorsIn(named('ap', 8080))).toEqual(['SVC-SR-02'])
    expect(errorsIn(named('app', 81))).toEqual(['SVC-SR-02'])
    expect(() => named('ap', 8080).build()).toThrow('write app if that is meant')
    expect(errorsIn(named('app', 8080))).toEqual([])
  })
})

describe('a namespace that exists', () => {
  const client = (of: string) => server('web').serviceConnect({ namespace: of })

  // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/343, https://github.com/aws/aws-cdk/issues/25616
  it('is found by name, id and ARN; one that is missing or ambiguous is said before any change', async () => {
    const { simulator } = account()
    const arn = simulator.namespace('shop.local')
    for (const by of ['shop.local', arn, arn.slice(arn.lastIndexOf('/') + 1)])
      await settles(shop(client(by)), simulator)
    const wrong = async (by: string) => {
      const before = simulator.resources()
      const error = await deploy(shop(client(by)), simulator.options()).catch((thrown: unknown) => thrown)
      expect(simulator.resources()).toEqual(before)
      return isPlanError(error) ? `${error.code}: ${error.message}` : String(error)
    }
    expect(await wrong('shop.locale')).toContain('There is no namespace named "shop.locale" in us-east-1')
    expect(await wrong('ns-0123456789abcdef')).toContain('There is no namespace ns-0123456789abcdef in us-east-1')
    simulator.namespace('shop.local', 'DNS_PRIVATE')
    expect(await wrong('shop.local')).toContain('There are 2 namespaces named "shop.local" in us-east-1: ns-')
  })

  it('is never changed or deleted', async () => {
    const { simulator } = account()
    simulator.namespace('shop.local', 'DNS_PRIVATE')
    const program = shop(server('api').discoverable('shop.local'))
    await settles(program, simulator)
    await destroy(program, { ...simulator.options(), deleteData: true })
    expect(simulator.isEmpty()).toBe(true)
    const changed = simulator.calls.flatMap(({ service: of, operation, mutating }) =>
      of === 'serviceDiscovery' && mutating ? [operation] : [],
    )
    expect(changed).toEqual(['CreateService', 'DeleteService'])
  })
})

describe('a namespace of a cluster', () => {
  // https://github.com/aws/aws-cdk/issues/25554, https://github.com/aws/aws-cdk/issues/4234
  it('is that of services that name none; it can be another, and none', async () => {
    const { simulator, aws } = account()
    const of = async () =>
      (await aws.ecs('DescribeClusters', { clusters: ['shop'] })).clusters?.[0]?.serviceConnectDefaults?.namespace
    const program = (given: typeof prod) =>
      shop(
        service('web').cluster(given).taskDefinition(definition('web', 80)).network(vpc).serviceConnect(),
        service('api')
          .cluster(given)
          .taskDefinition(definition('api', 8080))
          .network(vpc)
          .serviceConnect()
          .serviceConnectService('http', { clientAlias: { port: 80, dnsName: 'api' } }),
      )
    const http = namespace.http('shop')
    await settles(program(prod.serviceConnectDefaults(http)), simulator)
    expect(await of()).toMatch(/:namespace\/ns-/)
    expect(simulator.call(WEB, { host: 'api' }, 80)).toEqual({ reached: true })
    await settles(shop(prod, http), simulator).catch(() => {})
    expect(await of()).toBeUndefined()
  })
})

it('a database lets a service of the namespace in', async () => {
  const { simulator, aws } = account()
  const { GroupId = '' } = await aws.ec2('CreateSecurityGroup', { GroupName: 'rds', Description: 'rds' })
  const api = server('api').discoverable(names)
  const from = { cluster: 'shop', service: 'api' }
  await settles(shop(api), simulator)
  expect(simulator.call(from, { securityGroups: [GroupId] }, 5432).reached).toBe(false)
  await settles(shop(api, securityGroup.existing(GroupId).allowFrom(api, 5432)), simulator)
  expect(simulator.call(from, { securityGroups: [GroupId] }, 5432)).toEqual({ reached: true })
  await deploy(shop(api), { ...simulator.options(), ...gone })
  expect(simulator.call(from, { securityGroups: [GroupId] }, 5432).reached).toBe(false)
})
