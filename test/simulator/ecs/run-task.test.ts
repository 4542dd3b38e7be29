import { CreateLogGroupCommand, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeSubnetsCommand, type DescribeSubnetsCommandOutput } from '@aws-sdk/client-ec2'
import {
  type ContainerDefinition,
  CreateClusterCommand,
  DescribeTasksCommand,
  type DescribeTasksCommandOutput,
  ListTagsForResourceCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type RunTaskCommandInput,
  type RunTaskCommandOutput,
  StartTaskCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs'
import { createSimulator } from 'fluent-ecs/simulator'
import { describe, expect, test } from 'vitest'

const CONTAINER: ContainerDefinition = {
  name: 'app',
  image: 'shop/migrate:1',
  environment: [{ name: 'A', value: '1' }],
  logConfiguration: {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/app', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'run' },
  },
} as const

async function account() {
  const simulator = createSimulator()
  const ecs = (command: object): Promise<unknown> => simulator.clients.ecs.send(command)
  await ecs(new CreateClusterCommand({ clusterName: 'prod' }))
  await simulator.clients.cloudWatchLogs.send(new CreateLogGroupCommand({ logGroupName: '/app' }))
  const { Subnets = [] } = (await simulator.clients.ec2.send(
    new DescribeSubnetsCommand({}),
  )) as DescribeSubnetsCommandOutput
  const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? [])
  await ecs(
    new RegisterTaskDefinitionCommand({
      family: 'migrate',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::123456789012:role/r',
      containerDefinitions: [CONTAINER],
      tags: [{ key: 'team', value: 'shop' }],
    }),
  )
  await ecs(
    new RegisterTaskDefinitionCommand({
      family: 'job',
      containerDefinitions: [{ name: 'app', image: 'job', memory: 512, cpu: 256 }],
    }),
  )
  const run = (input: Partial<RunTaskCommandInput> = {}): Promise<RunTaskCommandOutput> =>
    ecs(
      new RunTaskCommand({
        cluster: 'prod',
        taskDefinition: 'migrate',
        launchType: 'FARGATE',
        networkConfiguration: { awsvpcConfiguration: { subnets } },
        ...input,
      }),
    ) as Promise<RunTaskCommandOutput>
  const task = async (arn = '') => {
    const { tasks = [] } = (await ecs(
      new DescribeTasksCommand({ cluster: 'prod', tasks: [arn], include: ['TAGS'] }),
    )) as DescribeTasksCommandOutput
    return tasks[0]
  }
  return { simulator, ecs, run, task }
}

const MINUTE = 60_000

test('a task of its own starts, does its work and ends', async () => {
  const { simulator, run, task } = await account()
  const { tasks: [started] = [], failures } = await run({ startedBy: 'ci-42' })
  expect(failures).toEqual([])
  expect(started).toMatchObject({
    lastStatus: 'PROVISIONING',
    group: 'family:migrate',
    startedBy: 'ci-42',
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    overrides: { containerOverrides: [{ name: 'app' }] },
  })
  await simulator.advance(MINUTE / 2)
  expect(await task(started?.taskArn)).toMatchObject({ lastStatus: 'RUNNING', connectivity: 'CONNECTED' })
  await simulator.advance(MINUTE)
  expect(await task(started?.taskArn)).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    containers: [{ name: 'app', exitCode: 0 }],
  })
})

test('its exit code and its log lines are scripted', async () => {
  const { simulator, run, task } = await account()
  simulator.fail({ image: 'shop/migrate:1' }, { how: 'exits', exitCode: 3, log: ['no database'] })
  const { tasks: [started] = [] } = await run()
  await simulator.advance(MINUTE)
  expect(await task(started?.taskArn)).toMatchObject({ containers: [{ exitCode: 3 }] })
  const stream = `run/app/${started?.taskArn?.split('/').at(-1)}`
  expect(
    await simulator.clients.cloudWatchLogs.send(
      new GetLogEventsCommand({ logGroupName: '/app', logStreamName: stream }),
    ),
  ).toMatchObject({ events: [{ message: 'no database' }] })
})

