import { GetMetricDataCommand, type GetMetricDataCommandOutput } from '@aws-sdk/client-cloudwatch'
import { DeregisterTaskDefinitionCommand, StopTaskCommand } from '@aws-sdk/client-ecs'
import { RemoveTargetsCommand } from '@aws-sdk/client-eventbridge'
import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  type GetRolePolicyCommandOutput,
  ListRolePoliciesCommand,
  type ListRolePoliciesCommandOutput,
  ListRolesCommand,
  type ListRolesCommandOutput,
  PutRolePolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { iamAction } from '../../../src/aws/iam-action.ts'
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
import { policyFor } from '../deployer-policy.ts'

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
  .override('app', { command: ['job'], environment: { TOKEN: 'abcdef-123456' } })
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

const codes = async (what: { schedule: string } | { eventRule: string }, simulator: Simulator) =>
  (await diagnose(what, simulator.options())).map(({ code }) => code)

test('a clock that is behind that of AWS makes no right of a schedule that was just changed', async () => {
  const simulator = await deployed(hourly)
  await simulator.advance(HOUR)
  const { clock, ...options } = simulator.options()
  const behind = {
    now: () => clock.now() - 2 * HOUR,
    sleep: (milliseconds: number, signal?: AbortSignal) => clock.sleep(milliseconds, signal),
    after: (milliseconds: number, action: () => void) => clock.after(milliseconds, action),
  }
  expect((await diagnose(NIGHTLY, { ...options, clock: behind })).map(({ code }) => code)).toEqual([])
})

// https://github.com/aws/containers-roadmap/issues/2151
test('a schedule and a rule whose tasks run and end well are well', async () => {
  const simulator = await deployed(hourly, uploads)
  ordered(simulator)
  await simulator.advance(HOUR + 60_000)
  expect(simulator.firings).toMatchObject([{ outcome: 'started' }])
  expect(await codes(NIGHTLY, simulator)).toEqual([])
  expect(await codes(UPLOADS, simulator)).toEqual([])
})

const first = async (simulator: Simulator, what: typeof NIGHTLY | typeof UPLOADS) =>
  (await diagnose(what, simulator.options())).at(0)

async function roleOf(simulator: Simulator, service: string): Promise<string> {
  const { iam } = simulator.clients
  const { Roles = [] } = (await iam.send(new ListRolesCommand({}))) as ListRolesCommandOutput
  const role = Roles.find(({ AssumeRolePolicyDocument: trust = '' }) => decodeURIComponent(trust).includes(service))
  return role?.RoleName ?? ''
}

async function withoutRights(simulator: Simulator, service: string): Promise<void> {
  const RoleName = await roleOf(simulator, service)
  const { iam } = simulator.clients
  const answer = await iam.send(new ListRolePoliciesCommand({ RoleName }))
  for (const PolicyName of (answer as ListRolePoliciesCommandOutput).PolicyNames ?? [])
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }))
}

// https://github.com/aws/aws-cdk/issues/16093, https://github.com/pulumi/pulumi-awsx/issues/661
test('a role that may not start the task is told with what EventBridge Scheduler has counted', async () => {
  const simulator = await deployed(hourly)
  await withoutRights(simulator, 'scheduler.amazonaws.com')
  await simulator.advance(HOUR + 60_000)
  const told = await first(simulator, NIGHTLY)
  expect(told).toMatchObject({
    code: 'role.denied',
    cause: expect.stringContaining('ecs:RunTask, iam:PassRole, ecs:TagResource'),
  })
  expect(told?.evidence).toEqual(
    expect.arrayContaining([
      'TargetErrorCount: 2 in the last 7 days',
      'InvocationDroppedCount: 1 in the last 7 days',
      expect.stringMatching(/^last within five minutes of 20/),
    ]),
  )
})

