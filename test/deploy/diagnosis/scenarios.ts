import {
  cluster,
  type DeployError,
  type Diagnosis,
  deploy,
  isDeployError,
  loadBalancer,
  network,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import { type ContainerFailure, createSimulator, type Simulator } from '../../../src/simulator/index.ts'

export const IMAGE = 'ghcr.io/acme/shop:2'
export const SECRET = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/db-AbCdEf'

/** What the program of a scenario has beside one container. */
interface Program {
  readonly behindLoadBalancer?: boolean
  readonly gracePeriod?: number
  readonly healthCheck?: boolean
  readonly migration?: boolean
  readonly spot?: boolean
  readonly parameter?: boolean
}

/** One cause, made to happen, and what must be said of it. */
export interface Scenario {
  readonly code: string
  /** What happens, when a code has several scenarios. */
  readonly when?: string
  readonly program?: Program
  readonly failure: ContainerFailure
  /** The container that fails. @default app */
  readonly container?: string
  /** What is done to the account beside that, once the rollout has begun. */
  readonly meanwhile?: (simulator: Simulator) => Promise<unknown>
  readonly cause: string | RegExp
  readonly evidence: string | RegExp
  /** The line of the program, or the setting of AWS, that has to change. */
  readonly fix: string
}

const APP = "container('app') in taskDefinition('shop')"
const TASK = "taskDefinition('shop')"
const SERVICE = "service('shop')"

/** Every cause that a deploy can end with. The page about them is made from these. */
export const SCENARIOS: readonly Scenario[] = [
  {
    code: 'image.missing',
    failure: { how: 'cannot pull' },
    cause: `The image ${IMAGE} is not in its registry`,
    evidence: 'not found',
    fix: `.image(…) of ${APP}`,
  },
  {
    code: 'image.denied',
    failure: { how: 'cannot pull', because: 'denied' },
    cause: /^arn:aws:iam::123456789012:role\/\S+ may not pull the image ghcr\.io/,
    evidence: 'ecr:BatchGetImage',
    fix: `.executionRole(…) of ${TASK}`,
  },
  {
    code: 'image.architecture',
    failure: { how: 'cannot pull', because: 'wrong architecture' },
    cause: 'another CPU architecture than the task runs on (X86_64)',
    evidence: "descriptor matching platform 'linux/amd64'",
    fix: `.architecture(…) of ${TASK}`,
  },
  {
    code: 'image.architecture',
    when: 'the image starts, and its program does not',
    failure: { how: 'exits', exitCode: 1, log: ['exec /app/start: exec format error'] },
    cause: 'another CPU architecture',
    evidence: 'log of app: exec /app/start: exec format error',
    fix: 'docker build --platform linux/amd64',
  },
  {
    code: 'image.rate-limit',
    failure: { how: 'cannot pull', because: 'rate limit' },
    cause: `The registry of the image ${IMAGE} limits`,
    evidence: 'toomanyrequests',
    fix: `.image(…) of ${APP}`,
  },
  {
    code: 'registry.unreachable',
    failure: { how: 'cannot pull', because: 'unreachable' },
    cause: /there is no way to its registry from subnet-/,
    evidence: 'i/o timeout',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'registry.unreachable',
    when: 'ECR cannot be reached',
    failure: { how: 'cannot start', because: 'registry unreachable' },
    cause: 'there is no way to its registry',
    evidence: 'connection issue between the task and Amazon ECR',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'secret.missing',
    failure: { how: 'cannot start', because: 'secret missing' },
    cause: `${SECRET} does not exist`,
    evidence: "Secrets Manager can't find the specified secret",
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.missing',
    when: 'a parameter',
    program: { parameter: true },
    failure: { how: 'cannot start', because: 'parameter missing' },
    cause: '/shop/db-password does not exist',
    evidence: 'invalid ssm parameters: /shop/db-password',
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.key-missing',
    failure: { how: 'cannot start', because: 'secret key missing' },
    cause: 'has no JSON key "password"',
    evidence: 'did not contain json key password',
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.denied',
    failure: { how: 'cannot start', because: 'secret denied' },
    cause: new RegExp(`^arn:aws:iam::123456789012:role/\\S+ may not read ${SECRET}$`),
    evidence: 'not authorized to perform: secretsmanager:GetSecretValue',
    fix: `.secret('DB_PASSWORD', …) of ${APP}`,
  },
  {
    code: 'secret.denied',
    when: 'a parameter',
    program: { parameter: true },
    failure: { how: 'cannot start', because: 'parameter denied' },
    cause: /^arn:aws:iam::123456789012:role\/\S+ may not read \S+\/shop\/db-password$/,
    evidence: 'not authorized to perform: ssm:GetParameters',
    fix: 'ssm:GetParameters',
  },
  {
    code: 'secret.unreachable',
    failure: { how: 'cannot start', because: 'secret unreachable' },
    cause: /could not be read: there is no way to its service from subnet-/,
    evidence: 'context deadline exceeded',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'kms.denied',
    failure: { how: 'cannot start', because: 'key denied' },
    cause: `may not decrypt ${SECRET}`,
    evidence: 'Access to KMS is not allowed',
    fix: 'kms:Decrypt',
  },
  {
    code: 'role.not-assumable',
    failure: { how: 'cannot place', because: 'role not assumable' },
    cause: /^ECS may not assume arn:aws:iam::123456789012:role\//,
    evidence: 'service event: (service shop) failed to launch a task',
    fix: `.executionRole(…) or .taskRole(…) of ${TASK}`,
  },
  {
    code: 'log-group.missing',
    failure: { how: 'cannot start', because: 'log group missing' },
    cause: 'The log group /ecs/shop does not exist',
    evidence: 'The specified log group does not exist',
    fix: `.logs(…) of ${TASK}`,
  },
  {
    code: 'log-group.denied',
    failure: { how: 'cannot start', because: 'log group denied' },
    cause: 'may not write to the log group /ecs/shop',
    evidence: 'not authorized to perform: logs:CreateLogStream',
    fix: `.executionRole(…) of ${TASK}`,
  },
  {
    code: 'log-group.unreachable',
    failure: { how: 'cannot start', because: 'log group unreachable' },
    cause: 'The log group /ecs/shop could not be reached from subnet-',
    evidence: 'connection issue between the task and Amazon CloudWatch',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'volume.failed',
    failure: { how: 'cannot start', because: 'volume not mounted' },
    cause: 'A volume could not be mounted',
    evidence: 'mount.nfs4: Connection timed out',
    fix: `.taskRole(…) of ${TASK}`,
  },
  {
    code: 'subnet.full',
    failure: { how: 'cannot start', because: 'subnet full' },
    cause: /^No address is free in subnet-/,
    evidence: 'InsufficientFreeAddressesInSubnet',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'subnet.full',
    when: 'no task can be started at all',
    failure: { how: 'cannot place', because: 'subnet full' },
    cause: /^No address is free in subnet-/,
    evidence: 'service event: ',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'network-interface.failed',
    failure: { how: 'cannot start', because: 'no network interface' },
    cause: 'A task got no network interface in subnet-',
    evidence: 'Timeout waiting for network interface provisioning',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'container.bad-command',
    failure: { how: 'cannot run', command: 'serve' },
    cause: 'Container "app" cannot start serve',
    evidence: 'executable file not found in $PATH',
    fix: `.command(…) or .entryPoint(…) of ${APP}`,
  },
  {
    code: 'container.start-timeout',
    failure: { how: 'cannot start', because: 'slow start' },
    cause: 'did not start in time',
    evidence: 'Could not transition to running',
    fix: `.startTimeout(…) of ${TASK}`,
  },
  {
    code: 'container.out-of-memory',
    failure: { how: 'out of memory', log: ['building the index'] },
    cause: 'Container "app" ran out of memory: it may use 512 MiB',
    evidence: 'log of app: building the index',
    fix: `.memory(…) of ${TASK}`,
  },
  {
    code: 'container.exited',
    failure: { how: 'exits', exitCode: 1, log: ['Error: connect ECONNREFUSED 10.0.0.7:5432'] },
    cause: 'Container "app" exited with code 1',
    evidence: 'log of app: Error: connect ECONNREFUSED 10.0.0.7:5432',
    fix: `.command(…), .environment(…) and .secret(…) of ${APP}`,
  },
  {
    code: 'container.exited',
    when: 'code 127',
    failure: { how: 'exits', exitCode: 127 },
    cause: 'exited with code 127: the command was not found',
    evidence: 'exit code 127',
    fix: `.command(…) or .entryPoint(…) of ${APP}`,
  },
  {
    code: 'container.exited',
    when: 'code 137',
    failure: { how: 'exits', exitCode: 137 },
    cause: 'exited with code 137: it was killed (SIGKILL)',
    evidence: 'exit code 137',
    fix: `.memory(…) or .stopTimeout(…) of ${APP}`,
  },
  {
    code: 'container.exited',
    when: 'code 139',
    failure: { how: 'exits', exitCode: 139 },
    cause: 'exited with code 139: it crashed (SIGSEGV',
    evidence: 'exit code 139',
    fix: `.image(…) of ${APP}`,
  },
  {
    code: 'container.exited',
    when: 'code 143',
    failure: { how: 'exits', exitCode: 143 },
    cause: 'exited with code 143: it was asked to stop (SIGTERM)',
    evidence: 'exit code 143',
    fix: `.command(…) or .entryPoint(…) of ${APP}`,
  },
  {
    code: 'container.unhealthy',
    program: { healthCheck: true },
    failure: { how: 'unhealthy', log: ['curl: command not found'] },
    cause: 'Container "app" failed its own health check: curl -f http://localhost:3000/health',
    evidence: 'log of app: curl: command not found',
    fix: `.healthCheck(…) of ${APP}`,
  },
  {
    code: 'container.dependency-failed',
    program: { migration: true },
    container: 'migrate',
    failure: { how: 'exits', exitCode: 1, log: ['relation "orders" does not exist'] },
    cause: 'Container "migrate" did not end well, and other containers wait for that',
    evidence: 'log of migrate: relation "orders" does not exist',
    fix: `container('migrate') in ${TASK}`,
  },
  {
    code: 'target.wrong-code',
    when: 'the path is wrong',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 404 },
    cause: '/health on port 3000 answers 404, and the load balancer wants 200-299',
    evidence: 'unhealthy due to Health checks failed with these codes: [404]',
    fix: `{ healthCheck } in .target(…) of ${SERVICE}`,
  },
  {
    code: 'target.wrong-code',
    when: 'the program fails',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 503 },
    cause: '/health on port 3000 answers 503',
    evidence: '[503]',
    fix: 'Read the log of the container',
  },
  {
    code: 'target.refused',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy' },
    cause: 'Connections to port 3000 are refused or break',
    evidence: 'unhealthy due to Health checks failed',
    fix: `.target(…, 3000) of ${SERVICE}`,
  },
  {
    code: 'target.timeout',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 'slowly' },
    cause: 'Nothing answered /health on port 3000 within 5 s',
    evidence: 'unhealthy due to Request timed out',
    fix: `{ healthCheck } in .target(…) of ${SERVICE}`,
  },
  {
    code: 'target.security-group',
    program: { behindLoadBalancer: true },
    failure: { how: 'unhealthy', answers: 'slowly' },
    meanwhile: closePort,
    cause: 'do not let the load balancer in on port 3000',
    evidence: 'unhealthy due to Request timed out',
    fix: `the security group of ${SERVICE}`,
  },
  {
    code: 'target.grace-period',
    program: { behindLoadBalancer: true, gracePeriod: 0 },
    failure: { how: 'unhealthy' },
    cause: 'the grace period is 0 s, and its checks give up after 45 s',
    evidence: /the task was stopped \d+ s after it started/,
    fix: `.healthCheckGracePeriod(…) of ${SERVICE}`,
  },
  {
    code: 'capacity.unavailable',
    failure: { how: 'cannot place', because: 'no capacity' },
    cause: 'AWS has no capacity for the task in the zones of subnet-',
    evidence: 'service event: (service shop) was unable to place a task. Reason: Capacity is unavailable',
    fix: `.network(…) of ${SERVICE}`,
  },
  {
    code: 'capacity.spot',
    program: { spot: true },
    failure: { how: 'cannot place', because: 'no capacity' },
    cause: 'AWS has no Spot capacity for the task',
    evidence: 'Capacity is unavailable',
    fix: `.capacityProviderStrategy(…) of ${SERVICE}`,
  },
  {
    code: 'capacity.spot',
    when: 'a task is interrupted',
    program: { spot: true },
    failure: { how: 'cannot start', because: 'spot interruption' },
    cause: 'or took it back',
    evidence: 'Your Spot Task was interrupted.',
    fix: `.capacityProviderStrategy(…) of ${SERVICE}`,
  },
  {
    code: 'capacity.instances',
    when: 'memory',
    failure: { how: 'cannot place', because: 'too little memory' },
    cause: 'No container instance has room for the task: memory is short',
    evidence: 'insufficient memory available',
    fix: `.cpu(…) and .memory(…) of ${TASK}`,
  },
  {
    code: 'capacity.instances',
    when: 'CPU',
    failure: { how: 'cannot place', because: 'too little CPU' },
    cause: 'CPU is short',
    evidence: 'insufficient CPU units available',
    fix: `.cpu(…) and .memory(…) of ${TASK}`,
  },
  {
    code: 'capacity.instances',
    when: 'network interfaces',
    failure: { how: 'cannot place', because: 'no free network interface' },
    cause: 'network interfaces are short',
    evidence: 'RESOURCE:ENI',
    fix: 'Add instances to the cluster',
  },
  {
    code: 'capacity.instances',
    when: 'ports',
    failure: { how: 'cannot place', because: 'port taken' },
    cause: 'a port is taken',
    evidence: 'already using a port',
    fix: 'Add instances to the cluster',
  },
  {
    code: 'capacity.instances',
    when: 'an empty cluster',
    failure: { how: 'cannot place', because: 'no instances' },
    cause: 'none is registered, or none fits',
    evidence: 'No Container Instances were found',
    fix: 'Add instances to the cluster',
  },
  {
    code: 'capacity.constraint',
    failure: { how: 'cannot place', because: 'constraint not met' },
    cause: 'No container instance meets the placement constraints',
    evidence: 'missing an attribute',
    fix: `.placementConstraints(…) of ${SERVICE}`,
  },
  {
    code: 'capacity.agent',
    failure: { how: 'cannot place', because: 'agent disconnected' },
    cause: 'The ECS agent of the container instance is disconnected',
    evidence: 'encountered error "AGENT"',
    fix: 'sudo systemctl restart ecs',
  },
  {
    code: 'quota.reached',
    when: 'tasks',
    failure: { how: 'cannot place', because: 'task quota' },
    cause: 'A quota of the account is reached: tasks',
    evidence: 'limit on the number of tasks',
    fix: 'Service Quotas',
  },
  {
    code: 'quota.reached',
    when: 'vCPUs',
    failure: { how: 'cannot place', because: 'vCPU quota' },
    cause: 'A quota of the account is reached: vCPUs',
    evidence: 'limit on the number of vCPUs',
    fix: 'Service Quotas',
  },
  {
    code: 'rollout.alarm',
    failure: { how: 'alarm', afterSeconds: 5 },
    cause: 'An alarm of the deployment went off',
    evidence: 'deployment failed: alarm detected',
    fix: 'See in CloudWatch what the alarm measured',
  },
  {
    code: 'rollout.circuit-breaker',
    failure: { how: 'exits', exitCode: 1 },
    meanwhile: async simulator =>
      simulator.inject({ operation: 'ListTasks' }, { how: 'rejected', code: 'AccessDeniedException' }),
    cause: 'the circuit breaker ended the deployment; their reasons could not be read',
    evidence: /stopped tasks could not be read: .*\(allow ecs:ListTasks\)/,
    fix: `.circuitBreaker(…) of ${SERVICE}`,
  },
]

