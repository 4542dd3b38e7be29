import type { FilterLogEventsRequest, GetLogEventsRequest } from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type World } from '../operation.ts'
import { fitsPattern } from './filter-pattern.ts'
import { groupOf, nameOf } from './log-group.ts'
import { streamOf } from './log-stream.ts'

export function getLogEvents(input: GetLogEventsRequest, world: World): object {
  const group = groupOf(world, nameOf(input.logGroupName ?? input.logGroupIdentifier))
  const name = streamOf(group, input.logStreamName)
  const stream = group.events.filter(event => event.logStreamName === name)
  const inTime = stream.filter(between(input))
  const { limit = 10_000, nextToken, startFromHead } = input
  const [way, id] = /^([fb])\/(.{56})$/.exec(nextToken ?? '')?.slice(1) ?? []
  const at = stream.findIndex(({ eventId }) => eventId === id)
  if (nextToken !== undefined && at === -1 && id !== START)
    throw new AwsError('InvalidParameterException', 'The specified nextToken is invalid.')
  const places = new Map(stream.map((event, place) => [event, place]))
  const asked = id === undefined ? inTime : inTime.filter(event => isBeyond(places.get(event) ?? at, at, way))
  const page = (id === undefined ? startFromHead : way === 'f') ? asked.slice(0, limit) : asked.slice(-limit)
  // At the end of a stream comes the token that was given.
  return {
    events: page.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
    nextForwardToken: `f/${page.at(-1)?.eventId ?? id ?? START}`,
    nextBackwardToken: `b/${page[0]?.eventId ?? id ?? START}`,
  }
}

/** The place of a stream without events. */
const START = '0'.repeat(56)

const isBeyond = (index: number, at: number, way: string | undefined): boolean =>
  way === 'f' ? index > at : index < at

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html says the order
export function filterLogEvents(input: FilterLogEventsRequest, world: World): object {
  const { events } = groupOf(world, nameOf(input.logGroupName ?? input.logGroupIdentifier))
  const fits = fitsPattern(input.filterPattern ?? '')
  const found = events
    .filter(between(input))
    .filter(event => input.logStreamNames === undefined || input.logStreamNames.includes(event.logStreamName))
    .filter(event => event.logStreamName.startsWith(input.logStreamNamePrefix ?? ''))
    .filter(({ message }) => fits(message))
    .toSorted((a, b) => a.timestamp - b.timestamp)
  const from = Number(input.nextToken ?? 0)
  const to = from + (input.limit ?? 10_000)
  return {
    events: found.slice(from, to).map(event => ({ ...event, ingestionTime: event.timestamp })),
    searchedLogStreams: [],
    ...(to < found.length ? { nextToken: String(to) } : {}),
  }
}

const between =
  ({ startTime = 0, endTime = Infinity }: { startTime?: number | undefined; endTime?: number | undefined }) =>
  ({ timestamp }: { timestamp: number }): boolean =>
    timestamp >= startTime && timestamp < endTime
