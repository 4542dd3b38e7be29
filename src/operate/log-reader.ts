import type { FilteredLogEvent } from '../aws/shapes/cloudwatch-logs.ts'
import { unlessRefused } from '../aws/unless-refused.ts'
import type { AccountContext } from '../deploy/context.ts'
import { harmless } from '../errors/harmless.ts'
import type { LogSource } from './log-sources.ts'

/** A line that a container of a service has logged. */
export interface LogLine {
  readonly service: string
  /** The id of the task. */
  readonly task: string
  readonly container: string
  /** When it was logged, in milliseconds since the epoch. */
  readonly at: number
  /** The line, so that it can steer neither a terminal nor a CI runner; what is long is cut. */
  readonly message: string
  /** The line as CloudWatch has it. */
  readonly raw: string
}

/** Lines are asked for once more for this long: CloudWatch shows them late, and not in their order. */
const OVERLAP_MILLISECONDS = 60_000

/** What one container of a service logs, each line once, page by page. */
export class LogReader {
  readonly #source: LogSource
  readonly #filter: string | undefined
  readonly #context: AccountContext
  /** The lines of the overlap, by their ids. */
  readonly #seen = new Map<string, number>()
  #from: number

  constructor(source: LogSource, from: number, filter: string | undefined, context: AccountContext) {
    this.#source = source
    this.#from = from
    this.#filter = filter
    this.#context = context
  }

  /** The lines from where it stopped, in the order of their times, but for those that come late. */
  async *lines(): AsyncGenerator<LogLine, void, undefined> {
    const { group: logGroupName, prefix: logStreamNamePrefix } = this.#source
    let nextToken: string | undefined
    let latest = this.#from
    do {
      const page = await unlessRefused(
        this.#context.aws.cloudWatchLogs('FilterLogEvents', {
          logGroupName,
          logStreamNamePrefix,
          startTime: Math.max(0, this.#from),
          ...(this.#filter ? { filterPattern: this.#filter } : {}),
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
        // It comes with the first line of the first task.
        'ResourceNotFoundException',
      )
      if (!page) return
      for (const event of page.events ?? []) {
        latest = Math.max(latest, event.timestamp ?? 0)
        if (this.#isNew(event)) yield this.#lineOf(event)
      }
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    // A task whose clock goes ahead does not hide the others.
    this.#from = Math.max(this.#from, Math.min(latest, this.#context.clock.now()) - OVERLAP_MILLISECONDS)
    for (const [id, at] of this.#seen) if (at < this.#from) this.#seen.delete(id)
  }

  #isNew({ eventId = '', timestamp = 0 }: FilteredLogEvent): boolean {
    if (this.#seen.has(eventId)) return false
    this.#seen.set(eventId, timestamp)
    return true
  }

  #lineOf({ logStreamName = '', timestamp = 0, message: raw = '' }: FilteredLogEvent): LogLine {
    const { service, container, prefix } = this.#source
    const task = logStreamName.slice(prefix.length)
    return { service, task, container, at: timestamp, message: harmless(raw), raw }
  }
}
