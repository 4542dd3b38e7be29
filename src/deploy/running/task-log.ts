import { isAbort } from '../../aws/is-abort.ts'
import type { ContainerDefinition, Task } from '../../aws/shapes/ecs.ts'
import { TimeUp } from '../../aws/time-up.ts'
import { unlessRefused } from '../../aws/unless-refused.ts'
import { harmless, harmlessItem } from '../../errors/harmless.ts'
import type { AccountContext } from '../context.ts'

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
  #unread: string | undefined

  constructor(
    task: string,
    container: ContainerDefinition,
    onLine: (line: TaskLogLine) => void,
    context: AccountContext,
    region: string,
  ) {
    const { name = '', logConfiguration: { logDriver, options = {} } = {} } = container
    const { 'awslogs-group': logGroupName, 'awslogs-stream-prefix': prefix, 'awslogs-region': at = region } = options
    this.#task = task
    this.#container = name
    this.#onLine = onLine
    this.#context = context
    if (logDriver !== 'awslogs' || logGroupName === undefined || prefix === undefined)
      this.#unread = `is not in CloudWatch under a known name (${logDriver ?? 'no log driver'})`
    else if (at !== region) this.#unread = `is in another Region, ${at}`
    else this.#stream = { logGroupName, logStreamName: `${prefix}/${name}/${task}` }
  }

  /** Reads what is new. Gives how many lines that was. */
  async read(): Promise<number> {
    let lines = 0
    for (;;) {
      const page = await this.#page()
      if (!page) return lines
      const { events = [], nextForwardToken } = page
      for (const { timestamp = 0, message: raw = '' } of events)
        this.#onLine({ task: this.#task, container: this.#container, at: timestamp, message: harmless(raw), raw })
      lines += events.length
      // At the end of what is there, the token is the one that was given.
      if (nextForwardToken === undefined || nextForwardToken === this.#token) return lines
      this.#token = nextForwardToken
    }
  }

  /** Why not all of it was read, as far as the tasks tell. */
  unreadOf(tasks: readonly Task[]): string | undefined {
    const log = `The log of ${this.#container} in task ${this.#task}`
    if (this.#unread !== undefined) return `${log} ${harmlessItem(this.#unread)}`
    const task = tasks.find(({ taskArn }) => taskArn?.endsWith(`/${this.#task}`))
    const started = task?.containers?.some(({ name, exitCode }) => name === this.#container && exitCode !== undefined)
    return this.#token === undefined && started
      ? `${log} was not found: its container has said nothing, or says it elsewhere`
      : undefined
  }

  async #page() {
    if (!this.#stream || this.#unread !== undefined) return undefined
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
      if (!(error instanceof Error) || isAbort(error) || error instanceof TimeUp) throw error
      this.#unread = `could not be read${this.#token === undefined ? '' : ' to its end'}: ${error.message}`
      return undefined
    }
  }
}
