import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
  LogStream,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { groupOf, nameOf } from './log-group.ts'
import type { LogGroup } from './state.ts'

/** The name of a stream that is there. */
export function streamOf({ streams }: LogGroup, name = ''): string {
  if (streams.has(name)) return name
  throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.')
}

export function createLogStream({ logGroupName, logStreamName = '' }: CreateLogStreamRequest, world: World): object {
  const { streams } = groupOf(world, logGroupName)
  if (streams.has(logStreamName))
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists')
  streams.set(logStreamName, world.clock.now())
  return {}
}

export function deleteLogStream({ logGroupName, logStreamName }: DeleteLogStreamRequest, world: World): object {
  const group = groupOf(world, logGroupName)
  const name = streamOf(group, logStreamName)
  group.streams.delete(name)
  const kept = group.events.filter(event => event.logStreamName !== name)
  group.events.splice(0, group.events.length, ...kept)
  return {}
}

export function describeLogStreams(input: DescribeLogStreamsRequest, world: World): object {
  const group = groupOf(world, nameOf(input.logGroupName ?? input.logGroupIdentifier))
  const { orderBy = 'LogStreamName', logStreamNamePrefix: prefix } = input
  if (orderBy === 'LastEventTime' && prefix !== undefined)
    throw new AwsError('InvalidParameterException', 'Cannot order by LastEventTime with a logStreamNamePrefix.')
  const found = [...group.streams]
    .filter(([name]) => name.startsWith(prefix ?? ''))
    .map(([name, createdAt]) => view(group, name, createdAt))
    .sort((a, b) =>
      orderBy === 'LastEventTime'
        ? (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0)
        : a.logStreamName < b.logStreamName
          ? -1
          : 1,
    )
  if (input.descending) found.reverse()
  const { items, next } = page(found, input.limit ?? 50, input.nextToken)
  return { logStreams: items, nextToken: next }
}

function view(group: LogGroup, logStreamName: string, creationTime: number): LogStream & { logStreamName: string } {
  const times = group.events.flatMap(event => (event.logStreamName === logStreamName ? event.timestamp : []))
  return {
    logStreamName,
    creationTime,
    ...(times.length > 0 && {
      firstEventTimestamp: times.reduce((a, b) => Math.min(a, b)),
      lastEventTimestamp: times.reduce((a, b) => Math.max(a, b)),
      lastIngestionTime: times.at(-1),
    }),
    uploadSequenceToken: '1',
    arn: `${group.arn}:log-stream:${logStreamName}`,
    storedBytes: 0,
  }
}
