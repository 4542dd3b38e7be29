import { GetScheduleCommand, type GetScheduleCommandOutput } from '@aws-sdk/client-scheduler'
import { expect, it } from 'vitest'
import {
  cluster,
  deploy,
  isPlanError,
  network,
  plan,
  type Stack,
  schedule,
  service,
  stack,
  task,
  taskDefinition,
} from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'
import { failureOf } from '../deploy/worker.ts'

const MINUTE = 60_000

/** A service, and another task that starts once. */
function site(version: string, at: string): Stack {
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`ghcr.io/acme/site:${version}`))
  const made = service('web').cluster(cluster('prod')).taskDefinition(web).network(network.default()).desiredCount(1)
  const job = taskDefinition('job')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image(`ghcr.io/acme/job:${version}`))
  const launch = task('launch').cluster(cluster('prod')).taskDefinition(job).network(network.default())
  return stack('shop').add(made, schedule('launch').at(at).task(launch))
}

const inMinutes = ({ clock }: Simulator, minutes: number): string =>
  new Date(clock.now() + minutes * MINUTE).toISOString().slice(0, 19)

async function read({ clients }: Simulator): Promise<GetScheduleCommandOutput> {
  const asked = new GetScheduleCommand({ Name: 'launch', GroupName: 'shop-schedules' })
  return (await clients.scheduler.send(asked)) as GetScheduleCommandOutput
}

const updates = ({ calls }: Simulator, from: number): number =>
  calls.slice(from).filter(({ operation }) => operation === 'UpdateSchedule').length

/** An account with the site of before, less than a minute before its task starts; the next site fails later than that. */
async function account(): Promise<{ simulator: Simulator; time: string }> {
  const simulator = createSimulator()
  simulator.fail({ image: 'ghcr.io/acme/site:broken' }, { how: 'exits', exitCode: 1 })
  const time = inMinutes(simulator, 10)
  await deploy(site('1', time), simulator.options())
  await simulator.advance(Date.parse(`${time}Z`) - simulator.clock.now() - 40_000)
  return { simulator, time }
}

async function restoredBy(to: Stack, simulator: Simulator) {
  const { restored } = await failureOf(deploy(to, { ...simulator.options(), onFailure: 'restore', earlyStop: false }))
  return restored
}

it('a time that has passed meanwhile is not said again: the schedule is over as it is', async () => {
  const { simulator, time } = await account()
  const from = simulator.calls.length
  const restored = await restoredBy(site('broken', time), simulator)
  expect(restored?.trouble).toBeUndefined()
  expect(restored?.left).toContainEqual({ resource: 'schedule launch', because: 'the time before has passed' })
  expect(updates(simulator, from)).toBe(1)
  expect((await plan(site('1', time), { ...simulator.options(), prune: true, verify: true })).isEmpty).toBe(true)
})

it('a later time that the failed deploy has said is not kept in its place: nothing starts then', async () => {
  const { simulator, time } = await account()
  const restored = await restoredBy(site('broken', inMinutes(simulator, 600)), simulator)
  expect(restored?.trouble).toBeUndefined()
  expect(restored?.left).toContainEqual({ resource: 'schedule launch', because: 'the time before has passed' })
  expect(await read(simulator)).toMatchObject({ State: 'DISABLED' })
  expect((await plan(site('1', time), { ...simulator.options(), prune: true, verify: true })).isEmpty).toBe(true)
  await simulator.advance(700 * MINUTE)
  expect(simulator.firings).toEqual([])
})

it('a program of before whose time has passed ends what a later one has said, and plans nothing after', async () => {
  const { simulator, time } = await account()
  await deploy(site('2', inMinutes(simulator, 600)), simulator.options())
  await simulator.advance(MINUTE)
  await deploy(site('1', time), simulator.options())
  expect(await read(simulator)).toMatchObject({ State: 'DISABLED' })
  expect((await plan(site('1', time), simulator.options())).isEmpty).toBe(true)
  const later = inMinutes(simulator, 30)
  await deploy(site('1', later), simulator.options())
  expect(await read(simulator)).toMatchObject({ State: 'ENABLED', ScheduleExpression: `at(${later})` })
})

it('one that is not there is refused before anything is changed, as AWS refuses it', async () => {
  const simulator = createSimulator()
  const error: unknown = await deploy(site('1', '2020-01-01T00:00:00'), simulator.options()).catch(caught => caught)
  expect(isPlanError(error, 'schedule.passed') && error.message).toContain('at(2020-01-01T00:00:00) in UTC')
  expect(simulator.calls.filter(({ mutating }) => mutating)).toEqual([])
})
