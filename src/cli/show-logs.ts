import { styleText } from 'node:util'
import { systemClock } from '../aws/clock.ts'
import { isAbort } from '../aws/is-abort.ts'
import { isInvalidDefinitionError } from '../errors.ts'
import type { LogLine } from '../operate/log-reader.ts'
import { type LogsOptions, logs, usualSpan } from '../operate/logs.ts'
import type { CliContext } from './cli-context.ts'
import { type Conclusion, jsonLine, type Working } from './conclude.ts'
import type { StackFlags } from './deploy-flags.ts'
import { accountOptions } from './flags.ts'
import { following } from './following.ts'
import {
  type BuiltProgram,
  programOf,
  type ServicesMeant,
  servicesNamed,
  servicesOfProgram,
} from './service-argument.ts'
import { UsageError } from './usage-error.ts'

/** What the command takes. */
export interface LogsFlags extends StackFlags {
  readonly task?: string
  readonly container?: readonly string[]
  readonly since?: number
  readonly follow?: boolean
  readonly filter?: string
  readonly previous?: boolean
}

/** Writes the lines of services to stdout. */
export async function showLogs(
  given: string,
  flags: LogsFlags,
  { signal, onEvent }: Working,
  context: CliContext,
): Promise<Conclusion> {
  const { stdout, stderr, env } = context.process
  const program = await programOf(given, flags, context)
  const sources =
    flags.task === undefined
      ? sourcesOf(given, program ? await servicesOfProgram(program) : servicesNamed(given), flags)
      : [await taskSource(given, program, flags.task, flags)]
  const shown = lineWriter(Boolean(stdout.isTTY) && !env.NO_COLOR)
  const { since, follow = false, filter, previous = false, json } = flags
  const clock = context.connection?.clock ?? systemClock
  const now = clock.now()
  const told = following(stderr, clock)
  let count = 0
  const failed = new AbortController()
  const outcomes = await Promise.allSettled(
    sources
      .map(async ({ where, several, lines: read }) => {
        const lines = read({
          ...accountOptions(flags, context, where),
          signal: AbortSignal.any([signal, failed.signal, ...(context.closed ? [context.closed] : [])]),
          onEvent,
          follow,
          previous,
          ...(filter !== undefined && { filter }),
          ...(since !== undefined && { since: new Date(now - since * 1000) }),
          onUnread: reason => void stderr.write(`${reason}\n`),
          ...(follow && { onSources: told.onSources }),
        })
        for await (const line of lines) {
          count++
          told.quiet()
          const { raw: _, ...safe } = line
          stdout.write(json ? jsonLine({ type: 'log', ...safe }) : shown(line, several))
        }
      })
      .map(work =>
        work.catch((error: unknown) => {
          // Of several clusters, another may have the container.
          if (!isInvalidDefinitionError(error)) failed.abort()
          throw error
        }),
      ),
  )
  told.quiet()
  const read = outcomes.some(({ status }) => status === 'fulfilled')
  const errors = outcomes
    .flatMap((outcome): unknown[] => (outcome.status === 'rejected' ? [outcome.reason] : []))
    .filter(error => !read || !isInvalidDefinitionError(error))
  // What was ended for the sake of another is not the cause.
  if (errors.length > 0) throw errors.find(error => !isAbort(error)) ?? errors[0]
  if (count === 0 && !follow) {
    const from = new Date(now - (since === undefined ? usualSpan(previous) : since * 1000)).toISOString()
    const what = filter === undefined ? 'nothing' : `nothing that fits ${JSON.stringify(filter)}`
    stderr.write(`No line: ${given} has logged ${what} since ${from} (--since says how far back)\n`)
  }
  return { text: '', data: { lines: count } }
}

/** What is read together, and where. */
interface Source {
  readonly where: { readonly region?: string; readonly expectedAccount?: string }
  /** Of several services: their names are told. */
  readonly several: boolean
  lines(options: LogsOptions): AsyncIterable<LogLine>
}

const containersIn = ({ container = [] }: LogsFlags) => (container.length > 0 ? { containers: container } : {})

function sourcesOf(given: string, meant: readonly ServicesMeant[], flags: LogsFlags): readonly Source[] {
  return meant.map(({ cluster, services, ...where }) => {
    if (!services) throw new UsageError(`"${given}" is a cluster`, 'Name a service of it: cluster/service.')
    const target = { cluster, services, ...containersIn(flags) }
    return { where, several: services.length > 1, lines: options => logs(target, options) }
  })
}

async function taskSource(
  file: string,
  program: BuiltProgram | undefined,
  named: string,
  flags: LogsFlags,
): Promise<Source> {
  if (!program)
    throw new UsageError(`"${file}" is no program, and --task names a task of one`, 'Name the file of the program.')
  const { taskIn } = await import('./task-argument.ts')
  const { taskLogs } = await import('../operate/task-logs.ts')
  const { name, task } = taskIn(program.model, file, named)
  const target = { stack: program.model.name, task, name, ...containersIn(flags) }
  return { where: program, several: false, lines: options => taskLogs(target, options) }
}

const COLOURS = ['cyan', 'green', 'yellow', 'magenta', 'blue', 'red'] as const
const SHORT_TASK = 8

/** Writes a line with whose it is, one colour a task. */
function lineWriter(coloured: boolean): (line: LogLine, several: boolean) => string {
  const colours = new Map<string, (typeof COLOURS)[number]>()
  return ({ service, task, container, at, message }, several) => {
    const colour = colours.get(task) ?? COLOURS[colours.size % COLOURS.length] ?? 'cyan'
    colours.set(task, colour)
    const name = [...(several ? [service] : []), container, task.slice(0, SHORT_TASK)].join('/')
    const time = new Date(at).toISOString()
    const lines = message.replace(/\n$/, '').split('\n')
    const head = `${time} ${coloured ? styleText(colour, name) : name}`
    return lines.map(line => `${head} ${line}\n`).join('')
  }
}