// https://github.com/wata727/elastic_whenever/issues/59
test('a role that the service may not assume, or that is gone, is told before anything has failed', async () => {
  const simulator = await deployed(hourly, uploads)
  const RoleName = await roleOf(simulator, 'events.amazonaws.com')
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  }
  await simulator.clients.iam.send(
    new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: JSON.stringify(trust) }),
  )
  expect(await first(simulator, UPLOADS)).toMatchObject({
    code: 'role.not-assumable',
    cause: expect.stringContaining('its trust policy does not name events.amazonaws.com'),
  })
  const gone = await roleOf(simulator, 'scheduler.amazonaws.com')
  await withoutRights(simulator, 'scheduler.amazonaws.com')
  await simulator.clients.iam.send(new DeleteRoleCommand({ RoleName: gone }))
  expect(await first(simulator, NIGHTLY)).toMatchObject({
    code: 'role.not-assumable',
    cause: expect.stringContaining('it is not there'),
  })
})

// https://github.com/boto/boto3/issues/3805, https://github.com/awsdocs/amazon-cloudwatch-events-user-guide/pull/12
test('what failed for a reason that is not seen any more is told, until a later start goes well', async () => {
  const simulator = await deployed(uploads.deadLetterQueue(QUEUE))
  const RoleName = await roleOf(simulator, 'events.amazonaws.com')
  const policy = await simulator.clients.iam.send(new ListRolePoliciesCommand({ RoleName }))
  const [PolicyName] = (policy as ListRolePoliciesCommandOutput).PolicyNames ?? []
  const kept = (await simulator.clients.iam.send(
    new GetRolePolicyCommand({ RoleName, PolicyName }),
  )) as GetRolePolicyCommandOutput
  await withoutRights(simulator, 'events.amazonaws.com')
  ordered(simulator)
  await simulator.advance(60_000)
  const PolicyDocument = decodeURIComponent(kept.PolicyDocument ?? '')
  await simulator.clients.iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }))
  await simulator.advance(10 * 60_000)
  simulator.metric(
    { namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', dimensions: { QueueName: 'failed' } },
    3,
  )
  const told = await first(simulator, UPLOADS)
  expect(told).toMatchObject({
    code: 'event-rule.failed',
    fix: expect.stringContaining('by ERROR_MESSAGE of the messages in the dead-letter queue'),
  })
  expect(told?.evidence).toEqual([
    'FailedInvocations: 1 in the last 7 days',
    expect.stringContaining('last within five minutes of '),
    'dead-letter queue failed has 3 messages, of whatever sends to it',
  ])
  ordered(simulator)
  await simulator.advance(60_000)
  expect(await codes(UPLOADS, simulator)).toEqual([])
})

async function hasFailed(simulator: Simulator): Promise<boolean> {
  const dimensions = [{ Name: 'ScheduleGroup', Value: 'shop-schedules' }]
  const Metric = { Namespace: 'AWS/Scheduler', MetricName: 'TargetErrorCount', Dimensions: dimensions }
  const { MetricDataResults: [result] = [] } = (await simulator.clients.cloudWatch.send(
    new GetMetricDataCommand({
      StartTime: new Date(0),
      EndTime: new Date(simulator.options().clock.now() + 1_000),
      MetricDataQueries: [{ Id: 'errors', MetricStat: { Metric, Period: 60, Stat: 'Sum' } }],
    }),
  )) as GetMetricDataCommandOutput
  return (result?.Values?.length ?? 0) > 0
}

test('an error after which the same start went well is none', async () => {
  const simulator = await deployed(hourly)
  const RoleName = await roleOf(simulator, 'scheduler.amazonaws.com')
  const { iam } = simulator.clients
  const policies = (await iam.send(new ListRolePoliciesCommand({ RoleName }))) as ListRolePoliciesCommandOutput
  const [PolicyName] = policies.PolicyNames ?? []
  const kept = (await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))) as GetRolePolicyCommandOutput
  const PolicyDocument = decodeURIComponent(kept.PolicyDocument ?? '')
  // It is tried again a second later.
  await simulator.advance(HOUR - 90_000)
  await withoutRights(simulator, 'scheduler.amazonaws.com')
  while (simulator.firings.length === 0) {
    await simulator.advance(500)
    if (await hasFailed(simulator)) await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }))
  }
  expect(simulator.firings).toMatchObject([{ outcome: 'started' }])
  expect(await codes(NIGHTLY, simulator)).toEqual([])
  // Also when ECS shows the task no more.
  await simulator.advance(50 * 60_000)
  expect(await codes(NIGHTLY, simulator)).toEqual([])
})

