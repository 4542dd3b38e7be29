import { expect, it } from 'vitest'
import {
  type Buildable,
  type CompleteThing,
  capacityProvider,
  certificate,
  cluster,
  deploy,
  destroy,
  eventRule,
  hostedZone,
  loadBalancer,
  namespace,
  network,
  planDestroy,
  schedule,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { plannedAndDone } from './planned-and-done.ts'
import { DOMAIN } from './shop.ts'

const vpc = network.default()
const shop = <T extends readonly Buildable[]>(...things: { [I in keyof T]: CompleteThing<T[I]> }) =>
  stack('shop').add<T>(...things)
const prod = cluster('shop')
const names = namespace.privateDns('shop.local', { network: vpc })
const job = taskDefinition('job')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').port(8080))
const api = service('api').cluster(prod).taskDefinition(job).network(vpc).discoverable(names)

type Account = ReturnType<typeof account>

const kept = (plan: { readonly keeps: readonly { readonly resource: string; readonly because: string }[] }) =>
  Object.fromEntries(plan.keeps.map(({ resource, because }) => [resource, because]))

async function registered({ aws, simulator }: Account): Promise<void> {
  const ServiceId = (await aws.serviceDiscovery('ListServices', {})).Services?.[0]?.Id
  const Attributes = { AWS_INSTANCE_IPV4: '10.0.0.9' }
  await aws.serviceDiscovery('RegisterInstance', { ServiceId, InstanceId: 'theirs', Attributes })
  await simulator.advance(60_000)
}

async function namespaceId({ aws }: Account): Promise<string> {
  return (await aws.serviceDiscovery('ListNamespaces', {})).Namespaces?.[0]?.Id ?? ''
}

it('what others have registered in a Cloud Map service keeps it, with its namespace', async () => {
  const there = account()
  await deploy(shop(api), there.simulator.options())
  await registered(there)
  const plan = await plannedAndDone(shop(api), there.simulator, { deleteData: true })
  expect(kept(plan)).toEqual({
    'discovery service api.api': 'others have registered in it: theirs',
    'namespace shop.local': 'discovery service api.api uses it, which stays',
  })
})

it('what the program has lost stays by the same reasons, with what it may use', async () => {
  const there = account()
  await deploy(shop(api), there.simulator.options())
  await registered(there)
  const plan = await plannedAndDone(shop(cluster('other')), there.simulator, { deleteData: true })
  expect(kept(plan)).toMatchObject({
    'discovery service api.api': 'others have registered in it: theirs',
    'namespace shop.local': 'discovery service api.api may use it, which stays',
  })
})

it('services of others keep a namespace, and what ECS has made for Service Connect does not', async () => {
  const there = account()
  await deploy(shop(api), there.simulator.options())
  const NamespaceId = await namespaceId(there)
  const DnsConfig = { DnsRecords: [{ Type: 'A' as const, TTL: 60 }] }
  const connect = { Name: 'connect', NamespaceId, DnsConfig, Tags: [{ Key: 'AmazonECSManaged', Value: 'true' }] }
  const { Service } = await there.aws.serviceDiscovery('CreateService', connect)
  expect((await planDestroy(shop(api), { ...there.simulator.options(), deleteData: true })).keeps).toEqual([])
  await there.aws.serviceDiscovery('CreateService', { Name: 'theirs', NamespaceId, DnsConfig })
  const plan = await plannedAndDone(shop(api), there.simulator, { deleteData: true })
  expect(kept(plan)).toEqual({ 'namespace shop.local': "it has services that are not this stack's: theirs" })
  // Where ECS takes it away after all, nothing is known beforehand.
  const { Services = [] } = await there.aws.serviceDiscovery('ListServices', {})
  const theirs = Services.find(({ Name }) => Name === 'theirs')?.Id
  await there.aws.serviceDiscovery('DeleteService', { Id: theirs ?? '' })
  const { retained } = await destroy(shop(api), { ...there.simulator.options(), deleteData: true })
  expect(kept({ keeps: retained })).toEqual({
    'namespace shop.local': "it has services that are not this stack's: connect",
  })
  await there.aws.serviceDiscovery('DeleteService', { Id: Service?.Id ?? '' })
})

it('services that others run on a capacity provider keep it, with what it stands on', async () => {
  const there = account()
  const spot = capacityProvider('spot').instances({ types: ['c7g.large'], max: 4, network: vpc })
  const runs = (name: string) =>
    taskDefinition(name)
      .ec2()
      .networkMode('bridge')
      .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').cpu(64).memory(64))
  const web = service('web')
    .cluster(cluster('machines').capacityProvider(spot))
    .taskDefinition(runs('web'))
    .capacityProviderStrategy({ spot: { weight: 1 } })
  await deploy(shop(web), there.simulator.options())
  const theirs = service('theirs')
    .cluster(cluster.existing('machines'))
    .taskDefinition(runs('theirs'))
    .capacityProviderStrategy({ spot: { weight: 1 } })
  await deploy(stack('others').add(theirs), there.simulator.options())
  const plan = await plannedAndDone(shop(web), there.simulator, { deleteData: true })
  expect(kept(plan)).toMatchObject({
    'capacity provider spot': 'services run on it: theirs',
    'auto scaling group spot': 'capacity provider spot uses it, which stays',
  })
})

it('a load balancer of others keeps a certificate; the own one does not', async () => {
  const there = account()
  there.simulator.hostedZone(DOMAIN)
  const proven = certificate(`shop.${DOMAIN}`, { zone: hostedZone(DOMAIN) })
  const web = service('web')
    .cluster(prod)
    .taskDefinition(job)
    .network(vpc)
    .target(loadBalancer('edge').network(vpc).https({ certificate: proven }), 'app', 8080)
  await deploy(shop(web), there.simulator.options())
  expect((await planDestroy(shop(web), { ...there.simulator.options(), deleteData: true })).keeps).toEqual([])
  const { Subnets: subnets = [] } = await there.aws.ec2('DescribeSubnets', {})
  const { LoadBalancers: [theirs] = [] } = await there.aws.elbv2('CreateLoadBalancer', {
    Name: 'theirs',
    Subnets: subnets.map(({ SubnetId = '' }) => SubnetId),
  })
  const { CertificateSummaryList: [made] = [] } = await there.aws.acm('ListCertificates', {})
  await there.aws.elbv2('CreateListener', {
    LoadBalancerArn: theirs?.LoadBalancerArn ?? '',
    Protocol: 'HTTPS',
    Port: 443,
    Certificates: [{ CertificateArn: made?.CertificateArn ?? '' }],
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  })
  const plan = await plannedAndDone(shop(web), there.simulator, { deleteData: true })
  expect(kept(plan)).toEqual({ [`certificate shop.${DOMAIN}`]: `${theirs?.LoadBalancerArn} uses it` })
})

it('schedules of others keep the group, and targets of others the rule', async () => {
  const there = account()
  const clean = task('clean').cluster(prod).taskDefinition(job).network(vpc)
  const program = shop(
    schedule('nightly').rate('1 day').task(clean),
    eventRule('uploads')
      .pattern({ source: ['shop'] })
      .task(clean),
  )
  await deploy(program, there.simulator.options())
  const { aws } = there
  const { Target } = await aws.scheduler('GetSchedule', { GroupName: 'shop-schedules', Name: 'nightly' })
  const theirs = { Name: 'theirs', GroupName: 'shop-schedules', ScheduleExpression: 'rate(1 day)', Target }
  await aws.scheduler('CreateSchedule', { ...theirs, FlexibleTimeWindow: { Mode: 'OFF' } })
  const topic = { Id: 'told', Arn: 'arn:aws:sns:us-east-1:123456789012:uploads' }
  await aws.eventBridge('PutTargets', { Rule: 'shop-uploads', Targets: [topic] })
  const plan = await plannedAndDone(program, there.simulator, { deleteData: true })
  expect(kept(plan)).toEqual({
    'event rule uploads': 'it has targets of others: told',
    'schedule group schedules': 'it has schedules of others: theirs',
  })
})

const MAY_NOT = { name: 'AccessDeniedException', message: 'User is not authorized to perform: ecs:DescribeServices' }

it('where it may not be read who uses something, the rest is told all the same', async () => {
  const there = account()
  await deploy(shop(api), there.simulator.options())
  const { aws, simulator } = there
  const ServiceId = (await aws.serviceDiscovery('ListServices', {})).Services?.[0]?.Id
  const left = { ECS_CLUSTER_NAME: 'elsewhere', ECS_SERVICE_NAME: 'gone', AWS_INSTANCE_IPV4: '10.0.0.9' }
  await aws.serviceDiscovery('RegisterInstance', { ServiceId, InstanceId: 'left', Attributes: left })
  await simulator.advance(60_000)
  const { clients, ...options } = simulator.options()
  const send: typeof clients.ecs.send = (command, given) =>
    command.constructor.name === 'DescribeServicesCommand' && Object(command).input.cluster === 'elsewhere'
      ? Promise.reject(Object.assign(new Error(), MAY_NOT))
      : clients.ecs.send(command, given)
  const limited = { ...options, clients: { ...clients, ecs: { ...clients.ecs, send } }, deleteData: true }
  const plan = await planDestroy(shop(api), limited)
  const why = 'User is not authorized to perform: ecs:DescribeServices (allow ecs:DescribeServices)'
  expect(plan.removes).toContainEqual(expect.objectContaining({ resource: 'discovery service api.api', unsure: why }))
  expect(String(plan)).toContain(`, unless others use it, which could not be told: ${why}\n`)
  const { removed, retained } = await destroy(shop(api), limited)
  expect(removed.map(({ resource }) => resource)).toContain('cluster shop')
  expect(kept({ keeps: retained })).toEqual({
    'discovery service api.api': `tasks of gone are in it, and whether those services of ECS still register there could not be told: ${why}`,
    'namespace shop.local': 'discovery service api.api uses it, which stays',
  })
})
