import { expect, it } from 'vitest'
import {
  capacityProvider,
  cluster,
  hostedZone,
  loadBalancer,
  network,
  pullThroughCacheRule,
  repository,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import { DRAWN } from './drawn.ts'

const edge = loadBalancer('edge').network(network.default()).http()
const builders: Record<keyof typeof DRAWN, object> = {
  service: service('web'),
  cluster: cluster('shop'),
  'capacity provider': capacityProvider('arm').autoScalingGroup('arm'),
  'load balancer': edge,
  repository: repository('shop'),
  'pull through cache rule': pullThroughCacheRule('quay', { upstreamRegistryUrl: 'quay.io' }),
  stack: stack('shop'),
  record: hostedZone('example.com').alias('example.com', edge),
  'record of a text': hostedZone('example.com').record('example.com', 'TXT', 'a text'),
  'security group': securityGroup('db').network(network.default()),
  'task definition': taskDefinition('web'),
  container: containerOf(),
}

function containerOf(): object {
  let inner: object = {}
  taskDefinition('web')
    .fargate()
    .container('app', c => {
      inner = c
      return c.image('web')
    })
  return inner
}

// Of every builder: these check, name rules, branch, and are for the builders themselves.
const COMMON = ['build', 'issues', 'ignoreRules', 'use', 'when', 'constructor', 'where', 'make', 'common', 'checked']

it.each(Object.entries(DRAWN))('the random programs say all that a builder can: %s', (kind, drawn) => {
  const all = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(builders[kind as keyof typeof DRAWN]))
  // What is known once a thing is there is no method.
  const methods = Object.entries(all).flatMap(([name, { value }]) => (typeof value === 'function' ? [name] : []))
  const { extras, own }: { readonly extras: object; readonly own: readonly string[] } = drawn
  const leftOut = 'leftOut' in drawn ? Object.keys(drawn.leftOut) : []
  const known = [...Object.keys(extras), ...own, ...leftOut, ...COMMON]
  expect(methods.filter(method => own.includes(method) || method in extras)).not.toEqual([])
  expect(methods.filter(method => !known.includes(method))).toEqual([])
})
