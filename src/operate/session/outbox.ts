import { encodeMessage, newMessage, type SessionMessage } from './session-message.ts'

interface Sent {
  readonly message: SessionMessage
  readonly bytes: Uint8Array
  firstAt: number
  lastAt: number
  tries: number
}

// The numbers of the plugin: https://github.com/aws/session-manager-plugin/blob/mainline/src/config/config.go
const FIRST_TIMEOUT = 200
const MOST_TIMEOUT = 1_000
const GRANULARITY = 10
/** So long without an answer, and nobody is there. */
const GIVEN_UP_MILLISECONDS = 300_000
/** So many messages may be on their way: what is more waits, and so does who writes. */
const WINDOW = 64

/** What was sent and is not yet acknowledged: the oldest is sent again until it is. */
export class Outbox {
  readonly #transmit: (bytes: Uint8Array) => void
  readonly #now: () => number
  readonly #unacknowledged: Sent[] = []
  readonly #waiting: (() => void)[] = []
  #sequence = 0
  #roundTrip = 100
  #variation = 0
  #timeout = FIRST_TIMEOUT
  #paused = false

  constructor(transmit: (bytes: Uint8Array) => void, now: () => number) {
    this.#transmit = transmit
    this.#now = now
  }

  /** Sends a payload of a stream. Resolves as soon as there is room for the next one. */
  async send(payloadType: number, payload: Uint8Array): Promise<void> {
    const now = this.#now()
    const message = newMessage('input_stream_data', this.#sequence++, 0, payloadType, payload)
    const sent: Sent = { message, bytes: encodeMessage(message, now), firstAt: now, lastAt: now, tries: 0 }
    this.#unacknowledged.push(sent)
    if (!this.#paused) this.#put(sent)
    if (this.#unacknowledged.length >= WINDOW) await new Promise<void>(resolve => this.#waiting.push(resolve))
  }

  acknowledged(sequence: number): void {
    const at = this.#unacknowledged.findIndex(({ message }) => message.sequence === sequence)
    const [sent] = at < 0 ? [] : this.#unacknowledged.splice(at, 1)
    if (!sent) return
    // The answer to what was sent twice says nothing of how long one takes.
    if (sent.tries === 1) this.#learn(this.#now() - sent.firstAt)
    if (this.#unacknowledged.length < WINDOW) this.#waiting.shift()?.()
  }

  #learn(taken: number): void {
    this.#variation = 0.75 * this.#variation + 0.25 * Math.abs(this.#roundTrip - taken)
    this.#roundTrip = 0.875 * this.#roundTrip + 0.125 * taken
    this.#timeout = Math.min(MOST_TIMEOUT, this.#roundTrip + Math.max(GRANULARITY, 4 * this.#variation))
  }

  /** Sends the oldest again where its time is over. Gives whether there is still hope. */
  look(): boolean {
    const [oldest] = this.#unacknowledged
    if (!oldest || this.#paused) return true
    const now = this.#now()
    if (now - oldest.firstAt > GIVEN_UP_MILLISECONDS) return false
    if (now - oldest.lastAt >= this.#timeout) this.#put(oldest)
    return true
  }

  /** All that is not acknowledged is sent again: on a new connection nothing of it may have come. */
  again(): void {
    if (!this.#paused) for (const sent of this.#unacknowledged) this.#put(sent)
  }

  /** Between `pause_publication` and `start_publication` nothing is sent. */
  pause(paused: boolean): void {
    this.#paused = paused
    const now = this.#now()
    for (const sent of this.#unacknowledged) sent.firstAt = now
    this.again()
  }

  /** Those who wait for room go on. */
  release(): void {
    for (const go of this.#waiting.splice(0)) go()
  }

  #put(sent: Sent): void {
    sent.lastAt = this.#now()
    sent.tries++
    this.#transmit(sent.bytes)
  }
}
