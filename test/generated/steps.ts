import fc from 'fast-check'

/** A call of a builder method. */
export interface Step {
  readonly method: string
  readonly given: readonly unknown[]
}

/** What each method may be given; most of it is sound, and what is not the builders must refuse. */
export type Methods = Readonly<Record<string, fc.Arbitrary<readonly unknown[]>>>

const from = <T>(...values: readonly T[]): fc.Arbitrary<[T]> => fc.constantFrom(...values).map(value => [value])
const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/)
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const text = fc.string({ minLength: 1, maxLength: 20 })
const whole = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max })

const secretArn = fc
  .tuple(word, fc.constantFrom('', ':key::', '::AWSPREVIOUS:', ':key:AWSCURRENT:'))
  .map(([secret, tail]) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:${secret}-AbCdEf${tail}`)
const parameter = word.map(each => `arn:aws:ssm:us-east-1:123456789012:parameter/${each}`)
const reference = fc.oneof(secretArn, parameter, word)
const dnsName = word.map(each => `${each}.internal`)
const roleArn = word.map(each => `arn:aws:iam::123456789012:role/${each}`)

const healthCheckOptions = fc.record(
  { interval: whole(5, 300), timeout: whole(2, 60), retries: whole(1, 10), startPeriod: whole(0, 300) },
  { requiredKeys: [] },
)
const capability = fc.constantFrom('NET_RAW', 'MKNOD', 'SYS_PTRACE', 'CHOWN')
const on = fc.boolean().map(each => [each])

/** Methods of a container that go with every launch type. */
const anywhere: Methods = {
  image: from('nginx:1.29', 'public.ecr.aws/nginx/nginx:1.29', '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1'),
  essential: on,
  command: fc.array(text, { minLength: 1, maxLength: 3 }),
  entryPoint: fc.array(text, { minLength: 1, maxLength: 2 }),
  port: fc.tuple(
    whole(1, 65_535),
    fc.oneof(
      fc.record({ protocol: fc.constantFrom('tcp', 'udp'), name: word }, { requiredKeys: [] }),
      fc.record({ name: word, appProtocol: fc.constantFrom('http', 'http2', 'grpc') }),
    ),
  ),
  portRange: fc.tuple(whole(1024, 30_000), whole(0, 50)).map(([first, more]) => [`${first}-${first + more}`]),
  environment: fc.dictionary(name, text, { maxKeys: 3 }).map(each => [each]),
  environmentFiles: from('arn:aws:s3:::settings/app.env'),
  secret: fc.tuple(name, reference),
  secrets: fc.dictionary(name, reference, { maxKeys: 3 }).map(each => [each]),
  healthCheck: fc.tuple(
    fc.oneof(
      text,
      fc.array(text, { minLength: 1, maxLength: 2 }).map(words => ['CMD', ...words]),
    ),
    healthCheckOptions,
  ),
  dependsOn: fc.tuple(
    fc.constantFrom('first', 'second', 'third'),
    fc.constantFrom('START', 'COMPLETE', 'SUCCESS', 'HEALTHY'),
  ),
  workingDirectory: from('/srv', '/'),
  user: from('1000', '1000:1000', 'node', 'node:node'),
  cpu: whole(0, 512).map(each => [each]),
  memory: whole(6, 2048).map(each => [each]),
  memoryReservation: whole(6, 1024).map(each => [each]),
  startTimeout: whole(2, 120).map(each => [each]),
  stopTimeout: whole(2, 120).map(each => [each]),
  readonlyRootFilesystem: on,
  restartPolicy: fc
    .oneof(
      fc.constant({ enabled: false }),
      fc.record({ enabled: fc.constant(true), restartAttemptPeriod: whole(60, 1800) }, { requiredKeys: ['enabled'] }),
    )
    .map(each => [each]),
  versionConsistency: from('enabled', 'disabled'),
  repositoryCredentials: from('arn:aws:secretsmanager:us-east-1:123456789012:secret:registry-AbCdEf'),
  mountPoint: fc.tuple(
    fc.constant('shared'),
    fc.constantFrom('/data', '/cache'),
    fc.record({ readOnly: fc.boolean() }),
  ),
  volumesFrom: fc.tuple(fc.constant('first')),
  ulimit: fc.constant(['nofile', 1024, 65_536]),
  systemControls: from({ 'net.core.somaxconn': '1024' }),
  initProcess: on,
  addCapabilities: fc.constant(['SYS_PTRACE']),
  dropCapabilities: fc.uniqueArray(capability, { minLength: 1, maxLength: 3 }),
  tmpfs: fc.tuple(fc.constant('/tmp'), whole(1, 256)),
  interactive: on,
  pseudoTerminal: on,
  dockerLabels: fc.dictionary(word, word, { maxKeys: 3 }).map(each => [each]),
  logs: fc
    .oneof(
      fc.constant(false as const),
      fc.record({ mode: fc.constantFrom('blocking', 'non-blocking'), streamPrefix: word }, { requiredKeys: [] }),
      fc.record({ maxBufferSize: fc.constantFrom('1m', '25m') }),
    )
    .map(each => [each]),
  logDriver: fc.constant(['splunk', { 'splunk-url': 'https://splunk.example.com' }, { 'splunk-token': '/splunk' }]),
  raw: fc.constant([{ interactive: true }]),
}

/** Methods of a container that need instances of your own. */
const onInstances: Methods = {
  device: fc.constant(['/dev/fuse', { permissions: ['read'] }]),
  sharedMemorySize: whole(16, 256).map(each => [each]),
  swap: fc.record({ maxSwap: whole(0, 512), swappiness: whole(0, 100) }).map(each => [each]),
  privileged: on,
  dockerSecurityOptions: from('no-new-privileges'),
  links: from('first', 'first:other'),
  hostname: from('app'),
  extraHosts: fc.dictionary(dnsName, fc.constant('10.0.0.1'), { minKeys: 1, maxKeys: 2 }).map(each => [each]),
  dnsServers: from('10.0.0.2'),
  dnsSearchDomains: fc.tuple(dnsName),
  disableNetworking: on,
  gpus: fc.constantFrom<unknown>(1, 'ALL').map(each => [each]),
  credentialSpec: from('credentialspec:arn:aws:s3:::settings/spec.json'),
}

/** Methods of a task definition, but for those that begin one or add containers. */
const ofAnyTask: Methods = {
  architecture: from('ARM64', 'X86_64'),
  operatingSystem: from('LINUX'),
  pidMode: from('task'),
  enableFaultInjection: on,
  proxyConfiguration: fc.constant([
    'first',
    { IgnoredUID: '1337', AppPorts: '3000', ProxyIngressPort: '15000', ProxyEgressPort: '15001' },
  ]),
  efsVolume: fc.tuple(
    fc.constantFrom('files', 'more'),
    fc.constant({ fileSystemId: 'fs-0123456789abcdef0', transitEncryption: 'ENABLED' }),
  ),
  ebsVolume: from('block'),
  s3FilesVolume: fc.constant([
    'objects',
    { fileSystemArn: 'arn:aws:s3files:us-east-1:123456789012:file-system/fs-0123456789abcdef0' },
  ]),
  physicalName: from('acme-web'),
  executionRole: fc.tuple(roleArn),
  taskRole: fc.tuple(
    fc.oneof(roleArn, fc.constant({ allow: [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::uploads/*'] }] })),
  ),
  allowExecuteCommand: fc.constant([]),
  logs: fc.tuple(
    fc.record(
      { retentionDays: fc.constantFrom(1, 14, 365), group: fc.constant('/ecs/other'), mode: fc.constant('blocking') },
      { requiredKeys: [] },
    ),
  ),
  tags: fc.dictionary(word, word, { maxKeys: 3 }).map(each => [each]),
  raw: fc.constant([{ pidMode: 'task' }]),
}

const ofTasksOnInstances: Methods = {
  networkMode: from('bridge', 'host', 'awsvpc', 'none'),
  ipcMode: from('task', 'none'),
  placementConstraint: from('attribute:ecs.instance-type =~ g5.*'),
  hostVolume: fc.constant(['host', '/srv']),
  dockerVolume: fc.constant(['docker', { scope: 'shared', autoprovision: true }]),
}

/** What a launch type begins with, and the methods that go with it: most calls are sound, and the builders refuse the rest. */
export interface Profile {
  readonly begin: readonly Step[]
  readonly task: Methods
  readonly container: Methods
}

const begin = (...steps: readonly (readonly [string, ...unknown[]])[]): Step[] =>
  steps.map(([method, ...given]) => ({ method, given }))

export const profiles: readonly Profile[] = [
  {
    begin: begin(['fargate'], ['size', { cpu: 1, memory: 4 }], ['volume', 'shared']),
    task: { ...ofAnyTask, ephemeralStorage: whole(21, 200).map(each => [each]) },
    container: anywhere,
  },
  {
    begin: begin(['ec2'], ['volume', 'shared']),
    task: { ...ofAnyTask, ...ofTasksOnInstances },
    container: { ...anywhere, ...onInstances },
  },
  {
    begin: begin(['ec2'], ['networkMode', 'bridge'], ['volume', 'shared']),
    task: ofAnyTask,
    container: { ...anywhere, ...onInstances },
  },
  { begin: begin(['external'], ['volume', 'shared']), task: ofAnyTask, container: anywhere },
  {
    begin: begin(['managedInstances'], ['cpu', 2], ['memory', 8], ['volume', 'shared']),
    task: ofAnyTask,
    container: { ...anywhere, neuronDevices: from('ALL') },
  },
]

/** Some calls, of any of these methods, in any order. */
export const stepsOf = (methods: Methods, maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      ...Object.entries(methods).map(([method, given]) => given.map((values): Step => ({ method, given: values }))),
    ),
    { maxLength },
  )
