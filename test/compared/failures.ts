import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type Service,
  type Task,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { deploy } from 'fluent-ecs'
import { createSimulator, type Simulator } from 'fluent-ecs/simulator'
import { diagnosisOf, nameOf, SCENARIOS } from '../deploy/diagnosis/play.ts'
import { IMAGE, shop } from '../deploy/diagnosis/scenarios/program.ts'
import type { Scenario } from '../deploy/diagnosis/scenarios/scenario.ts'

/** A failed deploy, and what each tool prints of it. */
export interface Failure {
  readonly what: string
  readonly cdk: string
  readonly ecspresso: string
  readonly action: string
  readonly ours: string
}

/** What a service that runs meets with its next image, one of each kind. */
const NAMES = [
  ...['image.missing', 'image.denied', 'image.architecture', 'image.rate-limit', 'registry.unreachable'],
  'image.architecture (the image starts, and its program does not)',
  ...['secret.missing', 'secret.key-missing', 'secret.denied', 'secret.unreachable', 'kms.denied'],
  ...['role.not-assumable', 'log-group.missing', 'volume.unreachable', 'subnet.full'],
  ...['container.exited', 'container.out-of-memory', 'container.unhealthy', 'container.dependency-failed'],
  ...['target.wrong-code (the path is wrong)', 'target.refused', 'target.timeout', 'target.grace-period'],
  ...['capacity.unavailable', 'quota.reached (vCPUs)'],
]

export const FAILURES: readonly Scenario[] = NAMES.map(name => {
  const found = SCENARIOS.find(scenario => nameOf(scenario) === name)
  if (!found?.failure) throw new Error(`There is no scenario ${name}`)
  return found
})

const MINUTES = 60_000

/** What happens to a service whose next image is deployed without this package: with the calls that all tools make. */
async function updated({ failure, container = 'app', program = {} }: Scenario): Promise<Seen> {
  const simulator = createSimulator()
  await deploy(shop('ghcr.io/acme/shop:1', program), simulator.options())
  if (failure) simulator.fail({ container }, failure)
  const ecs = new ECSClient(simulator.clientConfig('ecs'))
  const at = { cluster: 'prod', service: 'shop' }
  const look = async () => {
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['shop'] }))
    if (!services?.[0]) throw new Error('There is no service shop')
    return services[0]
  }
  const { taskDefinition } = await ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: (await look()).taskDefinition }),
  )
  const next = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'shop',
      ...taskDefinition,
      containerDefinitions: (taskDefinition?.containerDefinitions ?? []).map(each =>
        each.name === 'app' ? Object.assign({}, each, { image: IMAGE }) : each,
      ),
    }),
  )
  const since = new Date(simulator.clock.now())
  const { service } = await ecs.send(
    new UpdateServiceCommand({ ...at, taskDefinition: next.taskDefinition?.taskDefinitionArn }),
  )
  const id = service?.deployments?.[0]?.id
  for (let minutes = 0; minutes < 30; minutes++) {
    await simulator.advance(MINUTES)
    const now = await look()
    // What the waiter `services-stable` waits for.
    if (now.deployments?.length === 1 && now.runningCount === now.desiredCount)
      return { simulator, ecs, service: now, since, id, stable: true }
  }
  return { simulator, ecs, service: await look(), since, id, stable: false }
}

interface Seen {
  readonly simulator: Simulator
  readonly ecs: ECSClient
  readonly service: Service
  readonly since: Date
  readonly id: string | undefined
  readonly stable: boolean
}

/**
 * Of the tasks that have stopped the newest that failed, though the source takes whatever ECS lists first. `cdk diagnose` of aws-cdk-cli 7ff50e7 (2026-08), packages/@aws-cdk/toolkit-lib/lib/api/diagnosing/investigate-ecs-service.ts:
 * the reason of the newest stopped task, reasons and exit codes of its containers, else an event; then the newest lines of
 * its logs.
 */
