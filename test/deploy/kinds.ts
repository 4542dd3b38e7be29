import {
  alarm,
  capacityProvider,
  certificate,
  cluster,
  eventRule,
  hostedZone,
  loadBalancer,
  namespace,
  network,
  repository,
  type Stack,
  schedule,
  securityGroup,
  service,
  task,
  taskDefinition,
} from '../../src/index.ts'
import type { Deferred } from '../../src/model/deferred.ts'
import type { Kind, Models } from '../../src/model/index.ts'
import type { Resource } from '../../src/model/resource.ts'
import { DOMAIN } from './shop.ts'

type Plain = string | number | boolean | undefined | null

/** The kinds that a part of a model holds. A value in a text can be of any kind: its edge has tests of its own. */
type Held<T> = T extends Plain | Deferred
  ? never
  : T extends Resource<infer K>
    ? K
    : T extends readonly (infer Item)[]
      ? Held<Item>
      : { [P in keyof T]: P extends 'hookDetails' ? never : Held<T[P]> }[keyof T]

// What comes `after` is an order, not a reference; what is `brought` comes later by other models, and what is `beside` for itself.
type Later = 'after' | 'brought' | 'beside'
type References<K extends Kind> = NonNullable<HeldBy<Models[K]>>
type HeldBy<M> = M extends unknown ? { [P in Exclude<keyof M, Later>]: Held<M[P]> }[Exclude<keyof M, Later>] : never

interface Known<K extends Kind> {
  /**
   * Every kind that it can refer to, as the compiler reads it off the models: whether the edge is needed, or why the
   * executor does the same without it.
   */
  readonly refersTo: { readonly [R in References<K>]: string }
  /** The calls that find, make and remove it, with their service where two services have one of that name. */
  readonly calls: readonly string[]
}

interface MadeKind<K extends Kind> extends Known<K> {
  /** Adds one that is called so; what it needs beside has names of its own. */
  readonly called: (all: Stack, name: string, at: number) => Stack
  /** The part of the program of `lost-kinds.test.ts` that it leaves with. @default one that is called `more` */
  readonly part?: string
  /** The kinds of what leaves with that. @default it alone */
  readonly leaving?: readonly Made[]
}

// What was run is over, and nothing of it is left in AWS.
type LookedUp = 'prefix-list' | 'hosted-zone' | 'task'
/**
 * An image is what is in it: it is nobody's, stays in its repository, and its tests ask that a tag is of one. A pull through
 * cache rule is of the whole registry, nobody's too, and stays.
 */
type Nobodys = 'image' | 'pull-through-cache-rule'
export type Made = Exclude<Kind, LookedUp | Nobodys>

export const NEEDED = 'needed'
export const IMPLIED = 'another way through the graph leads to it'
export const LOOKED_UP = 'one that is looked up is known before anything is changed'
const FOUND_FIRST = 'AWS keeps it: it is found before anything is changed'
const OPEN_FIRST = 'AWS refuses nothing without it; so that the ways of its tasks are open when they start'
const AS_SERVICES = 'as of services, whose tasks show it: those here run on Fargate'
const BROUGHT =
  'a provider that brings instances leads to it; that of one that exists alone is played by capacity.test.ts'
const CACHED = 'AWS refuses nothing without it; tasks find nothing to pull, which cache-rules.test.ts plays'
const UNUSED = 'a load balancer itself has none; its listeners have, and an edge of their own to it'

const vpc = network.default()
const edge = loadBalancer('shop-edge').network(vpc).http()
const image = 'public.ecr.aws/nginx/nginx:1.29'

/** A service without tasks, what it runs and where that writes. */
export const runs = (name: string, family = name, logs = family) =>
  service(name)
    .cluster(cluster('shop'))
    .network(vpc)
    .desiredCount(0)
    .taskDefinition(
      taskDefinition(family)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .logs({ group: `/ecs/${logs}` })
        .container('app', c => c.image(image).port(80)),
    )

