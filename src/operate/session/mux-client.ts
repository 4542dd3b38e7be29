import type { Socket } from 'node:net'

// Version 1 of https://github.com/xtaci/smux, of which the agent has the other end.
const VERSION = 1
const OPEN = 0
const CLOSE = 1
const DATA = 2
const NOTHING = 3
const HEADER = 8
const MOST_DATA = 32_768
const ALIVE_MILLISECONDS = 10_000

/** Carries many connections over one stream. */
export class MuxClient {
  readonly #send: (bytes: Uint8Array) => Promise<void>
  readonly #open = new Map<number, Socket>()
  readonly #alive: NodeJS.Timeout | undefined
  #received: Buffer = Buffer.alloc(0)
  #last = 1
  #turn: Promise<void> = Promise.resolve()

  /** @param keepsAlive Whether the other end gives up where it hears nothing for half a minute. */
  constructor(send: (bytes: Uint8Array) => Promise<void>, keepsAlive: boolean) {
    this.#send = send
    this.#alive = keepsAlive ? setInterval(() => this.#put(NOTHING, 0), ALIVE_MILLISECONDS) : undefined
  }

  /** Carries a connection to the other side. */
  carry(socket: Socket): void {
    this.#last += 2
    const stream = this.#last
    this.#open.set(stream, socket)
    this.#put(OPEN, stream)
    socket.on('data', data => {
      socket.pause()
      this.#data(stream, data).then(() => socket.resume())
    })
    // Where one side has said all, it may still be answered: to close the stream would cut the answer off.
    socket.on('close', () => {
      if (this.#open.delete(stream)) this.#put(CLOSE, stream)
    })
    socket.on('error', () => {})
  }

  /** Takes what the other side sends; resolves when it is taken. */
  async receive(bytes: Uint8Array): Promise<void> {
    this.#received = Buffer.concat([this.#received, bytes])
    while (this.#received.length >= HEADER) {
      const end = HEADER + this.#received.readUInt16LE(2)
      if (this.#received.length < end) return
      const frame = this.#received.subarray(0, end)
      this.#received = this.#received.subarray(end)
      await this.#frame(frame.readUInt8(1), frame.readUInt32LE(4), frame.subarray(HEADER))
    }
  }

  close(): void {
    clearInterval(this.#alive)
    for (const socket of this.#open.values()) socket.destroy()
    this.#open.clear()
  }

  async #frame(command: number, stream: number, data: Buffer): Promise<void> {
    const socket = this.#open.get(stream)
    if (!socket) return
    if (command === CLOSE) {
      this.#open.delete(stream)
      socket.end()
    } else if (command === DATA && !socket.write(data) && !socket.destroyed)
      await new Promise<void>(resolve => {
        socket.once('drain', resolve)
        socket.once('close', resolve)
      })
  }

  async #data(stream: number, data: Buffer): Promise<void> {
    for (let at = 0; at < data.length; at += MOST_DATA)
      await this.#whole(frameOf(DATA, stream, data.subarray(at, at + MOST_DATA)))
  }

  #put(command: number, stream: number): void {
    this.#whole(frameOf(command, stream, Buffer.alloc(0))).catch(() => {})
  }

  /** One frame after the other: each is several messages, between which none of another may come. */
  #whole(frame: Uint8Array): Promise<void> {
    this.#turn = this.#turn.then(() => this.#send(frame))
    return this.#turn
  }
}

function frameOf(command: number, stream: number, data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(HEADER)
  header.writeUInt8(VERSION, 0)
  header.writeUInt8(command, 1)
  header.writeUInt16LE(data.length, 2)
  header.writeUInt32LE(stream, 4)
  return Buffer.concat([header, data])
}