async function cdkSays(seen: Seen): Promise<string> {
  const { ecs, service, id } = seen
  const at = { cluster: 'prod', serviceName: 'shop' }
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ ...at, desiredStatus: 'STOPPED' }))
  const { tasks = [] } = taskArns.length
    ? await ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: taskArns.slice(0, 100) }))
    : {}
  const [task] = tasks
    .filter(
      ({ startedBy, stopCode, stoppedReason = '' }) => startedBy === id && stopCode && !/^Scaling/.test(stoppedReason),
    )
    .sort((one, other) => Number(other.stoppedAt ?? 0) - Number(one.stoppedAt ?? 0))
  const said = task ? ofTask(task) : []
  const event = (service.events ?? []).find(({ message = '' }) => /stopped|failed|unhealthy/.test(message))
  const lines = said.length > 0 || !event?.message ? said : [event.message]
  return [...lines, ...(task ? await logsOf(task, seen) : [])].join(' / ') || 'nothing'
}

const ofTask = ({ stoppedReason, containers = [] }: Task): string[] => [
  ...(stoppedReason ? [`Task stopped: ${stoppedReason}`] : []),
  ...containers.flatMap(({ name, reason, exitCode }) => [
    ...(reason ? [`Container "${name}": ${reason}`] : []),
    ...(exitCode ? [`Container "${name}" exited with code ${exitCode}`] : []),
  ]),
]

/** Of each container that writes to CloudWatch Logs. */
async function logsOf({ taskArn = '', taskDefinitionArn }: Task, { simulator, ecs }: Seen): Promise<string[]> {
  const logs = new CloudWatchLogsClient(simulator.clientConfig('cloudWatchLogs'))
  const { taskDefinition } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }))
  const lines: string[] = []
  for (const { name, logConfiguration } of taskDefinition?.containerDefinitions ?? []) {
    const { 'awslogs-group': logGroupName, 'awslogs-stream-prefix': prefix } = logConfiguration?.options ?? {}
    const logStreamName = `${prefix}/${name}/${taskArn.split('/').at(-1)}`
    const { events = [] } = await logs
      .send(new GetLogEventsCommand({ logGroupName, logStreamName, limit: 5 }))
      .catch(() => ({ events: [] }))
    lines.push(...events.flatMap(({ message }) => (message ? `log: ${message}` : [])))
  }
  return lines
}

/** ecspresso a4e6e32 (2024-03), wait.go: the events since the deploy began, and the end of the SDK's waiter. */
function ecspressoSays({ service, since, stable }: Seen): string {
  const events = (service.events ?? []).filter(({ createdAt = since }) => createdAt > since)
  const bad = [...events]
    .reverse()
    .find(({ message = '' }) => /unable to place|unhealthy|failed (to|container)|deployment failed/.test(message))
  const end = stable ? 'Service is stable now. Completed!' : 'failed to wait for service stable'
  return [bad?.message, end].filter(Boolean).join(' / ')
}

/** aws-actions/amazon-ecs-deploy-task-definition 2.6.3, index.js: how its own deployment stands once the waiter has ended. */
function actionSays({ service, id, stable }: Seen): string {
  if (!stable) return 'the waiter’s time-out'
  const own = service.deployments?.find(each => each.id === id)
  if (!own) return 'Deployment … not found after stabilization. … likely rolled back by the deployment circuit breaker.'
  return own.rolloutState === 'FAILED' ? `Deployment … FAILED: ${own.rolloutStateReason}` : 'verified: it succeeded'
}

/** Plays a failure twice: with this package, and with the calls of the others. */
export async function failureOf(scenario: Scenario): Promise<Failure> {
  const [{ code, cause }, seen] = [await diagnosisOf(scenario), await updated(scenario)]
  return {
    what: nameOf(scenario),
    cdk: await cdkSays(seen),
    ecspresso: ecspressoSays(seen),
    action: actionSays(seen),
    ours: `${cause} [${code}]`,
  }
}