export const nameOf = ({ code, when }: Scenario): string => (when ? `${code} (${when})` : code)

/** Deploys version 1, then version 2, which fails as the scenario says. Gives what the second deploy ended with. */
export async function play({ failure, container = 'app', program, meanwhile }: Scenario): Promise<DeployError> {
  const simulator = createSimulator()
  const options = { ...simulator.options(), timeoutSeconds: 1200 }
  await deploy(shop('ghcr.io/acme/shop:1', program), options)
  simulator.fail({ container }, failure)
  let begun: Promise<unknown> | undefined
  const work = deploy(shop(IMAGE, program), {
    ...options,
    onEvent: event => {
      if (event.type === 'rollout') begun ??= meanwhile?.(simulator)
    },
  })
  const error = await work.then(
    () => new Error('The deploy did not fail'),
    (reason: unknown) => reason,
  )
  await begun
  if (!isDeployError(error)) throw error
  return error
}

/** What a scenario's deploy says: one cause, though it may be seen in several places, such as two subnets. */
export async function diagnosisOf(scenario: Scenario): Promise<Diagnosis> {
  const { diagnosis } = await play(scenario)
  const [first] = diagnosis
  const codes = new Set(diagnosis.map(({ code }) => code))
  if (!first || codes.size > 1) throw new Error(`One cause is wanted, not ${[...codes].join(', ') || 'none'}`)
  return first
}

