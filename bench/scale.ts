import { type DeployEvent, deploy, plan } from '../src/index.ts'
import { createSimulator, type Simulator } from '../src/simulator/index.ts'
import { floorSeconds, type Trace } from './floor.ts'
import { type ServiceOptions, services, ZONE } from './services.ts'

/** What one run over a number of services cost. Times are virtual, except those of the processor. */
export interface ScaleRow {
  readonly services: number
  readonly work: 'create' | 'redeploy' | 'plan'
  readonly calls: number
  readonly seconds: number
  /** The least that latency, quotas and the critical path allow. */
  readonly floorSeconds: number
  readonly cpuMilliseconds: number
  /** Heap in use at the end, after a garbage collection where the process allows one. */
  readonly heapMegabytes: number
}

interface Run {
  readonly trace: Trace
  readonly cpuMilliseconds: number
  readonly heapMegabytes: number
}

const LATENCY_MILLISECONDS = 50
const TIMEOUT_SECONDS = 7_200

/** Creates, deploys again and plans stacks of so many services, on a simulated account with AWS's published quotas. */
export async function scale(counts: readonly number[], parts: ServiceOptions = {}): Promise<readonly ScaleRow[]> {
  const one = await runs(1, parts)
  const further = await added(parts)
  const rows: ScaleRow[] = []
  for (const count of counts) {
    const { create, redeploy, plan } = count === 1 ? one : await runs(count, parts)
    rows.push(
      row(count, 'create', create, floorSeconds(create.trace, one.create.trace, further)),
      row(count, 'redeploy', redeploy, floorSeconds(redeploy.trace, one.redeploy.trace, one.redeploy.trace)),
      row(count, 'plan', plan, floorSeconds(plan.trace, one.plan.trace, one.plan.trace)),
    )
  }
  return rows
}

function row(services: number, work: ScaleRow['work'], { trace, ...own }: Run, floor: number): ScaleRow {
  const seconds = (trace.ended - trace.began) / 1000
  return { services, work, calls: trace.calls.length, seconds, floorSeconds: floor, ...own }
}

async function runs(count: number, parts: ServiceOptions): Promise<Readonly<Record<ScaleRow['work'], Run>>> {
  const simulator = account()
  const create = await measured(simulator, options => deploy(services(count, '1', parts), options))
  const redeploy = await measured(simulator, options => deploy(services(count, '2', parts), options))
  const unchanged = await measured(simulator, options => plan(services(count, '2', parts), options))
  return { create, redeploy, plan: unchanged }
}

/** One more service in a stack that has its load balancer. */
async function added(parts: ServiceOptions): Promise<Trace> {
  const simulator = account()
  await measured(simulator, options => deploy(services(1, '1', parts), options))
  return (await measured(simulator, options => deploy(services(2, '1', parts), options))).trace
}

function account(): Simulator {
  const simulator = createSimulator({ latencyMilliseconds: LATENCY_MILLISECONDS })
  simulator.hostedZone(ZONE)
  return simulator
}

type Options = NonNullable<Parameters<typeof deploy>[1]>

async function measured(simulator: Simulator, work: (options: Options) => Promise<unknown>): Promise<Run> {
  const { clock } = simulator
  const from = simulator.calls.length
  const began = clock.now()
  const cpu = process.cpuUsage()
  let planned: number | undefined
  const started = new Map<string, number>()
  const rollouts = new Map<string, number>()
  const onEvent = (event: DeployEvent): void => {
    if (event.type === 'planned') planned = event.at
    if (event.type === 'finished') started.set(event.resource, event.at)
    if (event.type !== 'rollout' || event.state !== 'COMPLETED') return
    rollouts.set(event.service, event.at - (started.get(`service ${event.service}`) ?? event.at))
  }
  await work({ ...simulator.options(), timeoutSeconds: TIMEOUT_SECONDS, onEvent })
  const { user, system } = process.cpuUsage(cpu)
  globalThis.gc?.()
  return {
    trace: {
      calls: simulator.calls.slice(from),
      began,
      planned: planned ?? clock.now(),
      ended: clock.now(),
      slowestRollout: Math.max(0, ...rollouts.values()),
    },
    cpuMilliseconds: (user + system) / 1000,
    heapMegabytes: process.memoryUsage().heapUsed / 2 ** 20,
  }
}