const unscaled = (name: string, at: number) =>
  service(name)
    .cluster(cluster('shop'))
    .network(vpc)
    .taskDefinition(
      taskDefinition(`family-${at}`)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image(image)),
    )

const OF_INSTANCES: readonly Made[] = ['auto-scaling-group', 'capacity-provider', 'role', 'security-group']

/** A cluster with a capacity provider of instances. */
const onInstances = (name: string, provider: string) =>
  cluster(name).capacityProvider(
    capacityProvider(provider).instances({ types: ['c7g.large'], min: 1, max: 2, network: vpc }),
  )

/** What is made: what uses others before what is used. */
export const MADE: { readonly [K in Made]: MadeKind<K> } = {
  record: {
    refersTo: { 'hosted-zone': NEEDED, 'load-balancer': NEEDED },
    calls: ['ChangeResourceRecordSets'],
    called: (all, name) => all.add(hostedZone(DOMAIN).alias(`${name}.${DOMAIN}`, edge)),
    part: 'alias',
  },
  schedule: {
    refersTo: { 'schedule-group': IMPLIED, task: NEEDED, 'task-definition': IMPLIED, role: NEEDED },
    calls: ['scheduler CreateSchedule', 'scheduler DeleteSchedule'],
    called: (all, name, at) =>
      all.add(
        schedule(name)
          .rate('1 day')
          .task(task(`task-${at}`).service(runs(`service-${at}`, `family-${at}`))),
      ),
    part: 'schedule',
    leaving: ['role', 'schedule'],
  },
  'event-rule': {
    refersTo: { task: NEEDED, 'task-definition': IMPLIED, role: NEEDED },
    calls: ['PutRule', 'PutTargets', 'RemoveTargets', 'DeleteRule'],
    called: (all, name, at) =>
      all.add(
        eventRule(name)
          .pattern({ source: ['shop'] })
          .task(task(`task-${at}`).service(runs(`service-${at}`, `family-${at}`))),
      ),
    part: 'event rule',
    leaving: ['event-rule', 'role'],
  },
  'schedule-group': {
    refersTo: {},
    calls: ['CreateScheduleGroup', 'DeleteScheduleGroup'],
    called: (all, name, at) => MADE.schedule.called(all, name, at),
    part: 'last schedule',
    leaving: ['role', 'schedule', 'schedule-group'],
  },
  autoscaling: {
    refersTo: { service: NEEDED, cluster: IMPLIED, 'target-group': IMPLIED, 'load-balancer': IMPLIED },
    calls: ['RegisterScalableTarget', 'DeregisterScalableTarget'],
    called: (all, name, at) => all.add(unscaled(name, at).autoScaling({ min: 1, max: 2 }, s => s.cpu(70))),
    part: 'autoscaling',
  },
  alarm: {
    refersTo: { autoscaling: NEEDED, cluster: NEEDED, 'load-balancer': NEEDED, 'target-group': NEEDED },
    calls: ['PutMetricAlarm', 'DeleteAlarms'],
    called: (all, name) => all.add(alarm(name).metric({ namespace: 'Shop', name: 'Failures' }).greaterThan(5)),
  },
  service: {
    refersTo: {
      cluster: NEEDED,
      'cluster-capacity': NEEDED,
      'task-definition': NEEDED,
      role: NEEDED,
      'security-group': NEEDED,
      'security-group-rules': OPEN_FIRST,
      'listener-rule': NEEDED,
      listener: NEEDED,
      'discovery-service': NEEDED,
      namespace: NEEDED,
      alarm: NEEDED,
      'log-group': IMPLIED,
      network: IMPLIED,
      'target-group': IMPLIED,
      'load-balancer': IMPLIED,
    },
    calls: ['ecs CreateService', 'ecs DeleteService'],
    called: (all, name, at) => all.add(runs(name, `family-${at}`)),
    part: 'jobs',
    leaving: ['log-group', 'role', 'security-group', 'service', 'task-definition'],
  },
  'target-group': {
    refersTo: { network: NEEDED, 'load-balancer': LOOKED_UP },
    calls: ['CreateTargetGroup', 'DeleteTargetGroup'],
    called: (all, name, at) => all.add(runs(name, `family-${at}`).target(edge.path(`/${at}`), 'app', 80)),
    part: 'target group',
  },
  'listener-rule': {
    refersTo: { listener: NEEDED, 'target-group': NEEDED },
    calls: ['CreateRule', 'DeleteRule'],
    called: (all, name, at) => all.add(runs(name, `family-${at}`).target(edge.path(`/${at}`), 'app', 80)),
    part: 'route',
    leaving: ['listener-rule', 'listener-rule'],
  },
  listener: {
    refersTo: { 'load-balancer': NEEDED, 'target-group': NEEDED, certificate: IMPLIED },
    calls: ['CreateListener', 'DeleteListener'],
    called: (all, name, at) => all.add(runs(`service-${at}`).target(loadBalancer(name).network(vpc).http(), 'app', 80)),
    part: 'listener',
    leaving: ['listener', 'listener-rule'],
  },
  certificate: {
    refersTo: { 'hosted-zone': NEEDED },
    calls: ['ListCertificates', 'RequestCertificate', 'DeleteCertificate'],
    called: (all, name) => all.add(certificate(`${name}.${DOMAIN}`, { zone: hostedZone(DOMAIN) })),
  },
  'load-balancer': {
    refersTo: { network: IMPLIED, 'security-group': NEEDED, 'security-group-rules': OPEN_FIRST, certificate: UNUSED },
    calls: ['CreateLoadBalancer', 'DeleteLoadBalancer'],
    called: (all, name) => all.add(loadBalancer(name).network(vpc).http()),
    leaving: ['listener', 'load-balancer', 'security-group'],
  },
  'log-group': {
    refersTo: {},
    calls: ['CreateLogGroup', 'DeleteLogGroup'],
    called: (all, name, at) => all.add(runs(`service-${at}`, `family-${at}`, name)),
    part: 'logs',
  },
  role: {
    refersTo: {
      repository: NEEDED,
      'log-group': NEEDED,
      'schedule-group': NEEDED,
      'task-definition': NEEDED,
      cluster: NEEDED,
      role: NEEDED,
    },
    calls: ['CreateRole', 'DeleteRole'],
    called: (all, name, at) => all.add(runs(`service-${at}`, name)),
    part: 'role',
  },
  'task-definition': {
    refersTo: {
      image: NEEDED,
      repository: NEEDED,
      'pull-through-cache-rule': CACHED,
      'log-group': NEEDED,
      role: NEEDED,
    },
    calls: ['RegisterTaskDefinition', 'DeregisterTaskDefinition'],
    called: (all, name, at) => all.add(runs(`service-${at}`, name)),
    part: 'family',
    leaving: ['role', 'task-definition'],
  },
  cluster: {
    refersTo: { namespace: NEEDED },
    calls: ['CreateCluster', 'DeleteCluster'],
    called: (all, name) => all.add(cluster(name)),
  },
  'auto-scaling-group': {
    refersTo: {
      cluster: NEEDED,
      role: NEEDED,
      'security-group': NEEDED,
      'security-group-rules': OPEN_FIRST,
      network: IMPLIED,
    },
    calls: ['CreateLaunchTemplate', 'CreateAutoScalingGroup', 'DeleteAutoScalingGroup', 'DeleteLaunchTemplate'],
    called: (all, name, at) => all.add(onInstances(`cluster-${at}`, name)),
    part: 'instances',
    leaving: OF_INSTANCES,
  },
  'capacity-provider': {
    refersTo: {
      'auto-scaling-group': NEEDED,
      cluster: NEEDED,
      role: NEEDED,
      'security-group': NEEDED,
      'security-group-rules': OPEN_FIRST,
      network: IMPLIED,
    },
    calls: ['CreateCapacityProvider', 'DeleteCapacityProvider'],
    called: (all, name, at) => all.add(onInstances(`cluster-${at}`, name)),
    part: 'provider',
    leaving: OF_INSTANCES,
  },
  'cluster-capacity': {
    refersTo: { cluster: BROUGHT, 'capacity-provider': NEEDED },
    calls: ['PutClusterCapacityProviders'],
    called: (all, name, at) => all.add(onInstances(name, `provider-${at}`)),
    // It is nothing of its own in AWS.
    part: 'capacity',
    leaving: OF_INSTANCES,
  },
  'discovery-service': {
    refersTo: { namespace: NEEDED },
    calls: ['serviceDiscovery CreateService', 'serviceDiscovery DeleteService'],
    called: (all, name, at) =>
      all.add(runs(`service-${at}`).discoverable(namespace.privateDns('shop.local', { network: vpc }), { name })),
    part: 'discovery',
  },
  namespace: {
    refersTo: { network: NEEDED },
    calls: ['ListNamespaces', 'CreatePrivateDnsNamespace', 'CreateHttpNamespace', 'DeleteNamespace'],
    called: (all, name) => all.add(namespace.http(name)),
  },
  'security-group-rules': {
    refersTo: {
      'security-group': NEEDED,
      network: IMPLIED,
      'load-balancer': LOOKED_UP,
      'target-group': LOOKED_UP,
      'prefix-list': FOUND_FIRST,
    },
    calls: ['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress'],
    called: (all, name) => all.add(securityGroup(name).network(vpc).allowFrom('10.0.0.0/8', 5432)),
    part: 'peer',
  },
  'security-group': {
    refersTo: {
      network: NEEDED,
      'security-group': NEEDED,
      'load-balancer': LOOKED_UP,
      'target-group': LOOKED_UP,
      'prefix-list': FOUND_FIRST,
    },
    calls: ['CreateSecurityGroup', 'DeleteSecurityGroup'],
    called: (all, name) => all.add(securityGroup(name).network(vpc)),
    part: 'security group',
  },
  repository: {
    refersTo: {},
    calls: ['CreateRepository', 'DeleteRepository'],
    called: (all, name) => all.add(repository(name)),
  },
  network: {
    refersTo: {},
    calls: ['DescribeVpcs', 'CreateVpc', 'CreateSubnet', 'DeleteVpc'],
    called: (all, name) => all.add(network(name)),
  },
}