export function shop(image: string, program: Program = {}): Stack {
  const { behindLoadBalancer, gracePeriod, healthCheck, migration, spot, parameter } = program
  const vpc = network.default()
  const definition = taskDefinition('shop')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('migrate', c => c.image('ghcr.io/acme/migrate:1').essential(false))
    .container('app', c => {
      const app = c
        .image(image)
        .port(3000)
        .secret('DB_PASSWORD', parameter ? '/shop/db-password' : `${SECRET}:password::`)
      const checked = healthCheck ? app.healthCheck('curl -f http://localhost:3000/health') : app
      return (migration ? checked.dependsOn('migrate', 'SUCCESS') : checked) as typeof app
    })
  const base = service('shop')
    .cluster(cluster('prod'))
    .taskDefinition(definition)
    .network(vpc)
    .circuitBreaker({ rollback: true })
  const placed = spot ? base.capacityProviderStrategy({ FARGATE_SPOT: { weight: 1 } }) : base
  const edge = loadBalancer('edge').network(vpc).http()
  const reached = behindLoadBalancer ? placed.target(edge.path('/*'), 'app', 3000, { healthCheck: '/health' }) : placed
  const timed = gracePeriod === undefined ? reached : reached.healthCheckGracePeriod(gracePeriod)
  return stack('shop').add(timed.desiredCount(2))
}

/** Somebody removes the rule that lets the load balancer in. */
async function closePort(simulator: Simulator): Promise<void> {
  const { DescribeSecurityGroupsCommand, RevokeSecurityGroupIngressCommand } = await import('@aws-sdk/client-ec2')
  const { ec2 } = simulator.clients
  const { SecurityGroups = [] } = (await ec2.send(new DescribeSecurityGroupsCommand({}))) as {
    SecurityGroups?: { GroupId?: string; IpPermissions?: { FromPort?: number }[] }[]
  }
  for (const { GroupId, IpPermissions = [] } of SecurityGroups) {
    const open = IpPermissions.filter(({ FromPort }) => FromPort === 3000)
    if (open.length > 0) await ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions: open }))
  }
}
