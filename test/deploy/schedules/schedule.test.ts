import {
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  type DescribeTasksCommandOutput,
} from '@aws-sdk/client-ecs'
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  type GetScheduleCommandOutput,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { expect, test } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  network,
  plan,
  type Schedule,
  schedule,
  service,
  stack,
  task,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

const vpc = network.default()
const DAY = 86_400_000
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:failed'

const site = (tag: string) =>
  service('web')
    .cluster(cluster('shop'))
    .network(vpc)
    .taskDefinition(
      taskDefinition('web')
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image(`ghcr.io/acme/shop:${tag}`)),
    )

const report = (tag: string) =>
  task('report')
    .service(site(tag))
    .override('app', { command: ['report'] })

const nightly = (tag: string) =>
  schedule('nightly').cron('0 3 * * ? *', { timeZone: 'Europe/Berlin' }).task(report(tag)).deadLetterQueue(QUEUE)

const shop = (tag: string, made: Schedule = nightly(tag)) => stack('shop').add(site(tag), made)

async function read(simulator: Simulator, Name = 'nightly'): Promise<GetScheduleCommandOutput> {
  const command = new GetScheduleCommand({ Name, GroupName: 'shop-schedules' })
  return (await simulator.clients.scheduler.send(command)) as GetScheduleCommandOutput
}

const changing = (simulator: Simulator, from = 0) =>
  simulator.calls.slice(from).flatMap(({ mutating, operation }) => (mutating ? [operation] : []))

test('a schedule starts its task at its times, in its zone, with the revision that was deployed last', async () => {
  const simulator = createSimulator({ startTime: new Date('2026-03-27T12:00:00Z') })
  const options = simulator.options()
  await deploy(shop('1'), options)
  expect((await plan(shop('1'), options)).steps.filter(({ action }) => action !== 'keep' && action !== 'use')).toEqual(
    [],
  )
  await simulator.advance(3 * DAY)
  // Summer time begins on the 29th.
  expect(simulator.firings.map(({ at, outcome }) => [new Date(at).toISOString(), outcome])).toEqual([
    ['2026-03-28T02:00:00.000Z', 'started'],
    ['2026-03-29T01:00:00.000Z', 'started'],
    ['2026-03-30T01:00:00.000Z', 'started'],
  ])
  const before = await read(simulator)
  const from = simulator.calls.length
  await deploy(shop('2'), options)
  expect(changing(simulator, from).sort()).toEqual([
    'RegisterTaskDefinition',
    'TagResource',
    'UpdateSchedule',
    'UpdateService',
  ])
  const after = await read(simulator)
  expect(after.Target?.EcsParameters?.TaskDefinitionArn).toMatch(/task-definition\/shop-web:2$/)
  expect({ ...after, Target: undefined, LastModificationDate: undefined, $metadata: undefined }).toEqual({
    ...before,
    Target: undefined,
    LastModificationDate: undefined,
    $metadata: undefined,
  })
  await simulator.advance(13 * 3_600_000)
  const { taskArns = [], outcome } = simulator.firings.at(-1) ?? {}
  expect(outcome).toBe('started')
  const command = new DescribeTasksCommand({ cluster: 'shop', tasks: [...taskArns], include: ['TAGS'] })
  const { tasks = [] } = (await simulator.clients.ecs.send(command)) as DescribeTasksCommandOutput
  expect(tasks[0]).toMatchObject({
    startedBy: 'chronos-schedule/nightly',
    overrides: { containerOverrides: [{ name: 'app', command: ['report'] }] },
  })
  expect(tasks[0]?.taskDefinitionArn).toMatch(/shop-web:2$/)
  // https://github.com/aws/containers-roadmap/issues/89: without tags no bill says whose task it was.
  expect(tasks[0]?.tags).toEqual(
    expect.arrayContaining([
      { key: 'aws:ecs:clusterName', value: 'shop' },
      { key: 'fluent-ecs:stack', value: 'shop' },
    ]),
  )
})

