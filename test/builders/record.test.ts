import { describe, expect, it } from 'vitest'
import { hostedZone, loadBalancer, network, stack } from '../../src/index.ts'
import type { RecordType } from '../../src/model/record.ts'
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
    expect(zone.alias('example.com', edge).evaluateTargetHealth(false).build()).toMatchObject({
      evaluateTargetHealth: false,
    })
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

describe('records with values', () => {
  const zone = hostedZone('example.com')
  const CHECK = { healthCheckId: 'abcdef11-2222-3333-4444-555555fedcba' }

  it('are what they say', () => {
    expect(zone.record('WWW.example.com.', 'CNAME', 'a.example.net').ttl(60).weighted('a', 1, CHECK).build()).toEqual({
      kind: 'record',
      id: 'www.example.com CNAME a',
      zone: zone.build(),
      name: 'www.example.com',
      type: 'CNAME',
      values: ['a.example.net'],
      ttlSeconds: 60,
      routing: { setIdentifier: 'a', weight: 1, ...CHECK },
    })
    expect(zone.record('a.example.com', 'A', '192.0.2.1').latency('eu', 'eu-west-1', CHECK).build()).toEqual(
      zone
        .record('a.example.com', 'A', '192.0.2.1')
        .raw({ SetIdentifier: 'eu', Region: 'eu-west-1', HealthCheckId: CHECK.healthCheckId })
        .build(),
    )
    expect(
      hostedZone({ name: 'example.com', external: true }).record('example.com', 'A', '192.0.2.1').build(),
    ).toMatchObject({
      id: 'example.com A in external example.com',
      existing: 'external',
    })
  })

  const record = (type: RecordType, ...values: [string, ...string[]]) =>
    zone.record(text('a.example.com'), type, ...values)

  const alias = zone.alias('a.example.com', edge)
  const raw = (settings: object) => Reflect.apply(alias.raw, alias, [settings])

  it.each([
    ['an address of six', 'R53-VAL-01', record('A', '2001:db8::1')],
    ['an address of four', 'R53-VAL-01', record('AAAA', '192.0.2.1')],
    ['no name', 'R53-VAL-01', record('CNAME', 'a..example.net')],
    ['letters that need xn--', 'R53-VAL-01', record('CNAME', 'grün.example.net')],
    ['a mail server without priority', 'R53-VAL-01', record('MX', 'mail.example.com')],
    ['a priority of 65536', 'R53-VAL-01', record('MX', '65536 mail.example.com')],
    ['a service without a port', 'R53-VAL-01', record('SRV', '1 10 xmpp.example.com')],
    ['a port of 65536', 'R53-VAL-01', record('SRV', '1 10 65536 xmpp.example.com')],
    ['an authority without a tag', 'R53-VAL-01', record('CAA', '0 amazon.com')],
    ['flags of 256', 'R53-VAL-01', record('CAA', '256 issue amazon.com')],
    ['an authority in half a quote', 'R53-VAL-01', record('CAA', '0 issue "amazon.com')],
    ['an empty text', 'R53-VAL-01', record('TXT', '')],
    ['a text of 4000', 'R53-VAL-01', record('TXT', 'x'.repeat(4000))],
    ['a CNAME of two', 'R53-CNM-01', record('CNAME', 'a.example.net', 'b.example.net')],
    ['a CNAME of its zone', 'R53-APX-01', zone.record(text('example.com'), 'CNAME', 'a.example.net')],
    ['a weighted one of two', 'R53-POL-04', record('A', '192.0.2.1', '192.0.2.2').weighted('a', 1)],
    ['a TTL of half a second', 'R53-TTL-01', record('A', '192.0.2.1').ttl(0.5)],
    ['a weight of 256', 'R53-POL-02', record('A', '192.0.2.1').weighted('a', 256)],
    ['no identifier', 'R53-POL-01', raw({ Region: 'eu-west-1' })],
    ['no way', 'R53-POL-01', raw({ SetIdentifier: 'a' })],
    ['a way that is undefined', 'R53-POL-01', raw({ SetIdentifier: 'a', Region: undefined } as never)],
    ['two ways', 'R53-POL-01', raw({ SetIdentifier: 'a', Region: 'eu-west-1', GeoLocation: { CountryCode: 'DE' } })],
    ['a way that is off', 'R53-POL-01', raw({ SetIdentifier: 'a', MultiValueAnswer: false })],
    ['no place', 'R53-POL-08', raw({ SetIdentifier: 'a', GeoLocation: {} })],
    ['two places', 'R53-POL-08', raw({ SetIdentifier: 'a', GeoLocation: { ContinentCode: 'EU', CountryCode: 'DE' } })],
    ['a part of nothing', 'R53-POL-08', raw({ SetIdentifier: 'a', GeoLocation: { SubdivisionCode: 'CA' } })],
    ['near to nothing', 'R53-POL-08', raw({ SetIdentifier: 'a', GeoProximityLocation: { Bias: 1 } })],
    [
      'near to two',
      'R53-POL-08',
      raw({ SetIdentifier: 'a', GeoProximityLocation: { AWSRegion: 'eu-west-1', LocalZoneGroup: 'us-west-2-den-1' } }),
    ],
    ['a place in letters', 'JSON-TYP-01', raw({ SetIdentifier: 'a', GeoLocation: 'DE' })],
    ['a Region that Route 53 does not have', 'API-VAL-01', raw({ SetIdentifier: 'a', Region: 'eu-west' })],
    [
      'a place without its name',
      'API-REQ-01',
      raw({ SetIdentifier: 'a', CidrRoutingConfig: { CollectionId: CHECK.healthCheckId } }),
    ],
    [
      'a bias of 100',
      'API-RNG-01',
      raw({ SetIdentifier: 'a', GeoProximityLocation: { AWSRegion: 'us-east-1', Bias: 100 } }),
    ],
    ['what has a method', 'API-MEM-01', raw({ SetIdentifier: 'a', Region: 'eu-west-1', Weight: 1 })],
    ['a member that there is not', 'API-MEM-01', raw({ SetIdentifier: 'a', Region: 'eu-west-1', Regoin: 'eu-west-1' })],
    [
      'an alias that is one of several answers',
      'R53-POL-03',
      alias.raw({ SetIdentifier: 'a', MultiValueAnswer: true }),
    ],
    ['an empty identifier', 'R53-POL-01', record('A', '192.0.2.1').weighted('', 1)],
    ['an identifier of 129', 'R53-POL-01', record('A', '192.0.2.1').weighted('x'.repeat(129), 1)],
    ['a primary one without a check', 'R53-POL-05', record('A', '192.0.2.1').failover('a', 'PRIMARY')],
    ['a check by its name', 'R53-POL-05', record('A', '192.0.2.1').weighted('a', 1, { healthCheckId: 'mine' })],
    [
      'weights of a zone elsewhere',
      'R53-EXT-01',
      hostedZone({ name: 'example.com', external: true }).alias('example.com', edge).weighted('a', 1),
    ],
  ])('are refused as %s', (_what, code, refused) => {
    expect(errorsIn(refused)).toEqual([code])
  })

  it('doubts quotes, and a primary one that is never unhealthy', () => {
    const codes = [
      record('TXT', '"v=spf1 -all"'),
      zone.alias('a.example.com', edge).evaluateTargetHealth(false).failover('a', 'PRIMARY'),
    ]
    expect(codes.flatMap(each => each.issues().map(({ code, severity }) => `${severity} ${code}`))).toEqual([
      'warning R53-VAL-02',
      'warning R53-POL-03',
    ])
  })

  it.each([
    ['a CNAME and an alias', 'R53-CNM-01', [alias, record('CNAME', 'b.example.net')]],
    ['a CNAME and a text', 'R53-CNM-01', [record('TXT', 'a'), record('CNAME', 'b.example.net')]],
    ['an alias and an address', 'R53-POL-07', [alias, record('A', '192.0.2.1')]],
    ['one of weight and one without', 'R53-POL-07', [alias, alias.weighted('a', 1)]],
    ['weight and failover', 'R53-POL-07', [alias.weighted('a', 1), alias.failover('b', 'PRIMARY')]],
    ['two primary ones', 'R53-POL-07', [alias.failover('a', 'PRIMARY'), alias.failover('b', 'PRIMARY')]],
    [
      'latency and weight',
      'R53-POL-07',
      [alias.weighted('a', 1), alias.raw({ SetIdentifier: 'b', Region: 'eu-west-1' })],
    ],
    [
      'two of a Region',
      'R53-POL-07',
      [alias.raw({ SetIdentifier: 'a', Region: 'eu-west-1' }), alias.raw({ SetIdentifier: 'b', Region: 'eu-west-1' })],
    ],
    ['two of an identifier', 'R53-POL-07', [alias.weighted('a', 1), record('A', '192.0.2.1').weighted('a', 1)]],
    [
      'two TTLs',
      'R53-POL-06',
      [record('A', '192.0.2.1').ttl(5).weighted('a', 1), record('A', '192.0.2.1').weighted('b', 1)],
    ],
  ])('are not beside each other: %s', (_what, code, both) => {
    expect(errorsIn(stack('shop').add(...both))).toEqual([code])
  })

  it('are beside each other where Route 53 takes it', () => {
    const both = [alias.weighted('a', 1), record('A', '192.0.2.1').weighted('b', 0), record('AAAA', '2001:db8::1')]
    const inside = hostedZone({ name: 'example.com', private: true }).record('a.example.com', 'CNAME', 'b.example.net')
    expect(errorsIn(stack('shop').add(...both, inside, record('TXT', 'a')))).toEqual([])
  })
})
