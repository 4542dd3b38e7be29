import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { AccountContext } from '../deploy/context.ts'
import { explainRead } from '../deploy/diagnosis/explain.ts'
import type { AccountOptions } from '../deploy/options.ts'
import { openAccount } from '../deploy/session.ts'
import { untilAborted } from '../deploy/until-aborted.ts'
import { PlanError, RunError } from '../errors.ts'
import { ACCOUNT_MEMBERS, ANYTHING, COUNT, type InputMembers, required, TEXT } from '../validators/input.ts'
import { beginSession } from './begin-session.ts'
import { checkVerbInput } from './checked-input.ts'
import type { ExecOptions } from './exec.ts'
import { EXEC_TARGET_MEMBERS, type ExecTarget, type FoundContainer, findContainer } from './exec-target.ts'
import type { DataChannel } from './session/data-channel.ts'
import { MuxClient } from './session/mux-client.ts'
import { openChannel, ranTask, untilEnd } from './session/run-session.ts'
import { causesOf } from './session/session-causes.ts'
import { PAYLOAD } from './session/session-message.ts'

/** Which port to reach, and from where. */
export interface ForwardOptions extends AccountOptions, Pick<ExecOptions, 'choose'> {
  /** The port of the container, or of `host`. */
  readonly port: number
  /** A host that the container reaches, such as a database. @default the container itself */
  readonly host?: string
  /** The port on 127.0.0.1; 0 takes a free one. @default that of `port` */
  readonly localPort?: number
  /** Is told of connections that nothing answers. */
  readonly onTrouble?: (words: string) => void
}

/** A port that is forwarded. */
export interface ForwardedPort {
  /** The port on 127.0.0.1. */
  readonly port: number
  /** The id of the task. */
  readonly task: string
  readonly container: string
  /** Resolves when it has been closed; rejects where the session is lost. */
  readonly ended: Promise<void>
  /** Ends it, with all connections. */
  close(): Promise<void>
}

const OPTIONS: InputMembers<ForwardOptions> = {
  ...ACCOUNT_MEMBERS,
  port: required(COUNT),
  host: TEXT,
  localPort: COUNT,
  onTrouble: ANYTHING,
  choose: ANYTHING,
}

const NO_END = Number.MAX_SAFE_INTEGER
const TERMINATE = Buffer.from([0, 0, 0, 2])
const CONNECT_FAILED = 3
const CLOSE_MILLISECONDS = 5_000

/**
 * Makes a port of a container, or of a host that it reaches, a port of this machine, through ECS Exec: many connections at
 * once, and no port of the container has to be open to anybody. Only this machine can use it.
 *
 * @throws PlanError when there is no such task, it cannot be entered (with the reason), or the local port is taken.
 * @example
 * const { port, close } = await forward({ cluster: 'prod', service: 'web' }, { port: 5432, host: 'db.internal', localPort: 0 })
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-sessions-start.html
 */
export async function forward(target: ExecTarget, options: ForwardOptions): Promise<ForwardedPort> {
  checkVerbInput('forward', [target, EXEC_TARGET_MEMBERS], [options, OPTIONS])
  const { port, host, localPort = port, onTrouble = () => {}, choose, timeoutSeconds = NO_END, ...account } = options
  const context = await untilAborted(openAccount({ ...account, timeoutSeconds }))
  const found = await untilAborted(
    findContainer(target, choose, context).catch((error: unknown) => {
      throw explainRead(error, { kind: 'task', id: target.task ?? target.service ?? '' })
    }),
  )
  const server = createServer({ allowHalfOpen: true })
  const connections = new Connections(server)
  const local = await listening(server, localPort)
  try {
    const session = await beginSession(found, () => started(found, port, host, context), context)
    const trouble = `Nothing answers at port ${port} of ${host ?? `container ${found.name}`}`
    const channel = carried(connections, session, found, () => onTrouble(trouble), context)
    let closed = false
    const ended = untilEnd(channel, session, found, context, () => closed)
      .then(words => {
        if (words !== '' && !closed) throw lost(found, words)
      })
      .finally(() => connections.close())
    ended.catch(() => {})
    const close = async (): Promise<void> => {
      closed = true
      // Where nobody takes any more what is sent, there is nobody to end it in peace.
      const late = setTimeout(() => channel.close(), CLOSE_MILLISECONDS)
      await Promise.race([channel.send(PAYLOAD.flag, TERMINATE), ended])
      await ended.finally(() => clearTimeout(late))
    }
    return { port: local, task: found.taskId, container: found.name, ended, close }
  } catch (error) {
    connections.close()
    throw error
  }
}

async function started({ target }: FoundContainer, port: number, host: string | undefined, { aws }: AccountContext) {
  const { SessionId, StreamUrl, TokenValue } = await aws.ssm('StartSession', {
    Target: target,
    DocumentName: host === undefined ? 'AWS-StartPortForwardingSession' : 'AWS-StartPortForwardingSessionToRemoteHost',
    Parameters: { portNumber: [String(port)], ...(host !== undefined && { host: [host] }) },
  })
  return { sessionId: SessionId ?? '', streamUrl: StreamUrl ?? '', tokenValue: TokenValue ?? '' }
}

/** Connections of the server go through the session. */
function carried(
  connections: Connections,
  session: Parameters<typeof openChannel>[0],
  { target }: FoundContainer,
  refused: () => void,
  context: AccountContext,
): DataChannel {
  let mux: MuxClient | undefined
  const channel = openChannel(session, target, context, {
    ready: () => {
      const { agentVersion = '' } = channel.request ?? {}
      const made = new MuxClient(bytes => channel.send(PAYLOAD.output, bytes), keepsAlive(agentVersion))
      mux = made
      connections.each(socket => made.carry(socket))
    },
    payload: async (type, payload) => {
      if (type === PAYLOAD.output) await mux?.receive(payload)
      else if (type === PAYLOAD.flag && Buffer.from(payload).readUInt32BE(0) === CONNECT_FAILED) refused()
    },
  })
  channel.ended.catch(() => {}).finally(() => mux?.close())
  return channel
}

/** The connections of a server, also those that come before somebody takes them. */
class Connections {
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #take: ((socket: Socket) => void) | undefined

  constructor(server: Server) {
    this.#server = server
    server.on('connection', socket => {
      this.#open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => this.#open.delete(socket))
      this.#take?.(socket)
    })
  }

  each(take: (socket: Socket) => void): void {
    this.#take = take
    for (const socket of this.#open) take(socket)
  }

  close(): void {
    this.#server.close()
    for (const socket of this.#open) socket.destroy()
  }
}

// https://github.com/aws/session-manager-plugin/blob/mainline/src/config/config.go: later agents need no sign of life.
const SILENT_SINCE = [3, 1, 1511, 0]

function keepsAlive(agentVersion: string): boolean {
  const parts = agentVersion.split('.').map(Number)
  const at = SILENT_SINCE.findIndex((part, index) => (parts[index] ?? 0) !== part)
  return at < 0 || (parts[at] ?? 0) < (SILENT_SINCE[at] ?? 0)
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new PlanError('exec.port', {
          message: `Port ${port} of this machine cannot be used: ${error.message}`,
          fix: 'Name another one (localPort), or 0 for a free one.',
          cause: error,
        }),
      ),
    )
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(isAddress(address) ? address.port : port)
    })
  })
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null

const lost = (found: FoundContainer, words: string): RunError =>
  new RunError('failed', `The session ended: ${words}`, { tasks: [ranTask(found)], diagnosis: causesOf(words) })
