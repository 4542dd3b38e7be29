import { describe, expect, it } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  type LoadBalancerAttributes,
  loadBalancer,
  network,
  planDestroy,
  type Stack,
  service,
  stack,
  type TargetOptions,
  taskDefinition,
} from '../../src/index.ts'
import { account } from '../simulator/support.ts'
import { deployed, steps } from './settles.ts'

type Account = ReturnType<typeof account>

const edge = loadBalancer('edge').network(network.default())
type Served = ReturnType<ReturnType<typeof edge.http>['tags']>
const program = (balancer: Served, options: TargetOptions = {}): Stack => stack('shop').add(shop(balancer, options))

function shop(balancer: Served, options: TargetOptions) {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('nginx:1').port(80))
  return service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web)
    .network(network.default())
    .target(balancer, 'app', 80, options)
}

async function attributesIn({ aws }: Account, kind: 'LoadBalancer' | 'TargetGroup' | 'Listener') {
  const { LoadBalancers: [balancer] = [] } = await aws.elbv2('DescribeLoadBalancers', {})
  const LoadBalancerArn = balancer?.LoadBalancerArn ?? ''
  const found =
    kind === 'LoadBalancer'
      ? await aws.elbv2('DescribeLoadBalancerAttributes', { LoadBalancerArn })
      : kind === 'TargetGroup'
        ? await aws.elbv2('DescribeTargetGroupAttributes', {
            TargetGroupArn: (await aws.elbv2('DescribeTargetGroups', {})).TargetGroups?.[0]?.TargetGroupArn ?? '',
          })
        : await aws.elbv2('DescribeListenerAttributes', {
            ListenerArn: (await aws.elbv2('DescribeListeners', { LoadBalancerArn })).Listeners?.[0]?.ListenerArn ?? '',
          })
  return Object.fromEntries((found.Attributes ?? []).map(({ Key = '', Value = '' }) => [Key, Value]))
}

