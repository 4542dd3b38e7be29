import { DeregisterTaskDefinitionCommand, StopTaskCommand } from '@aws-sdk/client-ecs'
import { DisableRuleCommand, RemoveTargetsCommand } from '@aws-sdk/client-eventbridge'
import { DeleteRolePolicyCommand, ListRolePoliciesCommand, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import {
  cluster,
  deploy,
  diagnose,
  type EventRule,
  eventRule,
  network,
  type Schedule,
  schedule,
  service,
  stack,
  task,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:failed'
const HOUR = 3_600_000
const NIGHTLY = { schedule: 'shop-schedules/nightly' }
const UPLOADS = { eventRule: 'shop-uploads' }

const site = service('web')
  .cluster(cluster('shop'))
  .network(network.default())
  .taskDefinition(
    taskDefinition('web')
      .fargate()
      .cpu(0.25)
      .memory(0.5)
      .container('app', c => c.image('ghcr.io/acme/shop:1')),
  )
const job = task('job')
  .service(site)
  .override('app', { command: ['job'] })
const hourly = schedule('nightly').rate('1 hour').task(job).retryPolicy({ maximumRetryAttempts: 1 })
const uploads = eventRule('uploads')
  .pattern({ source: ['shop'] })
  .task(job)

async function deployed(...made: readonly (Schedule | EventRule)[]): Promise<Simulator> {
  const simulator = createSimulator()
  await deploy(stack('shop').add(site, ...made), simulator.options())
  return simulator
}

const ordered = (simulator: Simulator) => simulator.event({ source: 'shop', 'detail-type': 'Ordered', detail: {} })

const codes = async (what: typeof NIGHTLY | typeof UPLOADS, simulator: Simulator) =>
  (await diagnose(what, simulator.options())).map(({ code }) => code)

// https://github.com/aws/containers-roadmap/issues/2151
test('a schedule and a rule whose tasks run and end well are well', async () => {
  const simulator = await deployed(hourly, uploads)
  ordered(simulator)
  await simulator.advance(HOUR + 60_000)
  expect(simulator.firings).toMatchObject([{ outcome: 'started' }])
  expect(await codes(NIGHTLY, simulator)).toEqual([])
  expect(await codes(UPLOADS, simulator)).toEqual([])
})
