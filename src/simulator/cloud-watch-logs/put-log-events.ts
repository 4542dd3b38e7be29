import type { PutLogEventsRequest, PutLogEventsResponse } from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type World } from '../operation.ts'
import { groupOf } from './log-group.ts'
import { streamOf } from './log-stream.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MOST_BYTES = 1_048_576
const BYTES_BESIDE = 26

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
export function putLogEvents(input: PutLogEventsRequest, world: World): PutLogEventsResponse {
  const group = groupOf(world, input.logGroupName)
  const logStreamName = streamOf(group, input.logStreamName)
  const events = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }) => ({ timestamp, message }))
  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0)))
    throw new AwsError(
      'InvalidParameterException',
      'Log events in a single PutLogEvents request must be in chronological order.',
    )
  const bytes = events.reduce((sum, { message }) => sum + Buffer.byteLength(message) + BYTES_BESIDE, 0)
  if (bytes > MOST_BYTES)
    throw new AwsError('InvalidParameterException', `Upload too large: ${bytes} bytes exceeds limit of ${MOST_BYTES}`)
  const now = world.clock.now()
  const kept = now - (group.retentionInDays ?? Infinity) * DAY
  const isOld = ({ timestamp }: { timestamp: number }): boolean => timestamp < Math.max(now - 14 * DAY, kept)
  const isNew = ({ timestamp }: { timestamp: number }): boolean => timestamp > now + 2 * HOUR
  for (const event of events)
    if (!isOld(event) && !isNew(event)) group.events.push({ eventId: world.id(56), logStreamName, ...event })
  const old = events.filter(isOld).length
  const expired = events.filter(({ timestamp }) => timestamp < kept).length
  const firstNew = events.findIndex(isNew)
  const rejected = {
    ...(old > 0 && (expired > 0 ? { expiredLogEventEndIndex: expired } : { tooOldLogEventEndIndex: old })),
    ...(firstNew >= 0 && { tooNewLogEventStartIndex: firstNew }),
  }
  return {
    nextSequenceToken: String(now).padStart(56, '0'),
    ...(Object.keys(rejected).length > 0 && { rejectedLogEventsInfo: rejected }),
  }
}
