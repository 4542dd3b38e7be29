import fc from 'fast-check'
import { WEB_ACLS } from '../faults/web-acls.ts'
import { type Methods, profiles, type Step } from '../generated/steps.ts'

/** The web ACLs of the accounts of the tests. */
const WEB_ACL_ARNS = Object.values(WEB_ACLS)

/** What a step of a generated program is called on. `@edge`, `@first`, `@group`, `@mesh`, `@names`, `@network` and `@shared` stand for things of the program. */
export type Part = 'task' | 'app' | 'service' | 'cluster' | 'edge' | 'images' | 'stack' | 'record' | 'text' | 'group'

/** Steps that only make sense together; most have one. */
export type Extra = readonly (Step & { readonly part: Part })[]

const from = <T>(...values: readonly T[]): fc.Arbitrary<[T]> => fc.constantFrom(...values).map(value => [value])
const given = (...values: readonly (readonly unknown[])[]): fc.Arbitrary<readonly unknown[]> =>
  fc.constantFrom(...values)
const tags = from({ tier: 'a' }, { tier: 'b' }, { owner: 'c', tier: 'a' })
const peers = fc.constantFrom('internet', '10.0.0.0/16', 'pl-12345678', '@edge', '@group', '@shared', '@network')
const threshold = fc.record({ type: fc.constantFrom('COUNT', 'BOUNDED_PERCENT'), value: fc.constantFrom(5, 50) })
const key = 'arn:aws:kms:us-east-1:123456789012:key/12345678-1234-1234-1234-123456789012'

/** What services can be told beside where, what and how many they run, and what their targets are. */
export const OF_SERVICES: Methods = {
  circuitBreaker: fc
    .record({ rollback: fc.boolean(), resetOnHealthyTask: fc.boolean(), threshold }, { requiredKeys: ['rollback'] })
    .map(each => [each]),
  alarms: given([['shop-5xx']], [['shop-slow'], { rollback: false }]),
  recommendedAlarms: given([], [{ cpu: 80, memory: false, serverErrors: 2 }]),
  minimumHealthyPercent: from(50, 100),
  maximumPercent: from(150, 200),
  healthCheckGracePeriod: from(60, 90),
  capacityProviderStrategy: from({ FARGATE_SPOT: { weight: 1 } }, { FARGATE: { weight: 1, base: 1 } }),
  placementConstraints: from({ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }),
  placementStrategy: from(
    { type: 'spread', field: 'instanceId' },
    { type: 'binpack', field: 'memory' },
    { type: 'random' },
  ),
  serviceConnect: given(
    [],
    [{ namespace: 'neighbours' }],
    [{ namespace: 'neighbours', logConfiguration: { logDriver: 'json-file' } }],
  ),
  serviceConnectService: given(
    ['web'],
    ['web', { discoveryName: 'front', clientAlias: { port: 8080, dnsName: 'front.shop' } }],
    ['web', { timeout: { idleTimeoutSeconds: 60 }, ingressPortOverride: 15_000 }],
  ),
  vpcLattice: from(
    { targetGroupArn: 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-1', portName: 'web' },
    { targetGroupArn: 'arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-2', portName: 'web' },
  ),
  executeCommand: given([]),
  platformVersion: from('LATEST', '1.4.0'),
  propagateTags: from('SERVICE', 'TASK_DEFINITION', 'NONE'),
  enableECSManagedTags: from(true, false),
  tags,
  raw: from({ monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] } }),
  availabilityZoneRebalancing: from('ENABLED', 'DISABLED'),
  securityGroups: given(['@group'], ['@shared'], ['@group', '@shared']),
  allowFrom: fc.tuple(peers, fc.constantFrom(80, 90)),
  allowTo: fc.tuple(peers, fc.constantFrom<unknown>(443, { from: 6000, to: 6010 })),
  after: from('@first'),
  discoverable: from('@names', '@mesh'),
  rolling: from(
    { bakeTime: 1 },
    { earlySuccess: { healthyPercent: 50, sourceServiceRevisionCleanup: 'DEFERRED' } },
    { minimumHealthyPercent: 50, maximumPercent: 150, bakeTime: 2 },
  ),
}

export const OF_CLUSTERS: Methods = {
  raw: from({ configuration: { executeCommandConfiguration: { logging: 'NONE' } } }),
  executeCommandConfiguration: from(
    { logging: 'NONE' },
    { logging: 'OVERRIDE', logConfiguration: { cloudWatchLogGroupName: '/ecs/exec' } },
  ),
  managedStorageConfiguration: from({
    kmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  }),
  serviceConnectDefaults: from('@mesh', '@names'),
  containerInsights: given([], ['enabled'], ['enhanced']),
  capacityProviders: from({ FARGATE: { weight: 1 } }, { FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 4 } }),
  tags,
}

export const OF_LOAD_BALANCERS: Methods = {
  attributes: from(
    { 'routing.http.drop_invalid_header_fields.enabled': true },
    { 'routing.http.xff_header_processing.mode': 'preserve', 'routing.http2.enabled': false },
  ),
  raw: from({ IpamPools: { Ipv4IpamPoolId: 'ipam-pool-0123456789abcdef0' } }),
  webAcl: from(...WEB_ACL_ARNS),
  securityGroups: given(['@group'], ['@shared'], ['@group', '@shared']),
  idleTimeout: from(30, 120),
  fixedResponse: from({ statusCode: '503' }, { statusCode: '200', contentType: 'text/html', messageBody: 'Hello' }),
  redirect: from(
    { statusCode: 'HTTP_302', host: 'www.example.com', query: '' },
    { statusCode: 'HTTP_301', path: '/a' },
  ),
  allowFrom: from('internet', '10.0.0.0/16', 'pl-12345678'),
  tags,
}

