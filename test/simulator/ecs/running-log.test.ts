import { CloudWatchLogsClient, CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { expect, it } from 'vitest'
import { type Account, account, definition } from './account.ts'

const WEB = { cluster: 'prod', service: 'web' }

async function logging(): Promise<Account & { readonly logs: CloudWatchLogsClient }> {
  const prod = await account()
  const logs = new CloudWatchLogsClient(prod.simulator.clientConfig('cloudWatchLogs'))
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/ecs/web' }))
  const [app] = definition.containerDefinitions ?? []
  const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' }
  await prod.register({
    executionRoleArn: 'arn:aws:iam::123456789012:role/web-execution',
    containerDefinitions: [
      { ...app, logConfiguration: { logDriver: 'awslogs', options } },
      { name: 'proxy', image: 'envoy:1' },
    ],
  })
  await prod.create()
  await prod.steady()
  return { ...prod, logs }
}

it('a container that runs logs what it is told to, in each task of its service', async () => {
  const { simulator, logs, tasks } = await logging()
  const arns = simulator.log(WEB, ['GET / 200', 'GET /x 404'])
  expect(arns.toSorted()).toEqual((await tasks()).map(({ taskArn }) => taskArn).toSorted())
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/ecs/web' }))
  expect(events.map(({ message }) => message)).toEqual(['GET / 200', 'GET /x 404', 'GET / 200', 'GET /x 404'])
  expect(new Set(events.map(({ logStreamName }) => logStreamName))).toEqual(
    new Set(arns.map(arn => `ecs/app/${arn.split('/').at(-1)}`)),
  )
})

it('a line has whole milliseconds', async () => {
  const { simulator, logs } = await logging()
  await simulator.advance(0.5)
  simulator.log(WEB, ['x'])
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: '/ecs/web' }))
  expect(events.map(({ timestamp = 0.5 }) => timestamp % 1)).toEqual([0, 0])
})

it('what cannot log to CloudWatch is told', async () => {
  const { simulator } = await logging()
  const logOf = (container: string) => () => simulator.log({ ...WEB, container }, ['x'])
  expect(logOf('proxy')).toThrow('Container proxy does not log to CloudWatch: its log driver is none.')
  expect(logOf('ap')).toThrow('There is no container ap in service web: it has app, proxy.')
  expect(() => simulator.log({ ...WEB, service: 'none' }, ['x'])).toThrow('There is no service none')
})
