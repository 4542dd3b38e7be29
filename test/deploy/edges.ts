import {
  capacityProvider,
  cluster,
  eventRule,
  hostedZone,
  loadBalancer,
  namespace,
  network,
  networkLoadBalancer,
  pullThroughCacheRule,
  repository,
  type Stack,
  schedule,
  securityGroup,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { smallLayout, writeFiles } from '../image-layout.ts'
import { ALONE, MADE } from './kinds.ts'
import { DOMAIN } from './shop.ts'

const HOOK = 'arn:aws:lambda:us-east-1:123456789012:function:check'

/** A program with every edge, and without what would imply one that can be left to itself; and with every kind. */
export function everyEdge(): Stack {
  const host = `shop.${DOMAIN}`
  const vpc = network.default()
  const names = namespace.privateDns('shop.local', { network: vpc })
  const opened = securityGroup('shop-instances').network(vpc).allowFrom(vpc, 22)
  // A group without rules is waited for, too; where others have rules, it is those that are waited for.
  const shut = securityGroup('shop-shut').network(vpc)
  const prod = cluster('shop').serviceConnectDefaults(names)
  // Instances wait for their cluster: this one has no namespace to wait for.
  const machines = cluster('shop-machines')
    .capacityProvider(
      capacityProvider('shop-arm').instances({
        types: ['c7g.large'],
        max: 2,
        network: vpc,
        securityGroups: [opened],
      }),
    )
    .capacityProvider(
      capacityProvider('shop-x86').instances({ types: ['c7i.large'], max: 2, network: vpc, securityGroups: [shut] }),
    )
    .capacityProvider(capacityProvider('shop-mi').managedInstances({ network: vpc, securityGroups: [opened] }))
    .capacityProvider(capacityProvider('shop-mi-shut').managedInstances({ network: vpc, securityGroups: [shut] }))
  const image = repository('shop/web').tag('1')
  const quay = pullThroughCacheRule('quay', { upstreamRegistryUrl: 'quay.io' })
  const web = taskDefinition('shop-web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .logs({ retentionDays: 14 })
    .container('app', c => c.image(image).port(8080))
    .container('pushed', c =>
      c.image(repository('shop/web').push({ layout: writeFiles(smallLayout(1)) })).essential(false),
    )
  const edge = loadBalancer('shop-edge')
    .network(vpc)
    .https({ certificate: host })
    .allowFrom('com.amazonaws.region.s3')
    .securityGroups(securityGroup('shop-mesh').network(vpc).allowFrom(vpc, 443))
  const site = service('shop-web')
    .cluster(prod)
    .taskDefinition(web)
    .network(vpc)
    .securityGroups(securityGroup('shop-db').network(vpc).allowFrom(vpc, 5432))
    .target(edge.host(host), 'app', 8080)
    .blueGreen({ bakeTime: 0 })
    .autoScaling({ min: 2, max: 4 }, s => s.cpu(70).step('busy', 'cpu', [{ from: 95, change: 1 }]))
  const api = service('shop-api')
    .cluster(prod)
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host(host).path('/api'), 'app', 8080)
    .serviceConnect({ namespace: namespace.http('shop'), logConfiguration: 'awslogs' })
    .autoScaling({ min: 2, max: 4 }, s => s.requestsPerTarget(1000))
    .recommendedAlarms()
  // Of a cluster that brings no instances: what has some waits for these, and they for the cluster.
  const bare = cluster('shop-bare')
  const tcp = service('shop-tcp')
    .cluster(bare)
    .taskDefinition(web)
    .network(vpc)
    .target(networkLoadBalancer('shop-tcp').network(vpc).tcp(80), 'app', 8080)
  const jobs = taskDefinition('shop-jobs')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .executionRole('arn:aws:iam::123456789012:role/given')
    .logs({ retentionDays: 14 })
    .container('app', c => c.image(image))
    .container('cached', c => c.image(quay.image('prometheus/node-exporter:v1.8.2')).essential(false))
  // Whatever waits for instances waits for their groups: this one has but its own.
  const worker = service('shop-jobs')
    .cluster(bare)
    .taskDefinition(jobs)
    .network(vpc)
    .discoverable(names)
    .desiredCount(1)
    .rolling({ hooks: [{ function: HOOK, stages: ['POST_SCALE_UP'] }] })
  const out = securityGroup('shop-out').network(vpc).allowTo('com.amazonaws.region.s3', 443)
  const onInstances = service('shop-arm')
    .cluster(machines)
    .taskDefinition(
      taskDefinition('shop-arm')
        .ec2()
        .networkMode('bridge')
        .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').cpu(256).memory(256)),
    )
    .capacityProviderStrategy({ 'shop-arm': { weight: 1 } })
    .desiredCount(1)
  const seed = task('shop-seed')
    .service(api)
    .securityGroups(out)
    .override('app', { command: ['seed'] })
  const drain = task('shop-drain').cluster(machines).taskDefinition(jobs).network(vpc).securityGroups(out)
  const clean = task('shop-clean')
    .cluster(bare)
    .taskDefinition(
      taskDefinition('shop-clean')
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .logs({ retentionDays: 14 })
        .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29')),
    )
    .network(vpc)
    .securityGroups(out)
  const closed = network('shop-closed', { nat: 'one', endpoints: ['s3'] })
  const connected = stack('shop').add(
    site,
    api,
    tcp,
    worker,
    onInstances,
    seed,
    drain,
    schedule('shop-nightly').rate('1 day').task(clean),
    eventRule('shop-uploads')
      .pattern({ source: ['shop'] })
      .task(clean),
    closed,
    hostedZone(DOMAIN).alias(host, edge),
  )
  return ALONE.reduce((all, kind) => MADE[kind].called(all, 'alone', 0), connected)
}

/** What is left of it: a pull through cache rule serves others, and so does what came through it. */
export const leftIn = (simulator: Simulator): readonly string[] =>
  simulator.resources().filter(id => !/pull-through-cache-rule|repository\/quay/.test(id))
