/** Literals that the compiler and the run time both judge, as programs. */
export interface Family {
  readonly name: string
  /** Expressions, each a definition. */
  readonly programs: readonly string[]
  /** What the run time refuses and the compiler lets pass, and why it cannot see it. */
  readonly onlyAtRunTime?: readonly { readonly program: RegExp; readonly because: string }[]
}

const quoted = (text: string): string => `'${text}'`

const each = <A, B>(as: readonly A[], bs: readonly B[]): [A, B][] => as.flatMap(a => bs.map((b): [A, B] => [a, b]))

const task = (steps: string): string => `taskDefinition('web').fargate().cpu(0.5).memory(1)${steps}`
const container = (steps: string): string => task(`.container('app', c => c.image('app:1')${steps})`)

const CPU = ['0.25', '0.5', '1', '2', '4', '8', '16', '32', '0.75', '3', '64']
const MEMORY = '0.25 0.5 1 1.5 2 3 4 5 7 8 9 12 16 17 20 24 30 31 32 40 60 61 64 80 120 128 244'.split(' ')

const sizes: Family = {
  name: 'CPU and memory',
  programs: each(CPU, MEMORY).flatMap(([cpu, memory]) => [
    `taskDefinition('web').fargate().cpu(${cpu}).memory(${memory}).container('app', c => c.image('app:1'))`,
    `taskDefinition('web').fargate().memory(${memory}).cpu(${cpu}).container('app', c => c.image('app:1'))`,
  ]),
}

const ARN_PARTS = {
  partition: ['aws', 'aws-cn', 'aws-us-gov'],
  service: ['secretsmanager', 'ssm', 's3', 'kms', ''],
  region: ['us-east-1', 'cn-north-1', ''],
  account: ['123456789012', '12345678901', '1234567890123', '12345678901x', ''],
  rest: [
    ...['secret:db-AbCdEf', 'secret:db-AbCdEf:key::', 'secret:db-AbCdEf::AWSPREVIOUS:', 'secret:', 'db-AbCdEf'],
    ...['secret:db-AbCdEf:key', 'secret:db-AbCdEf:key:', 'secret:db-AbCdEf:a:b:c:d', 'secret:team/db-AbCdEf:key::'],
    ...['parameter/db/password', 'parameter/', 'parameter:db', 'parameter', 'secret:db AbCdEf'],
  ],
}

/** Sound ARNs with one part, and with two parts, of every other kind. */
function arns({ partition, service, region, account, rest }: typeof ARN_PARTS): string[] {
  const sound = ['aws', 'secretsmanager', 'us-east-1', '123456789012', 'secret:db-AbCdEf']
  const parts = [partition, service, region, account, rest]
  const changed = (given: readonly string[], at: number) =>
    (parts[at] ?? []).map(part => given.map((old, index) => (index === at ? part : old)))
  const once = parts.flatMap((_, at) => changed(sound, at))
  const twice = once.flatMap(given => [...changed(given, 1), ...changed(given, 4)])
  return [...new Set([...once, ...twice].map(given => `arn:${given.join(':')}`))]
}

