import type { AccountContext } from '../../deploy/context.ts'
import { type Diagnosis, type RanTask, RunError } from '../../errors.ts'
import type { FoundContainer } from '../exec-target.ts'
import { DataChannel, SessionGone, type StartedSession } from './data-channel.ts'
import { StatusReader } from './exit-status.ts'
import { causeOfLoss, causesOf } from './session-causes.ts'
import { PAYLOAD } from './session-message.ts'
import type { Typing } from './typing.ts'

/** Who is at a command. */
export interface SessionTerminal {
  /** What is typed. */
  readonly input: AsyncIterable<Uint8Array>
  /** How large the screen is, now. */
  readonly size: () => { readonly columns: number; readonly rows: number }
  /** Calls when the screen gets another size, until the function is called that it gives. */
  readonly onResize: (changed: () => void) => () => void
}

/** How a session ended. */
export interface SessionEnd {
  readonly exitCode: number | undefined
  /** The command did not start, as the container has no shell. */
  readonly noShell: boolean
}

interface SessionOf {
  readonly found: FoundContainer
  readonly marker: string | undefined
  readonly terminal: SessionTerminal | undefined
  readonly typing: Typing | undefined
  readonly onOutput: (output: Uint8Array) => void
}

/** What the plugin says where there is no terminal. */
const NO_TERMINAL = { columns: 300, rows: 100 }

/** Runs a session to its end. */
export async function runSession(
  session: StartedSession,
  { found, marker, terminal, typing, onOutput }: SessionOf,
  context: AccountContext,
): Promise<SessionEnd> {
  const reader = marker === undefined ? undefined : new StatusReader(marker)
  const channel = openChannel(session, found.target, context, {
    ready: () => follow(channel, terminal),
    payload: (type, payload) => {
      if (type !== PAYLOAD.output && type !== PAYLOAD.standardError) return
      const shown = reader ? reader.take(payload) : payload
      if (shown.length > 0) onOutput(shown)
    },
  })
  const stopped = new Set<() => void>()
  function follow(to: DataChannel, at: SessionTerminal | undefined): void {
    const tell = (): void => {
      const { columns: cols, rows } = at?.size() ?? NO_TERMINAL
      to.send(PAYLOAD.size, Buffer.from(JSON.stringify({ cols, rows }))).catch(() => {})
    }
    tell()
    if (!at) return
    stopped.add(at.onResize(tell))
    typing?.into(to).catch(() => {})
  }
  try {
    const words = await untilEnd(channel, session, found, context, () => reader?.status !== undefined)
    const rest = reader?.rest()
    if (rest?.length) onOutput(rest)
    const noShell = /\/bin\/sh.*(no such file|not found)/i.test(words)
    if (words !== '' && !noShell) throw lost(found, `The session ended: ${words}`, causesOf(words))
    return { exitCode: reader?.status, noShell }
  } finally {
    for (const stop of stopped) stop()
  }
}

/** The channel of a session, with what it needs of AWS. */
export function openChannel(
  { sessionId, streamUrl, tokenValue }: StartedSession,
  target: string,
  { aws }: AccountContext,
  events: {
    readonly ready: () => void
    readonly payload: (type: number, payload: Uint8Array) => void | Promise<void>
  },
): DataChannel {
  return new DataChannel(
    { sessionId, streamUrl, tokenValue },
    {
      ...events,
      makeKey: async KeyId => {
        const { Plaintext: plain, CiphertextBlob: sealed } = await aws.kms('GenerateDataKey', {
          KeyId,
          NumberOfBytes: 64,
          EncryptionContext: { 'aws:ssm:SessionId': sessionId, 'aws:ssm:TargetId': target },
        })
        if (!plain || !sealed) throw new Error(`KMS gave no key of ${KeyId}`)
        return { plain, sealed }
      },
      resume: async () => {
        try {
          return (await aws.ssm('ResumeSession', { SessionId: sessionId })).TokenValue || undefined
        } catch (error) {
          if (error instanceof Error && error.name === 'DoesNotExistException') return undefined
          throw error
        }
      },
    },
  )
}

/** Longer than Node can wait at once, as nobody means it. */
const MOST_MILLISECONDS = 2 ** 31 - 1

/** Waits for the end of a session; where the caller or the time ends it, AWS is told. Gives what AWS says of the end. */
export async function untilEnd(
  channel: DataChannel,
  { sessionId }: StartedSession,
  found: FoundContainer,
  { apart, signal, deadline }: AccountContext,
  isDone: () => boolean,
): Promise<string> {
  const cut: { as?: 'interrupted' | 'timed-out' } = {}
  const cutAs = (outcome: 'interrupted' | 'timed-out'): void => {
    cut.as ??= outcome
    channel.close()
  }
  const stop = (): void => cutAs('interrupted')
  // A session is of this world, and no simulated time passes in it.
  const { left } = deadline
  const timer = left < MOST_MILLISECONDS ? setTimeout(cutAs, left, 'timed-out') : undefined
  signal?.addEventListener('abort', stop, { once: true })
  try {
    if (signal?.aborted) stop()
    else await channel.open()
    const words = await channel.ended
    if (!cut.as) return words
  } catch (error) {
    // The word of the end itself was lost with the connection.
    if (!cut.as) {
      if (error instanceof SessionGone && isDone()) return ''
      throw explained(error, found)
    }
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
  // Else the command goes on until the session has been idle for twenty minutes.
  await apart()
    .then(({ aws }) => aws.ssm('TerminateSession', { SessionId: sessionId }))
    .catch(() => {})
  const { as: outcome = 'interrupted' } = cut
  const summary = outcome === 'interrupted' ? 'The session was interrupted' : 'The time for the session is over'
  throw new RunError(outcome, summary, { tasks: [ranTask(found)], diagnosis: [] })
}

export const ranTask = ({ task, taskId }: FoundContainer): RanTask => ({
  arn: task.taskArn ?? '',
  id: taskId,
  exitCodes: {},
})

const lost = (found: FoundContainer, summary: string, diagnosis: readonly Diagnosis[], cause?: unknown): RunError =>
  new RunError('failed', summary, { tasks: [ranTask(found)], diagnosis, cause })

function explained(error: unknown, found: FoundContainer): unknown {
  if (!(error instanceof Error)) return error
  const summary = `The session with container ${found.name} of task ${found.taskId} was lost: ${error.message}`
  return lost(found, summary, causeOfLoss(error), error)
}
