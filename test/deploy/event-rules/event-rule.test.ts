import { DescribeTasksCommand, type DescribeTasksCommandOutput } from '@aws-sdk/client-ecs'
import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  type DescribeRuleCommandOutput,
  ListTargetsByRuleCommand,
  type ListTargetsByRuleCommandOutput,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge'
import { expect, test } from 'vitest'
import {
  cluster,
  deploy,
  destroy,
  type EventRule,
  eventRule,
  network,
  plan,
  service,
  stack,
  task,
  taskDefinition,
} from '../../../src/index.ts'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

const vpc = network.default()
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:failed'
const RULE = 'shop-uploads'

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

const resize = (tag: string) =>
  task('resize')
    .service(site(tag))
    .override('app', { command: ['resize'] })

const PATTERN = {
  source: ['aws.s3'],
  'detail-type': ['Object Created'],
  detail: { bucket: { name: ['shop-uploads'] }, object: { key: [{ prefix: 'in/' }] } },
}

const uploads = (tag: string) =>
  eventRule('uploads')
    .pattern(PATTERN)
    .task(resize(tag))
    .environmentFromEvent('app', { KEY: '$.detail.object.key', BUCKET: '$.detail.bucket.name' })

const shop = (tag: string, made: EventRule = uploads(tag)) => stack('shop').add(site(tag), made)

const upload = (key: string) => ({
  source: 'aws.s3',
  'detail-type': 'Object Created',
  detail: { bucket: { name: 'shop-uploads' }, object: { key } },
})

async function read(simulator: Simulator, EventBusName = 'default') {
  const { eventBridge } = simulator.clients
  const rule = (await eventBridge.send(
    new DescribeRuleCommand({ Name: RULE, EventBusName }),
  )) as DescribeRuleCommandOutput
  const list = new ListTargetsByRuleCommand({ Rule: RULE, EventBusName })
  const { Targets: targets = [] } = (await eventBridge.send(list)) as ListTargetsByRuleCommandOutput
  return { rule, targets }
}

async function tasksOf(simulator: Simulator, taskArns: readonly string[] = []) {
  const command = new DescribeTasksCommand({ cluster: 'shop', tasks: [...taskArns], include: ['TAGS'] })
  return ((await simulator.clients.ecs.send(command)) as DescribeTasksCommandOutput).tasks ?? []
}

const changing = (simulator: Simulator, from: number) =>
  simulator.calls.slice(from).flatMap(({ mutating, operation }) => (mutating ? [operation] : []))

// https://github.com/aws/aws-cdk/issues/5887, https://github.com/aws-samples/aws-cdk-examples/issues/254
test('an event that fits starts the task, with what it says of itself, and one that does not fit starts nothing', async () => {
  const simulator = createSimulator()
  await deploy(shop('1'), simulator.options())
  expect((await plan(shop('1'), simulator.options())).isEmpty).toBe(true)
  simulator.event(upload('in/a "b".png'))
  simulator.event(upload('out/a.png'))
  await simulator.advance(1_000)
  expect(simulator.invocations).toMatchObject([
    { outcome: 'started', targetId: 'task', taskArns: [expect.any(String)] },
  ])
  const [started] = await tasksOf(simulator, simulator.invocations[0]?.taskArns)
  expect(started).toMatchObject({
    startedBy: `events-rule/${RULE}`,
    overrides: {
      containerOverrides: [
        {
          name: 'app',
          command: ['resize'],
          environment: [
            { name: 'KEY', value: 'in/a "b".png' },
            { name: 'BUCKET', value: 'shop-uploads' },
          ],
        },
      ],
    },
  })
  // https://github.com/aws/containers-roadmap/issues/89: without tags no bill says whose task it was.
  expect(started?.tags).toEqual(
    expect.arrayContaining([
      { key: 'aws:ecs:clusterName', value: 'shop' },
      { key: 'fluent-ecs:stack', value: 'shop' },
    ]),
  )
})

// https://github.com/aws/aws-cdk/issues/21782, https://github.com/sil-org/ecs-deploy/issues/122
test('the rule follows the revision that was deployed last, by its number, and stays where a service goes back', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(shop('1'), options)
  const from = simulator.calls.length
  await deploy(shop('2'), options)
  expect(changing(simulator, from).sort()).toEqual([
    'PutTargets',
    'RegisterTaskDefinition',
    'TagResource',
    'UpdateService',
  ])
  expect((await read(simulator)).targets[0]?.EcsParameters?.TaskDefinitionArn).toMatch(/shop-web:2$/)
  simulator.fail({ image: 'ghcr.io/acme/shop:3' }, { how: 'exits', exitCode: 1 })
  await expect(deploy(shop('3'), options)).rejects.toThrow('service web')
  expect((await read(simulator)).targets[0]?.EcsParameters?.TaskDefinitionArn).toMatch(/shop-web:2$/)
})

