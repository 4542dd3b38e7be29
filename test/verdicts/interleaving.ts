import { DeleteServiceCommand, StopServiceDeploymentCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { type DeployEvent, deploy, describeEvent, isDeployError } from '../../src/index.ts'
import { type ContainerFailure, createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { worker } from '../deploy/worker.ts'
import { type Made, staleReads } from './stale-reads.ts'
import { isTrue, truthOf } from './truth.ts'

const NEVER_STARTS: ContainerFailure = { how: 'cannot pull' }
const FAILURES: readonly (ContainerFailure | undefined)[] = [
  undefined,
  undefined,
  NEVER_STARTS,
  { how: 'exits', exitCode: 1, afterSeconds: 5 },
  { how: 'exits', exitCode: 127, afterSeconds: 1 },
]
const BREAKERS = [
  { enable: false, rollback: false },
  { enable: true, rollback: false },
  { enable: true, rollback: true },
  { enable: true, rollback: true },
]

/** A deploy among whatever else may happen, all decided by the seed; and whether what it says of itself is true. */
export interface Interleaving {
  readonly verdict: string
  readonly isTrue: boolean
  /** The story, for whoever has to find out why not. */
  readonly story: string
}

export async function interleave(seed: number): Promise<Interleaving> {
  const random = randomFrom(seed)
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T
  const simulator = createSimulator({ seed })
  const { clock } = simulator
  const breaker = one(BREAKERS)
  const failure = one(FAILURES)
  const story: string[] = [`seed ${seed}`, JSON.stringify({ breaker, failure })]
  const note = (text: string): void => void story.push(`${Math.round(clock.now() / 1000) % 100_000} s ${text}`)

  if (random() < 0.8) {
    await deploy(worker('1', { circuitBreaker: breaker }), simulator.options())
    if (random() < 0.3) await clock.sleep(60_000)
  }
  const mend = failure ? simulator.fail({ image: 'ghcr.io/acme/app:2' }, failure) : () => {}

  const made: Made = { record: undefined }
  const stopped = new AbortController()
  const others = Array.from({ length: Math.floor(random() * 3) }, () => {
    const after = 1_000 + Math.floor(random() * 200) * 1_000
    const actor = one(ACTORS)
    return clock.sleep(after, stopped.signal).then(async () => {
      note(actor.name)
      // It may find that what it acts on is gone.
      await actor({ simulator, mend, made, count: Math.floor(random() * 5) }).catch(error => note(String(error)))
    })
  })
  const share = one([0, 0, 0.2, 0.5])
  const onEvent = (event: DeployEvent): void => {
    if (event.type !== 'planned') note(describeEvent(event))
  }
  const verdict = await deploy(worker('2', { circuitBreaker: breaker }), {
    ...simulator.options(),
    clients: { ...simulator.clients, ecs: staleReads(simulator, random, share, made) },
    earlyStop: random() < 0.7,
    onEvent,
  }).then(
    ({ outcome }) => outcome as string,
    (error: unknown) => {
      if (!isDeployError(error)) throw error
      note(error.message)
      return error.outcome as string
    },
  )
  if (made.record === undefined) throw new Error(`Nothing was deployed\n${story.join('\n')}`)
  const truth = await truthOf(simulator, made.record)
  story.push(JSON.stringify({ share, verdict, truth }))
  stopped.abort()
  // The time of some has never come.
  await Promise.allSettled(others)
  return {
    verdict,
    isTrue: isTrue(verdict, truth, failure?.how === 'cannot pull' || failure?.how === 'exits'),
    story: story.join('\n'),
  }
}

interface Stage {
  readonly simulator: Simulator
  readonly mend: () => void
  readonly made: Made
  readonly count: number
}

const target = { cluster: 'prod', service: 'worker' }

async function secondDeployer({ simulator }: Stage): Promise<void> {
  await simulator.clients.ecs.send(new UpdateServiceCommand({ ...target, forceNewDeployment: true }))
}

async function secondProgram({ simulator }: Stage): Promise<void> {
  await deploy(worker('3'), simulator.options())
}

async function autoscaler({ simulator, count }: Stage): Promise<void> {
  simulator.scale(target, count)
}

async function repair({ mend }: Stage): Promise<void> {
  mend()
}

async function operatorStops({ simulator, made }: Stage): Promise<void> {
  const stop = new StopServiceDeploymentCommand({ serviceDeploymentArn: made.record, stopType: 'ROLLBACK' })
  await simulator.clients.ecs.send(stop)
}

async function operatorDeletes({ simulator }: Stage): Promise<void> {
  await simulator.clients.ecs.send(new DeleteServiceCommand({ ...target, force: true }))
}

const ACTORS = [
  secondDeployer,
  secondProgram,
  autoscaler,
  autoscaler,
  autoscaler,
  repair,
  operatorStops,
  operatorDeletes,
]

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
