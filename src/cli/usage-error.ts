import { EcsError } from '../errors.ts'

/** A command was called wrongly, or with a file that it cannot use. */
export class UsageError extends EcsError {
  /** What to do. */
  readonly fix: string

  constructor(message: string, fix: string, cause?: unknown) {
    super('cli.usage', `${message}\n  Fix: ${fix}`, { cause })
    this.fix = fix
  }
}
