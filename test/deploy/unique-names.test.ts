import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  hostedZone,
  isInvalidDefinitionError,
  isPlanError,
  loadBalancer,
  namespace,
  network,
  plan,
  repository,
  type Stack,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { Kind } from '../../src/model/index.ts'
import { account, DOMAIN } from './shop.ts'

const vpc = network.default()
const edge = loadBalancer('shop-edge').network(vpc).http()
const image = 'public.ecr.aws/nginx/nginx:1.29'
const runs = (name: string, family = name, logs = family) =>
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

type Made = Exclude<Kind, 'network' | 'hosted-zone' | 'certificate'>

/** Adds of each kind something that is called so; what it needs beside has names of its own. */
const CALLED: { readonly [K in Made]: (all: Stack, name: string, at: number) => Stack } = {
  autoscaling: (all, name, at) =>
    all.add(
      service(name)
        .cluster(cluster('shop'))
        .taskDefinition(
          taskDefinition(`family-${at}`)
            .fargate()
            .cpu(0.25)
            .memory(0.5)
            .container('app', c => c.image(image)),
        )
        .network(vpc)
        .autoScaling({ min: 1, max: 2 }, s => s.cpu(70)),
    ),
  cluster: (all, name) => all.add(cluster(name)),
  'discovery-service': (all, name, at) =>
    all.add(runs(`service-${at}`).discoverable(namespace.privateDns('shop.local', { network: vpc }), { name })),
  listener: (all, name, at) => all.add(runs(`service-${at}`).target(loadBalancer(name).network(vpc).http(), 'app', 80)),
  'listener-rule': (all, name, at) => all.add(runs(name, `family-${at}`).target(edge.path(`/${at}`), 'app', 80)),
  'load-balancer': (all, name) => all.add(loadBalancer(name).network(vpc).http()),
  'log-group': (all, name, at) => all.add(runs(`service-${at}`, `family-${at}`, name)),
  namespace: (all, name) => all.add(namespace.http(name)),
  record: (all, name) => all.add(hostedZone(DOMAIN).alias(`${name}.${DOMAIN}`, edge)),
  repository: (all, name) => all.add(repository(name)),
  role: (all, name, at) => all.add(runs(`service-${at}`, name)),
  'security-group': (all, name) => all.add(securityGroup(name).network(vpc)),
  'security-group-rules': (all, name) => all.add(securityGroup(name).network(vpc).allowFrom('10.0.0.0/8', 5432)),
  service: (all, name, at) => all.add(runs(name, `family-${at}`)),
  'target-group': (all, name, at) => all.add(runs(name, `family-${at}`).target(edge.path(`/${at}`), 'app', 80)),
  'task-definition': (all, name, at) => all.add(runs(`service-${at}`, name)),
}

const KINDS = Object.keys(CALLED) as Made[]
const ALIKE = [
  ['web_api', 'web-api'],
  ['Web', 'web'],
  ['web.', 'web'],
] as const

describe.each(KINDS)('two of one name: %s', kind => {
  it.each(ALIKE)('%s and %s in one stack are refused before the first call, or both are there', async (one, other) => {
    const simulator = account()
    const both = CALLED[kind](CALLED[kind](stack('shop'), one, 1), other, 2)
    const refused = await deploy(both, simulator.options()).then(
      () => false,
      error => {
        if (isInvalidDefinitionError(error)) return true
        throw error
      },
    )
    if (refused) expect(simulator.calls).toEqual([])
    else expect((await plan(both, simulator.options())).isEmpty).toBe(true)
  })

  it('in two stacks is refused before anything is changed, or nothing of it is shared', async () => {
    const simulator = account()
    const [one, other] = [stack('shop'), stack('shop-web')].map(all => CALLED[kind](all, 'web', 1))
    if (!one || !other) throw new RangeError('There are two stacks')
    await deploy(one, simulator.options())
    const before = simulator.resources()
    const refused = await deploy(other, simulator.options()).then(
      () => false,
      error => {
        if (isPlanError(error)) return true
        throw error
      },
    )
    if (refused) expect(simulator.resources()).toEqual(before)
    else for (const each of [one, other]) expect((await plan(each, simulator.options())).isEmpty).toBe(true)
  })
})

it('a name of Cloud Map that two services of a stack ask for is theirs to settle', async () => {
  const names = namespace.privateDns('shop.local', { network: vpc })
  const twice = stack('shop').add(runs('web').discoverable(names, { name: 'API' }), runs('api').discoverable(names))
  const simulator = account()
  await expect(deploy(twice, simulator.options())).rejects.toMatchObject({
    issues: [
      {
        code: 'STK-DUP-01',
        path: ['discovery-service', 'api.api'],
        message:
          'discovery service web.API and discovery service api.api would have one name in AWS: api in shop.local',
      },
    ],
  })
  expect(simulator.calls).toEqual([])
})