// https://github.com/aws/aws-cdk/issues/28854, https://github.com/terraform-aws-modules/terraform-aws-eventbridge/issues/178
test('the role may start the revisions of the task in its cluster, with their tags, and nothing else', async () => {
  const simulator = createSimulator()
  await deploy(shop('1', uploads('1').deadLetterQueue(QUEUE)), simulator.options())
  const calls = simulator.calls.filter(({ input }) => JSON.stringify(input).includes('uploads-event-rule'))
  const policy = calls.find(({ operation }) => operation === 'PutRolePolicy')?.input as { PolicyDocument?: string }
  expect(JSON.parse(policy?.PolicyDocument ?? '{}').Statement).toEqual([
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
  ])
  const made = calls.find(({ operation }) => operation === 'CreateRole')?.input as { AssumeRolePolicyDocument?: string }
  expect(JSON.parse(made?.AssumeRolePolicyDocument ?? '{}').Statement).toEqual([
    { Sid: 'EventRules', Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ])
})

// https://github.com/hashicorp/terraform-provider-aws/issues/15376, https://github.com/rebuy-de/aws-nuke/issues/877
test('a rule goes with its line of the program, its target before it, and everything with the stack', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(shop('1'), options)
  const { eventBridge } = simulator.clients
  await expect(eventBridge.send(new DeleteRuleCommand({ Name: RULE }))).rejects.toThrow(
    "Rule can't be deleted since it has targets.",
  )
  const from = simulator.calls.length
  await deploy(stack('shop').add(site('1')), { ...options, prune: true })
  const gone = changing(simulator, from).filter(operation => /Rule|Targets/.test(operation))
  expect(gone).toEqual(['RemoveTargets', 'DeleteRule'])
  await deploy(shop('1'), options)
  await destroy(shop('1'), { ...options, deleteData: true })
  expect(simulator.isEmpty()).toBe(true)
})

test('settings are set, and what is taken out of the program goes to its default', async () => {
  const simulator = createSimulator()
  simulator.eventBus('orders')
  const options = simulator.options()
  const all = eventRule('uploads')
    .pattern({
      $or: [
        { source: ['shop.orders'] },
        { source: [{ prefix: 'shop.' }], detail: { total: [{ numeric: ['>', 99] }] } },
      ],
    })
    .task(resize('1').count(2))
    .eventBus('orders')
    .retryPolicy({ maximumRetryAttempts: 2 })
    .deadLetterQueue(QUEUE)
    .tags({ owner: 'a' })
    .disabled()
  expect((await plan(shop('1', all), options)).notes.join()).toContain('the policy of the queue')
  await deploy(shop('1', all), options)
  const { rule, targets } = await read(simulator, 'orders')
  expect(rule).toMatchObject({
    State: 'DISABLED',
    EventBusName: 'orders',
    Description: 'Starts task resize of stack shop',
  })
  expect(targets).toMatchObject([
    {
      Id: 'task',
      Arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/shop',
      EcsParameters: {
        TaskCount: 2,
        LaunchType: 'FARGATE',
        EnableECSManagedTags: true,
        PropagateTags: 'TASK_DEFINITION',
      },
      RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 86_400 },
      DeadLetterConfig: { Arn: QUEUE },
      Input: JSON.stringify({ containerOverrides: [{ name: 'app', command: ['resize'] }] }),
    },
  ])
  const plain = eventRule('uploads')
    .pattern({ source: ['shop.orders'] })
    .task(task('resize').service(site('1')))
    .eventBus('orders')
  await deploy(shop('1', plain), options)
  expect((await plan(shop('1', plain), options)).isEmpty).toBe(true)
  const after = await read(simulator, 'orders')
  expect(after.rule.State).toBe('ENABLED')
  expect(after.targets[0]).not.toHaveProperty('DeadLetterConfig')
  expect(after.targets[0]).not.toHaveProperty('Input')
  await simulator.clients.eventBridge.send(
    new PutEventsCommand({
      Entries: [{ Source: 'shop.orders', DetailType: 'placed', Detail: '{}', EventBusName: 'orders' }],
    }),
  )
  await simulator.advance(1_000)
  expect(simulator.invocations).toMatchObject([{ outcome: 'started' }])
})