const secrets: Family = {
  name: 'references to secrets',
  programs: [...arns(ARN_PARTS), '/db/password', 'db', 'my secret', 'arn:aws', 'arn:aws:secretsmanager', '']
    .flatMap(reference => [`.secret('A', ${quoted(reference)})`, `.secrets({ A: ${quoted(reference)} })`])
    .map(container),
  onlyAtRunTime: [
    { program: /db AbCdEf/, because: 'the characters of a name are too many cases for a type' },
    { program: /secrets?\((\{ A: |'A', )''/, because: 'an empty text is what an editor completes from' },
  ],
}

const roles: Family = {
  name: 'ARNs of roles',
  programs: each(
    ['executionRole', 'taskRole'],
    [
      ...['arn:aws:iam::123456789012:role/app', 'arn:aws-cn:iam::123456789012:role/team/app', 'app', '', 'role/app'],
      ...['arn:aws:iam::123456789012:user/app', 'arn:aws:iam::123456789012:role', 'arn:aws:sts::123456789012:role/app'],
      ...['arn:aws:iam:us-east-1:123456789012:role/app', 'arn:aws:iam::123456789012:policy/app'],
    ],
  ).map(([step, arn]) => task(`.${step}(${quoted(arn)}).container('app', c => c.image('app:1'))`)),
}

const ports: Family = {
  name: 'ports',
  programs: each(each(['80', '443', '8080'], ['tcp', 'udp']), each(['80', '443', '8080'], ['tcp', 'udp'])).flatMap(
    ([[a, first], [b, second]]) => [
      container(`.port(${a}, { protocol: '${first}' }).port(${b}, { protocol: '${second}' })`),
      task(
        `.container('a', c => c.image('a:1').port(${a}, { protocol: '${first}' })).container('b', c => c.image('b:1').port(${b}, { protocol: '${second}' }))`,
      ),
    ],
  ),
  onlyAtRunTime: [
    { program: /(\d+), \{ protocol: 'udp' \}.*\(\1, \{ protocol: 'udp' \}/, because: 'only TCP ports are remembered' },
  ],
}

const variables: Family = {
  name: 'names of variables and secrets',
  programs: each(['A', 'B', 'LONG_NAME'], ['A', 'B', 'LONG_NAME']).flatMap(([a, b]) =>
    [
      `.environment({ ${a}: '1' }).environment({ ${b}: '2' })`,
      `.environment({ ${a}: '1' }).secret('${b}', '/b')`,
      `.secret('${a}', '/a').environment({ ${b}: '2' })`,
      `.secret('${a}', '/a').secret('${b}', '/b')`,
      `.secrets({ ${a}: '/a' }).secret('${b}', '/b')`,
    ].map(container),
  ),
}

const names: Family = {
  name: 'names of containers, and who waits for whom',
  programs: [
    ...each(['a', 'b', 'app'], ['a', 'b', 'app']).map(([a, b]) =>
      task(`.container('${a}', c => c.image('a:1')).container('${b}', c => c.image('b:1'))`),
    ),
    ...each(
      each(['', '.essential(false)', ".healthCheck('true')", ".essential(false).healthCheck('true')"], ['a', 'x']),
      ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY', 'READY'],
    ).map(([[steps, name], condition]) =>
      task(
        `.container('a', c => c.image('a:1')${steps}).container('b', c => c.image('b:1').dependsOn('${name}', '${condition}'))`,
      ),
    ),
    task(`.container('a', c => c.essential(true))`),
  ],
}

const enums: Family = {
  name: 'closed lists',
  programs: [
    ...['X86_64', 'ARM64', 'ARM', 'x86_64'].map(value =>
      task(`.architecture('${value}').container('app', c => c.image('app:1'))`),
    ),
    ...'1 2 3 5 6 7 14 15 30 45 60 90 100 120 150 180 365 366 400 545 731 1096 1827 2192 2557 2922 3288 3653 3654'
      .split(' ')
      .map(days => task(`.logs({ retentionDays: ${days} }).container('app', c => c.image('app:1'))`)),
    ...['blocking', 'non-blocking', 'async'].map(mode => container(`.logs({ mode: '${mode}' })`)),
    ...['tcp', 'udp', 'http', 'TCP'].map(protocol => container(`.port(80, { protocol: '${protocol}' })`)),
    ...['http', 'http2', 'grpc', 'https', 'ws'].map(appProtocol =>
      container(`.port(80, { name: 'web', appProtocol: '${appProtocol}' })`),
    ),
  ],
}

const BOUNDS = [
  '-1',
  '0',
  '1',
  '2',
  '5',
  '20',
  '21',
  '60',
  '61',
  '100',
  '101',
  '120',
  '121',
  '200',
  '201',
  '300',
  '301',
  '1.5',
]

const ranges: Family = {
  name: 'numbers in ranges',
  programs: BOUNDS.flatMap(number => [
    ...[`.stopTimeout(${number})`, `.startTimeout(${number})`, `.memory(${number})`, `.port(${number})`].map(container),
    ...['interval', 'timeout', 'retries', 'startPeriod'].map(field =>
      container(`.healthCheck('true', { ${field === 'interval' ? '' : 'interval: 300, '}${field}: ${number} })`),
    ),
    task(`.ephemeralStorage(${number}).container('app', c => c.image('app:1'))`),
  ]),
  onlyAtRunTime: [
    {
      program: /'app:1'\)\.memory\(/,
      because: 'the least memory of a container, 6 MiB, is too rare a mistake for a type',
    },
  ],
}

const launchTypes: Family = {
  name: 'what goes with a launch type',
  programs: each(
    ['fargate()', 'ec2()', 'external()', 'managedInstances()'],
    [
      ...['.privileged(true)', '.gpus(1)', ".hostname('a')", ".dnsServers('10.0.0.2')", ".device('/dev/fuse')"],
      ...[".addCapabilities('SYS_PTRACE')", ".addCapabilities('NET_ADMIN')", '.sharedMemorySize(64)', '.port(80)'],
      ...[".logDriver('splunk')", ".logDriver('syslog')", ".logDriver('awsfirelens')", ".links('other')"],
      ...[".mountPoint('data', '/data')", ".mountPoint('other', '/data')", ".ulimit('nofile', 1, 2)"],
    ],
  ).map(
    ([launch, steps]) =>
      `taskDefinition('web').${launch}.cpu(0.5).memory(1).volume('data').container('app', c => c.image('app:1').memory(256)${steps})`,
  ),
  onlyAtRunTime: [{ program: /\.links\('other'\)/, because: 'containers that are linked may come later' }],
}

const platforms: Family = {
  name: 'platforms',
  programs: each(
    ['fargate()', 'ec2()'],
    each(
      ['LINUX', 'WINDOWS_SERVER_2019_CORE', 'WINDOWS_SERVER_2022_FULL', 'WINDOWS_SERVER_2016_FULL', 'MACOS'],
      ['X86_64', 'ARM64'],
    ),
  ).map(
    ([launch, [system, processor]]) =>
      `taskDefinition('web').${launch}.cpu(1).memory(2).operatingSystem('${system}').architecture('${processor}').container('app', c => c.image('app:1').memory(256))`,
  ),
}

export const families: readonly Family[] = [
  sizes,
  secrets,
  roles,
  ports,
  variables,
  names,
  enums,
  ranges,
  launchTypes,
  platforms,
]
