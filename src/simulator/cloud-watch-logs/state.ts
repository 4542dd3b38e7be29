import type { LogGroupClass } from '@aws-sdk/client-cloudwatch-logs'
import type { World } from '../operation.ts'

export interface LogEvent {
  readonly eventId: string
  readonly logStreamName: string
  readonly timestamp: number
  readonly message: string
}

export interface LogGroup {
  readonly name: string
  readonly arn: string
  readonly createdAt: number
  kmsKeyId: string | undefined
  retentionInDays: number | undefined
  logGroupClass: LogGroupClass
  readonly events: LogEvent[]
  /** When each stream was made, by name. */
  readonly streams: Map<string, number>
  tags: Record<string, string>
}

export interface Logs {
  readonly groups: Map<string, LogGroup>
  add(name: string, tags?: Readonly<Record<string, string>>, kmsKeyId?: string): LogGroup
}

/** The log groups of the account. */
export function logs(world: World): Logs {
  return world.state('cloudWatchLogs', () => {
    const groups = new Map<string, LogGroup>()
    return {
      groups,
      add(name, tags = {}, kmsKeyId) {
        const made: LogGroup = {
          name,
          arn: `arn:${world.partition}:logs:${world.region}:${world.account}:log-group:${name}`,
          createdAt: world.clock.now(),
          kmsKeyId,
          retentionInDays: undefined,
          logGroupClass: 'STANDARD',
          events: [],
          streams: new Map(),
          tags: { ...tags },
        }
        groups.set(name, made)
        return made
      },
    }
  })
}

/** Writes one line to a stream of a log group, if the group is there. */
export function writeLog(world: World, group: string, logStreamName: string, message: string): void {
  const found = logs(world).groups.get(group)
  if (!found) return
  // Whole milliseconds, also where the time of an account that is served has parts of them.
  const timestamp = Math.floor(world.clock.now())
  if (!found.streams.has(logStreamName)) found.streams.set(logStreamName, timestamp)
  found.events.push({ eventId: world.id(56), logStreamName, timestamp, message })
}

/** What exists beyond a new account. */
export function resources(world: World): readonly string[] {
  return [...logs(world).groups.values()].map(group => group.arn)
}
