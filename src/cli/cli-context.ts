import type { CommandContext } from '@stricli/core'
import type { Clients } from '../aws/clients.ts'
import type { Clock } from '../aws/clock.ts'
import type { ReportStream } from '../deploy/reporter/stream.ts'

/** What a command gets of the process that it runs in. */
export interface CliContext extends CommandContext {
  readonly process: CliProcess
  readonly cwd: string
  /** Instead of what the SDK finds itself, in tests. */
  readonly connection?: { readonly clients: Clients; readonly clock: Clock; readonly region: string }
  /** Nobody reads any more what is written: what only shows something ends. */
  readonly closed?: AbortSignal
  /** Ends what follows or watches, in tests: else Ctrl-C does. */
  readonly signal?: AbortSignal
}

/** A process, as far as a command needs one. */
export interface CliProcess {
  readonly stdout: OutputStream
  readonly stderr: ReportStream
  readonly env: Readonly<Partial<Record<string, string>>>
  exitCode?: number | string | null
}

/** Where results go: texts, and what a session writes, as it is. */
export interface OutputStream extends ReportStream {
  write(output: string | Uint8Array): unknown
}
