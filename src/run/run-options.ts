import type { AccountOptions } from '../deploy/options.ts'
import type { TaskLogLine } from '../deploy/running/task-log.ts'

/** How to run. */
export interface RunOptions extends AccountOptions {
  /** Receives the log of every container as it comes, each line once. It must not throw. */
  readonly onLog?: (line: TaskLogLine) => void
  /** The name of the stack that has the task. @default the only one whose tags say that it has its definition */
  readonly stack?: string
  /** How many tasks to start: 1 to 10. @default 1 */
  readonly count?: number
  /**
   * 1 to 64 letters, digits, hyphens, slashes and underscores that tell this run from others: while ECS knows its tasks
   * (it shows them for about an hour after they stopped), a run with the same token and the same request watches them and
   * starts none, also after its process was lost. ECS shows it as `startedBy`.
   * @default another one for each run
   */
  readonly token?: string
}
