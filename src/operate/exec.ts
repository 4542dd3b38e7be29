import type { Task } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { ACCOUNT_MEMBERS, ANYTHING, type InputMembers } from '../validators/input.ts'
import { beginSession } from './begin-session.ts'
import { checkVerbInput } from './checked-input.ts'
import { EXEC_TARGET_MEMBERS, type ExecTarget, type FoundContainer, findContainer } from './exec-target.ts'
import { commandLine, type TellingCommand, tellingStatus } from './session/exit-status.ts'
import { runSession, type SessionTerminal } from './session/run-session.ts'
import { Typing } from './session/typing.ts'

/** How to run a command in a container. */
export interface ExecOptions extends AccountOptions {
  /** Who is at the command: what they type, and how large their screen is. Without it, the command gets no input. */
  readonly terminal?: SessionTerminal
  /** Receives what the command writes, as it comes. Errors are in it, too: the command has a terminal of its own. */
  readonly onOutput?: (output: Uint8Array) => void
  /** Chooses where there are several tasks or containers. @default the newest task, and its first container */
  readonly choose?: (
    what: 'task' | 'container',
    choices: readonly { readonly name: string; readonly about: string }[],
  ) => Promise<string>
}

/** How a command in a container ended. */
export interface ExecResult {
  /** The id of the task. */
  readonly task: string
  readonly container: string
  /** Absent where nobody could tell it: the container has no `/bin/sh`, or the session ended before the command. */
  readonly exitCode?: number
}

const OPTIONS: InputMembers<ExecOptions> = {
  ...ACCOUNT_MEMBERS,
  terminal: ANYTHING,
  onOutput: ANYTHING,
  choose: ANYTHING,
}

/** A session has no end of its own. */
const NO_END = Number.MAX_SAFE_INTEGER

/**
 * Runs a command in a container that runs, through ECS Exec, and waits for its end. It needs neither the AWS CLI nor the
 * plugin of the session manager. ECS Exec does not tell the exit code of a command: `/bin/sh` of the container is asked
 * for it, where there is one.
 *
 * @param command A command with its arguments, or a text for the shell.
 * @throws PlanError when there is no such task, or it cannot be entered, with the reason: ECS Exec is off, its agent does
 *   not run, the task role may not open a session.
 * @throws RunError when the session was lost or interrupted.
 * @example
 * const { exitCode } = await exec({ cluster: 'prod', service: 'web' }, ['npm', 'run', 'check'], { region: 'us-east-1' })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export async function exec(
  target: ExecTarget,
  command: string | readonly string[],
  options: ExecOptions = {},
): Promise<ExecResult> {
  checkVerbInput('exec', [target, EXEC_TARGET_MEMBERS], [options, OPTIONS])
  const { choose, terminal, onOutput = () => {}, timeoutSeconds = NO_END } = options
  const context = await untilAborted(openAccount({ ...options, timeoutSeconds }))
  const found = await untilAborted(
    findContainer(target, choose, context).catch((error: unknown) => {
      throw explainRead(error, { kind: 'task', id: target.task ?? target.service ?? '' })
    }),
  )
  const telling = isWindows(found.task) ? undefined : tellingStatus(command, terminal !== undefined)
  const io = { terminal, typing: terminal && new Typing(terminal.input), onOutput }
  const first = await inSession(found, telling ?? plain(command), io, context)
  const ended = telling && first.noShell ? await inSession(found, plain(command), io, context) : first
  const { exitCode } = ended
  return { task: found.taskId, container: found.name, ...(exitCode !== undefined && { exitCode }) }
}

const isWindows = ({ platformFamily = '' }: Task): boolean => /^windows/i.test(platformFamily)

const plain = (command: string | readonly string[]): Omit<TellingCommand, 'marker'> => ({
  commandLine: typeof command === 'string' ? command : commandLine(command),
})

async function inSession(
  found: FoundContainer,
  { commandLine: command, marker }: Omit<TellingCommand, 'marker'> & { readonly marker?: string },
  io: Pick<Parameters<typeof runSession>[1], 'terminal' | 'typing' | 'onOutput'>,
  context: AccountContext,
) {
  const { clusterArn: cluster, taskArn: task = '' } = found.task
  const input = { cluster, task, container: found.name, command, interactive: true }
  const start = async () => {
    const {
      sessionId = '',
      streamUrl = '',
      tokenValue = '',
    } = (await context.aws.ecs('ExecuteCommand', input)).session ?? {}
    return { sessionId, streamUrl, tokenValue }
  }
  const session = await beginSession(found, start, context)
  return runSession(session, { found, marker, ...io }, context)
}
