import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { describe, expect, it } from 'vitest'
import { createSimulator } from '../../../src/simulator/index.ts'
import { account } from '../ecs/account.ts'

const client = () => new CloudWatchLogsClient(createSimulator().clientConfig('cloudWatchLogs'))
const logGroupName = '/ecs/web'

describe('log groups', () => {
  it('are found by prefix, with an ARN that ends in :*', async () => {
    const logs = client()
    for (const name of ['/ecs/web', '/ecs/web2', '/other'])
      await logs.send(new CreateLogGroupCommand({ logGroupName: name }))
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/ecs/' }))
    expect(logGroups?.map(group => group.logGroupName)).toEqual(['/ecs/web', '/ecs/web2'])
    expect(logGroups?.[0]?.arn).toBe('arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*')
  })

  it('exist once', async () => {
    const logs = client()
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    await expect(logs.send(new CreateLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    })
  })

  it('take only the retentions that AWS has', async () => {
    const logs = client()
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    const retention = async () => {
      const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }))
      return logGroups?.[0]?.retentionInDays
    }
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 30 }))
    expect(await retention()).toBe(30)
    await expect(logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 31 }))).rejects.toMatchObject(
      { name: 'InvalidParameterException' },
    )
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }))
    expect(await retention()).toBeUndefined()
  })

  it('carry tags under the ARN without :*', async () => {
    const logs = client()
    await logs.send(new CreateLogGroupCommand({ logGroupName, tags: { a: '1', b: '2' } }))
    const resourceArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web'
    await logs.send(new TagResourceCommand({ resourceArn, tags: { c: '3' } }))
    await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }))
    expect((await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ b: '2', c: '3' })
    await expect(logs.send(new ListTagsForResourceCommand({ resourceArn: `${resourceArn}:*` }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('are not found once deleted', async () => {
    const logs = client()
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    await logs.send(new DeleteLogGroupCommand({ logGroupName }))
    await expect(logs.send(new DeleteLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })
})

describe('the lines of containers', () => {
  const logConfiguration = {
    logDriver: 'awslogs' as const,
    options: { 'awslogs-group': logGroupName, 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'web' },
  }
  const definition = {
    executionRoleArn: 'arn:aws:iam::123456789012:role/execution',
    containerDefinitions: [{ name: 'app', image: 'nginx:1', logConfiguration }],
  }

  it('stand in their group, in a stream a task', async () => {
    const prod = await account()
    const logs = new CloudWatchLogsClient(prod.simulator.clientConfig('cloudWatchLogs'))
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    prod.simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 1, log: ['starting', 'no database'] })
    await prod.register(definition)
    await prod.create({ desiredCount: 1 })
    await prod.simulator.advance(40_000)
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern: 'database' }))
    expect(events[0]?.message).toBe('no database')
    const [task] = await prod.tasks('STOPPED')
    const logStreamName = `web/app/${task?.taskArn?.split('/').at(-1)}`
    const stream = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true }))
    expect(stream.events?.map(event => event.message)).toEqual(['starting', 'no database'])
  })

  it('need their group: without it the task does not start', async () => {
    const prod = await account()
    await prod.register(definition)
    await prod.create({ desiredCount: 1 })
    await prod.simulator.advance(40_000)
    const [task] = await prod.tasks('STOPPED')
    expect(task).toMatchObject({
      stopCode: 'TaskFailedToStart',
      stoppedReason: expect.stringContaining('ResourceNotFoundException: The specified log group does not exist.'),
    })
  })
})
