import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateClusterCommand } from '@aws-sdk/client-ecs'
import { type DeployOptions, deploy, destroy, type Stack } from '../../src/index.ts'
import type { Simulator } from '../../src/simulator/index.ts'
import { BASE, program, registry, type Settings } from './program.ts'

/** Something that a user does with a stack, from a known start. */
export interface Scenario {
  /** Brings the account to where it begins. */
  prepare(simulator: Simulator): Promise<void>
  readonly verb: 'deploy' | 'destroy'
  readonly stack: Stack
  readonly options?: Pick<DeployOptions, 'adopt' | 'prune'>
}

async function deployed(simulator: Simulator, settings: Settings): Promise<void> {
  await deploy(registry(settings), simulator.options())
  simulator.pushImage('shop/web', '1')
  simulator.pushImage('shop/web', '2')
  await deploy(program(settings), simulator.options())
}

function change(to: Partial<Settings>, from: Partial<Settings> = {}): Scenario {
  return {
    prepare: simulator => deployed(simulator, { ...BASE, ...from }),
    verb: 'deploy',
    stack: program({ ...BASE, ...from, ...to }),
  }
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  create: {
    async prepare(simulator) {
      await deploy(registry(BASE), simulator.options())
      simulator.pushImage('shop/web', '1')
    },
    verb: 'deploy',
    stack: program(BASE),
  },
  'create the repository': { prepare: async () => {}, verb: 'deploy', stack: registry(BASE) },
  'nothing to do': change({}),
  'another image': change({ tag: '2' }),
  'another variable': change({ variable: `${BASE.variable}-2` }),
  'a secret': change({ secret: true }),
  'no secret': change({ secret: false }, { secret: true }),
  'other tags': change({ tags: { owner: 'b' } }),
  'cluster settings': change({ insights: false, spotWeight: 1 }),
  'repository settings': change({ images: 5, scanOnPush: false }),
  'health check and draining': change({ healthCheck: '/health', deregistrationDelay: 10 }),
  'load balancer attributes': change({ idleTimeout: 120 }),
  'redirect added': change({ redirect: true }, { redirect: false }),
  'log retention': change({ retentionDays: 30 }),
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
  'a target less, pruned': { ...change({ paths: ['/one'] }, { paths: ['/one', '/two'] }), options: { prune: true } },
  'scaling given up, pruned': { ...change({ scaling: undefined }), options: { prune: true } },
  'another target group': { ...change({ port: 9090 }), options: { prune: true } },
  adopt: {
    async prepare(simulator) {
      await deploy(registry(BASE), simulator.options())
      simulator.pushImage('shop/web', '1')
      await simulator.clients.cloudWatchLogs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/shop-web' }))
      await simulator.clients.ecs.send(new CreateClusterCommand({ clusterName: 'shop' }))
    },
    verb: 'deploy',
    stack: program(BASE),
    options: { adopt: true },
  },
  destroy: { prepare: simulator => deployed(simulator, BASE), verb: 'destroy', stack: program(BASE) },
}

/** Does what the scenario does, once. */
export async function act(
  { verb, stack, options: own }: Scenario,
  options: DeployOptions,
): Promise<{ readonly outcome: string }> {
  return verb === 'deploy' ? deploy(stack, { ...options, ...own }) : destroy(stack, { ...options, deleteData: true })
}