test('what is started needs no more than its role has, and its role has no more', async () => {
  const simulator = createSimulator()
  await deploy(shop('1'), simulator.options())
  const role = simulator.calls.find(
    ({ operation, input }) => operation === 'PutRolePolicy' && JSON.stringify(input).includes('nightly'),
  )
  const { PolicyDocument = '{}' } = (role?.input ?? {}) as { PolicyDocument?: string }
  expect(JSON.parse(PolicyDocument).Statement).toEqual([
    {
      Sid: 'RunTask',
      Effect: 'Allow',
      Action: 'ecs:RunTask',
      Resource: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop-web:*',
      Condition: { ArnEquals: { 'ecs:cluster': 'arn:aws:ecs:us-east-1:123456789012:cluster/shop' } },
    },
    {
      Sid: 'PassRoles',
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: expect.stringMatching(/:role\/fluent-ecs\/shop\/.*web-execution/),
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    {
      Sid: 'TagTasks',
      Effect: 'Allow',
      Action: 'ecs:TagResource',
      Resource: '*',
      Condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
    },
    { Sid: 'KeepFailed', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: QUEUE },
  ])
})

test('a schedule goes with its line of the program, and everything with the stack', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const two = stack('shop').add(site('1'), nightly('1'), schedule('hourly').rate('1 hour').task(report('1')))
  await deploy(two, options)
  await deploy(shop('1'), { ...options, prune: true })
  await expect(read(simulator, 'hourly')).rejects.toThrow('Schedule hourly does not exist.')
  await read(simulator)
  await deploy(stack('shop').add(site('1')), { ...options, prune: true })
  expect(simulator.resources().filter(arn => arn.includes(':scheduler:'))).toEqual([])
  await deploy(two, options)
  await destroy(two, { ...options, deleteData: true })
  expect(simulator.isEmpty()).toBe(true)
})

test('settings are set, and what is taken out of the program goes to its default', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const all = nightly('1')
    .flexibleTimeWindow(30)
    .retryPolicy({ maximumRetryAttempts: 2 })
    .startDate('2027-01-01T00:00:00+01:00')
    .endDate('2028-01-01T00:00:00Z')
    .disabled()
  await deploy(shop('1', all), options)
  expect(await read(simulator)).toMatchObject({
    FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 30 },
    StartDate: new Date('2026-12-31T23:00:00Z'),
    EndDate: new Date('2028-01-01T00:00:00Z'),
    State: 'DISABLED',
    Target: {
      RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 86_400 },
      DeadLetterConfig: { Arn: QUEUE },
    },
  })
  await deploy(shop('1', schedule('nightly').at('2027-06-01T09:00:00').task(report('1'))), options)
  const { Target, ...rest } = await read(simulator)
  expect(rest).toMatchObject({
    ScheduleExpression: 'at(2027-06-01T09:00:00)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    State: 'ENABLED',
  })
  expect(rest).not.toHaveProperty('StartDate')
  expect(Target).not.toHaveProperty('DeadLetterConfig')
})

test('a start date that has passed is sent no more, as AWS takes none, and is no change', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const from = new Date(simulator.clock.now() + DAY).toISOString()
  const started = (tag: string) => shop(tag, nightly(tag).startDate(from))
  await deploy(started('1'), options)
  expect((await plan(started('1'), options)).isEmpty).toBe(true)
  await simulator.advance(2 * DAY)
  expect((await plan(started('1'), options)).isEmpty).toBe(true)
  await deploy(started('2'), options)
  expect((await read(simulator)).Target?.EcsParameters?.TaskDefinitionArn).toMatch(/shop-web:2$/)
  expect((await plan(started('2'), options)).isEmpty).toBe(true)
  const { Name, ScheduleExpression, FlexibleTimeWindow, Target } = await read(simulator)
  const theirs = { Name, GroupName: 'shop-schedules', ScheduleExpression, FlexibleTimeWindow, Target }
  const sending = simulator.clients.scheduler.send(new UpdateScheduleCommand({ ...theirs, StartDate: new Date(from) }))
  await expect(sending).rejects.toThrow('The StartDate you specify cannot be earlier than 5 minutes ago.')
})

