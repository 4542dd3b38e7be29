import type { FilterLogEventsRequest, GetLogEventsRequest } from '@aws-sdk/client-cloudwatch-logs'
import type { World } from '../operation.ts'
import { groupOf, nameOf } from './log-group.ts'
import { streamOf } from './log-stream.ts'

export function getLogEvents(input: GetLogEventsRequest, world: World): object {
  const group = groupOf(world, nameOf(input.logGroupName ?? input.logGroupIdentifier))
  const name = streamOf(group, input.logStreamName)
  const stream = group.events.filter(event => event.logStreamName === name)
  const inTime = stream.filter(between(input))
  const limit = input.limit ?? 10_000
  const page = input.startFromHead ? inTime.slice(0, limit) : inTime.slice(-limit)
  return {
    events: page.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
    nextForwardToken: `f/${page.at(-1)?.eventId ?? ''}`,
    nextBackwardToken: `b/${page[0]?.eventId ?? ''}`,
  }
}

export function filterLogEvents(input: FilterLogEventsRequest, world: World): object {
  const { events } = groupOf(world, nameOf(input.logGroupName ?? input.logGroupIdentifier))
  const found = events
    .filter(between(input))
    .filter(event => input.logStreamNames === undefined || input.logStreamNames.includes(event.logStreamName))
    .filter(event => event.logStreamName.startsWith(input.logStreamNamePrefix ?? ''))
    // Of the filter language only terms are known: every one of them must stand in the message.
    .filter(event =>
      (input.filterPattern ?? '').split(/\s+/).every(term => event.message.includes(term.replace(/"/g, ''))),
    )
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