// https://github.com/aws/containers-roadmap/issues/1705
test('a start for which ECS had no place, of which EventBridge says nothing, is told', async () => {
  const simulator = await deployed(hourly, uploads)
  simulator.fail({ container: 'app' }, { how: 'cannot place', because: 'no capacity' })
  ordered(simulator)
  await simulator.advance(HOUR + 60_000)
  expect(simulator.firings).toMatchObject([{ outcome: 'not placed' }])
  expect(await first(simulator, NIGHTLY)).toMatchObject({
    code: 'task.not-placed',
    evidence: ['InvocationAttemptCount: 1 in the last 50 minutes', expect.any(String)],
  })
  ordered(simulator)
  await simulator.advance(60_000)
  expect(await codes(UPLOADS, simulator)).toEqual(['task.not-placed'])
})

// https://github.com/gchq/sleeper/issues/6099, https://github.com/psd401/aistudio/issues/1415
test('tasks that were started and failed are explained as those of services are', async () => {
  const simulator = await deployed(hourly)
  simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 3, log: ['no such table for abcdef-123456'] })
  await simulator.advance(HOUR + 5 * 60_000)
  const told = await first(simulator, NIGHTLY)
  expect(told).toMatchObject({ code: 'container.exited', container: 'app' })
  expect(told?.evidence).toEqual(
    expect.arrayContaining([
      'log of app: no such table for <TOKEN>',
      'of 1 task of schedule nightly that ECS still shows as stopped, 1 did not end well',
    ]),
  )
  // Of a service in the same cluster nothing is told.
  expect(told?.cause).not.toContain('service')
})

// https://github.com/aws/containers-roadmap/issues/685
test('a revision that was deregistered is told', async () => {
  const simulator = await deployed(hourly, uploads)
  await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'shop-web:1' }))
  expect(await first(simulator, NIGHTLY)).toMatchObject({
    code: 'task-definition.inactive',
    cause: expect.stringContaining('shop-web:1'),
  })
  expect(await first(simulator, UPLOADS)).toMatchObject({ code: 'task-definition.inactive' })
})

// https://github.com/dassana-io/dassana/issues/374
test('what is disabled, over, or has not begun is told, and what has started once and well is not', async () => {
  const paused = await deployed(hourly.disabled(), uploads.disabled())
  expect(await codes(NIGHTLY, paused)).toEqual(['schedule.disabled'])
  expect(await codes(UPLOADS, paused)).toEqual(['event-rule.disabled'])
  const at = (time: number) => new Date(time).toISOString().slice(0, 19)
  const simulator = createSimulator()
  const now = () => simulator.options().clock.now()
  const once = schedule('nightly')
    .at(at(now() + HOUR))
    .task(job)
  const later = schedule('later')
    .rate('1 hour')
    .task(job)
    .startDate(`${at(now() + 2 * HOUR)}Z`)
  await deploy(stack('shop').add(site, once, later), simulator.options())
  expect(await codes({ schedule: 'shop-schedules/later' }, simulator)).toEqual(['schedule.not-begun'])
  expect(await codes(NIGHTLY, simulator)).toEqual(['schedule.not-run'])
  await simulator.advance(HOUR + 60_000)
  expect(await codes(NIGHTLY, simulator)).toEqual([])
  const { taskArns = [] } = simulator.firings[0] ?? {}
  for (const task of taskArns) await simulator.clients.ecs.send(new StopTaskCommand({ cluster: 'shop', task }))
  await simulator.advance(3 * HOUR)
  expect(await codes(NIGHTLY, simulator)).toEqual(['schedule.over'])
})

