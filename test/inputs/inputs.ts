import {
  alarm,
  capacityProvider,
  certificate,
  cluster,
  hostedZone,
  loadBalancer,
  namespace,
  network,
  networkLoadBalancer,
  repository,
  type Stack,
  schedule,
  securityGroup,
  service,
  stack,
  taskDefinition,
  task as taskOf,
} from '../../src/index.ts'
import { WEB_ACLS } from '../faults/web-acls.ts'

/** A place for a value in a program of a kind that is no task definition and no service of ECS: each as callers without types see it. */
export interface Input {
  readonly name: string
  /** The program that has this value there. */
  readonly of: (value: unknown) => Stack
  /** What AWS takes there. */
  readonly right: readonly unknown[]
}

type Loose = Readonly<Record<string, unknown>>

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const secure = loadBalancer('edge').network(vpc).https({ certificate: 'shop.example.com' })
const task = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('shop/web:1.0.0').port(80).port(81))
const site = service('web').cluster(cluster('prod')).taskDefinition(task).network(vpc)
const routed = site.target(edge, 'app', 80)
const of = (...parts: readonly unknown[]): Stack => Reflect.apply(stack('shop').add, stack('shop'), parts)

/** Calls a method as a program without types does. */
function on(subject: object, method: string, ...given: readonly unknown[]): unknown {
  const { [method]: own } = subject as Readonly<Record<string, unknown>>
  return Reflect.apply(own as () => unknown, subject, given)
}

/** One input for each member of what a call is given, beside what it is given otherwise. */
const members = (
  call: string,
  whole: Loose,
  values: Readonly<Record<string, readonly unknown[]>>,
  of_: (given: Loose) => Stack,
): Input[] =>
  Object.entries(values).map(([member, right]) => ({
    name: `${call} ${member}`,
    of: value => of_({ ...whole, [member]: value }),
    right,
  }))
const one = (name: string, right: readonly unknown[], program: (value: unknown) => Stack): Input => ({
  name,
  of: program,
  right,
})

const scaled = (limits: Loose, define: (scaling: object) => unknown = s => on(s, 'cpu', 50)): Stack =>
  of(on(routed, 'autoScaling', limits, define))
const policy = (method: string, value: unknown, options: Loose = {}): Stack =>
  scaled({ min: 1, max: 9 }, s => on(s, method, value, options))
const long = (length: number): string => 'x'.repeat(length)

const metric = { namespace: 'Shop', name: 'Jobs', dimensions: { Queue: 'mail' }, statistic: 'Sum', unit: 'Count' }
const METRIC = {
  namespace: ['Shop', 'AWS/SQS', long(255)],
  name: ['Jobs', long(255)],
  dimensions: [{}, { Queue: 'mail' }],
  statistic: ['Average', 'Sum'],
  unit: ['Count', 'Bytes/Second'],
}
const scaling = [
  ...members('autoScaling', { min: 1, max: 9 }, { min: [0, 1, 9], max: [1, 100] }, scaled),
  ...['cpu', 'memory', 'requestsPerTarget', 'responseTime'].flatMap(method => [
    one(method, [1, 50, 0.5], value => policy(method, value)),
    ...members(
      method,
      {},
      { scaleInCooldown: [0, 300], scaleOutCooldown: [0, 300], disableScaleIn: [true, false] },
      options => policy(method, 50, options),
    ),
  ]),
  ...members('scaling.metric', metric, METRIC, given => scaled({ min: 1, max: 9 }, s => on(s, 'metric', given, 5))),
  one('scaling.queue', ['mail', 'arn:aws:sqs:us-east-1:123456789012:mail'], queue =>
    policy('queue', queue, { backlogPerTask: 10 }),
  ),
  one('scaling.queue backlogPerTask', [1, 100], backlogPerTask => policy('queue', 'mail', { backlogPerTask })),
]