test('what serves runs until it is stopped, and no service replaces it', async () => {
  const { simulator, ecs, task } = await account()
  await ecs(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      containerDefinitions: [
        {
          name: 'web',
          image: 'web',
          memory: 64,
          portMappings: [{ containerPort: 80 }],
          healthCheck: { command: ['CMD', 'true'] },
        },
      ],
    }),
  )
  simulator.containerInstance({ cluster: 'prod', cpu: 1024, memoryMiB: 1024 })
  simulator.fail({ container: 'web' }, { how: 'unhealthy' })
  const { tasks: [started] = [] } = (await ecs(
    new RunTaskCommand({ cluster: 'prod', taskDefinition: 'web', tags: [{ key: 'a', value: 'b' }] }),
  )) as RunTaskCommandOutput
  await simulator.advance(60 * MINUTE)
  expect(await task(started?.taskArn)).toMatchObject({
    lastStatus: 'RUNNING',
    healthStatus: 'UNHEALTHY',
    tags: [{ key: 'a', value: 'b' }],
  })
  await ecs(new StopTaskCommand({ cluster: 'prod', task: started?.taskArn, reason: 'enough' }))
  await simulator.advance(MINUTE)
  expect(await task(started?.taskArn)).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'UserInitiated',
    stoppedReason: 'enough',
    containers: [{ exitCode: 143 }],
    tags: [],
  })
})

test('what serves does its work and ends, where the run gives it another command', async () => {
  const { simulator, ecs, task } = await account()
  await ecs(
    new RegisterTaskDefinitionCommand({
      family: 'web',
      containerDefinitions: [
        { name: 'web', image: 'web', memory: 64, portMappings: [{ containerPort: 80 }] },
        { name: 'proxy', image: 'proxy', memory: 64, portMappings: [{ containerPort: 81 }] },
      ],
    }),
  )
  simulator.containerInstance({ cluster: 'prod', cpu: 1024, memoryMiB: 1024 })
  const { tasks: [started] = [] } = (await ecs(
    new RunTaskCommand({
      cluster: 'prod',
      taskDefinition: 'web',
      overrides: { containerOverrides: [{ name: 'web', command: ['migrate'] }] },
    }),
  )) as RunTaskCommandOutput
  await simulator.advance(2 * MINUTE)
  expect(await task(started?.taskArn)).toMatchObject({
    lastStatus: 'STOPPED',
    stopCode: 'EssentialContainerExited',
    containers: expect.arrayContaining([expect.objectContaining({ name: 'web', exitCode: 0 })]),
  })
})

test('overrides change what runs', async () => {
  const { run } = await account()
  const overrides = {
    cpu: '512',
    memory: '1024',
    containerOverrides: [{ name: 'app', command: ['seed'], environment: [{ name: 'B', value: '2' }] }],
  }
  const { tasks: [started] = [] } = await run({ overrides })
  expect(started).toMatchObject({ cpu: '512', memory: '1024', overrides })
})

test('tags come from the request, the definition and ECS, when they are asked for', async () => {
  const { ecs, run } = await account()
  const { tasks: [started] = [] } = await run({
    tags: [{ key: 'run', value: '1' }],
    propagateTags: 'TASK_DEFINITION',
    enableECSManagedTags: true,
  })
  expect(await ecs(new ListTagsForResourceCommand({ resourceArn: started?.taskArn }))).toMatchObject({
    tags: [
      { key: 'team', value: 'shop' },
      { key: 'run', value: '1' },
      { key: 'aws:ecs:clusterName', value: 'prod' },
    ],
  })
})

test('the same token gives the same tasks, and is refused with another request', async () => {
  const { run } = await account()
  const first = await run({ clientToken: 't', count: 2 })
  const second = await run({ clientToken: 't', count: 2 })
  expect(second.tasks?.map(({ taskArn }) => taskArn)).toEqual(first.tasks?.map(({ taskArn }) => taskArn))
  await expect(run({ clientToken: 't', count: 3 })).rejects.toMatchObject({
    name: 'ConflictException',
    resourceIds: first.tasks?.map(({ taskArn }) => taskArn),
  })
})

