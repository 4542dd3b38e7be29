import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateClusterCommand } from '@aws-sdk/client-ecs'
import { type DeployOptions, deploy, destroy, type Stack } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { defaultNetwork } from './account.ts'
import { CACHES } from './caches.ts'
import { CERTIFICATES } from './certificates.ts'
import { INSTANCES } from './instances.ts'
import { NETWORKS } from './networks.ts'
import { BASE, DOMAIN, program, registry, type Settings } from './program.ts'
import { RECORDS } from './records.ts'
import { SHIFTS } from './shifts.ts'
import { PROTECTED } from './web-acls.ts'
import { WORKER, type WorkerSettings, worker } from './worker.ts'

/** Something that a user does with a stack, from a known start. */
export interface Scenario {
  /** Brings the account to where it begins. */
  prepare(simulator: Simulator): Promise<void>
  readonly verb: 'deploy' | 'destroy'
  readonly stack: Stack
  /** What is deployed before. */
  readonly from?: Stack | undefined
  /** What somebody else may deploy of the same stack at the same time. */
  readonly other: Stack
  readonly options?: Pick<DeployOptions, 'adopt' | 'prune'>
  /** Lines of what has left the program and stays, as it holds data: what others do to it stays, too. */
  readonly left?: RegExp
  /** Why the service cannot but be away for a while. */
  readonly interrupts?: string
}

async function deployed(simulator: Simulator, settings: Settings): Promise<void> {
  await deploy(registry(settings), simulator.options())
  simulator.pushImage('shop/web', '1')
  simulator.pushImage('shop/web', '2')
  await deploy(program(settings), simulator.options())
}

/** The program of a colleague who has other plans. */
function otherwise(settings: Settings, healthCheck = '/other'): Stack {
  const paths = [...settings.paths, '/other']
  const plans = { variable: 'other', healthCheck, gracePeriod: 77, idleTimeout: 99, images: 11 }
  return program({ ...settings, ...plans, paths, retentionDays: 30 })
}

function change(to: Partial<Settings>, from: Partial<Settings> = {}, options?: Scenario['options']): Scenario {
  const settings = { ...BASE, ...from, ...to }
  return {
    prepare: simulator => deployed(simulator, { ...BASE, ...from }),
    verb: 'deploy',
    stack: program(settings),
    from: program({ ...BASE, ...from }),
    other: otherwise(settings),
    ...(options && { options }),
  }
}

const PRUNE = { prune: true }

/** A change of a service without a load balancer. */
function workerChange(to: Partial<WorkerSettings>, from: Partial<WorkerSettings> = {}, interrupts?: string): Scenario {
  const settings = { ...WORKER, ...from, ...to }
  return {
    prepare: async simulator => void (await deploy(worker({ ...WORKER, ...from }), simulator.options())),
    verb: 'deploy',
    stack: worker(settings),
    from: worker({ ...WORKER, ...from }),
    other: worker({ ...settings, desiredCount: 1, tags: { owner: 'other' } }),
    options: PRUNE,
    // Large tasks write no logs.
    ...(settings.large && { left: /\blog[ -]group\b/ }),
    ...(interrupts && { interrupts }),
  }
}

const DOORS = { from: [2049], to: [] }

/** The name of a service is taken until the one that has it is gone. */
const DELETED_FIRST = 'what the launch type and the scheduling strategy are cannot be changed'

