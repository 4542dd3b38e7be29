import { describe, expect, it } from 'vitest'
import {
  certificate,
  cluster,
  hostedZone,
  loadBalancer,
  network,
  networkLoadBalancer,
  service,
  taskDefinition,
} from '../../src/index.ts'

const zone = hostedZone('example.com')
const vpc = network.default()
const long = `${'a'.repeat(60)}.example.com`
const named = (count: number) => Array.from({ length: count }, (_, at) => `${at}.example.com` as const)

describe('a certificate', () => {
  it('is of its first name, in small letters, and of further ones', () => {
    const made = certificate('Shop.Example.com.', { zone, alternativeNames: ['*.shop.example.com'] }).tags({ a: 'b' })
    expect(made.build()).toMatchObject({
      kind: 'certificate',
      id: 'shop.example.com',
      domain: 'shop.example.com',
      alternativeNames: ['*.shop.example.com'],
      zones: [{ name: 'example.com' }],
      tags: { a: 'b' },
    })
  })

  it.each([
    ['ACM-REQ-01', 'error', certificate(long, { zone })],
    ['ACM-REQ-02', 'error', certificate('my_app.example.com', { zone })],
    ['ACM-REQ-02', 'error', certificate('a.*.example.com', { zone })],
    ['ACM-REQ-02', 'error', certificate('a.example.com', { zone, alternativeNames: ['-b.example.com'] })],
    ['ACM-QTA-02', 'warning', certificate('a.example.com', { zone, alternativeNames: named(10) })],
    ['AUX-ACM-01', 'error', certificate('a.example.com', { zone, alternativeNames: named(100) })],
    ['R53-NAM-02', 'error', certificate('a.example.org' as string, { zone })],
    ['ACM-VAL-06', 'error', certificate('a.example.com', { zone: hostedZone({ name: 'example.com', private: true }) })],
    ['ACM-REQ-03', 'error', certificate('a.example.com', { zone, keyAlgorithm: 'RSA_4096' as 'RSA_2048' })],
  ] as const)('%s (%s)', (code, severity, made) => {
    expect(made.issues().map(each => [each.code, each.severity])).toEqual([[code, severity]])
  })

  it('takes names of several zones, each in the longest that it is in', () => {
    const zones = [zone, hostedZone('example.org')]
    expect(certificate('a.example.com', { zone: zones, alternativeNames: ['*.example.org'] }).issues()).toEqual([])
  })
})

describe('the certificates of a listener', () => {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('web:1').port(80))
  const secure = certificate('shop.example.com', { zone, alternativeNames: ['*.shop.example.com'] })
  const routed = (certificates: Parameters<ReturnType<typeof loadBalancer>['https']>[0]['certificate'], host: string) =>
    service('web')
      .cluster(cluster('prod'))
      .network(vpc)
      .taskDefinition(web)
      .desiredCount(1)
      .target(loadBalancer('edge').network(vpc).https({ certificate: certificates }).host(host), 'app', 80)
      .issues()
      .map(({ code }) => code)

  it.each([
    [secure, 'shop.example.com', []],
    [secure, 'a.shop.example.com', []],
    [secure, 'www.example.com', ['LS-CRT-08']],
    [secure, 'a.b.shop.example.com', ['LS-CRT-08']],
    [[secure, certificate('www.example.com', { zone })], 'www.example.com', []],
    // What they cover is known when they are looked up.
    ['shop.example.com', 'www.example.com', []],
    [[secure, 'arn:aws:acm:us-east-1:123456789012:certificate/1'], 'www.example.com', []],
    [secure, '*.example.com', []],
  ] as const)('%# are for the hosts of its routes', (certificates, host, codes) => {
    expect(routed(certificates, host)).toEqual(codes)
  })

  it('are its own and those beside, of both kinds of load balancers', () => {
    const given = [secure, 'example.org', 'arn:aws:acm:us-east-1:123456789012:certificate/1'] as const
    const expected = { certificate: { id: 'shop.example.com' }, moreCertificates: [{ id: 'example.org' }, given[2]] }
    const edge = loadBalancer('edge').network(vpc).https({ certificate: given })
    expect(edge.build().listeners).toMatchObject([expected])
    const tls = networkLoadBalancer('tls').network(vpc).tls(443, { certificate: given })
    expect(tls.build().networkListeners).toMatchObject([expected])
  })

  it('cannot be none, nor one that is wrong in itself', () => {
    expect(() => loadBalancer('edge').network(vpc).https({ certificate: [] }).build()).toThrow('LS-CRT-01')
    const wrong = certificate('my_app.example.com', { zone })
    expect(() => loadBalancer('edge').network(vpc).https({ certificate: wrong }).build()).toThrow('ACM-REQ-02')
  })
})
