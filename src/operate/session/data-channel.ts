import { randomUUID } from 'node:crypto'
import { CLIENT_VERSION, Handshake, type MakeKey } from './handshake.ts'
import { Inbox } from './inbox.ts'
import { acknowledgedSequence, acknowledgement, closingWords } from './message-content.ts'
import { Outbox } from './outbox.ts'
import { decodeMessage, encodeMessage, MOST_PAYLOAD, PAYLOAD, type SessionMessage } from './session-message.ts'
import { type Connection, openConnection } from './web-socket.ts'

/** A session as AWS has started it. */
export interface StartedSession {
  readonly sessionId: string
  readonly streamUrl: string
  readonly tokenValue: string
}

/** What a session needs of AWS, and whom it tells. */
export interface ChannelEvents {
  readonly makeKey: MakeKey
  /** A new token for a session that lost its connection; undefined where the session is gone. */
  readonly resume: () => Promise<string | undefined>
  /** The handshake is over. */
  readonly ready: () => void
  /** What comes, in its order, decrypted. A promise holds back what follows. */
  readonly payload: (type: number, payload: Uint8Array) => void | Promise<void>
}

const LOOK_MILLISECONDS = 100
const RECONNECTS = 5
/** A connection that lasts so long, or brings something new, was a good one: those lost before it do not count. */
const GOOD_MILLISECONDS = 60_000
const RECONNECT_MILLISECONDS = 100
const MOST_RECONNECT_MILLISECONDS = 5_000
/** So many messages may wait for who takes them; what is more must come again. */
const MOST_WAITING = 1_000

/**
 * The data channel of a session: messages that are acknowledged, sent again, and put into their order, over connections
 * that may be lost.
 *
 * @see https://github.com/aws/session-manager-plugin, whose public source is the only description of the protocol
 */
export class DataChannel {
  readonly #session: StartedSession
  readonly #events: ChannelEvents
  readonly #inbox = new Inbox<SessionMessage>()
  readonly #outbox: Outbox
  readonly #handshake: Handshake
  #connection: Connection | undefined
  #connectedAt = 0
  #lost = 0
  #work: Promise<void> = Promise.resolve()
  #waiting = 0
  #ready = false
  #timer: NodeJS.Timeout | undefined
  #end: (reason: string) => void = () => {}
  #fail: (error: unknown) => void = () => {}
  #over = false
  /** Resolves with what AWS says of the end, which is nothing where all is well. Rejects where the session is lost. */
  readonly ended: Promise<string>