test('AWS counts a group as one: a failure of it is told of each of its schedules, with the others named', async () => {
  const other = schedule('other').rate('1 hour').task(job).retryPolicy({ maximumRetryAttempts: 0 })
  const simulator = await deployed(hourly, other.disabled())
  await withoutRights(simulator, 'scheduler.amazonaws.com')
  await simulator.advance(HOUR + 60_000)
  const told = await diagnose({ schedule: 'shop-schedules/other' }, simulator.options())
  expect(told.map(({ code }) => code)).toContain('schedule.disabled')
  simulator.inject({ operation: 'SimulatePrincipalPolicy' }, { how: 'rejected', code: 'AccessDenied' })
  expect(await first(simulator, NIGHTLY)).toMatchObject({
    code: 'schedule.failed',
    cause: expect.stringContaining('counted together with other'),
  })
})

test('a rule that no event has fitted, or that has no task as its target, is told', async () => {
  const simulator = await deployed(uploads)
  expect(await codes(UPLOADS, simulator)).toEqual(['event-rule.no-event'])
  const { eventBridge } = simulator.clients
  await eventBridge.send(new RemoveTargetsCommand({ Rule: 'shop-uploads', Ids: ['task'] }))
  expect(await codes(UPLOADS, simulator)).toEqual(['event-rule.no-target'])
})

test.each([
  ['GetMetricData', 'cloudwatch:GetMetricData'],
  ['ListTasks', 'ecs:ListTasks'],
  ['GetRole', 'iam:GetRole'],
  ['SimulatePrincipalPolicy', 'iam:SimulatePrincipalPolicy'],
  ['DescribeTaskDefinition', 'ecs:DescribeTaskDefinition'],
  ['DescribeClusters', 'ecs:DescribeClusters'],
  ['ListSchedules', 'scheduler:ListSchedules'],
])('without %s it is not said that all is well: the permission is named', async (operation, action) => {
  const simulator = await deployed(hourly)
  simulator.inject({ operation }, { how: 'rejected', code: 'AccessDeniedException' })
  const told = await diagnose(NIGHTLY, simulator.options())
  expect(told).toMatchObject([{ code: 'unknown' }])
  expect(told[0]?.evidence.join()).toContain(`(allow ${action})`)
})

test('what could not be read for another reason is not put down to rights', async () => {
  const simulator = await deployed(hourly)
  simulator.inject({ operation: 'GetMetricData' }, { how: 'rejected', code: 'ValidationError', message: 'no period' })
  const told = await diagnose(NIGHTLY, simulator.options())
  expect(told).toMatchObject([{ code: 'unknown', evidence: [expect.stringContaining('no period')] }])
})

test('what is not there is refused, with what there is', async () => {
  const simulator = await deployed(hourly, uploads)
  const failing = (what: { schedule: string } | { eventRule: string }) =>
    diagnose(what, simulator.options()).catch((error: unknown) => error)
  expect(await failing({ schedule: 'nightly' })).toMatchObject({ code: 'schedule.missing' })
  expect(await failing({ schedule: 'shop-schedules/nigthly' })).toMatchObject({
    message: expect.stringContaining('There is: nightly.'),
  })
  expect(await failing({ schedule: 'arn:aws:scheduler:a' })).toMatchObject({ code: 'schedule.missing' })
  expect(await failing({ eventRule: 'uploads' })).toMatchObject({ code: 'event-rule.missing' })
  expect(await failing({ eventRule: 'orders/uploads' })).toMatchObject({ code: 'event-rule.missing' })
  // @ts-expect-error: as only a program without types gives it
  expect(await failing({ schedules: 'nightly' })).toMatchObject({ code: 'definition.invalid' })
})

test('the policy for it allows all that it asks', async () => {
  const simulator = await deployed(hourly, uploads)
  simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 3, log: ['no such table'] })
  ordered(simulator)
  await simulator.advance(HOUR + 5 * 60_000)
  const from = simulator.calls.length
  await diagnose(NIGHTLY, simulator.options())
  await diagnose(UPLOADS, simulator.options())
  const asked = new Set(simulator.calls.slice(from).map(iamAction))
  const allowed = policyFor('diagnosis').Statement.flatMap(({ Action }) => Action)
  expect([...asked].filter(action => !allowed.includes(action) && action !== 'sts:GetCallerIdentity')).toEqual([])
  expect(asked.size).toBeGreaterThan(allowed.length - 2)
})
