import { isAbort } from '../aws/is-abort.ts'
import type { OnEvent } from '../deploy/events.ts'
import { interruptible } from '../deploy/reporter/interruptible.ts'
import { jsonLines } from '../deploy/reporter/lines.ts'
import { reporter } from '../deploy/reporter/reporter.ts'
import type { ReportStream } from '../deploy/reporter/stream.ts'
import { harmlessJson, harmlessMessage } from '../errors/harmless.ts'
import { isDeployError, isEcsError, isInvalidDefinitionError, isPlanError, isRunError } from '../errors.ts'
import type { CliContext } from './cli-context.ts'
import { EXIT } from './exit-code.ts'
import type { OutputFlags } from './flags.ts'
import { annotate } from './github.ts'
import { inFlags, inFlagsOn } from './in-flags.ts'
import { UsageError } from './usage-error.ts'

/** What a command gives: text for people, data for programs, and how it ends. */
export interface Conclusion {
  readonly text: string
  readonly data: object
  readonly exitCode?: number
}

/** What work gets that reports and can be interrupted. */
export interface Working {
  readonly onEvent: OnEvent
  readonly signal: AbortSignal
}

/** Flags of what only shows something until Ctrl-C: then there is nothing to tell. */
interface Showing {
  readonly follow?: boolean
  readonly watch?: boolean
}

const SILENT: ReportStream = { write: () => {} }

/**
 * Does the work of a command. Events go to stderr as they happen, or with `--json` to stdout, an object a line; the result
 * goes to stdout, with `--json` as the last line. An error is a text with its fix, and no stack. What only `reads` has nothing to
 * say of what an interruption leaves.
 */
export async function conclude(
  context: CliContext,
  { json = false, follow = false, watch = false }: OutputFlags & Showing,
  work: (working: Working) => Promise<Conclusion>,
  does: 'reads' | 'changes' = 'changes',
): Promise<void> {
  const { process, signal: given } = context
  const { stdout, stderr } = process
  const { signal, end } = given
    ? { signal: given, end: (): void => {} }
    : interruptible(does === 'reads' ? SILENT : stderr)
  const onEvent = json ? jsonLines(stdout) : reporter({ stream: inFlagsOn(stderr) })
  try {
    const { text, data, exitCode = EXIT.done } = await work({ onEvent, signal })
    if (json) stdout.write(jsonLine({ type: 'result', ...data }))
    else if (text) stdout.write(`${inFlags(text)}\n`)
    process.exitCode = exitCode
  } catch (error) {
    process.exitCode = codeOf(error)
    if (json) stdout.write(jsonLine({ type: 'error', ...errorData(error) }))
    else if (does === 'changes' || process.exitCode !== EXIT.interrupted)
      stderr.write(`${inFlags(messageOf(error, process.env))}\n`)
    else if (!follow && !watch) stderr.write('Interrupted.\n')
    // A summary that cannot be written must not hide the error.
    await annotate(error, context).catch(() => {})
  } finally {
    end()
  }
}

/** One object in a line. */
export const jsonLine = (data: object): string => `${harmlessJson(JSON.stringify(data))}\n`

function messageOf(error: unknown, env: CliContext['process']['env']): string {
  if (isEcsError(error)) return error.message
  if (isAbort(error)) return 'Interrupted.'
  if (!(error instanceof Error)) return harmlessMessage(String(error))
  // Of a program that throws, the line matters.
  const told = env.DEBUG ? error.stack : [`${error.name}: ${error.message}`, placeOf(error)].filter(Boolean).join('\n')
  return harmlessMessage(told ?? error.message)
}

/** The first line of the stack that is not of the runtime or a package. */
function placeOf({ stack = '' }: Error): string | undefined {
  return stack.split('\n').find(line => /^\s+at /.test(line) && !/node:|node_modules/.test(line))
}

function codeOf(error: unknown): number {
  if (isAbort(error)) return EXIT.interrupted
  if (error instanceof UsageError) return EXIT.wrongUse
  if (isRunError(error)) {
    if (error.outcome === 'interrupted') return EXIT.interrupted
    const [exitCode] = error.tasks.flatMap(task => task.exitCode || [])
    // A process has one of 8 bits: of a larger one 0 may be left.
    return exitCode !== undefined && exitCode > 0 && exitCode < 256 ? exitCode : EXIT.failed
  }
  return isDeployError(error, 'interrupted') ? EXIT.interrupted : EXIT.failed
}

function errorData(error: unknown): object {
  if (!(error instanceof Error)) return { code: 'unknown', message: harmlessMessage(String(error)) }
  const { message } = error
  if (!isEcsError(error)) return { code: 'unknown', message: harmlessMessage(message) }
  const { code } = error
  if (isInvalidDefinitionError(error)) return { code, message, issues: error.issues }
  if (isPlanError(error)) return { code, message, problems: error.problems }
  if (isRunError(error)) {
    const { outcome, tasks, diagnosis } = error
    return { code, message, outcome, tasks, diagnosis }
  }
  if (!isDeployError(error)) return { code, message }
  const { outcome, diagnosis, applied, notApplied, restored } = error
  return { code, message, outcome, diagnosis, applied, notApplied, ...(restored && { restored }) }
}
