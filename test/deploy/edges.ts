import {
  cluster,
  hostedZone,
  loadBalancer,
  namespace,
  network,
  repository,
  type Stack,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { Deferred } from '../../src/model/deferred.ts'
import type { Kind, Models } from '../../src/model/index.ts'
import type { Resource } from '../../src/model/resource.ts'

type Plain = string | number | boolean | undefined | null

/** The kinds that a part of a model holds. A value in a text can be of any kind: its edge has tests of its own. */
type Held<T> = T extends Plain | Deferred
  ? never
  : T extends Resource<infer K>
    ? K
    : T extends readonly (infer Item)[]
      ? Held<Item>
      : { [P in keyof T]: P extends 'hookDetails' ? never : Held<T[P]> }[keyof T]

// What comes `after` is an order, not a reference.
type References<K extends Kind> = NonNullable<
  { [P in Exclude<keyof Models[K], 'after'>]: Held<Models[K][P]> }[Exclude<keyof Models[K], 'after'>]
>

export const NEEDED = 'needed'
export const IMPLIED = 'another way through the graph leads to it'
const OPEN_FIRST = 'AWS refuses nothing without it; so that the ways of its tasks are open when they start'
export const LOOKED_UP = 'one that is looked up is known before anything is changed'
const UNUSED = 'a load balancer itself has no certificate; its listeners have, and an edge of their own to it'

/**
 * Every kind that a kind can refer to, as the compiler reads it off the models: whether the edge is needed, or why the
 * executor does the same without it.
 */
export const EDGES: { readonly [K in Kind]: { readonly [R in References<K>]: string } } = {
  network: {},
  'hosted-zone': {},
  certificate: {},
  repository: {},
  namespace: { network: NEEDED },
  'discovery-service': { namespace: NEEDED },
  cluster: { namespace: NEEDED },
  'log-group': {},
  'security-group': {
    network: NEEDED,
    'security-group': NEEDED,
    'load-balancer': LOOKED_UP,
    'target-group': LOOKED_UP,
  },
  'security-group-rules': {
    'security-group': NEEDED,
    network: IMPLIED,
    'load-balancer': LOOKED_UP,
    'target-group': LOOKED_UP,
  },
  role: { repository: NEEDED, 'log-group': NEEDED },
  'task-definition': { repository: NEEDED, 'log-group': NEEDED, role: NEEDED },
  'target-group': { network: NEEDED, 'load-balancer': LOOKED_UP },
  'load-balancer': { network: IMPLIED, 'security-group': NEEDED, certificate: UNUSED },
  listener: { 'load-balancer': NEEDED, certificate: IMPLIED },
  'listener-rule': { listener: NEEDED, 'target-group': NEEDED },
  service: {
    cluster: NEEDED,
    'task-definition': NEEDED,
    role: NEEDED,
    'security-group': NEEDED,
    'security-group-rules': OPEN_FIRST,
    'listener-rule': NEEDED,
    'discovery-service': NEEDED,
    namespace: NEEDED,
    'log-group': IMPLIED,
    network: IMPLIED,
    'target-group': IMPLIED,
    'load-balancer': IMPLIED,
  },
  autoscaling: { service: NEEDED, 'target-group': IMPLIED, 'load-balancer': IMPLIED },
  record: { 'hosted-zone': NEEDED, 'load-balancer': NEEDED },
}

export const DOMAIN = 'example.com'
const HOOK = 'arn:aws:lambda:us-east-1:123456789012:function:check'

/** A program with every edge, and without what would imply one that can be left to itself. */
export function everyEdge(): Stack {
  const host = `shop.${DOMAIN}`
  const vpc = network.default()
  const names = namespace.privateDns('shop.local', { network: vpc })
  const prod = cluster('shop').serviceConnectDefaults(names)
  const image = repository('shop/web').tag('1')
  const web = taskDefinition('shop-web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .logs({ retentionDays: 14 })
    .container('app', c => c.image(image).port(8080))
  const edge = loadBalancer('shop-edge').network(vpc).https({ certificate: host })
  const site = service('shop-web')
    .cluster(prod)
    .taskDefinition(web)
    .network(vpc)
    .securityGroups(securityGroup('shop-db').network(vpc).allowFrom(vpc, 5432))
    .target(edge.host(host), 'app', 8080)
    .blueGreen({ bakeTime: 0 })
    .autoScaling({ min: 2, max: 4 }, s => s.cpu(70))
  const api = service('shop-api')
    .cluster(prod)
    .taskDefinition(web)
    .network(vpc)
    .target(edge.host(host).path('/api'), 'app', 8080)
    .serviceConnect({ namespace: namespace.http('shop'), logConfiguration: 'awslogs' })
    .autoScaling({ min: 2, max: 4 }, s => s.requestsPerTarget(1000))
  const jobs = taskDefinition('shop-jobs')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .executionRole('arn:aws:iam::123456789012:role/given')
    .logs({ retentionDays: 14 })
    .container('app', c => c.image(image))
  const worker = service('shop-jobs')
    .cluster(prod)
    .taskDefinition(jobs)
    .network(vpc)
    .discoverable(names)
    .desiredCount(1)
    .rolling({ hooks: [{ function: HOOK, stages: ['POST_SCALE_UP'] }] })
  return stack('shop').add(site, api, worker, hostedZone(DOMAIN).alias(host, edge))
}