const alarmed = (given: Loose, then: (made: object) => unknown = made => made): Stack =>
  of(then(on(on(alarm('jobs'), 'metric', given) as object, 'greaterThan', 5) as object))
const onAlarm = (method: string, ...given: readonly unknown[]): Stack =>
  alarmed(metric, made => on(made, method, ...given))
const topic = 'arn:aws:sns:us-east-1:123456789012:alarms'
const alarms = [
  one('alarm', ['jobs', long(200)], name =>
    of(on(on(alarm(name as string), 'metric', metric) as object, 'greaterThan', 5)),
  ),
  ...members('alarm.metric', metric, METRIC, alarmed),
  one('alarm.greaterThan', [0, -1, 0.5], value =>
    of(on(alarm('jobs').metric({ namespace: 'Shop', name: 'Jobs' }), 'greaterThan', value)),
  ),
  one('alarm.period', [10, 30, 60, 300], value => onAlarm('period', value)),
  one('alarm.evaluationPeriods', [1, 24], value => onAlarm('evaluationPeriods', value)),
  one('alarm.datapointsToAlarm', [1, 3], value => onAlarm('evaluationPeriods', 3, { datapointsToAlarm: value })),
  one('alarm.treatMissingData', ['missing', 'breaching'], value => onAlarm('treatMissingData', value)),
  one('alarm.description', ['jobs', long(1024)], value => onAlarm('description', value)),
  one('alarm.alarmActions', [topic], value => onAlarm('alarmActions', value)),
  one('alarm.okActions', [topic], value => onAlarm('okActions', value)),
  one('alarm.tags', [{ team: 'web' }], value => onAlarm('tags', value)),
  one('alarm.math', ['100 * a'], value =>
    of(on(on(alarm('jobs'), 'math', value, { a: metric }) as object, 'greaterThan', 5)),
  ),
]

