import { isDenied } from '../aws/denied.ts'
import type { ContainerDefinition } from '../aws/shapes/ecs.ts'
import { unlessRefused } from '../aws/unless-refused.ts'
import type { AccountContext } from '../deploy/context.ts'
import { harmless } from '../errors/harmless.ts'

/** A line that a container has logged. */
export interface TaskLogLine {
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

/** The log of one container of one task, from its beginning, each line once. */
export class TaskLog {
  readonly #task: string
  readonly #container: string
  readonly #stream: { readonly logGroupName: string; readonly logStreamName: string } | undefined
  readonly #onLine: (line: TaskLogLine) => void
  readonly #context: AccountContext
  #token: string | undefined
  /** Why it cannot be read. */
  unread: string | undefined

  constructor(
    task: string,
    container: ContainerDefinition,
    onLine: (line: TaskLogLine) => void,
    context: AccountContext,
  ) {
    const { name = '', logConfiguration: { logDriver, options = {} } = {} } = container
    const { 'awslogs-group': logGroupName, 'awslogs-stream-prefix': prefix } = options
    const known = logDriver === 'awslogs' && logGroupName !== undefined && prefix !== undefined
    this.#task = task
    this.#container = name
    this.#onLine = onLine
    this.#context = context
    this.#stream = known ? { logGroupName, logStreamName: `${prefix}/${name}/${task}` } : undefined
    if (!known)
      this.unread = `the log of ${name} is not in CloudWatch under a known name (${logDriver ?? 'no log driver'})`
  }

  /** Reads what is new. Gives how many lines that was. */
  async read(): Promise<number> {
    let lines = 0
    for (;;) {
      const page = await this.#page()
      if (!page) return lines
      const { events = [], nextForwardToken } = page
      for (const { timestamp = 0, message = '' } of events) {
        this.#onLine({
          task: this.#task,
          container: this.#container,
          at: timestamp,
          message: harmless(message),
          raw: message,
        })
      }
      lines += events.length
      // At the end of what is there, the token is the one that was given.
      if (nextForwardToken === undefined || nextForwardToken === this.#token) return lines
      this.#token = nextForwardToken
    }
  }

  async #page() {
    if (!this.#stream || this.unread !== undefined) return undefined
    try {
      return await unlessRefused(
        this.#context.aws.cloudWatchLogs('GetLogEvents', {
          ...this.#stream,
          startFromHead: true,
          ...(this.#token === undefined ? {} : { nextToken: this.#token }),
        }),
        // It comes with the first line.
        'ResourceNotFoundException',
      )
    } catch (error) {
      if (!(error instanceof Error) || !isDenied(error)) throw error
      this.unread = `the log of ${this.#container} may not be read: ${error.message}`
      return undefined
    }
  }
}
