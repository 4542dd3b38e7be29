import type { VirtualClock } from '../clock.ts'
import type { TaskState } from '../ecs/account-state.ts'
import type { World } from '../operation.ts'

/** What carries the messages of a session, as far as an agent needs it. */
export interface Channel {
  send(bytes: Buffer): void
  close(): void
}

/** The far end of a session. */
export interface SessionAgent {
  /** A connection, the first or another one. */
  attach(channel: Channel): void
  detach(channel: Channel): void
  received(bytes: Buffer): void
  /** Ends it, once all that was written has come. */
  close(words: string): void
}

/** A session of the session manager with a container. */
export interface SessionState {
  readonly id: string
  readonly world: World
  readonly task: TaskState
  readonly container: string
  /** What runs there. */
  readonly what: { readonly command: string } | PortForwarding
  /** The key that encrypts it. */
  readonly kmsKeyId: string | undefined
  /** The only token that opens its channel. */
  token: string
  over: boolean
  agent: SessionAgent | undefined
}

/** Where the ports of a session go. */
export interface PortForwarding {
  readonly portNumber: string
  /** Undefined for the container itself. */
  readonly host: string | undefined
}

interface Sessions {
  readonly byId: Map<string, SessionState>
  /** Where channels are served; undefined where nothing is. */
  url: string | undefined
}

// Not in the state of the world: what reads it late must not copy connections.
const ALL = new WeakMap<VirtualClock, Sessions>()

/** The sessions of an account. */
export function sessionsOf(clock: VirtualClock): Sessions {
  const sessions = ALL.get(clock) ?? { byId: new Map(), url: undefined }
  ALL.set(clock, sessions)
  return sessions
}

type Begun = Pick<SessionState, 'task' | 'container' | 'what'>

/** Begins a session. Its agent starts with the first connection. */
export function beginSession(world: World, prefix: string, { task, container, what }: Begun): SessionState {
  const { executeCommandConfiguration: settings } = task.cluster.configuration ?? {}
  const session: SessionState = {
    id: `${prefix}-${world.id(17)}`,
    world,
    task,
    container,
    what,
    kmsKeyId: settings?.kmsKeyId,
    token: newToken(world),
    over: false,
    agent: undefined,
  }
  sessionsOf(world.clock).byId.set(session.id, session)
  return session
}

export const newToken = (world: World): string => Buffer.from(world.id(64)).toString('base64')

/** What a client opens. Without a server there is nothing to open, and the name resolves nowhere. */
export function streamUrlOf({ id, world }: SessionState): string {
  const base = sessionsOf(world.clock).url ?? `wss://ssmmessages.${world.region}.simulator.invalid`
  return `${base}/v1/data-channel/${id}?role=publish_subscribe`
}

export function endSession(session: SessionState, words: string): void {
  session.over = true
  session.agent?.close(words)
}
