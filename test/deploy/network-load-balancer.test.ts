import { describe, expect, it } from 'vitest'
import {
  cluster,
  destroy,
  hostedZone,
  loadBalancer,
  network,
  networkLoadBalancer,
  plan,
  type Route,
  type Stack,
  service,
  stack,
  type TargetOptions,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { outages } from './availability.ts'
import { errorsOf } from './errors-of.ts'
import { deployed } from './settles.ts'

type Account = ReturnType<typeof account>

const vpc = network.default()
const edge = networkLoadBalancer('edge').network(vpc)

const definition = (image = 'nginx:1') =>
  taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(image).port(80).port(53, { protocol: 'udp' }))
const site = (name: string, image?: string) =>
  service(name).cluster(cluster('prod')).taskDefinition(definition(image)).network(vpc)
const web = site('web')

const serving = (to: Route<true, true>, options: TargetOptions = {}): Stack =>
  stack('shop').add(web.target(to, 'app', 80, options))

const shifting = (to: Route<true, true>, options: TargetOptions = {}, image?: string): Stack =>
  stack('shop').add(site('web', image).blueGreen({ bakeTime: 0 }).target(to, 'app', 80, options))

/** The target groups of each listener, and which of them serves. */
async function sending({ aws }: Account) {
  const { LoadBalancers: [one] = [] } = await aws.elbv2('DescribeLoadBalancers', {})
  const { Listeners = [] } = await aws.elbv2('DescribeListeners', { LoadBalancerArn: one?.LoadBalancerArn })
  return Listeners.map(({ Port, DefaultActions: [action] = [] }) => {
    const groups = action?.ForwardConfig?.TargetGroups ?? []
    const serving = groups.flatMap(({ TargetGroupArn = '', Weight = 0 }) => (Weight > 0 ? [TargetGroupArn] : []))
    return { port: Port, groups: groups.length, serving: serving.join() }
  }).sort((one, other) => Number(one.port) - Number(other.port))
}

/** Listeners, target groups and what their tasks let in. */
async function seen({ aws }: Account) {
  const { LoadBalancers = [] } = await aws.elbv2('DescribeLoadBalancers', {})
  const { TargetGroups = [] } = await aws.elbv2('DescribeTargetGroups', {})
  const listeners = await Promise.all(
    LoadBalancers.map(
      async ({ LoadBalancerArn }) => (await aws.elbv2('DescribeListeners', { LoadBalancerArn })).Listeners ?? [],
    ),
  )
  const { SecurityGroupRules = [] } = await aws.ec2('DescribeSecurityGroupRules', {})
  return {
    listeners: listeners
      .flat()
      .map(({ Protocol, Port }) => `${Protocol} ${Port}`)
      .sort(),
    groups: TargetGroups.map(
      ({ Protocol, Port, HealthCheckProtocol }) => `${Protocol} ${Port} ${HealthCheckProtocol}`,
    ).sort(),
    admitted: SecurityGroupRules.filter(({ Description = '' }) => / from load balancer /.test(Description))
      .map(({ IpProtocol, FromPort }) => `${IpProtocol} ${FromPort}`)
      .sort(),
    health: TargetGroups[0],
  }
}

/**
 * What users of other tools ask of Network Load Balancers:
 * https://github.com/aws/aws-cdk/issues/1490 the group of the tasks lets the load balancer in
 * https://github.com/aws/aws-cdk/issues/4793 any port
 * https://github.com/aws/aws-cdk/issues/9331 the target group speaks what the listener does
 * https://github.com/aws/aws-cdk/issues/8508 UDP, and TCP and UDP
 * https://github.com/hashicorp/terraform-provider-aws/issues/4955 HTTP behind TCP
 * https://github.com/hashicorp/terraform-provider-aws/issues/7047 attributes that its target groups do not have
 * https://github.com/aws/copilot-cli/issues/2297 each service at a port of its own
 */
