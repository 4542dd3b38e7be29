import { StringDecoder } from 'node:string_decoder'
import { exec } from '../operate/exec.ts'
import { chooseByNumber } from './choose.ts'
import type { CliContext } from './cli-context.ts'
import { type Conclusion, jsonLine, type Working } from './conclude.ts'
import { EXIT } from './exit-code.ts'
import { type AccountFlags, accountOptions } from './flags.ts'
import { ownTerminal } from './own-terminal.ts'
import { serviceOf } from './service-argument.ts'
import { UsageError } from './usage-error.ts'

/** What the command takes. */
export interface ExecFlags extends AccountFlags {
  readonly task?: string
  readonly container?: string
}

/** Runs a command in a container: what it writes goes to stdout as it is. */
export async function enterContainer(
  given: string,
  command: readonly string[],
  flags: ExecFlags,
  working: Working,
  context: CliContext,
): Promise<Conclusion> {
  const { json, task, container } = flags
  const { stdout, stderr } = context.process
  const terminal = json ? undefined : ownTerminal()
  if (!terminal && command.length === 0)
    throw new UsageError(
      json ? 'A shell speaks to a terminal, not in JSON' : 'A shell needs a terminal, and this is none',
      'Give it a command: fluent-ecs exec prod/web -- npm run check.',
    )
  const place = given.includes('/') ? serviceOf(given) : { cluster: given }
  if (!('service' in place) && task === undefined)
    throw new UsageError(`"${given}" names a cluster alone`, 'Write cluster/service, or name a task: --task ID.')
  // A character may come in two pieces.
  const decoder = new StringDecoder('utf8')
  const [only = '/bin/sh', ...others] = command
  const wanted = command.length === 0 ? [only] : others.length === 0 ? only : command
  try {
    const result = await exec(
      { ...place, ...(task !== undefined && { task }), ...(container !== undefined && { container }) },
      wanted,
      {
        ...accountOptions(flags, context),
        ...working,
        ...(terminal && { terminal, choose: chooseByNumber(stderr) }),
        onOutput: bytes => {
          if (json) stdout.write(jsonLine({ type: 'output', text: decoder.write(Buffer.from(bytes)) }))
          else stdout.write(bytes)
        },
      },
    )
    const { exitCode } = result
    const unknown = command.length > 0 && exitCode === undefined
    if (unknown)
      stderr.write('Nobody can tell how it ended: the container has no /bin/sh, or the session ended first.\n')
    return { text: '', data: result, exitCode: exitCode ?? (unknown ? EXIT.failed : EXIT.done) }
  } finally {
    terminal?.restore()
  }
}