export const OF_REPOSITORIES: Methods = {
  scanOnPush: given([]),
  immutableTags: given([], [{ except: ['latest', 'dev-*'] }]),
  keepLast: from(3, 9),
  expireUntagged: from(3, 9),
  lifecycle: from([
    {
      rulePriority: 1,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 7 },
      action: { type: 'expire' },
    },
  ]),
  allowPull: given(['111122223333'], [['o-a1b2c3d4e5', 'lambda.amazonaws.com']]),
  allowPush: from('arn:aws:iam::111122223333:role/build'),
  allow: given([['ecr:ListImages'], '111122223333'], [['ecr:ListImages', 'ecr:DescribeImages'], '444455556666']),
  tags,
}

export const OF_STACKS: Methods = {
  tags,
  // One that allows no iam:PassRole lets no managed instance start, as it says.
  permissionsBoundary: from('arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::123456789012:policy/boundary'),
}

const ROUTED: Methods = {
  weighted: given(['blue', 10], ['blue', 0], ['green', 255, { healthCheckId: 'abcdef11-2222-3333-4444-555555fedcba' }]),
  failover: given(
    ['blue', 'PRIMARY', { healthCheckId: 'abcdef11-2222-3333-4444-555555fedcba' }],
    ['green', 'SECONDARY'],
  ),
  latency: given(['blue', 'eu-west-1'], ['green', 'us-west-2']),
  raw: given(
    [{ SetIdentifier: 'blue', Region: 'eu-west-1' }],
    [{ SetIdentifier: 'blue', Region: 'us-east-1', HealthCheckId: 'abcdef11-2222-3333-4444-555555fedcba' }],
    [{ SetIdentifier: 'green', GeoLocation: { CountryCode: 'DE' } }],
  ),
}

export const OF_RECORDS: Methods = { ...ROUTED, evaluateTargetHealth: from(true, false) }
export const OF_TEXTS: Methods = { ...ROUTED, ttl: from(0, 60, 300) }

export const OF_SECURITY_GROUPS: Methods = {
  allowFrom: fc.tuple(peers, fc.constantFrom<unknown>(5432, { from: 6000, to: 6010 })),
  allowTo: fc.tuple(peers, fc.constantFrom<unknown>(443, { from: 6000, to: 6010 })),
  tags,
}

/** What the generated programs say themselves, or the simulator's account cannot run. */
const NOT_OF_TASKS: readonly string[] = ['networkMode', 'placementConstraint', 'ebsVolume', 'physicalName']
const NOT_OF_CONTAINERS: readonly string[] = [
  ...['image', 'gpus', 'neuronDevices', 'device', 'port', 'memory', 'cpu'],
  ...['dependsOn', 'links', 'volumesFrom', 'mountPoint', 'credentialSpec', 'disableNetworking'],
]

const without = (methods: Methods, names: readonly string[]): [string, fc.Arbitrary<readonly unknown[]>][] =>
  Object.entries(methods).filter(([name]) => !names.includes(name))

/** Of definitions on Fargate, and on instances: what only one of them takes is left out where it does not go. */
export const OF_TASKS: Methods = Object.fromEntries(
  profiles.slice(0, 2).flatMap(({ task }) => without(task, NOT_OF_TASKS)),
)
export const OF_CONTAINERS: Methods = {
  ...Object.fromEntries(profiles.slice(0, 2).flatMap(({ container }) => without(container, NOT_OF_CONTAINERS))),
  port: given([9000], [9000, { name: 'admin', appProtocol: 'http' }], [5353, { protocol: 'udp' }]),
  dependsOn: given(['side', 'START']),
  links: given(['side']),
  volumesFrom: given(['side']),
  mountPoint: given(['data', '/more'], ['data', '/data', { readOnly: true }]),
  cpu: from(32, 64),
}

const BY_PART: readonly (readonly [Part, Methods, number])[] = [
  ['service', OF_SERVICES, 4],
  ['task', OF_TASKS, 2],
  ['app', OF_CONTAINERS, 3],
  ['cluster', OF_CLUSTERS, 1],
  ['edge', OF_LOAD_BALANCERS, 1],
  ['images', OF_REPOSITORIES, 1],
  ['stack', OF_STACKS, 1],
  ['record', OF_RECORDS, 1],
  ['text', OF_TEXTS, 1],
  ['group', OF_SECURITY_GROUPS, 2],
]

/** A volume of EBS is said in three places. */
const ebs = fc
  .constantFrom<object>(
    { sizeInGiB: 10 },
    { sizeInGiB: 20, volumeType: 'io2', iops: 200, filesystemType: 'ext4' },
    {
      snapshotId: 'snap-0123456789abcdef0',
      encrypted: true,
      kmsKeyId: key,
      tags: { tier: 'a' },
      propagateTags: 'SERVICE',
    },
  )
  .map(
    (options): Extra => [
      { part: 'task', method: 'ebsVolume', given: ['block'] },
      { part: 'app', method: 'mountPoint', given: ['block', '/block'] },
      { part: 'service', method: 'volume', given: ['block', options] },
    ],
  )

const single = ([part, methods]: (typeof BY_PART)[number]): fc.Arbitrary<Extra> =>
  fc.oneof(
    ...Object.entries(methods).map(([method, values]) => values.map((given): Extra => [{ part, method, given }])),
  )

/** Some of everything that builders can say beside what every program says. */
export const extras: fc.Arbitrary<readonly Extra[]> = fc.array(
  fc.oneof({ arbitrary: ebs, weight: 1 }, ...BY_PART.map(each => ({ arbitrary: single(each), weight: each[2] }))),
  { maxLength: 8 },
)
