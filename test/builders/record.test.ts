import { describe, expect, it } from 'vitest'
import { hostedZone, loadBalancer, network } from '../../src/index.ts'
import { errorsIn, issuesIn } from './issues.ts'

const edge = loadBalancer('edge').network(network.default()).https({ certificate: 'example.com' })
const text = (value: string): string => value

describe('hostedZone', () => {
  it('is found by name or by id', () => {
    expect(hostedZone('Example.com.').build()).toEqual({ kind: 'hosted-zone', id: 'example.com', name: 'example.com' })
    expect(hostedZone({ name: 'example.com', id: 'Z1' }).build()).toEqual({
      ...{ kind: 'hosted-zone', id: 'Z1', name: 'example.com', hostedZoneId: 'Z1' },
    })
  })

  it('points names at a load balancer', () => {
    const zone = hostedZone('example.com')
    expect(zone.alias('Shop.example.com.', edge).build()).toEqual({
      kind: 'record',
      id: 'shop.example.com',
      zone: zone.build(),
      name: 'shop.example.com',
      loadBalancer: edge.build(),
      evaluateTargetHealth: true,
    })
    expect(zone.alias('example.com', edge).evaluateTargetHealth(false).build().evaluateTargetHealth).toBe(false)
  })

  it.each(['example.com', 'a.b.example.com', '*.example.com', '_x.example.com'])('accepts the record %s', name => {
    expect(errorsIn(hostedZone('example.com').alias(name, edge))).toEqual([])
  })

  it.each([
    ['another domain', 'example.org', ['R53-NAM-02']],
    ['only the letters of the zone', 'shopexample.com', ['R53-NAM-02']],
    ['an empty label', 'a..example.com', ['R53-NAM-01']],
    ['a label of 64', `${'a'.repeat(64)}.example.com`, ['R53-NAM-01']],
    ['a wildcard in the middle', 'a.*.example.com', ['R53-NAM-01']],
    ['a wildcard with more in its label', 'a*.example.com', ['R53-NAM-01']],
    ['a name of 256', `${'a.'.repeat(122)}b.example.com`, ['R53-NAM-01']],
  ])('refuses %s', (_what, name, codes) => {
    expect(errorsIn(hostedZone('example.com').alias(name, edge))).toEqual(codes)
  })

  it('refuses a name outside the zone in the words of the compiler', () => {
    expect(issuesIn(hostedZone('example.com').alias(text('shop.example.org'), edge))[0]?.message).toBe(
      'Record name "shop.example.org" is not in the zone "example.com": it must be "example.com" or end in ".example.com"',
    )
  })

  it('reports the mistakes of the load balancer too', () => {
    const wrong = loadBalancer('-edge').network(network.default()).https({ certificate: 'example.com' })
    expect(errorsIn(hostedZone('example.com').alias(text('a.example.org'), wrong))).toEqual(['LB-NAM-01', 'R53-NAM-02'])
  })
})
