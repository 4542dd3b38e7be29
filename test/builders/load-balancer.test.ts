import { describe, expect, it } from 'vitest'
import { type LoadBalancer, loadBalancer, network, stack } from '../../src/index.ts'
import { issuedFor } from '../../src/model/certificate.ts'
import { errorsIn, issuesIn } from './issues.ts'

const vpc = network.default()
const arn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000'
const named = (name: string): LoadBalancer<true, true> => loadBalancer(name).network(vpc).https({ certificate: arn })
const certified = (certificate: string): LoadBalancer<true, true> =>
  loadBalancer('edge').network(vpc).https({ certificate })
const inSubnets = (...subnets: string[]): LoadBalancer<true, true> =>
  loadBalancer('edge')
    .network(network.existing({ vpcId: 'vpc-1', subnets }))
    .https({ certificate: arn })

const notFound = { type: 'fixed-response', statusCode: '404', messageBody: 'Not found' }

const secured = (policy: string) =>
  loadBalancer('edge')
    .network(vpc)
    .https({ certificate: arn, sslPolicy: `ELBSecurityPolicy-${policy}` })

const ARN: string = 'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'

describe('loadBalancer', () => {
  it('is internet-facing with a security group that admits everyone to the ports of its listeners', () => {
    const edge = loadBalancer('edge').network(vpc).redirectHttpToHttps().https({ certificate: 'shop.example.com' })
    expect(edge.build()).toEqual({
      kind: 'load-balancer',
      id: 'edge',
      name: 'edge',
      scheme: 'internet-facing',
      ipAddressType: 'ipv4',
      network: vpc.build(),
      securityGroups: [
        {
          kind: 'security-group',
          id: 'edge-load-balancer',
          description: 'Requests to load balancer edge',
          network: vpc.build(),
          ingress: [
            {
              fromPort: 80,
              toPort: 80,
              source: { cidrIpv4: '0.0.0.0/0' },
              description: 'Port 80 from any IPv4 address',
            },
            { fromPort: 80, toPort: 80, source: { cidrIpv6: '::/0' }, description: 'Port 80 from any IPv6 address' },
            {
              fromPort: 443,
              toPort: 443,
              source: { cidrIpv4: '0.0.0.0/0' },
              description: 'Port 443 from any IPv4 address',
            },
            { fromPort: 443, toPort: 443, source: { cidrIpv6: '::/0' }, description: 'Port 443 from any IPv6 address' },
          ],
          tags: {},
        },
      ],
      listeners: [
        {
          port: 80,
          protocol: 'HTTP',
          onlyNamed: true,
          defaultAction: { type: 'redirect', protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' },
        },
        {
          port: 443,
          protocol: 'HTTPS',
          certificate: issuedFor('shop.example.com'),
          sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
          defaultAction: notFound,
        },
      ],
      tags: {},
    })
  })

  it('takes a certificate by its ARN, and an SSL policy', () => {
    const sslPolicy = 'ELBSecurityPolicy-TLS13-1-3-2021-06'
    const edge = loadBalancer('edge').network(vpc).https({ certificate: arn, sslPolicy })
    expect(edge.build().listeners).toEqual([
      { port: 443, protocol: 'HTTPS', certificate: arn, sslPolicy, defaultAction: notFound },
    ])
  })

  it('opens port 80 only when it serves plain HTTP alone', () => {
    const edge = loadBalancer('edge').network(vpc).http().build()
    expect(edge.listeners).toEqual([{ port: 80, protocol: 'HTTP', defaultAction: notFound }])
    expect(edge.securityGroups[0]?.ingress.map(rule => rule.fromPort)).toEqual([80, 80])
  })

  it('can be internal, dual-stack, tagged and have another idle timeout', () => {
    const edge = loadBalancer('edge').network(vpc).internal().dualstack().http().idleTimeout(120).tags({ team: 'web' })
    expect(edge.build()).toMatchObject({
      ...{ scheme: 'internal', ipAddressType: 'dualstack', idleTimeoutSeconds: 120 },
      ...{ tags: { team: 'web' }, securityGroups: [{ tags: { team: 'web' } }] },
    })
  })

  it.each([
    ['33 characters', named('a'.repeat(33)), ['LB-NAM-01']],
    ['a leading hyphen', named('-edge'), ['LB-NAM-01']],
    ['a trailing hyphen', named('edge-'), ['LB-NAM-01']],
    ['a name for internal ones', named('internal-edge'), ['LB-NAM-01']],
    ['an idle timeout above 4000', named('edge').idleTimeout(4001), ['LB-ATR-01']],
    ['a web ACL for CloudFront', named('edge').webAcl(ARN.replace(':regional/', ':global/')), ['WAF-ASC-01']],
    ['a web ACL of AWS WAF Classic', named('edge').webAcl(ARN.replace(':wafv2:', ':waf-regional:')), ['WAF-ASC-01']],
    ['the id of a web ACL', named('edge').webAcl(ARN.slice(-36)), ['WAF-ASC-01']],
    ['an answer with a redirect', named('edge').fixedResponse({ statusCode: '301' }), ['LS-FIX-01']],
    [
      'an answer that is too long',
      named('edge').fixedResponse({ statusCode: '503', messageBody: 'a'.repeat(1025) }),
      ['LS-FIX-01'],
    ],
    ['one subnet', inSubnets('subnet-a'), ['LB-SUB-02']],
    ['one subnet twice', inSubnets('subnet-a', 'subnet-a'), ['LB-SUB-02']],
    ['a network that is refused', inSubnets(), ['SVC-NET-03']],
    ['two listeners on port 80', named('edge').http().redirectHttpToHttps(), ['LS-PRO-01']],
    ['the ARN of something else', certified('arn:aws:s3:::bucket'), ['AUX-ACM-03']],
    ['a wildcard that is not the first label', certified('a.*.example.com'), ['AUX-ACM-01']],
    ['no certificate', certified(''), ['LS-CRT-01']],
    ['a bare word for a domain', certified('example'), ['AUX-ACM-01']],
    [
      'a redirect to nothing',
      loadBalancer('edge').network(vpc).http().redirectHttpToHttps(),
      ['LS-PRO-01', 'LS-RED-01'],
    ],
  ])('refuses %s', (_what, definition, codes) => {
    expect(errorsIn(definition)).toEqual(codes)
  })

  it.each(['*.example.com', 'shop.example.com', 'xn--bcher-kva.example'])(
    'accepts the certificate domain %s',
    domain => {
      expect(errorsIn(certified(domain))).toEqual([])
    },
  )

  it('says what is missing in the words of the compiler', () => {
    expect(issuesIn(loadBalancer('edge')).map(issue => issue.message)).toEqual([
      'This load balancer is incomplete: call .network()',
      'This load balancer is incomplete: call .https() or .http()',
    ])
  })

  it.each([
    ...['TLS13-1-0-2021-06', 'TLS13-1-1-2021-06', 'TLS13-1-0-PQ-2025-09', 'TLS13-1-1-FIPS-2023-04'],
    ...['TLS-1-1-2017-01', 'FS-2018-06', 'FS-1-1-2019-08', 'TLS-1-0-2015-04'],
  ])('warns of policy %s, which allows less than TLS 1.2', policy => {
    const issues = stack('shop').add(secured(policy)).issues()
    expect(issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning LS-SSL-01'])
  })

  it.each(['TLS13-1-3-2021-06', 'TLS13-1-2-FIPS-2023-04', 'TLS-1-2-Ext-2018-06', 'FS-1-2-Res-2020-10'])(
    'takes policy %s',
    policy => {
      expect(stack('shop').add(secured(policy)).issues()).toEqual([])
    },
  )

  it.each([
    ['plain HTTP from the internet', loadBalancer('edge').network(vpc).http(), ['LS-HTT-01']],
    ['plain HTTP inside', loadBalancer('edge').network(vpc).internal().http(), []],
    [
      'TLS below 1.2',
      loadBalancer('edge').network(vpc).https({ certificate: arn, sslPolicy: 'ELBSecurityPolicy-2016-08' }),
      ['LS-SSL-01'],
    ],
    ['an SSL policy that nobody knows', secured('TLS13-1-4-2021-06'), ['LS-SSL-01']],
    ['one with few ciphers', secured('TLS13-1-2-Res-FIPS-2023-04'), []],
    ['the default SSL policy', named('edge'), []],
  ])('warns where it should of %s', (_what, definition, codes) => {
    const issues = stack('shop').add(definition).issues()
    expect(issues.map(issue => issue.code)).toEqual(codes)
    expect(issues.every(issue => issue.severity === 'warning')).toBe(true)
  })
})
