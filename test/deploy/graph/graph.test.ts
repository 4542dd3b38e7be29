import { describe, expect, it } from 'vitest'
import { collect, type Graph, walk } from '../../../src/deploy/graph/graph.ts'
import type { Model, StackModel } from '../../../src/model/index.ts'
import type { LoadBalancerModel } from '../../../src/model/load-balancer.ts'
import type { NetworkModel } from '../../../src/model/network.ts'
import type { RecordModel } from '../../../src/model/record.ts'
import type { SecurityGroupModel } from '../../../src/model/security-group.ts'

const network: NetworkModel = { kind: 'network', id: 'default', existing: 'default', assignPublicIp: true }
const group: SecurityGroupModel = {
  kind: 'security-group',
  id: 'edge',
  description: 'edge',
  network,
  ingress: [],
  tags: {},
}
const edge: LoadBalancerModel = {
  kind: 'load-balancer',
  id: 'edge',
  name: 'edge',
  scheme: 'internet-facing',
  ipAddressType: 'ipv4',
  network,
  securityGroups: [group],
  idleTimeoutSeconds: 60,
  listeners: [
    { port: 80, protocol: 'HTTP', defaultAction: { type: 'fixed-response', statusCode: '404', messageBody: '' } },
  ],
  tags: {},
}
const record: RecordModel = {
  kind: 'record',
  id: 'www.example.com',
  zone: { kind: 'hosted-zone', id: 'example.com', name: 'example.com' },
  name: 'www.example.com',
  loadBalancer: edge,
  evaluateTargetHealth: true,
}
const stackOf = (...roots: Model[]): StackModel => ({ kind: 'stack', name: 'shop', tags: {}, roots })

async function visits(graph: Graph, direction: 'forward' | 'reverse', stop?: string): Promise<string[]> {
  const seen: string[] = []
  await walk(graph, direction, async ({ key }) => {
    seen.push(key)
    return key !== stop
  })
  return seen
}

describe('collect', () => {
  it('reaches everything that a root refers to, and what comes along with it', () => {
    expect([...collect(stackOf(record)).keys()].sort()).toEqual([
      'hosted-zone/example.com',
      'listener/edge:80',
      'load-balancer/edge',
      'network/default',
      'record/www.example.com',
      'security-group/edge',
    ])
  })

  it('takes two equal definitions of one resource as one', () => {
    expect(collect(stackOf(group, { ...group, network: { ...network } })).size).toBe(2)
  })

  it('refuses two different definitions of one resource, and names it', () => {
    const other = { ...group, description: 'another' }
    expect(() => collect(stackOf(group, other))).toThrow(
      /Two different resources of kind security-group are called "edge"/,
    )
  })

  it('does not take a resource with the same id and another kind as the same', () => {
    expect([...collect(stackOf(group, edge)).keys()]).toContain('load-balancer/edge')
  })
})

describe('walk', () => {
  const graph = collect(stackOf(record))

  it('visits what a resource needs before it', async () => {
    const order = await visits(graph, 'forward')
    for (const { key, needs } of graph.values()) {
      for (const needed of needs) expect(order.indexOf(needed)).toBeLessThan(order.indexOf(key))
    }
    expect(order).toHaveLength(graph.size)
  })

  it('visits in reverse what needs a resource before it', async () => {
    const order = await visits(graph, 'reverse')
    for (const { key, needs } of graph.values()) {
      for (const needed of needs) expect(order.indexOf(needed)).toBeGreaterThan(order.indexOf(key))
    }
  })

  it('leaves out what comes after a failure, and nothing else', async () => {
    const order = await visits(graph, 'forward', 'security-group/edge')
    expect(order.sort()).toEqual(['hosted-zone/example.com', 'network/default', 'security-group/edge'])
  })

  it('visits independent resources at the same time', async () => {
    let running = 0
    let most = 0
    await walk(graph, 'forward', async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise(resolve => setImmediate(resolve))
      running -= 1
      return true
    })
    expect(most).toBeGreaterThan(1)
  })
})