describe('attributes', () => {
  it('of a load balancer are set in one call, compared, changed, and go back to what AWS makes them', async () => {
    const there = account()
    const logs = {
      'access_logs.s3.enabled': true,
      'access_logs.s3.bucket': 'logs-of-shop',
      'routing.http.drop_invalid_header_fields.enabled': true,
      'routing.http2.enabled': true,
    }
    const strict = {
      ...logs,
      'routing.http.desync_mitigation_mode': 'strictest',
      'idle_timeout.timeout_seconds': 90,
    } as const
    const of = (attributes: LoadBalancerAttributes) => program(edge.http().attributes(attributes))
    await deployed(there, of(strict))
    const calls = there.simulator.calls.filter(({ operation }) => operation === 'ModifyLoadBalancerAttributes')
    expect(calls).toHaveLength(1)
    expect(await attributesIn(there, 'LoadBalancer')).toMatchObject({
      'access_logs.s3.bucket': 'logs-of-shop',
      'routing.http.desync_mitigation_mode': 'strictest',
      'idle_timeout.timeout_seconds': '90',
    })
    expect(await steps(of(logs), there)).toEqual([
      ['update', 'idleTimeoutSeconds', 'attributes.routing.http.desync_mitigation_mode'],
    ])
    await deployed(there, of(logs), program(edge.http()))
    expect(await attributesIn(there, 'LoadBalancer')).toMatchObject({
      'access_logs.s3.enabled': 'false',
      'routing.http.desync_mitigation_mode': 'defensive',
      'idle_timeout.timeout_seconds': '60',
    })
  })

  it('of a target group are set, compared, changed, and go back to what AWS makes them', async () => {
    const there = account()
    const sticky = {
      'stickiness.enabled': true,
      'stickiness.lb_cookie.duration_seconds': 3600,
      'deregistration_delay.timeout_seconds': 5,
    } as const
    const of = (attributes: TargetOptions['attributes']) => program(edge.http(), attributes && { attributes })
    await deployed(there, of(sticky))
    const set = await attributesIn(there, 'TargetGroup')
    expect(set).toMatchObject({ 'stickiness.enabled': 'true', 'deregistration_delay.timeout_seconds': '5' })
    const slow = { ...sticky, 'slow_start.duration_seconds': 30 } as const
    expect(await steps(of(slow), there)).toEqual([['update', 'attributes.slow_start.duration_seconds']])
    await deployed(there, of(slow), of(undefined))
    const gone = await attributesIn(there, 'TargetGroup')
    expect(gone).toMatchObject({ 'stickiness.enabled': 'false', 'slow_start.duration_seconds': '0' })
  })

  it('of a listener are set, compared, changed, and go back to what AWS makes them', async () => {
    const there = account()
    const of = (value?: string) =>
      program(
        edge.http({
          attributes: {
            'routing.http.response.server.enabled': false,
            ...(value && { 'routing.http.response.x_frame_options.header_value': value }),
          },
        }),
      )
    await deployed(there, of('DENY'))
    expect(await steps(of('SAMEORIGIN'), there)).toEqual([
      ['update', 'attributes.routing.http.response.x_frame_options.header_value'],
    ])
    await deployed(there, of('SAMEORIGIN'), of(), program(edge.http()))
    const gone = await attributesIn(there, 'Listener')
    expect(gone).toMatchObject({
      'routing.http.response.server.enabled': 'true',
      'routing.http.response.x_frame_options.header_value': '',
    })
  })

  it('deletion protection stays on until a program says false, and a destroy says what is in the way', async () => {
    const there = account()
    const of = (on: boolean) => program(edge.http().attributes({ 'deletion_protection.enabled': on }))
    await deployed(there, of(true), program(edge.http()))
    expect(await attributesIn(there, 'LoadBalancer')).toMatchObject({ 'deletion_protection.enabled': 'true' })
    const before = there.simulator.resources()
    const planned = await planDestroy(of(true), there.simulator.options())
    const isProtected = 'load balancer edge is protected from being deleted, and so a destroy removes nothing'
    expect(planned.keeps.find(({ resource }) => resource === 'load balancer edge')?.because).toBe(
      'The deletion protection of the load balancer is on',
    )
    expect(planned).toMatchObject({ isEmpty: true, removes: [] })
    expect(planned.keeps.filter(({ because }) => because === isProtected).length).toBeGreaterThan(0)
    await expect(destroy(of(true), there.simulator.options())).rejects.toThrow('deletion protection')
    expect(there.simulator.resources()).toEqual(before)
    const lost = stack('shop').add(cluster('prod'))
    const plannedOfLost = await planDestroy(lost, there.simulator.options())
    expect(plannedOfLost).toMatchObject({ isEmpty: true, removes: [] })
    expect(plannedOfLost.keeps).toContainEqual(expect.objectContaining({ because: isProtected }))
    await expect(destroy(lost, there.simulator.options())).rejects.toMatchObject({
      applied: [],
      diagnosis: [{ code: 'load-balancer.protected' }],
    })
    expect(there.simulator.resources()).toEqual(before)
    const refused = { name: 'PlanError', code: 'load-balancer.protected' }
    const pruning = deploy(lost, { ...there.simulator.options(), prune: true })
    await expect(pruning).rejects.toMatchObject({ ...refused, resource: 'load balancer edge' })
    const internal = program(edge.internal().http().attributes({ 'deletion_protection.enabled': false }))
    await expect(deploy(internal, there.simulator.options())).rejects.toMatchObject(refused)
    const elsewhere = program(loadBalancer('other').network(network.default()).http())
    await expect(deploy(elsewhere, { ...there.simulator.options(), prune: true })).rejects.toMatchObject(refused)
    expect(there.simulator.resources()).toEqual(before)
    await deployed(there, of(false))
    await destroy(of(false), there.simulator.options())
  })

  it('of a load balancer that was taken over stay as they are where the program does not say them', async () => {
    const there = account()
    const { Subnets: subnets = [] } = await there.aws.ec2('DescribeSubnets', {})
    const { LoadBalancers: [made] = [] } = await there.aws.elbv2('CreateLoadBalancer', {
      Name: 'edge',
      Subnets: subnets.map(({ SubnetId = '' }) => SubnetId),
    })
    const Attributes = [{ Key: 'routing.http.xff_client_port.enabled', Value: 'true' }]
    await there.aws.elbv2('ModifyLoadBalancerAttributes', { LoadBalancerArn: made?.LoadBalancerArn ?? '', Attributes })
    const ours = stack('shop').add(edge.http().attributes({ 'client_keep_alive.seconds': 60 }))
    await deploy(ours, { ...there.simulator.options(), adopt: true })
    expect(await attributesIn(there, 'LoadBalancer')).toMatchObject({
      'routing.http.xff_client_port.enabled': 'true',
      'client_keep_alive.seconds': '60',
    })
  })
})

