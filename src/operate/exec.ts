import type { Task } from '../aws/shapes/ecs.ts'
import type { AccountContext } from '../deploy/context.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { PlanError } from '../errors.ts'
import { ACCOUNT_MEMBERS, ANYTHING, type InputMembers, required, TEXT } from '../validators/input.ts'
import { checkVerbInput } from './checked-input.ts'
import { execProblem, isStarting, taskProblem } from './exec-problems.ts'
import { type ExecTarget, type FoundContainer, findContainer } from './exec-target.ts'
import { commandLine, type TellingCommand, tellingStatus } from './session/exit-status.ts'
import { runSession, type SessionTerminal } from './session/run-session.ts'

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

const TARGET: InputMembers<ExecTarget> = {
  cluster: required(TEXT),
  service: TEXT,
  task: TEXT,
  container: TEXT,
}

const OPTIONS: InputMembers<ExecOptions> = {
  ...ACCOUNT_MEMBERS,
  terminal: ANYTHING,
  onOutput: ANYTHING,
  choose: ANYTHING,
}

/** A session has no end of its own. */
const NO_END = Number.MAX_SAFE_INTEGER
/** An agent that has just started is connected after a while. */
const CONNECTS_MILLISECONDS = 30_000
const AGAIN_MILLISECONDS = 3_000

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
  checkVerbInput('exec', [target, TARGET], [options, OPTIONS])
  const { choose, terminal, onOutput = () => {}, timeoutSeconds = NO_END } = options
  const context = await untilAborted(openAccount({ ...options, timeoutSeconds }))
  const found = await untilAborted(
    findContainer(target, choose, context).catch((error: unknown) => {
      throw explainRead(error, { kind: 'task', id: target.task ?? target.service ?? '' })
    }),
  )
  const telling = isWindows(found.task) ? undefined : tellingStatus(command, terminal !== undefined)
  const first = await inSession(found, telling ?? plain(command), { terminal, onOutput }, context)
  const ended =
    telling && first.noShell ? await inSession(found, plain(command), { terminal, onOutput }, context) : first
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
  io: { readonly terminal: SessionTerminal | undefined; readonly onOutput: (output: Uint8Array) => void },
  context: AccountContext,
) {
  const session = await begin(found, command, context)
  return runSession(session, { found, marker, ...io }, context)
}

/** Begins a session; an agent that has just started is waited for. */
async function begin(found: FoundContainer, command: string, context: AccountContext) {
  const { aws, clock, signal } = context
  const problem = taskProblem(found)
  if (problem) throw new PlanError(problem.code, problem)
  const { clusterArn: cluster, taskArn: task = '', startedAt } = found.task
  const young = isStarting(found) || clock.now() - (startedAt?.getTime() ?? 0) < 2 * CONNECTS_MILLISECONDS
  const until = clock.now() + (young ? CONNECTS_MILLISECONDS : AGAIN_MILLISECONDS)
  for (;;) {
    try {
      const input = { cluster, task, container: found.name, command, interactive: true }
      const { session = {} } = await untilAborted(aws.ecs('ExecuteCommand', input))
      const { sessionId = '', streamUrl = '', tokenValue = '' } = session
      return { sessionId, streamUrl, tokenValue }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (!NOT_CONNECTED.test(`${error.name} ${error.message}`))
        throw explainRead(error, { kind: 'task', id: found.taskId })
      if (clock.now() >= until) throw await execProblem(found, error, context)
      await clock.sleep(AGAIN_MILLISECONDS, signal)
    }
  }
}

// https://github.com/aws/aws-cli/issues/6456, https://github.com/aws-containers/amazon-ecs-exec-checker/issues/47
const NOT_CONNECTED = /^TargetNotConnected|execute command agent isn.t running|execute command was not enabled/
