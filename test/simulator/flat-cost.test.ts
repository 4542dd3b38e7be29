import { expect, it } from 'vitest'
import type { Aws } from '../../src/aws/clients.ts'
import { account, defaultNetwork } from './support.ts'

const HEALTHY_MILLISECONDS = 300_000

/** Elements that were looked at while some work was done: of arrays by their methods, of maps and sets by walking them. */
async function counted(work: () => Promise<unknown>): Promise<number> {
  let looked = 0
  const undo: (() => void)[] = []
  const patch = (owner: object, name: PropertyKey, before: (self: unknown) => number) => {
    const original = Reflect.get(owner, name)
    Reflect.set(owner, name, function (this: unknown, ...given: unknown[]) {
      looked += before(this)
      return Reflect.apply(original, this, given)
    })
    undo.push(() => Reflect.set(owner, name, original))
  }
  const lengthOf = (self: unknown) => (Array.isArray(self) ? self.length : 0)
  for (const name of [
    'filter',
    'find',
    'flatMap',
    'map',
    'some',
    'every',
    'reduce',
    'forEach',
    'findIndex',
    'includes',
  ])
    patch(Array.prototype, name, lengthOf)
  const walks = [new Map().values(), new Set().values(), [][Symbol.iterator]()].map(each => Object.getPrototypeOf(each))
  for (const walk of walks) patch(walk, 'next', () => 1)
  try {
    await work()
  } finally {
    for (const each of undo) each()
  }
  return looked
}

/** A cluster behind a load balancer, and services that each have a rule of it. */
async function prepare(aws: Aws) {
  const { vpcId, subnets } = await defaultNetwork(aws)
  await aws.ecs('CreateCluster', { clusterName: 'prod' })
  await aws.ecs('RegisterTaskDefinition', {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'app', image: 'nginx:1', portMappings: [{ containerPort: 80 }] }],
  })
  const { LoadBalancers: [balancer] = [] } = await aws.elbv2('CreateLoadBalancer', { Name: 'edge', Subnets: subnets })
  const { Listeners: [listener] = [] } = await aws.elbv2('CreateListener', {
    LoadBalancerArn: balancer?.LoadBalancerArn,
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  })
  return async (number: number) => {
    const { TargetGroups: [group] = [] } = await aws.elbv2('CreateTargetGroup', {
      ...{ Name: `web-${number}`, Port: 80, Protocol: 'HTTP', TargetType: 'ip', VpcId: vpcId },
    })
    const targetGroupArn = group?.TargetGroupArn ?? ''
    await aws.elbv2('CreateRule', {
      ListenerArn: listener?.ListenerArn,
      Priority: number + 1,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [`/${number}`] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
    })
    return async () => {
      await aws.ecs('CreateService', {
        ...{ cluster: 'prod', serviceName: `web-${number}`, taskDefinition: 'web', desiredCount: 1 },
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
        loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 80 }],
      })
    }
  }
}

/** What one more service costs, from its creation until its second deployment is over, where there are so many already. */
async function costAfter(existing: number): Promise<number> {
  const { aws, simulator } = account()
  const add = await prepare(aws)
  for (let number = 0; number < existing; number += 1) await (await add(number))()
  await simulator.advance(HEALTHY_MILLISECONDS)
  const create = await add(existing)
  return counted(async () => {
    await create()
    await simulator.advance(HEALTHY_MILLISECONDS)
    await aws.ecs('UpdateService', { cluster: 'prod', service: `web-${existing}`, forceNewDeployment: true })
    await simulator.advance(HEALTHY_MILLISECONDS)
  })
}

it('one more service, and its next deployment, look at as much among 40 as among 5', async () => {
  // What is loaded at the first use counts for nobody.
  await costAfter(0)
  const [few, many] = [await costAfter(5), await costAfter(40)]
  expect(many / few).toBeLessThan(1.02)
})