export const MADE_KINDS = Object.keys(MADE) as Made[]

/** Every kind: what a new one is, as tests of all kinds ask. */
export const KINDS: { readonly [K in Kind]: Known<K> } = {
  ...MADE,
  'hosted-zone': { refersTo: {}, calls: ['ListHostedZonesByName'] },
  'prefix-list': { refersTo: {}, calls: ['DescribeManagedPrefixLists'] },
  'pull-through-cache-rule': {
    refersTo: {},
    calls: ['DescribePullThroughCacheRules', 'CreatePullThroughCacheRule'],
  },
  image: {
    refersTo: { repository: NEEDED },
    calls: ['BatchGetImage', 'InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage'],
  },
  task: {
    refersTo: {
      cluster: NEEDED,
      'cluster-capacity': AS_SERVICES,
      'task-definition': NEEDED,
      'security-group': IMPLIED,
      'security-group-rules': OPEN_FIRST,
      network: IMPLIED,
    },
    calls: ['ListTasks'],
  },
}

/** The kinds that stand alone: others need not be named where one is added. */
export const ALONE = MADE_KINDS.filter(kind => MADE[kind].part === undefined)

const SHARE = process.env.EDGES === 'all' ? 1 : 3

/** `npm test` takes every third kind; the mutations, which play them all before anything is taken out, say EDGES=all. */
export const sampled = <T>(kinds: readonly T[]): readonly T[] => kinds.filter((_, at) => at % SHARE === 0)