const { vpcId, subnets } = await defaultNetwork()
const fewer = { vpcId, subnets: subnets.slice(0, 2), assignPublicIp: true }

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  create: {
    async prepare(simulator) {
      await deploy(registry(BASE), simulator.options())
      simulator.pushImage('shop/web', '1')
    },
    verb: 'deploy',
    stack: program(BASE),
    other: otherwise(BASE),
  },
  'create the repository': {
    prepare: async () => {},
    verb: 'deploy',
    stack: registry(BASE),
    other: registry({ ...BASE, images: 7, tags: { owner: 'other' } }),
  },
  'nothing to do': change({}),
  'another image': change({ tag: '2' }),
  'another variable': change({ variable: `${BASE.variable}-2` }),
  'a secret': change({ secret: true }),
  'no secret': change({ secret: false }, { secret: true }),
  'other tags': change({ tags: { owner: 'b' } }),
  'cluster settings': change({ insights: false, spotWeight: 1, namespace: 'neighbours' }),
  'repository settings': change({ images: 5, scanOnPush: false }),
  'who may pull images': change({ pulledBy: ['111122223333', '444455556666'] }, { pulledBy: ['111122223333'] }),
  'a repository that nobody else may pull from': change({ pulledBy: [] }, { pulledBy: ['111122223333'] }),
  'a repository that others may pull from': change({ pulledBy: ['111122223333'] }),
  'health check and draining': change({ healthCheck: '/health', deregistrationDelay: 10 }),
  'load balancer attributes': change({ idleTimeout: 120 }),
  'redirect added': change({ redirect: true }, { redirect: false }),
  'a redirect for a listener': change(
    { redirect: true, plainHttp: false },
    { redirect: false, plainHttp: true },
    PRUNE,
  ),
  'log retention': change({ retentionDays: 30 }),
  'a key of logs': change({ logKey: '1' }),
  'no key of logs': change({ logKey: undefined }, { logKey: '1' }),
  'scaling limits': change({ scaling: { max: 8, memory: true } }),
  'a scaling policy less': change({ scaling: { max: 4, memory: false } }),
  'scaling added': change({ scaling: { max: 4, memory: true } }, { scaling: undefined }),
  'grace period': change({ gracePeriod: 90 }),
  'a target more': change({ paths: ['/one', '/two'] }),
  'record settings': change({ evaluateTargetHealth: false }),
  'many settings at once': change({
    tag: '2',
    tags: { team: 'b' },
    insights: false,
    healthCheck: '/health',
    idleTimeout: 90,
    retentionDays: 7,
    secret: true,
    scaling: { max: 6, memory: false },
    gracePeriod: 10,
  }),
  'a target less, pruned': change({ paths: ['/one'] }, { paths: ['/one', '/two'] }, PRUNE),
  'scaling given up, pruned': change({ scaling: undefined }, {}, PRUNE),
  'another target group': {
    ...change({ port: 9090 }, {}, PRUNE),
    // Tasks cannot be in the old group and the new one at once where these check differently.
    other: otherwise({ ...BASE, port: 9090 }, BASE.healthCheck),
  },
  'a load balancer in fewer subnets': change({ network: fewer }, { network: { ...fewer, subnets } }),
  'another certificate': change({
    certificate: `www.${DOMAIN}`,
    sslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
  }),
  'an internal load balancer': change({ internal: true }, {}, PRUNE),
  'another capacity provider': change({
    spotProvider: false,
    immutableTags: true,
    scaling: { min: 3, max: 4, memory: true },
  }),
  'blue/green': change({ blueGreen: true }, { paths: [] }),
  'blue/green given up': change({ blueGreen: false }, { blueGreen: true, paths: [] }, PRUNE),
  'another image, blue/green': change({ tag: '2' }, { blueGreen: true }),
  'create a worker': { ...workerChange({}), prepare: async () => {}, from: undefined },
  'a worker more': workerChange({ desiredCount: 3 }),
  'all settings of a service': workerChange({ elaborate: true }),
  'no settings of a service': workerChange({ elaborate: false }, { elaborate: true }),
  'a worker on spot': workerChange({ spot: true }),
  'a worker off spot': workerChange({ spot: false }, { spot: true }),
  'an alarm': workerChange({ alarm: 'usual' }),
  'another alarm': workerChange({ alarm: 'other', tags: { owner: 'b' } }, { alarm: 'usual' }),
  'no alarm, pruned': workerChange({ alarm: undefined }, { alarm: 'usual' }),
  'larger tasks': workerChange({ large: true }),
  'another policy': workerChange({ policy: 'AmazonSNSFullAccess' }, { large: true }),
  placement: workerChange({ elaborate: true }, { place: 'ec2' }),
  'a worker elsewhere': workerChange({ place: 'fargate elsewhere' }),
  'a worker on instances': workerChange({ place: 'ec2' }, { place: 'fargate elsewhere' }, DELETED_FIRST),
  'a daemon': workerChange({ place: 'daemon' }, { place: 'ec2' }, DELETED_FIRST),
  'create security groups': { ...workerChange({ doors: DOORS }), prepare: async () => {}, from: undefined },
  'other doors': workerChange({ doors: { from: [2049, 5432], to: [] } }, { doors: { from: [2049, 111], to: [] } }),
  'a way out': workerChange({ doors: { from: [2049], to: [443] } }, { doors: DOORS }),
  'no way out': workerChange({ doors: DOORS }, { doors: { from: [2049], to: [443] } }),
  'other tags of rules': workerChange({ doors: DOORS, tags: { owner: 'b' } }, { doors: DOORS }),
  'no doors, pruned': workerChange({ doors: undefined }, { doors: { from: [2049], to: [443] } }),
  'a schedule': workerChange({ starts: 'nightly' }),
  'another schedule': workerChange({ starts: 'otherwise', tags: { owner: 'b' } }, { starts: 'nightly' }),
  'a schedule of larger tasks': workerChange({ starts: 'nightly', large: true }, { starts: 'nightly' }),
  'no schedule, pruned': workerChange({ starts: undefined }, { starts: 'otherwise' }),
  'destroy a schedule': {
    ...workerChange({}, { starts: 'nightly' }),
    verb: 'destroy',
    stack: worker({ ...WORKER, starts: 'nightly' }),
  },
  'an event rule': workerChange({ starts: 'on events' }),
  'another event rule': workerChange({ starts: 'on other events', tags: { owner: 'b' } }, { starts: 'on events' }),
  'an event rule of other tasks': workerChange({ starts: 'on events', elaborate: true }, { starts: 'on events' }),
  'no event rule, pruned': workerChange({ starts: undefined }, { starts: 'on other events' }),
  'destroy an event rule': {
    ...workerChange({}, { starts: 'on events' }),
    verb: 'destroy',
    stack: worker({ ...WORKER, starts: 'on events' }),
  },
  adopt: {
    async prepare(simulator) {
      await deploy(registry(BASE), simulator.options())
      simulator.pushImage('shop/web', '1')
      await simulator.clients.cloudWatchLogs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/shop/shop-web' }))
      await simulator.clients.ecs.send(new CreateClusterCommand({ clusterName: 'shop' }))
    },
    verb: 'deploy',
    stack: program(BASE),
    other: otherwise(BASE),
    options: { adopt: true },
  },
  ...NETWORKS,
  ...CERTIFICATES,
  ...PROTECTED,
  ...CACHES,
  ...RECORDS,
  ...INSTANCES,
  ...SHIFTS,
  destroy: { ...change({}), verb: 'destroy', other: program(BASE) },
  'destroy security groups': {
    ...workerChange({}, { doors: DOORS }),
    verb: 'destroy',
    stack: worker({ ...WORKER, doors: DOORS }),
  },
  'destroy a worker': { ...workerChange({}), verb: 'destroy', other: worker(WORKER) },
}

/** Does what the scenario does, once. */
export async function act(
  { verb, stack, options: own }: Pick<Scenario, 'verb' | 'stack' | 'options'>,
  options: DeployOptions,
): Promise<{ readonly outcome: string }> {
  return verb === 'deploy' ? deploy(stack, { ...options, ...own }) : destroy(stack, { ...options, deleteData: true })
}
