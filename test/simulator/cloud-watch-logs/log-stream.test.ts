import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogStreamCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { createSimulator } from 'fluent-ecs/simulator'
import { expect, test } from 'vitest'

const NOW = new Date('2026-01-01T00:00:00Z').getTime()
const at = { logGroupName: '/app', logStreamName: 'a' }

async function account(): Promise<CloudWatchLogsClient> {
  const logs = new CloudWatchLogsClient(createSimulator().clientConfig('cloudWatchLogs'))
  await logs.send(new CreateLogGroupCommand({ logGroupName: '/app' }))
  await logs.send(new CreateLogStreamCommand(at))
  return logs
}

test('events go into a stream that is there, and come out of it', async () => {
  const logs = await account()
  const put = (logStreamName: string) =>
    logs.send(
      new PutLogEventsCommand({ ...at, logStreamName, logEvents: [{ timestamp: NOW - 1000, message: 'hello' }] }),
    )
  await expect(put('b')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await put('a')
  expect((await logs.send(new GetLogEventsCommand(at))).events).toMatchObject([{ message: 'hello' }])
  expect((await logs.send(new DescribeLogStreamsCommand({ logGroupName: '/app' }))).logStreams).toMatchObject([
    { logStreamName: 'a', firstEventTimestamp: NOW - 1000, lastEventTimestamp: NOW - 1000 },
  ])
  await logs.send(new DeleteLogStreamCommand(at))
  await expect(logs.send(new GetLogEventsCommand(at))).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('what is too old, too new or out of order is refused', async () => {
  const logs = await account()
  const put = (...days: number[]) =>
    logs.send(
      new PutLogEventsCommand({
        ...at,
        logEvents: days.map(day => ({ timestamp: NOW + day * 86_400_000, message: 'm' })),
      }),
    )
  expect((await put(-20, -1, 1)).rejectedLogEventsInfo).toEqual({
    tooOldLogEventEndIndex: 1,
    tooNewLogEventStartIndex: 2,
  })
  expect((await logs.send(new GetLogEventsCommand(at))).events?.length).toBe(1)
  await expect(put(0, -1)).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('a stream that is there is not made again', async () => {
  await expect((await account()).send(new CreateLogStreamCommand(at))).rejects.toMatchObject({
    name: 'ResourceAlreadyExistsException',
  })
})

test('a stream is read page by page, both ways', async () => {
  const logs = await account()
  const logEvents = [1, 2, 3, 4, 5].map(n => ({ timestamp: NOW - 1000 + n, message: String(n) }))
  await logs.send(new PutLogEventsCommand({ ...at, logEvents }))
  const read = async (nextToken?: string) => {
    const page = await logs.send(new GetLogEventsCommand({ ...at, limit: 2, startFromHead: true, nextToken }))
    return { ...page, read: page.events?.map(({ message }) => message).join('') }
  }
  const first = await read()
  const second = await read(first.nextForwardToken)
  const third = await read(second.nextForwardToken)
  const end = await read(third.nextForwardToken)
  expect([first.read, second.read, third.read, end.read]).toEqual(['12', '34', '5', ''])
  expect(end.nextForwardToken).toBe(third.nextForwardToken)
  expect((await read(third.nextBackwardToken)).read).toBe('34')
  await expect(read('n/0')).rejects.toMatchObject({ message: 'The specified nextToken is invalid.' })
})
