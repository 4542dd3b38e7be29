import type { DataChannel } from './data-channel.ts'
import { PAYLOAD } from './session-message.ts'

/** What is typed, for one session after the other: a key that was waited for when one ended is for the next. */
export class Typing {
  readonly #keys: AsyncIterator<Uint8Array, unknown>
  #next: Promise<IteratorResult<Uint8Array, unknown>> | undefined

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#keys = input[Symbol.asyncIterator]()
  }

  /** Sends what is typed, until the session ends. */
  async into(channel: DataChannel): Promise<void> {
    const ended = channel.ended.then(() => undefined)
    for (;;) {
      this.#next ??= this.#keys.next()
      const typed = await Promise.race([ended, this.#next])
      if (!typed || typed.done) return
      this.#next = undefined
      await channel.send(PAYLOAD.output, typed.value)
    }
  }
}
