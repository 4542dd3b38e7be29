import type { PutEventsCommandInput, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge'
import type { World } from '../operation.ts'
import { type BusEvent, publish } from './delivery.ts'
import { busOf } from './state.ts'

/** The refusals of single events are recorded in LocalStack's tests against AWS: https://github.com/localstack/localstack/tree/HEAD/tests/aws/services/events */
export function putEvents({ Entries = [] }: PutEventsCommandInput, world: World): object {
  const results = Entries.map(entry => {
    const event = eventOf(world, entry)
    if ('ErrorCode' in event) return event
    publish(world, busOf(world, entry.EventBusName), event)
    return { EventId: event.id }
  })
  return { FailedEntryCount: results.filter(result => 'ErrorCode' in result).length, Entries: results }
}

type Refused = { readonly ErrorCode: string; readonly ErrorMessage: string }

function eventOf(world: World, entry: PutEventsRequestEntry): BusEvent | Refused {
  const { Source = '', DetailType = '', Detail = '' } = entry
  for (const [name, value] of Object.entries({ Source, DetailType, Detail }))
    if (value === '')
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      }
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html
  if (Source.startsWith('aws.'))
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    }
  const detail = recordIn(Detail)
  if (!detail) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }
  return newEvent(world, {
    source: Source,
    'detail-type': DetailType,
    detail,
    resources: entry.Resources ?? [],
    time: entry.Time,
  })
}

/** An event that is put on a bus. */
export interface SimulatedEvent {
  readonly source: string
  readonly 'detail-type': string
  readonly detail?: Readonly<Record<string, unknown>>
  /** The ARNs of what it is about. */
  readonly resources?: readonly string[]
  /** @default now */
  readonly time?: Date | undefined
  /** The name or ARN of the bus. @default 'default' */
  readonly bus?: string
}

/** An event as rules see it. */
export function newEvent(world: World, event: Omit<SimulatedEvent, 'bus'>): BusEvent {
  const { time = new Date(world.clock.now()), detail = {}, resources = [], ...given } = event
  return {
    version: '0',
    id: [8, 4, 4, 4, 12].map(length => world.id(length)).join('-'),
    account: world.account,
    region: world.region,
    time: time.toISOString().replace(/\.\d+Z$/, 'Z'),
    resources,
    detail,
    ...given,
  }
}

function recordIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