// https://github.com/aws/containers-roadmap/issues/1422: another rule of that name was overwritten without a word.
test('a rule of that name that others have made is refused, and taken over when it is said, with its target', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(stack('shop').add(site('1')), options)
  const { eventBridge } = simulator.clients
  await eventBridge.send(new PutRuleCommand({ Name: RULE, EventPattern: JSON.stringify({ source: ['aws.s3'] }) }))
  const target: Target = {
    Id: 'Target0',
    Arn: 'arn:aws:ecs:us-east-1:123456789012:cluster/shop',
    RoleArn: 'arn:aws:iam::123456789012:role/ecsEventsRole',
    EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/shop-web:1' },
  }
  const topic = { Id: 'told', Arn: 'arn:aws:sns:us-east-1:123456789012:uploads' }
  await eventBridge.send(new PutTargetsCommand({ Rule: RULE, Targets: [target, topic] }))
  await expect(deploy(shop('1'), options)).rejects.toThrow('event rule uploads exists, but was not made by stack')
  await expect(deploy(shop('1'), { ...options, adopt: true })).rejects.toThrow(
    'Target Target0 of rule shop-uploads starts shop-web as well',
  )
  const adopted = shop('1', uploads('1').targetId('Target0'))
  await deploy(adopted, { ...options, adopt: true })
  const { targets } = await read(simulator)
  expect(targets.map(({ Id, RoleArn = '' }) => [Id, RoleArn.includes('/fluent-ecs/shop/')])).toEqual([
    ['Target0', true],
    ['told', false],
  ])
  const step = (await plan(adopted, options)).steps.find(({ resource }) => resource === 'event rule uploads')
  expect(step).toMatchObject({ action: 'keep', ignored: [{ path: 'targets.told', because: 'added by others' }] })
  // Under another id it is the same target, and the former goes.
  await deploy(shop('1'), options)
  expect((await read(simulator)).targets.map(({ Id }) => Id)).toEqual(['told', 'task'])
  const { retained } = await destroy(shop('1'), { ...options, deleteData: true, deleteAdopted: true })
  expect(retained.map(({ because }) => because)).toContain('it has targets of others: told')
  expect((await read(simulator)).targets.map(({ Id }) => Id)).toEqual(['told'])
})

// https://github.com/hashicorp/terraform-provider-aws/pull/11897
test('a rule that a service of AWS manages is refused by the plan that would take it over', async () => {
  const simulator = createSimulator()
  const { eventBridge } = simulator.clients
  await eventBridge.send(new PutRuleCommand({ Name: RULE, EventPattern: JSON.stringify({ source: ['aws.s3'] }) }))
  const send: typeof eventBridge.send = async (command, options) => {
    const answer = await eventBridge.send(command, options)
    const ManagedBy = 'autoscaling.amazonaws.com'
    return command.constructor.name === 'DescribeRuleCommand' ? { ...(answer as object), ManagedBy } : answer
  }
  const options = { ...simulator.options(), clients: { ...simulator.clients, eventBridge: { send } }, adopt: true }
  await expect(plan(shop('1'), options)).rejects.toThrow(
    'Rule shop-uploads is managed by autoscaling.amazonaws.com, which has made it for itself: it cannot be taken over',
  )
})

test.each([
  ['text', 'swordfish'],
  ['JSON of something else', '{"password":"swordfish"}'],
])('an input that has no overrides is not shown by the plan that takes its target over: %s', async (_what, Input) => {
  const simulator = createSimulator()
  const options = { ...simulator.options(), adopt: true }
  const { eventBridge } = simulator.clients
  await eventBridge.send(new PutRuleCommand({ Name: RULE, EventPattern: JSON.stringify({ source: ['aws.s3'] }) }))
  const topic = { Id: 'told', Arn: 'arn:aws:sns:us-east-1:123456789012:uploads', Input }
  await eventBridge.send(new PutTargetsCommand({ Rule: RULE, Targets: [topic] }))
  const program = shop('1', uploads('1').targetId('told'))
  const planned = await plan(program, options)
  expect(planned.steps.find(({ resource }) => resource === 'event rule uploads')?.action).toBe('update')
  expect(`${JSON.stringify(planned.steps)} ${planned}`).not.toContain('swordfish')
  await deploy(program, options)
  expect((await read(simulator)).targets[0]).not.toHaveProperty('Input')
})

