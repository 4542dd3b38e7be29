/** What AWS CDK 2.276.0 says of the same: at synthesis, and with its strict flag. */
type Cdk = 'rejects' | 'warns, rejects when strict' | 'accepts' | 'not run'

/** A bad definition that somebody measured on a peer. */
export interface BadDefinition {
  readonly what: string
  readonly cdk: Cdk
  readonly code: string
  /** A warning where AWS takes it and it is still a mistake. */
  readonly severity?: 'warning'
  readonly program: string
  /** Whether the compiler already refuses the program. */
  readonly typed: boolean
}

const task = (steps: string, size = '.cpu(0.5).memory(1)'): string => `taskDefinition('web').fargate()${size}${steps}`
const app = (steps: string): string => task(`.container('app', c => c.image('app:1')${steps})`)
const serving = (steps: string): string =>
  `service('web').cluster(cluster('prod')).network(network.default()).taskDefinition(${app('.port(80)')})${steps}`
const edge = "loadBalancer('edge').network(network.default()).https({ certificate: 'shop.example.com' })"

const PAIR = 'TD-MEM-01'

/** What AWS takes, and tools have refused. */
export const controls: readonly object[] = [
  { cpu: '32768', memory: '61440' },
  { cpu: '32768', memory: '249856' },
  { cpu: '1vcpu', memory: '2gb' },
]

export const badDefinitions: readonly BadDefinition[] = [
  bad('256 CPU units with 122880 MiB', 'warns, rejects when strict', PAIR, task(one(), '.cpu(0.25).memory(120)')),
  bad('300 CPU units', 'warns, rejects when strict', 'TD-CPU-01', task(one(), '.cpu(0.29296875).memory(1)')),
  bad(
    '8192 CPU units with 17408 MiB, a bad step',
    'warns, rejects when strict',
    PAIR,
    task(one(), '.cpu(8).memory(17)'),
  ),
  bad('a port twice in a container', 'warns, rejects when strict', 'PM-DUP-01', app('.port(80).port(80)')),
  bad('a container name twice', 'warns, rejects when strict', 'TD-CON-03', task(one() + one())),
  bad('32 vCPU with 65536 MiB', 'not run', PAIR, task(one(), '.cpu(32).memory(64)')),
  bad(
    'containers with more CPU than the task',
    'rejects',
    'TD-CPU-02',
    task(".container('a', c => c.image('a').cpu(512)).container('b', c => c.image('b').cpu(512))"),
    { typed: false },
  ),
  bad('a secret ARN that is none', 'rejects', 'SEC-ARN-01', app(".secret('A', 'arn:aws:secretsmanager:nonsense')")),
  bad('20 GiB of ephemeral storage', 'rejects', 'TD-EPH-01', task(`.ephemeralStorage(20)${one()}`), {
    typed: false,
    severity: 'warning',
  }),
  bad('500 GiB of ephemeral storage', 'rejects', 'TD-EPH-01', task(`.ephemeralStorage(500)${one()}`)),
  bad('a target port that no container maps', 'rejects', 'SVC-LB-02', serving(`.target(${edge}, 'app', 81)`)),
  bad(
    'fewer tasks at most than at least',
    'rejects',
    'AS-TGT-02',
    serving('.autoScaling({ min: 5, max: 2 }, s => s.cpu(50))'),
    { typed: false },
  ),
  bad('a container with more memory than the task', 'accepts', 'TD-MEM-03', app('.memory(4096)'), { typed: false }),
  bad(
    'a port in two containers that share a network',
    'accepts',
    'PM-DUP-01',
    task(".container('a', c => c.image('a').port(80)).container('b', c => c.image('b').port(80))"),
  ),
  bad('port 70000', 'accepts', 'PM-NUM-01', app('.port(70000)'), { typed: false }),
  bad('no container', 'accepts', 'TD-CON-01', `service('web').taskDefinition(${task('')})`),
  bad('no essential container', 'accepts', 'TD-CON-02', app('.essential(false)'), { typed: false }),
  bad(
    'containers that wait for each other',
    'accepts',
    'DEP-CYC-01',
    task(
      ".container('a', c => c.image('a').dependsOn('b', 'START')).container('b', c => c.image('b').dependsOn('a', 'START'))",
    ),
  ),
  bad(
    'SUCCESS of an essential container',
    'accepts',
    'DEP-ESS-01',
    task(".container('a', c => c.image('a')).container('b', c => c.image('b').dependsOn('a', 'SUCCESS'))"),
  ),
  bad(
    'HEALTHY of a container without health check',
    'accepts',
    'DEP-HLT-01',
    task(".container('a', c => c.image('a')).container('b', c => c.image('b').dependsOn('a', 'HEALTHY'))"),
  ),
  bad(
    'a name of a variable and of a secret',
    'accepts',
    'SEC-DUP-02',
    app(".environment({ A: '1' }).secret('A', '/a')"),
  ),
  bad('a password in the environment', 'accepts', 'SEC-PLN-01', app(".environment({ DB_PASSWORD: 'x' })"), {
    typed: false,
    severity: 'warning',
  }),
  bad('a mount of a volume that nobody declared', 'accepts', 'VOL-MNT-01', app(".mountPoint('data', '/data')")),
  bad('a FireLens log driver without a router', 'accepts', 'LOG-FLB-01', app(".logDriver('awsfirelens')")),
  bad('a privileged container on Fargate', 'accepts', 'CD-PRV-01', app('.privileged(true)')),
  bad('a GPU on Fargate', 'accepts', 'CD-GPU-01', app('.gpus(1)')),
  bad('the capability NET_ADMIN on Fargate', 'accepts', 'LNX-CAP-01', app(".addCapabilities('NET_ADMIN')")),
  bad(
    'Windows on ARM64',
    'accepts',
    'TD-PLT-03',
    task(one(), ".cpu(1).memory(4).architecture('ARM64').operatingSystem('WINDOWS_SERVER_2022_CORE')"),
  ),
  bad('a stop timeout of 300 s on Fargate', 'accepts', 'CD-TMO-02', app('.stopTimeout(300)')),
  bad('50 retries of a health check', 'accepts', 'HC-RET-01', app(".healthCheck('true', { retries: 50 })")),
  bad('a health check without CMD', 'accepts', 'HC-CMD-01', app(".healthCheck(['curl', 'localhost'])")),
  bad('a family with a space', 'accepts', 'TD-FAM-01', task(one()).replace("'web'", "'my family!'"), { typed: false }),
  bad('-1 tasks', 'accepts', 'SVC-SCH-03', serving('.desiredCount(-1)')),
  bad('100 percent at least and at most', 'accepts', 'SVC-DEP-01', serving('.maximumPercent(100)'), {
    typed: false,
  }),
  bad(
    'capacity providers of weight 0',
    'accepts',
    'SVC-CPS-04',
    serving('.capacityProviderStrategy({ FARGATE: { weight: 0 }, FARGATE_SPOT: { weight: 0 } })'),
    { typed: false },
  ),
  bad(
    'a target group name of 40 characters',
    'rejects',
    'STK-NAM-02',
    `stack('shop').add(${serving(`.target(${edge}, 'app', 80, { physicalName: '${'a'.repeat(40)}' })`)})`,
    { typed: false },
  ),
]

function one(): string {
  return ".container('app', c => c.image('app:1'))"
}

function bad(
  what: string,
  cdk: Cdk,
  code: string,
  program: string,
  more: Partial<Pick<BadDefinition, 'severity' | 'typed'>> = {},
): BadDefinition {
  return { what, cdk, code, program, typed: true, ...more }
}