const routes = (route: unknown, options: Loose = {}): Stack => of(on(site, 'target', route, 'app', 80, options))
const oidc = {
  ...{
    issuer: 'https://a.example.com',
    authorizationEndpoint: 'https://a.example.com/a',
    tokenEndpoint: 'https://a.example.com/t',
  },
  ...{ userInfoEndpoint: 'https://a.example.com/u', clientId: 'id', clientSecret: 'not a secret' },
  ...{ sessionCookieName: 'login', scope: 'openid', sessionTimeout: 3600, onUnauthenticatedRequest: 'authenticate' },
}
const jwt = {
  jwksEndpoint: 'https://a.example.com/keys',
  issuer: 'https://a.example.com',
  additionalClaims: [{ format: 'single-string', name: 'role', values: ['admin'] }],
}
const cognito = {
  ...{ userPoolArn: 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc', userPoolClientId: 'client' },
  userPoolDomain: 'shop',
}
const rules = [
  one('route.host', ['shop.example.com', '*.example.com'], value => routes(on(edge, 'host', value))),
  one('route.path', ['/api', '/api*'], value => routes(on(edge, 'path', value))),
  one('route.httpHeader name', ['X-Team', long(40)], value => routes(on(edge.path('/a'), 'httpHeader', value, 'x'))),
  one('route.httpHeader value', ['x', long(128)], value => routes(on(edge.path('/a'), 'httpHeader', 'X-Team', value))),
  one('route.httpRequestMethod', ['GET', 'PURGE'], value => routes(on(edge.path('/a'), 'httpRequestMethod', value))),
  ...members('route.queryString', { key: 'v', value: '2' }, { key: ['v'], value: ['2'] }, given =>
    routes(on(edge.path('/a'), 'queryString', given)),
  ),
  one('route.sourceIp', ['10.0.0.0/8', '2001:db8::/32'], value => routes(on(edge.path('/a'), 'sourceIp', value))),
  one('route.hostRegex', ['^[a-z]+\\.example\\.com$'], value => routes(on(edge.path('/a'), 'hostRegex', value))),
  one('route.pathRegex', ['^/api/?(.*)$'], value => routes(on(edge.host('shop.example.com'), 'pathRegex', value))),
  ...members(
    'route.authenticateOidc',
    oidc,
    {
      ...{
        issuer: ['https://a.example.com'],
        authorizationEndpoint: ['https://a.example.com/a'],
        tokenEndpoint: ['https://a.example.com/t'],
      },
      ...{
        userInfoEndpoint: ['https://a.example.com/u'],
        clientId: ['id'],
        clientSecret: ['x'],
        sessionCookieName: ['login'],
      },
      ...{
        scope: ['openid', 'openid email'],
        sessionTimeout: [1, 604_800],
        onUnauthenticatedRequest: ['deny', 'allow', 'authenticate'],
      },
      authenticationRequestExtraParams: [{ display: 'page' }],
    },
    given => routes(on(secure.path('/a'), 'authenticateOidc', given)),
  ),
  ...members(
    'route.authenticateCognito',
    cognito,
    {
      ...{ userPoolArn: [cognito.userPoolArn], userPoolClientId: ['client'], userPoolDomain: ['shop'] },
      ...{
        sessionTimeout: [1, 604_800],
        onUnauthenticatedRequest: ['deny'],
        authenticationRequestExtraParams: [{ a: 'b' }],
      },
      ...{ sessionCookieName: ['login'], scope: ['openid'] },
    },
    given => routes(on(secure.path('/a'), 'authenticateCognito', given)),
  ),
  ...members(
    'route.jwtValidation',
    jwt,
    { jwksEndpoint: [jwt.jwksEndpoint], issuer: [jwt.issuer, long(256)], additionalClaims: [jwt.additionalClaims, []] },
    given => routes(on(secure.path('/a'), 'jwtValidation', given)),
  ),
  ...members(
    'route.jwtValidation claim',
    { format: 'single-string', name: 'role', values: ['admin'] },
    {
      format: ['single-string', 'string-array', 'space-separated-values'],
      name: ['role'],
      values: [['a'], ['a', 'b']],
    },
    claim => routes(on(secure.path('/a'), 'jwtValidation', { ...jwt, additionalClaims: [claim] })),
  ),
]

const check = { path: '/health', matcher: '200', intervalSeconds: 30, timeoutSeconds: 5 }
const targets = [
  ...members(
    'target',
    {},
    {
      ...{
        deregistrationDelay: [0, 3600],
        protocol: ['HTTP', 'HTTPS'],
        protocolVersion: ['HTTP1'],
        physicalName: ['web', long(32)],
      },
      ...{
        healthCheck: ['/health', check],
        attributes: [{ 'stickiness.enabled': true }],
        raw: [{ TargetControlPort: 9000 }],
      },
    },
    options => routes(edge.path('/a'), options),
  ),
  ...members(
    'target healthCheck',
    check,
    {
      ...{
        path: ['/', `/${long(1023)}`],
        matcher: ['200', '200-299', '200,202'],
        intervalSeconds: [6, 300],
        timeoutSeconds: [2, 29],
      },
      ...{
        healthyThresholdCount: [2, 10],
        unhealthyThresholdCount: [2, 10],
        port: [1, 65_535],
        protocol: ['HTTP', 'HTTPS'],
      },
    },
    healthCheck => routes(edge.path('/a'), { healthCheck }),
  ),
  ...members(
    'target raw',
    {},
    {
      ...{ ProtocolVersion: ['HTTP1'], HealthCheckProtocol: ['HTTPS'], HealthCheckPort: ['traffic-port', '80'] },
      ...{ IpAddressType: ['ipv4'], TargetControlPort: [1, 65_535] },
    },
    raw => routes(edge.path('/a'), { raw }),
  ),
]

const balanced = (made: unknown): Stack => routes(on(made as object, 'path', '/a'))
const onEdge = (method: string, ...given: readonly unknown[]): Stack => balanced(on(edge, method, ...given))
const balancers = [
  one('loadBalancer', ['edge', long(32)], name =>
    balanced(
      loadBalancer(name as string)
        .network(vpc)
        .http(),
    ),
  ),
  one('loadBalancer.physicalName', ['edge', long(32)], value => onEdge('physicalName', value)),
  one('loadBalancer.idleTimeout', [1, 4000], value => onEdge('idleTimeout', value)),
  one('loadBalancer.webAcl', [WEB_ACLS.shop], value => onEdge('webAcl', value)),
  one('loadBalancer.attributes', [{ 'routing.http2.enabled': false }], value => onEdge('attributes', value)),
  one('loadBalancer.allowFrom', ['internet', '10.0.0.0/8', 'pl-3b927c52'], value => onEdge('allowFrom', value)),
  one('loadBalancer.tags', [{ team: 'web' }], value => onEdge('tags', value)),
  ...members(
    'loadBalancer.raw',
    {},
    {
      IpAddressType: ['ipv4'],
      CustomerOwnedIpv4Pool: ['ipv4pool-coip-1'],
      IpamPools: [{ Ipv4IpamPoolId: 'ipam-pool-1' }],
    },
    given => onEdge('raw', given),
  ),
  ...members(
    'fixedResponse',
    { statusCode: '503' },
    { statusCode: ['404', '503'], contentType: ['text/plain', 'application/json'], messageBody: ['', 'x', long(1024)] },
    given => onEdge('fixedResponse', given),
  ),
  ...members(
    'http',
    { port: 8080 },
    { port: [1, 8080, 65_535], attributes: [{ 'routing.http.response.server.enabled': false }], raw: [{}] },
    given => onEdge('http', given),
  ),
  ...members(
    'https',
    { certificate: 'shop.example.com' },
    {
      ...{ certificate: ['shop.example.com', 'arn:aws:acm:us-east-1:123456789012:certificate/1'], port: [443, 8443] },
      sslPolicy: ['ELBSecurityPolicy-TLS13-1-2-2021-06'],
    },
    given => balanced(on(loadBalancer('edge').network(vpc), 'https', given)),
  ),
  one('networkLoadBalancer.tcp', [1, 5432], value => {
    const lb = networkLoadBalancer('tcp').network(vpc)
    return routes(on(on(lb, 'tcp', value) as object, 'listener', value))
  }),
  one('networkLoadBalancer.tcp idleTimeout', [60, 6000], value =>
    routes(
      on(on(networkLoadBalancer('tcp').network(vpc), 'tcp', 5432, { idleTimeout: value }) as object, 'listener', 5432),
    ),
  ),
]

const zoned = (name: unknown): Stack =>
  of(routed, on(hostedZone({ name: 'example.com', id: 'Z0123456789ABCDEFGHIJ' }), 'alias', name, edge))
const written = (
  name: unknown,
  type: string,
  values: readonly unknown[],
  method?: string,
  ...given: unknown[]
): Stack => {
  const record = on(hostedZone('example.com'), 'record', name, type, ...values)
  return of(routed, (method === undefined ? record : on(record as object, method, ...given)) as never)
}
const groups = (method: string, peer: unknown, ports: unknown, options?: unknown): Stack =>
  of(routed.securityGroups(on(securityGroup('db').network(vpc), method, peer, ports, options) as never))
const others = [
  one('zone.alias', ['example.com', 'shop.example.com', '*.example.com'], zoned),
  one('zone.record', ['example.com', 'shop.example.com', '*.example.com'], name => written(name, 'TXT', ['a text'])),
  one('zone.record A', ['192.0.2.1'], value => written('a.example.com', 'A', [value])),
  one('zone.record AAAA', ['2001:db8::1'], value => written('a.example.com', 'AAAA', [value])),
  one('zone.record CNAME', ['b.example.net', 'b.example.net.'], value => written('a.example.com', 'CNAME', [value])),
  one('zone.record MX', ['10 mail.example.com', '0 .'], value => written('a.example.com', 'MX', [value])),
  one('zone.record CAA', ['0 issue amazon.com', '0 iodef "mailto:a@example.com"', '128 issue ;'], value =>
    written('a.example.com', 'CAA', [value]),
  ),
  one('zone.record SRV', ['1 10 5269 xmpp.example.com', '0 0 0 .'], value => written('a.example.com', 'SRV', [value])),
  one('zone.record TXT', ['v=spf1 -all', long(255), long(300)], value => written('a.example.com', 'TXT', [value])),
  one('record.ttl', [0, 60, 2_147_483_647], value => written('a.example.com', 'A', ['192.0.2.1'], 'ttl', value)),
  one('record.weighted', ['blue', long(128)], value =>
    written('a.example.com', 'A', ['192.0.2.1'], 'weighted', value, 1),
  ),
  one('record.weighted weight', [0, 255], value =>
    written('a.example.com', 'A', ['192.0.2.1'], 'weighted', 'blue', value),
  ),
  one('record.failover', ['SECONDARY'], value =>
    written('a.example.com', 'A', ['192.0.2.1'], 'failover', 'blue', value),
  ),
  one('record.raw SetIdentifier', ['blue', long(128)], value =>
    written('a.example.com', 'A', ['192.0.2.1'], 'raw', { SetIdentifier: value, Region: 'eu-west-1' }),
  ),
  one('record.raw Region', ['eu-west-1', 'us-gov-west-1'], value =>
    written('a.example.com', 'A', ['192.0.2.1'], 'raw', { SetIdentifier: 'a', Region: value }),
  ),
  one('record.raw GeoLocation', [{ CountryCode: '*' }, { ContinentCode: 'EU' }], value =>
    written('a.example.com', 'A', ['192.0.2.1'], 'raw', { SetIdentifier: 'a', GeoLocation: value }),
  ),
  one('hostedZone id', ['Z0123456789ABCDEFGHIJ'], id =>
    of(routed, hostedZone({ name: 'example.com', id: id as string }).alias('example.com', edge)),
  ),
  one('securityGroup', ['db', long(100)], name =>
    of(routed.securityGroups(securityGroup(name as string).network(vpc))),
  ),
  one('securityGroup.physicalName', ['db', long(255)], value =>
    of(routed.securityGroups(on(securityGroup('db').network(vpc), 'physicalName', value) as never)),
  ),
  ...['allowFrom', 'allowTo'].flatMap(method => [
    one(`securityGroup.${method}`, ['internet', '10.0.0.0/8', '2001:db8::/32', 'pl-3b927c52'], value =>
      groups(method, value, 80),
    ),
    one(`securityGroup.${method} port`, [0, 80, 65_535, 'all'], value => groups(method, 'internet', value)),
    one(`securityGroup.${method} ports`, [1, 80], value => groups(method, 'internet', { from: value, to: 80 })),
    one(`securityGroup.${method} protocol`, ['tcp', 'udp'], value =>
      groups(method, 'internet', 80, { protocol: value }),
    ),
    one(`securityGroup.${method} description`, ['the office'], value =>
      groups(method, 'internet', 80, { description: value }),
    ),
  ]),
  one('namespace.http', ['shop', long(1024)], name => of(namespace.http(name as string))),
  one('namespace.publicDns', ['shop.example.com'], name => of(namespace.publicDns(name as string))),
  one('namespace.privateDns', ['shop.local', 'local'], name =>
    of(namespace.privateDns(name as string, { network: vpc })),
  ),
  one('namespace.tags', [{ team: 'web' }], value => of(on(namespace.http('shop'), 'tags', value))),
  ...members(
    'discoverable',
    { name: 'web', container: 'app', port: 80 },
    { name: ['web', long(63), '_web._tcp'], record: ['A', 'SRV'], ttl: [0, 10, 2_147_483_647], port: [80] },
    given => of(on(site, 'discoverable', namespace.privateDns('shop.local', { network: vpc }), given)),
  ),
  one('repository', ['shop/web', 'ab', long(256)], name => of(repository(name as string))),
  one('repository.tags', [{ team: 'web' }], value => of(on(repository('shop/web'), 'tags', value))),
  ...members(
    'repository.raw',
    {},
    {
      ...{ imageTagMutability: ['MUTABLE', 'IMMUTABLE'] },
      encryptionConfiguration: [{ encryptionType: 'AES256' }, { encryptionType: 'KMS', kmsKey: 'alias/ecr' }],
    },
    given => of(on(repository('shop/web'), 'raw', given)),
  ),
  ...members(
    'taskDefinition.logs',
    {},
    {
      retentionDays: [1, 30, 3653],
      group: ['/ecs/web', long(512)],
      kmsKeyId: ['arn:aws:kms:us-east-1:123456789012:key/1'],
      mode: ['blocking', 'non-blocking'],
      streamPrefix: ['web', long(100)],
    },
    given => of(site.taskDefinition(on(task, 'logs', given) as typeof task)),
  ),
  ...members(
    'taskRole',
    { allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::bucket/*'] }] },
    { physicalName: ['web', long(64)], managedPolicyArns: [['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'], []] },
    given => of(site.taskDefinition(on(task, 'taskRole', given) as typeof task)),
  ),
  one('taskRole action', ['s3:GetObject', 's3:*'], value =>
    of(
      site.taskDefinition(
        on(task, 'taskRole', { allow: [{ actions: [value], resources: ['arn:aws:s3:::bucket/*'] }] }) as typeof task,
      ),
    ),
  ),
  one('taskRole resource', ['arn:aws:s3:::bucket/*', '*'], value =>
    of(
      site.taskDefinition(
        on(task, 'taskRole', { allow: [{ actions: ['s3:GetObject'], resources: [value] }] }) as typeof task,
      ),
    ),
  ),
  ...members(
    'executionRole',
    { allow: [{ actions: ['kms:Decrypt'], resources: ['arn:aws:kms:us-east-1:123456789012:key/1'] }] },
    { physicalName: ['web', long(64)], managedPolicyArns: [['arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess'], []] },
    given => of(site.taskDefinition(on(task.logs({}), 'executionRole', given) as typeof task)),
  ),
  one('network', ['shop', long(100)], name =>
    of(on(site, 'network', network(name as string, { zones: 2, nat: 'one' }))),
  ),
  ...members(
    'network',
    { zones: 2, nat: 'one' },
    {
      cidrBlock: ['10.0.0.0/16', '10.1.0.0/23'],
      zones: [1, 3, ['us-east-1a', 'us-east-1b']],
      nat: ['none', 'one', 'each', 'regional'],
      endpoints: [['s3'], ['logs']],
    },
    given => of(on(site, 'network', network('shop', given as never))),
  ),
  one('cluster', ['prod', long(255)], name => of(site.cluster(cluster(name as string)))),
  one('cluster.tags', [{ team: 'web' }, { [long(128)]: long(256) }], value =>
    of(site.cluster(on(cluster('prod'), 'tags', value) as never)),
  ),
]

const path = (): object => edge.path('/a')
const routedBy = (method: string, ...given: readonly unknown[]): Stack => routes(on(path(), method, ...given))
const answered = (method: string, given: unknown): Stack => of(routed, on(path(), method, given))
const REDIRECT = {
  statusCode: ['HTTP_301', 'HTTP_302'],
  protocol: ['HTTPS', '#{protocol}'],
  port: ['443', '#{port}'],
  host: ['shop.example.com', 'www.#{host}'],
  path: ['/', '/shop/#{path}'],
  query: ['', 'a=b', '#{query}'],
}
const FIXED = { statusCode: ['404', '503'], contentType: ['text/plain'], messageBody: ['', 'x', long(1024)] }
const ownRoutes = [
  one('route.priority', [1, 50_000], value => routedBy('priority', value)),
  ...['urlRewrite', 'hostHeaderRewrite'].flatMap(method => [
    one(`route.${method} regex`, ['^/a/(.*)$'], value => routedBy(method, value, '/$1')),
    one(`route.${method} replace`, ['/$1', ''], value => routedBy(method, '^/a$', value)),
  ]),
  one('route.targetGroupStickiness', [1, 604_800], value => routedBy('targetGroupStickiness', value)),
  ...members('route.redirect', { statusCode: 'HTTP_301', host: 'shop.example.com' }, REDIRECT, given =>
    answered('redirect', given),
  ),
  ...members('route.fixedResponse', { statusCode: '404' }, FIXED, given => answered('fixedResponse', given)),
  ...members('loadBalancer.redirect', { statusCode: 'HTTP_301', host: 'shop.example.com' }, REDIRECT, given =>
    onEdge('redirect', given),
  ),
  one('target weight', [1, 999], weight => routes(path(), { weight })),
]

const report = taskOf('report').service(site)
const scheduled = (then: (made: object) => unknown): Stack => of(then(schedule('nightly').rate('1 day').task(report)))
const onSchedule = (method: string, ...given: readonly unknown[]): Stack =>
  scheduled(made => on(made, method, ...given))
const timed = (method: string, ...given: readonly unknown[]): Stack =>
  of(on(on(schedule('nightly'), method, ...given) as object, 'task', report))
const schedules = [
  one('schedule', ['nightly', long(64)], name =>
    of(
      schedule(name as string)
        .rate('1 day')
        .task(report),
    ),
  ),
  one('schedule.cron', ['0 3 * * ? *'], value => timed('cron', value)),
  one('schedule.cron timeZone', ['UTC', 'Europe/Berlin'], timeZone => timed('cron', '0 3 * * ? *', { timeZone })),
  one('schedule.rate', ['1 day', '5 minutes'], value => timed('rate', value)),
  one('schedule.at', ['2027-01-31T09:00:00'], value => timed('at', value)),
  one('schedule.flexibleTimeWindow', [1, 1440], value => onSchedule('flexibleTimeWindow', value)),
  ...members(
    'schedule.retryPolicy',
    {},
    { maximumRetryAttempts: [0, 185], maximumEventAgeInSeconds: [60, 86_400] },
    given => onSchedule('retryPolicy', given),
  ),
  one('schedule.deadLetterQueue', ['arn:aws:sqs:us-east-1:123456789012:failed'], value =>
    onSchedule('deadLetterQueue', value),
  ),
  one('schedule.startDate', ['2027-01-01T00:00:00Z'], value => onSchedule('startDate', value)),
  one('schedule.endDate', ['2027-01-01T00:00:00Z'], value => onSchedule('endDate', value)),
  ...members(
    'schedule.raw',
    {},
    {
      KmsKeyArn: ['arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012'],
      Target: [{}, { EcsParameters: { Group: 'reports' } }],
    },
    given => onSchedule('raw', given),
  ),
  one('task.count', [1, 10], value =>
    of(
      schedule('n')
        .rate('1 day')
        .task(on(report, 'count', value) as typeof report),
    ),
  ),
  ...members(
    'task.override',
    {},
    { command: [['a'], []], environment: [{}, { A: 'b' }], cpu: [1, 256], memory: [128], memoryReservation: [64] },
    given =>
      of(
        schedule('n')
          .rate('1 day')
          .task(on(report, 'override', 'app', given) as typeof report),
      ),
  ),
]

const provided = (provider: unknown): Stack => of(on(cluster('prod'), 'capacityProvider', provider))
const INSTANCES = { types: ['m7g.large'], min: 0, max: 4, network: vpc }
const machines = [
  one('capacityProvider', ['arm', long(255)], name =>
    provided(on(capacityProvider(name as string), 'instances', INSTANCES)),
  ),
  one('capacityProvider.autoScalingGroup', ['shop-gpu'], value =>
    provided(on(capacityProvider('gpu'), 'autoScalingGroup', value)),
  ),
  ...members(
    'instances',
    INSTANCES,
    {
      ...{ types: [['m7g.large'], ['c7g.large', 'm7g.large']], min: [0, 1], max: [1, 4], spot: [true, false] },
      ...{ image: ['al2023-arm64', 'ami-0a1b2c3d'], placementGroup: ['near'], keyName: ['me'], userData: ['', 'date'] },
      ...{ volume: [{ size: 30 }, { size: 65_536, type: 'gp3', encrypted: false }] },
      ...{ managedTerminationProtection: [true, false], managedDraining: [true, false] },
    },
    given => provided(on(capacityProvider('arm'), 'instances', given)),
  ),
  ...members(
    'instances managedScaling',
    {},
    {
      ...{ targetCapacity: [1, 100], minimumScalingStepSize: [1, 10_000], maximumScalingStepSize: [1, 10_000] },
      instanceWarmupPeriod: [0, 10_000],
    },
    managedScaling => provided(on(capacityProvider('arm'), 'instances', { ...INSTANCES, managedScaling })),
  ),
  ...members(
    'managedInstances',
    { network: vpc },
    {
      ...{ capacityOptionType: ['ON_DEMAND', 'SPOT', 'RESERVED'], monitoring: ['BASIC', 'DETAILED'] },
      ...{ storageSizeGiB: [1, 500], useLocalStorage: [true, false], fipsEnabled: [true, false] },
      ...{ propagateTags: [true, false], scaleInAfter: [-1, 3600], autoRepair: [true, false] },
      instanceRequirements: [{ vCpuCount: { min: 1 }, memoryMiB: { min: 2048, max: 8192 } }],
      capacityReservations: [{ reservationPreference: 'RESERVATIONS_FIRST' }],
    },
    given => provided(on(capacityProvider('mi'), 'managedInstances', given)),
  ),
  ...members(
    'instances raw',
    {},
    {
      AutoScalingGroup: [{}, { MaxInstanceLifetime: 86_400 }],
      LaunchTemplateData: [{}, { EbsOptimized: true }],
    },
    raw => provided(on(capacityProvider('arm'), 'instances', { ...INSTANCES, raw })),
  ),
]

const zone = hostedZone('example.com')
const certificates = [
  one('certificate', ['shop.example.com', '*.example.com'], name =>
    of(on({ certificate }, 'certificate', name, { zone })),
  ),
  ...members(
    'certificate',
    { zone },
    { alternativeNames: [[], ['a.example.com']], keyAlgorithm: ['RSA_2048', 'EC_prime256v1'] },
    given => of(on({ certificate }, 'certificate', 'shop.example.com', given)),
  ),
  one('certificate.tags', [{ team: 'web' }], value => of(on(certificate('shop.example.com', { zone }), 'tags', value))),
  ...members('certificate.raw', {}, { Options: [{}, { Export: 'ENABLED' }] }, given =>
    of(on(certificate('shop.example.com', { zone }), 'raw', given)),
  ),
  ...members(
    'networkLoadBalancer.raw',
    {},
    {
      IpAddressType: ['ipv4', 'dualstack'],
      SubnetMappings: [[], [{ SubnetId: 'subnet-a' }]],
      EnablePrefixForIpv6SourceNat: ['off'],
    },
    given => routes(on(networkLoadBalancer('tcp').network(vpc).tcp(5432), 'raw', given)),
  ),
  ...members('securityGroup.raw', {}, { Description: ['the database', long(255)] }, given =>
    of(routed.securityGroups(on(securityGroup('db').network(vpc), 'raw', given) as never)),
  ),
]

const groupsOfInputs = [
  scaling,
  alarms,
  rules,
  targets,
  balancers,
  others,
  ownRoutes,
  schedules,
  machines,
  certificates,
]

export const INPUTS: readonly Input[] = groupsOfInputs.flat()
