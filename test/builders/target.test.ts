import { describe, expect, it } from 'vitest'
import {
  cluster,
  type LoadBalancer,
  loadBalancer,
  network,
  type Route,
  type ServiceModel,
  service,
  type TargetOptions,
} from '../../src/index.ts'
import { listenersOf } from '../../src/model/listener.ts'
import { errorsIn } from './issues.ts'
import { web } from './web.ts'

const vpc = network.default()
const edge: LoadBalancer<true, true> = loadBalancer('edge').network(vpc).http()
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
const targetsOf = (...routes: Route<true, true>[]): ServiceModel['targets'] =>
  routes.reduce((all, route) => all.target(route, 'app', 3000), site).build().targets
const withOptions = (options: TargetOptions) => site.target(edge, 'app', 3000, options)

describe('target', () => {
  it('makes a target group that is checked often and drained fast', () => {
    expect(targetsOf(edge)[0]?.targetGroup).toEqual({
      kind: 'target-group',
      id: 'web-app-3000:edge',
      port: 3000,
      protocol: 'HTTP',
      network: vpc.build(),
      healthCheck: {
        path: '/',
        matcher: '200-299',
        intervalSeconds: 15,
        timeoutSeconds: 5,
        healthyThresholdCount: 2,
        unhealthyThresholdCount: 3,
      },
      deregistrationDelaySeconds: 30,
      tags: {},
    })
  })

  it('takes a health check as a path or as settings', () => {
    expect(withOptions({ healthCheck: '/health' }).build().targets[0]?.targetGroup.healthCheck.path).toBe('/health')
    const healthCheck = { path: '/up', matcher: '200,204', intervalSeconds: 30, timeoutSeconds: 10 }
    const given = withOptions({ healthCheck, deregistrationDelay: 5, protocol: 'HTTPS' }).build().targets[0]
      ?.targetGroup
    expect(given).toMatchObject({ healthCheck, deregistrationDelaySeconds: 5, protocol: 'HTTPS' })
  })

  it('keeps the default timeout below a short interval', () => {
    const [target] = withOptions({ healthCheck: { intervalSeconds: 5 } }).build().targets
    expect(target?.targetGroup.healthCheck.timeoutSeconds).toBe(4)
  })

  it('makes a rule for every listener that serves, and none for one that redirects', () => {
    const both = loadBalancer('edge').network(vpc).http().https({ certificate: 'example.com' })
    const redirecting = loadBalancer('edge').network(vpc).redirectHttpToHttps().https({ certificate: 'example.com' })
    const ports = (route: Route<true, true>) => targetsOf(route)[0]?.rules.map(rule => rule.listener.settings?.port)
    expect(ports(both)).toEqual([80, 443])
    expect(ports(redirecting)).toEqual([443])
  })

  it('refers to the listeners that the load balancer brings along', () => {
    expect(targetsOf(edge)[0]?.rules.map(rule => rule.listener)).toEqual(listenersOf(edge.build()))
  })

  it.each([
    ['everything', edge, [], ['/*']],
    ['a host', edge.host('a.example.com'), ['a.example.com'], []],
    ['hosts', edge.host('a.example.com', 'b.example.com'), ['a.example.com', 'b.example.com'], []],
    ['a path', edge.path('/api/*'), [], ['/api/*']],
    ['a host and paths', edge.host('a.example.com').path('/a').path('/b'), ['a.example.com'], ['/a', '/b']],
    ['a path and a host', edge.path('/a').host('a.example.com'), ['a.example.com'], ['/a']],
  ])('routes %s', (_what, route, hosts, paths) => {
    expect(targetsOf(route)[0]?.rules).toMatchObject([{ hosts, paths }])
  })

  it('gives rules ids that are stable, unique, and fit in tags', () => {
    const routes = [
      ...[edge, edge.path('/*').host('a.example.com'), edge.path('/api/*'), edge.path('/api/?'), edge.path('/api~')],
      ...['a', 'b'].map(tail => edge.path(`/${'long'.repeat(30)}${tail}`).host(`${'x'.repeat(60)}.example.com`)),
    ]
    const ids = (): string[] => targetsOf(...routes).flatMap(target => target.rules.map(rule => rule.id))
    expect(ids()).toEqual(ids())
    expect(new Set(ids()).size).toBe(routes.length)
    expect(ids().slice(0, 2)).toEqual(['web:edge:80', 'web:edge:80-2'])
    for (const id of ids()) expect(id).toMatch(/^[A-Za-z0-9 _.:/=+@-]{1,200}$/)
  })

  it('shares a target group between routes of one load balancer', () => {
    const targets = targetsOf(edge.host('a.example.com'), edge.host('b.example.com'))
    expect(targets).toHaveLength(1)
    expect(targets[0]?.rules.map(rule => rule.hosts)).toEqual([['a.example.com'], ['b.example.com']])
  })

  it('makes a target group for each load balancer, and for each way to check', () => {
    const inner = loadBalancer('inner').network(vpc).internal().http()
    const ids = (model: ServiceModel): string[] => model.targets.map(target => target.targetGroup.id)
    expect(ids(site.target(edge, 'app', 3000).target(inner, 'app', 3000).build())).toEqual([
      'web-app-3000:edge',
      'web-app-3000:inner',
    ])
    const checked = site.target(edge, 'app', 3000).target(edge.path('/b'), 'app', 3000, { healthCheck: '/b' })
    expect(ids(checked.build())).toEqual(['web-app-3000:edge', 'web-app-3000:edge-2'])
  })

  it('lets the load balancers reach exactly the target ports, and nobody else', () => {
    const model = site
      .target(edge, 'app', 3000)
      .target(edge.path('/m'), 'app', 9090)
      .target(edge.path('/n'), 'app', 3000)
      .build()
    const [securityGroup] = edge.build().securityGroups
    expect(model.securityGroups).toEqual([
      {
        kind: 'security-group',
        id: 'web-app',
        description: 'Tasks of service web',
        network: vpc.build(),
        ingress: [
          { fromPort: 3000, toPort: 3000, source: { securityGroup }, description: 'Port 3000 from load balancer edge' },
          { fromPort: 9090, toPort: 9090, source: { securityGroup }, description: 'Port 9090 from load balancer edge' },
        ],
        tags: {},
      },
    ])
    expect(site.build().securityGroups[0]?.ingress).toEqual([])
  })

  it.each([
    ['a path without slash', { healthCheck: 'health' }, ['TG-HCP-03']],
    ['status 503', { healthCheck: { matcher: '503' } }, ['TG-MAT-01']],
    ['an interval of 4', { healthCheck: { intervalSeconds: 4, timeoutSeconds: 3 } }, ['TG-HCI-01']],
    ['a timeout as long as the interval', { healthCheck: { intervalSeconds: 10, timeoutSeconds: 10 } }, ['TG-HCI-02']],
    ['a threshold of 1', { healthCheck: { healthyThresholdCount: 1 } }, ['TG-HCT-01']],
    ['a threshold of 11', { healthCheck: { unhealthyThresholdCount: 11 } }, ['TG-HCT-01']],
    ['a drain of 3601 seconds', { deregistrationDelay: 3601 }, ['TG-ATR-01']],
    ['a protocol from elsewhere', JSON.parse('{ "protocol": "TCP" }'), ['TG-PRO-01']],
  ] satisfies [string, TargetOptions, string[]][])('refuses %s', (_what, options, codes) => {
    expect(errorsIn(withOptions(options))).toEqual(codes)
  })

  it.each([
    ['a host without a dot', edge.host('localhost'), ['RL-CON-03']],
    ['digits after the last dot', edge.host('x.c0m'), ['RL-CON-03']],
    ['129 characters of host', edge.host(`${'a'.repeat(125)}.com`), ['RL-CON-03']],
    ['a path with a hash', edge.path('/a#b'), ['RL-CON-04']],
    ['an empty path', edge.path(''), ['RL-CON-04']],
    ['six values', edge.path('/1', '/2', '/3').path('/4', '/5', '/6'), ['RL-CON-02']],
  ])('refuses %s', (_what, route, codes) => {
    expect(errorsIn(site.target(route, 'app', 3000))).toEqual(codes)
  })

  it.each(['*.example.com', 'a-b.example.co', 'shop?.example.com', 'example.xn--p1ai'])('accepts the host %s', host => {
    expect(errorsIn(site.target(edge.host(host), 'app', 3000))).toEqual([])
  })
})