test('a schedule that has started once, and is over, is left as it is by the next image', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const { clock } = simulator
  // Clocks in Tokyo are nine hours ahead.
  const at = new Date(clock.now() + DAY + 9 * 3_600_000).toISOString().slice(0, 19)
  const launch = (tag: string, more = (made: Schedule) => made) =>
    shop(tag, more(schedule('launch').at(at, { timeZone: 'Asia/Tokyo' }).task(report(tag))))
  await deploy(launch('1'), options)
  await simulator.advance(DAY - 3_600_000)
  await deploy(launch('2'), options)
  expect((await read(simulator, 'launch')).Target?.EcsParameters?.TaskDefinitionArn).toMatch(/shop-web:2$/)
  await simulator.advance(DAY)
  expect(simulator.firings).toHaveLength(1)
  const before = simulator.calls.length
  await deploy(
    launch('3', made => made.disabled()),
    options,
  )
  expect(changing(simulator, before)).not.toContain('UpdateSchedule')
  expect((await plan(launch('3'), options)).isEmpty).toBe(true)
  const later = schedule('launch').at('2099-01-01T00:00:00').task(report('3'))
  await deploy(shop('3', later), options)
  expect((await read(simulator, 'launch')).ScheduleExpression).toBe('at(2099-01-01T00:00:00)')
})

test('what others have is theirs: in a group of that name, and in the group of the stack', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await simulator.clients.scheduler.send(new CreateScheduleGroupCommand({ Name: 'shop-schedules' }))
  await expect(deploy(shop('1'), options)).rejects.toThrow('schedule group schedules exists, but was not made by stack')
  await deploy(shop('1'), { ...options, adopt: true })
  const { Target } = await read(simulator)
  const theirs = { Name: 'theirs', GroupName: 'shop-schedules', ScheduleExpression: 'rate(1 day)', Target }
  await simulator.clients.scheduler.send(new CreateScheduleCommand({ ...theirs, FlexibleTimeWindow: { Mode: 'OFF' } }))
  const { orphans } = await plan(shop('1'), options)
  expect(orphans).toEqual([])
  const { retained } = await destroy(shop('1'), { ...options, deleteData: true, deleteAdopted: true })
  expect(retained.map(({ because }) => because)).toContain('it has schedules of others: theirs')
  await read(simulator, 'theirs')
})

test('a task that cannot be started is tried again, and then goes to the queue', async () => {
  const simulator = createSimulator()
  const made = schedule('often').rate('1 day').task(report('1')).deadLetterQueue(QUEUE)
  await deploy(
    shop('1', made.retryPolicy({ maximumRetryAttempts: 2, maximumEventAgeInSeconds: 60 })),
    simulator.options(),
  )
  const { taskDefinition: { taskDefinitionArn = '' } = {} } = (await simulator.clients.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: 'shop-web' }),
  )) as { taskDefinition?: { taskDefinitionArn?: string } }
  const { DeregisterTaskDefinitionCommand } = await import('@aws-sdk/client-ecs')
  await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: taskDefinitionArn }))
  await simulator.advance(DAY + 60_000)
  expect(simulator.firings).toMatchObject([
    { schedule: 'shop-schedules/often', outcome: 'dead-lettered', problem: expect.stringContaining('inactive') },
  ])
})

test('where a service goes back, its schedules stay as they were', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(shop('1'), options)
  simulator.fail({ image: 'ghcr.io/acme/shop:2' }, { how: 'exits', exitCode: 1 })
  await expect(deploy(shop('2'), options)).rejects.toThrow('service web')
  expect((await read(simulator)).Target?.EcsParameters?.TaskDefinitionArn).toMatch(/shop-web:1$/)
})

test('a schedule that was left at an earlier revision goes to the new one, though that has the same content', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(shop('1'), options)
  const first = await read(simulator)
  await deploy(shop('2'), options)
  await simulator.clients.scheduler.send(
    new UpdateScheduleCommand({
      Name: first.Name,
      GroupName: first.GroupName,
      Description: first.Description,
      ScheduleExpression: first.ScheduleExpression,
      ScheduleExpressionTimezone: first.ScheduleExpressionTimezone,
      FlexibleTimeWindow: first.FlexibleTimeWindow,
      Target: first.Target,
    }),
  )
  await deploy(shop('1'), options)
  expect((await plan(shop('1'), options)).isEmpty).toBe(true)
  expect((await read(simulator)).Target?.EcsParameters?.TaskDefinitionArn).toMatch(/shop-web:3$/)
})