test('what others have changed is told by the plan, and set again by the next deploy', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  await deploy(shop('1'), options)
  const { rule, targets } = await read(simulator)
  const { eventBridge } = simulator.clients
  await eventBridge.send(new PutRuleCommand({ Name: RULE, EventPattern: rule.EventPattern, State: 'DISABLED' }))
  const changed = { ...(targets[0] as Target), RetryPolicy: { MaximumRetryAttempts: 0 } }
  await eventBridge.send(new PutTargetsCommand({ Rule: RULE, Targets: [changed] }))
  const step = (await plan(shop('1'), options)).steps.find(({ resource }) => resource === 'event rule uploads')
  expect(step?.changes.map(({ path }) => path).sort()).toEqual([
    'description',
    'state',
    'target.retryPolicy.maximumRetryAttempts',
  ])
  await deploy(shop('1'), options)
  expect((await plan(shop('1'), options)).isEmpty).toBe(true)
  expect((await read(simulator)).rule.State).toBe('ENABLED')
})

test('a plan shows no variable of a task, also where it has values of the event', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const told = (word: string, from: 'event' | 'task') => {
    const clean = task('resize')
      .service(site('1'))
      .override('app', { environment: { WORD: word } })
    const made = eventRule('uploads')
      .pattern({ source: ['a'] })
      .task(clean)
    return shop('1', from === 'event' ? made.environmentFromEvent('app', { KEY: '$.detail.key' }) : made)
  }
  for (const from of ['event', 'task'] as const) {
    await deploy(told('swordfish', from), options)
    const { steps, isEmpty } = await plan(told('marlin', from), options)
    expect(isEmpty).toBe(false)
    expect(JSON.stringify(steps)).not.toMatch(/swordfish|marlin/)
  }
})

test('a bus that is not there is told before anything is changed', async () => {
  const simulator = createSimulator()
  await expect(deploy(shop('1', uploads('1').eventBus('orders')), simulator.options())).rejects.toThrow(
    'There is no event bus orders in this account and Region',
  )
  expect(simulator.isEmpty()).toBe(true)
})

test('a bus of another account or Region is not taken for one of that name here', async () => {
  const simulator = createSimulator()
  simulator.eventBus('orders')
  for (const where of ['us-east-1:999999999999', 'eu-west-1:123456789012']) {
    for (const name of ['orders', 'default']) {
      const bus = `arn:aws:events:${where}:event-bus/${name}`
      await expect(deploy(shop('1', uploads('1').eventBus(bus)), simulator.options())).rejects.toThrow(
        `There is no event bus ${bus} in this account and Region`,
      )
    }
  }
  expect(simulator.calls.filter(({ mutating }) => mutating)).toEqual([])
})

test('a rule on another bus is another rule: the one before is an orphan, and goes with prune', async () => {
  const simulator = createSimulator()
  simulator.eventBus('orders')
  const options = simulator.options()
  await deploy(shop('1'), options)
  const moved = shop('1', uploads('1').eventBus('arn:aws:events:us-east-1:123456789012:event-bus/orders'))
  await deploy(moved, { ...options, prune: true })
  expect((await read(simulator, 'orders')).targets).toHaveLength(1)
  await expect(read(simulator)).rejects.toThrow(`Rule ${RULE} does not exist on EventBus default.`)
  expect((await plan(moved, options)).isEmpty).toBe(true)
})

// https://github.com/hashicorp/terraform-provider-aws/pull/11475
test('targets that AWS has not taken, though it answers, are sent again; what it never takes fails', async () => {
  const simulator = createSimulator()
  const options = simulator.options()
  const refuse = (code: string, nth?: number) =>
    simulator.inject(
      { operation: 'PutTargets', ...(nth && { nth }) },
      {
        how: 'answered',
        status: 200,
        contentType: 'application/x-amz-json-1.1',
        body: JSON.stringify({
          FailedEntryCount: 1,
          FailedEntries: [{ TargetId: 'task', ErrorCode: code, ErrorMessage: `It is ${code}` }],
        }),
      },
    )
  const end = refuse('LimitExceededException')
  await expect(deploy(shop('1'), options)).rejects.toThrow('Target task: It is LimitExceededException')
  end()
  refuse('ConcurrentModificationException', 1)
  await deploy(shop('1'), options)
  expect((await read(simulator)).targets).toHaveLength(1)
  expect((await plan(shop('1'), options)).isEmpty).toBe(true)
})

test('a task that may not be started goes to the queue at once', async () => {
  const simulator = createSimulator()
  await deploy(shop('1', uploads('1').deadLetterQueue(QUEUE)), simulator.options())
  const { DeregisterTaskDefinitionCommand } = await import('@aws-sdk/client-ecs')
  await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'shop-web:1' }))
  simulator.event(upload('in/a.png'))
  await simulator.advance(1_000)
  expect(simulator.invocations).toMatchObject([
    { outcome: 'dead-lettered', problem: expect.stringContaining('inactive') },
  ])
})