describe('wrong attributes are named', () => {
  const issues = (attributes: object) => Reflect.apply(edge.http().attributes, edge.http(), [attributes]).issues()
  const ofTarget = (options: object) =>
    Reflect.apply(shop, undefined, [edge.https({ certificate: 'shop.example.com' }), options]).issues()
  const ofListener = (settings: object) => Reflect.apply(edge.http, edge, [settings]).issues()
  const errors = (found: readonly { code: string; severity: string; hint?: string; message: string }[]) =>
    found.filter(({ severity }) => severity === 'error').map(({ code, message, hint }) => `${code} ${message}; ${hint}`)

  it.each<[string, object, string]>([
    [
      'a slip',
      { 'idle_timeout.timeout_second': 60 },
      'LB-ATR-05 A load balancer has no attribute "idle_timeout.timeout_second", which AWS refuses; write idle_timeout.timeout_seconds if that is meant, or remove it',
    ],
    [
      'of another kind',
      { 'dns_record.client_routing_policy': 'any_availability_zone' },
      'LB-ATR-05 A load balancer has no attribute "dns_record.client_routing_policy", which AWS refuses; remove it: it is of Network Load Balancers',
    ],
    [
      'no flag',
      { 'deletion_protection.enabled': 'yes' },
      'LB-ATR-01 deletion_protection.enabled is "yes"; use true, false',
    ],
    [
      'a foreign word',
      { 'routing.http.desync_mitigation_mode': 'strict' },
      'LB-ATR-01 routing.http.desync_mitigation_mode is "strict"; use monitor, defensive, strictest',
    ],
    [
      'out of range',
      { 'client_keep_alive.seconds': 10 },
      'LB-ATR-01 client_keep_alive.seconds is "10"; use a whole number from 60 to 604800',
    ],
    [
      'zones apart',
      { 'load_balancing.cross_zone.enabled': false },
      'LB-ATR-01 load_balancing.cross_zone.enabled is "false"; use true',
    ],
    [
      'logs without a bucket',
      { 'access_logs.s3.enabled': true },
      'LB-ATR-03 access_logs.s3.enabled is true, and no bucket is named; set access_logs.s3.bucket',
    ],
    [
      'a prefix that is of AWS',
      { 'access_logs.s3.prefix': 'a/AWSLogs' },
      'LB-ATR-06 access_logs.s3.prefix contains AWSLogs, which AWS adds itself; leave AWSLogs out',
    ],
  ])('load balancer: %s', (_, attributes, expected) => {
    expect(errors(issues(attributes))).toEqual([expected])
  })

  it.each<[string, object, string]>([
    ['a slip', { attributes: { 'stickiness.enable': true } }, 'LB-ATR-05'],
    [
      'slow start with another algorithm',
      { attributes: { 'slow_start.duration_seconds': 30, 'load_balancing.algorithm.type': 'weighted_random' } },
      'TG-ATR-07',
    ],
    ['a start too slow', { attributes: { 'slow_start.duration_seconds': 20 } }, 'TG-ATR-02'],
    [
      'anomalies with round robin',
      { attributes: { 'load_balancing.algorithm.anomaly_mitigation': 'on' } },
      'TG-ATR-03',
    ],
    [
      'a cookie without a name',
      { attributes: { 'stickiness.enabled': true, 'stickiness.type': 'app_cookie' } },
      'TG-ATR-02',
    ],
    ['a name of AWS', { attributes: { 'stickiness.app_cookie.cookie_name': 'AWSALBAPP-0' } }, 'TG-ATR-02'],
    [
      'sticky zones',
      { attributes: { 'stickiness.enabled': true, 'load_balancing.cross_zone.enabled': false } },
      'TG-ATR-06',
    ],
    ['HTTP/2 alone', { attributes: { 'waf.http2.traffic_inspection_behavior': 'inspect_immediately' } }, 'TG-ATR-13'],
    ['streams alone', { attributes: { 'routing.http2.rst_stream_error_forwarding.enabled': true } }, 'TG-ATR-14'],
    ['a foreign version', { raw: { ProtocolVersion: 'HTTP3' } }, 'TG-PRO-02'],
    ['a member that is not there', { raw: { ProtocolVersions: 'HTTP2' } }, 'API-MEM-01'],
    ['a member of an option', { raw: { HealthCheckPath: '/' } }, 'API-MEM-01'],
    ['no port', { raw: { HealthCheckPort: '70000' } }, 'TG-HCP-04'],
    ['no code of gRPC', { raw: { ProtocolVersion: 'GRPC' }, healthCheck: { matcher: '200' } }, 'TG-MAT-01'],
  ])('target group: %s', (_, options, code) => {
    expect(errors(ofTarget(options)).map(text => text.split(' ')[0])).toEqual([code])
  })

  it.each<[string, object, string]>([
    ['a slip', { attributes: { 'routing.http.response.servers.enabled': true } }, 'LB-ATR-05'],
    [
      'a foreign word',
      { attributes: { 'routing.http.response.x_content_type_options.header_value': 'sniff' } },
      'LS-ATR-01',
    ],
    ['a member that is not there', { raw: { MutualAuth: {} } }, 'API-MEM-01'],
    ['a foreign mode', { raw: { MutualAuthentication: { Mode: 'on' } } }, 'LS-TLS-01'],
    ['no trust store', { raw: { MutualAuthentication: { Mode: 'verify' } } }, 'LS-TLS-01'],
    ['a foreign action', { raw: { DefaultActions: [{ Type: 'forwards' }] } }, 'API-VAL-01'],
  ])('listener: %s', (_, settings, code) => {
    expect(errors(ofListener(settings)).map(text => text.split(' ')[0])).toEqual([code])
  })
})