describe('a Network Load Balancer', () => {
  it('sends TCP and TLS to a target group of TCP, at which its tasks let it in', async () => {
    const there = account()
    there.simulator.certificate('shop.example.com')
    await deployed(there, serving(edge.tcp(5432).tls(443, { certificate: 'shop.example.com' })))
    expect(await seen(there)).toMatchObject({
      listeners: ['TCP 5432', 'TLS 443'],
      groups: ['TCP 80 TCP'],
      admitted: ['tcp 80'],
    })
  })

  it('sends UDP to a group of UDP, and is let in at the port of its checks', async () => {
    const there = account()
    const program = stack('shop').add(web.udpTarget(edge.udp(53), 'app', 53, { healthCheck: { port: 80 } }))
    await deployed(there, program)
    expect(await seen(there)).toMatchObject({ groups: ['UDP 53 TCP'], admitted: ['tcp 80', 'udp 53'] })
  })

  it('stands beside an Application Load Balancer of the same service', async () => {
    const there = account()
    const web80 = loadBalancer('web').network(vpc).internal().http()
    await deployed(there, stack('shop').add(web.target(web80, 'app', 80).target(edge.tcp(80), 'app', 80)))
    expect(await seen(there)).toMatchObject({
      listeners: ['HTTP 80', 'TCP 80'],
      groups: ['HTTP 80 HTTP', 'TCP 80 TCP'],
    })
    await destroy(stack('shop').add(web.target(web80, 'app', 80).target(edge.tcp(80), 'app', 80)), {
      ...there.simulator.options(),
    })
    expect(there.simulator.resources().filter(arn => !arn.includes(':log-group:'))).toEqual([])
  })

  it('is checked over HTTP where the program says so, and over TCP again', async () => {
    const there = account()
    await deployed(there, serving(edge.tcp(80), { healthCheck: '/health' }))
    expect((await seen(there)).health).toMatchObject({ HealthCheckProtocol: 'HTTP', HealthCheckPath: '/health' })
    await deployed(there, serving(edge.tcp(80)))
    expect((await seen(there)).health).toMatchObject({ HealthCheckProtocol: 'TCP' })
  })

  it('moves to another port, takes attributes and gives them back', async () => {
    const there = account()
    const options = { attributes: { 'preserve_client_ip.enabled': true, 'stickiness.enabled': true } } as const
    const zones = edge.attributes({ 'load_balancing.cross_zone.enabled': true })
    await deployed(
      there,
      serving(zones.tcp(80, { idleTimeout: 60 }), options),
      serving(edge.tcp(80)),
      serving(edge.tcp(81)),
    )
    expect((await seen(there)).listeners).toEqual(['TCP 81'])
  })

  it.each([
    ['TCP and UDP', edge.tcpUdp(80), 'TCP_UDP 80 TCP'],
    ['UDP', edge.udp(80), 'UDP 80 TCP'],
    ['TLS, which has no idle timeout', edge.tls(80, { certificate: 'shop.example.com' }), 'TCP 80 TCP'],
  ])('turns a listener of TCP into one of %s, and back', async (_what, other, group) => {
    const there = account()
    there.simulator.certificate('shop.example.com')
    const tcp = serving(edge.tcp(80, { idleTimeout: 60 }))
    await deployed(there, tcp, serving(other))
    expect((await seen(there)).groups).toEqual([group])
    await deployed(there, tcp)
    const { Listeners: [listener] = [] } = await there.aws.elbv2('DescribeListeners', {
      LoadBalancerArn: (await there.aws.elbv2('DescribeLoadBalancers', {})).LoadBalancers?.[0]?.LoadBalancerArn,
    })
    expect(
      (await there.aws.elbv2('DescribeListenerAttributes', { ListenerArn: listener?.ListenerArn })).Attributes,
    ).toEqual([{ Key: 'tcp.idle_timeout.seconds', Value: '60' }])
  })

  it('has an answer all the time while its listener moves to the target group of another port', async () => {
    const there = account()
    const { simulator } = there
    const at = (port: number): Stack => {
      const next = taskDefinition('web')
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image('nginx:1').port(port))
      const moving = service('web').cluster(cluster('prod')).taskDefinition(next).network(vpc).desiredCount(2)
      return stack('shop').add(moving.target(edge.tcp(80), 'app', port))
    }
    await deployed(there, at(80))
    const before = simulator.ruleTargets.length
    await deployed(there, at(81))
    const healthy = simulator.ruleTargets.slice(before).flatMap(each => each.healthy ?? [])
    expect(healthy.length).toBeGreaterThan(0)
    expect(Math.min(...healthy)).toBeGreaterThan(0)
    expect(await seen(there)).toMatchObject({ groups: ['TCP 81 TCP'] })
  })

  it('says which calls are missing, as the compiler does', () => {
    expect(edge.issues().map(({ message }) => message)).toEqual([
      'This load balancer is incomplete: call .tcp(), .udp(), .tcpUdp() or .tls()',
    ])
  })

  it('has a name in the DNS that others point at', async () => {
    const there = account()
    there.simulator.hostedZone('example.com')
    const alias = hostedZone('example.com').alias('tcp.example.com', edge.tcp(80))
    await deployed(there, serving(edge.tcp(80)).add(alias))
  })

  it.each<[string, Stack, string]>([
    ['two listeners on one port', serving(edge.tcp(80).udp(80)), 'LS-PRO-01 Two listeners have the same port'],
    [
      'a listener that is not there',
      serving(edge.tcp(80).listener(81)),
      'LS-PRO-01 Load balancer edge has no listener',
    ],
    [
      'no certificate',
      serving(edge.tls(443, { certificate: '' })),
      'LS-CRT-01 A certificate must be specified for TLS',
    ],
    ['an idle timeout of a second', serving(edge.tcp(80, { idleTimeout: 1 })), 'LS-TCP-01'],
    [
      'a protocol of its target',
      serving(edge.tcp(80), { protocol: 'HTTPS' }),
      'API-OPT-01 Load balancer edge is a Network',
    ],
    ['a version of HTTP', serving(edge.tcp(80), { protocolVersion: 'GRPC' }), 'TG-PRV-01'],
    [
      'a code that TCP does not give',
      serving(edge.tcp(80), { healthCheck: { protocol: 'TCP', matcher: '200' } }),
      'TG-HCP-02 Health check matchers are not supported for TCP health checks',
    ],
    ['cookies', serving(edge.tcp(80), { attributes: { 'stickiness.type': 'lb_cookie' } }), 'TG-ATR-02'],
    ['a slow start', serving(edge.tcp(80), { attributes: { 'slow_start.duration_seconds': 30 } }), 'LB-ATR-05'],
    [
      'UDP without the address of the client',
      serving(edge.udp(80), { attributes: { 'preserve_client_ip.enabled': false } }),
      'TG-ATR-04 Client IP preservation cannot be disabled for UDP target groups',
    ],
    [
      'a test route that is no listener of its own',
      shifting(edge.tcp(80), { testRoute: edge.tcp(80) }),
      'SVC-LB-08 The test route names no listener',
    ],
    [
      'a test listener that is not there',
      shifting(edge.tcp(80), { testRoute: edge.tcp(80).tcp(81).listener(81) }),
      'SVC-LB-08 Load balancer edge has no listener on port 81',
    ],
    [
      'a test listener that serves',
      shifting(edge.tcp(80).listener(80), { testRoute: edge.tcp(80).listener(80) }),
      'SVC-LB-08 The listener on port 80 would send requests to the new version',
    ],
    [
      'a test listener of two',
      shifting(edge.tcp(80).tcp(81).tcp(82), { testRoute: edge.tcp(82).listener(82) }),
      'SVC-LB-08 The listener on port 82 can test one listener, and the route has 2: 80, 81',
    ],
    [
      'a test listener of another protocol',
      shifting(edge.tcp(80).udp(81), { testRoute: edge.udp(81).listener(81) }),
      'SVC-LB-08 The listener on port 81 is of another protocol',
    ],
    ['a weight', shifting(edge.tcp(80), { weight: 5 }), 'API-OPT-01 Load balancer edge is a Network'],
    [
      'requests that nobody counts',
      stack('shop').add(
        web.target(edge.tcp(80), 'app', 80).autoScaling({ min: 1, max: 2 }, s => s.requestsPerTarget(9)),
      ),
      'AS-TT-04',
    ],
    [
      'two services on one listener',
      stack('shop').add(web.target(edge.tcp(80), 'app', 80), site('api').target(edge.tcp(80), 'app', 80)),
      'STK-DUP-01',
    ],
  ])('refuses %s', (_what, program, sentence) => {
    expect(errorsOf(program)).toContainEqual(expect.stringContaining(sentence))
  })
})

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html
describe('traffic that ECS shifts behind a network load balancer', () => {
  const both = edge.tcp(80).tcp(8080)
  const program = (image: string, to: Route<true, true> = both) =>
    shifting(to, { testRoute: both.listener(8080) }, image)

  it('goes over the default actions of its listeners, of production and of tests, without a moment without an answer', async () => {
    const there = account()
    await deployed(there, program('nginx:1'))
    const { services: [made] = [] } = await there.aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })

    expect(made?.loadBalancers?.[0]?.advancedConfiguration).toMatchObject({
      productionListenerRule: expect.stringMatching(/:listener\/net\/edge\//),
      testListenerRule: expect.stringMatching(/:listener\/net\/edge\//),
      alternateTargetGroupArn: expect.stringMatching(/:targetgroup\//),
    })
    const before = await sending(there)
    const [{ serving: blue } = { serving: '' }] = before
    expect(before).toEqual([80, 8080].map(port => ({ port, groups: 2, serving: blue })))
    expect(await outages(there.simulator, () => deployed(there, program('nginx:2')))).toEqual([])
    const after = await sending(there)
    expect(after.map(({ serving }) => serving)).not.toContain(blue)
    await deployed(there, program('nginx:3'))
    expect(await sending(there)).toEqual(before)
    await destroy(program('nginx:3'), { ...there.simulator.options(), deleteData: true })
    expect(await there.simulator.resources()).toEqual([])
  })

  it('takes ten minutes more at each shift, which the plan tells', async () => {
    const { simulator } = account()
    expect((await plan(program('nginx:1'), simulator.options())).notes).toContainEqual(
      expect.stringContaining('service web: its traffic takes at least 20 minutes to shift'),
    )
  })

  it('is away from a second listener that had the tasks of the first, which the plan tells', async () => {
    const there = account()
    await deployed(there, serving(edge.tcp(80).tcp(81)))
    const { notes } = await plan(shifting(edge.tcp(80).tcp(81)), there.simulator.options())
    expect(notes.filter(note => note.includes('no task yet'))).toEqual([expect.stringMatching(/^listener edge:81 /)])
  })

  it('is where it was when another setting of the listener changes', async () => {
    const there = account()
    const idle = (seconds: number) => {
      const to = edge.tcp(80, { idleTimeout: seconds }).tcp(8080)
      return shifting(to, { testRoute: to.listener(8080) }, 'nginx:2')
    }
    await deployed(there, program('nginx:1'))
    await deployed(there, program('nginx:2'))
    const before = await sending(there)
    await deployed(there, idle(600))
    expect(await sending(there)).toEqual(before)
  })

  it('begins and ends with a rolling deployment, and comes back where others have sent it elsewhere', async () => {
    const there = account()
    await deployed(there, serving(edge.tcp(80)))
    await deployed(there, shifting(edge.tcp(80)))
    await deployed(there, shifting(edge.tcp(80), {}, 'nginx:2'))
    const { LoadBalancers: [one] = [] } = await there.aws.elbv2('DescribeLoadBalancers', {})
    const { Listeners: [listener] = [] } = await there.aws.elbv2('DescribeListeners', {
      LoadBalancerArn: one?.LoadBalancerArn,
    })
    const TargetGroups = listener?.DefaultActions?.[0]?.ForwardConfig?.TargetGroups?.map(each => ({
      ...each,
      Weight: 50,
    }))
    await there.aws.elbv2('ModifyListener', {
      ListenerArn: listener?.ListenerArn,
      DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups } }],
    })
    await deployed(there, shifting(edge.tcp(80), {}, 'nginx:2'))
    await deployed(there, shifting(edge.tcp(80), {}, 'nginx:3'))
    await deployed(there, serving(edge.tcp(80)))
  })
})