  constructor(session: StartedSession, events: ChannelEvents) {
    this.#session = session
    this.#events = events
    this.#outbox = new Outbox(
      bytes => this.#connection?.send(bytes),
      () => Date.now(),
    )
    this.#handshake = new Handshake(events.makeKey)
    this.ended = new Promise((resolve, reject) => {
      this.#end = reason => {
        this.#stop()
        resolve(reason)
      }
      this.#fail = error => {
        this.#stop()
        reject(error)
      }
    })
    this.ended.catch(() => {})
  }

  /** What the agent said of itself and the session; undefined before, and with agents older than the handshake. */
  get request(): Handshake['request'] {
    return this.#handshake.request
  }

  async open(): Promise<void> {
    await this.#connect(this.#session.tokenValue)
    if (this.#over) return
    this.#timer = setInterval(() => {
      if (!this.#outbox.look()) this.#fail(new Error('Nobody has answered for five minutes'))
    }, LOOK_MILLISECONDS)
  }

  /** Sends what belongs to a stream. Resolves when there is room for more. */
  async send(type: number, payload: Uint8Array): Promise<void> {
    for (let at = 0; at < payload.length; at += MOST_PAYLOAD) {
      if (this.#over) return
      const part = payload.subarray(at, at + MOST_PAYLOAD)
      const { cipher } = this.#handshake
      await this.#outbox.send(type, type === PAYLOAD.output && cipher ? cipher.encrypt(part) : part)
    }
  }

  /** Leaves the session, which may go on without us. */
  close(): void {
    this.#end('')
  }

  #stop(): void {
    this.#over = true
    clearInterval(this.#timer)
    this.#outbox.release()
    this.#connection?.close()
  }

  async #connect(token: string): Promise<void> {
    const connection = await openConnection(this.#session.streamUrl, {
      message: data => this.#received(data),
      closed: reason => {
        if (Date.now() - this.#connectedAt > GOOD_MILLISECONDS) this.#lost = 0
        if (!this.#over) this.#reconnect(reason).catch((error: unknown) => this.#fail(error))
      },
    })
    // The session may have been left while it was opening.
    if (this.#over) return connection.close()
    this.#connection = connection
    this.#connectedAt = Date.now()
    connection.send(
      JSON.stringify({
        MessageSchemaVersion: '1.0',
        RequestId: randomUUID(),
        TokenValue: token,
        ClientId: randomUUID(),
        ClientVersion: CLIENT_VERSION,
      }),
    )
  }

  async #reconnect(reason: string): Promise<void> {
    let last: unknown = new Error(`The connection was lost: ${reason}`)
    while (this.#lost < RECONNECTS && !this.#over) {
      const pause = Math.min(MOST_RECONNECT_MILLISECONDS, RECONNECT_MILLISECONDS * 2 ** this.#lost++)
      await new Promise(resolve => setTimeout(resolve, pause))
      try {
        const token = await this.#events.resume()
        if (token === undefined) throw new SessionGone(reason)
        await this.#connect(token)
        this.#outbox.again()
        return
      } catch (error) {
        last = error
        if (error instanceof SessionGone) break
      }
    }
    throw last
  }

  #received(data: Uint8Array): void {
    const message = decodeMessage(data)
    if (!message || this.#over) return
    const { type, payload } = message
    if (type === 'output_stream_data') this.#stream(message)
    else if (type === 'acknowledge') this.#outbox.acknowledged(acknowledgedSequence(payload))
    else if (type === 'channel_closed') this.#queue(async () => this.#end(closingWords(payload)))
    // The agent is not ready, or is again.
    else if (type === 'pause_publication' || type === 'start_publication')
      this.#outbox.pause(type === 'pause_publication')
  }

  #stream(message: SessionMessage): void {
    if (this.#waiting >= MOST_WAITING) return
    const taken = this.#inbox.take(message.sequence, message)
    if (!taken) return
    if (taken.length > 0) this.#lost = 0
    this.#connection?.send(encodeMessage(acknowledgement(message), Date.now()))
    for (const each of taken) this.#queue(() => this.#handle(each))
  }

  /** One after the other, however long each takes. */
  #queue(work: () => Promise<void>): void {
    this.#waiting++
    this.#work = this.#work.then(work).then(
      () => void this.#waiting--,
      (error: unknown) => this.#fail(error),
    )
  }

  async #handle({ payloadType, payload }: SessionMessage): Promise<void> {
    if (this.#over) return
    switch (payloadType) {
      case PAYLOAD.handshakeRequest: {
        const answer = await this.#handshake.answer(payload)
        await this.#outbox.send(PAYLOAD.handshakeResponse, answer)
        if (this.#handshake.failure !== undefined) throw this.#handshake.failure
        return
      }
      case PAYLOAD.challengeRequest:
        return this.#outbox.send(PAYLOAD.challengeResponse, this.#handshake.challenged(payload))
      case PAYLOAD.handshakeComplete:
        return this.#begin()
      default:
        // Agents older than the handshake begin with what the command writes.
        this.#begin()
        await this.#events.payload(payloadType, this.#plain(payloadType, payload))
    }
  }

  #begin(): void {
    if (!this.#ready) this.#events.ready()
    this.#ready = true
  }

  #plain(type: number, payload: Uint8Array): Uint8Array {
    const { cipher } = this.#handshake
    return cipher && ENCRYPTED.has(type) ? cipher.decrypt(payload) : payload
  }
}

const ENCRYPTED: ReadonlySet<number> = new Set([PAYLOAD.output, PAYLOAD.standardError, PAYLOAD.exitCode])

/** AWS knows the session no more. */
export class SessionGone extends Error {}