test('tasks are found by what started them, their family, launch type and instance', async () => {
  const { simulator, ecs, run } = await account()
  const instance = simulator.containerInstance({ cluster: 'prod', cpu: 1024, memoryMiB: 4096 })
  const { tasks: [a] = [] } = await run({ startedBy: 'one' })
  const { tasks: [b] = [] } = (await ecs(
    new StartTaskCommand({ cluster: 'prod', taskDefinition: 'job', containerInstances: [instance], startedBy: 'two' }),
  )) as RunTaskCommandOutput
  const list = (input: object) => ecs(new ListTasksCommand({ cluster: 'prod', ...input }))
  expect(await list({ startedBy: 'one' })).toMatchObject({ taskArns: [a?.taskArn] })
  expect(await list({ family: 'job' })).toMatchObject({ taskArns: [b?.taskArn] })
  expect(await list({ launchType: 'FARGATE' })).toMatchObject({ taskArns: [a?.taskArn] })
  expect(await list({ containerInstance: instance })).toMatchObject({ taskArns: [b?.taskArn] })
  await expect(list({ serviceName: 'none' })).rejects.toMatchObject({ name: 'ServiceNotFoundException' })
})

describe('places', () => {
  const ec2 = (input: Partial<RunTaskCommandInput>): RunTaskCommandInput => ({
    cluster: 'prod',
    taskDefinition: 'job',
    ...input,
  })

  test('an instance that is full is a failure, not an error', async () => {
    const { simulator, ecs } = await account()
    const instance = simulator.containerInstance({ cluster: 'prod', cpu: 1024, memoryMiB: 1024 })
    const answer = (await ecs(new RunTaskCommand(ec2({ count: 3 })))) as RunTaskCommandOutput
    expect(answer.tasks?.length).toBe(2)
    expect(answer.failures).toEqual([{ arn: instance, reason: 'RESOURCE:MEMORY' }])
  })

  test('Fargate without capacity says so', async () => {
    const { simulator, run } = await account()
    simulator.fail({}, { how: 'cannot place', because: 'no capacity' })
    const { tasks, failures } = await run()
    expect(tasks).toEqual([])
    expect(failures?.[0]?.reason).toMatch(/^Capacity is unavailable at this time/)
  })
})

test.each<[string, Partial<RunTaskCommandInput>, RegExp]>([
  ['a cluster that is not there', { cluster: 'none' }, /^Cluster not found\.$/],
  ['a definition that is not there', { taskDefinition: 'none' }, /^TaskDefinition not found\.$/],
  ['no network', { networkConfiguration: undefined }, /^Network Configuration must be provided/],
  ['a definition that is not for Fargate', { taskDefinition: 'job' }, /^Task definition does not support launch_type/],
  ['no instances', { taskDefinition: 'job', launchType: 'EC2', networkConfiguration: undefined }, /^No Container Inst/],
  ['eleven tasks', { count: 11 }, /^count must be between 1 and 10/],
  ['a group of a service', { group: 'service:web' }, /^Invalid namespace for group\.$/],
  ['a long startedBy', { startedBy: 'a'.repeat(129) }, /^startedBy longer than 128\.$/],
  [
    'an override of no container',
    { overrides: { containerOverrides: [{ name: 'django' }] } },
    /^Override for container named django is not a container in the TaskDefinition\.$/,
  ],
  [
    'overrides that are too long',
    { overrides: { containerOverrides: [{ name: 'app', command: ['a'.repeat(9000)] }] } },
    /^Container Overrides length must be at most 8192$/,
  ],
  [
    'a launch type and a strategy',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] },
    /^Specifying both a launch type and capacity provider strategy/,
  ],
])('%s is refused', async (_, input, message) => {
  const { run } = await account()
  await expect(run(input)).rejects.toThrow(message)
})
