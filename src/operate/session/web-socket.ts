/** A connection that carries messages. */
export interface Connection {
  send(data: Uint8Array | string): void
  /** Ends it; `closed` is not called. */
  close(): void
}

/** What is told of a connection. */
export interface ConnectionEvents {
  readonly message: (data: Uint8Array) => void
  /** It has ended, and not by `close`. */
  readonly closed: (reason: string) => void
}

const CONNECT_MILLISECONDS = 15_000
/** A connection that answers no ping until the next one is dead. */
const PING_MILLISECONDS = 60_000
/** Far above any message of a session. */
const MOST_BYTES = 1024 * 1024

/** Opens the data channel of a session. Rejects where it does not open. */
export async function openConnection(url: string, { message, closed }: ConnectionEvents): Promise<Connection> {
  const { WebSocket } = await import('ws')
  const socket = new WebSocket(url, {
    handshakeTimeout: CONNECT_MILLISECONDS,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
  })
  socket.binaryType = 'nodebuffer'
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  let ended = false
  let alive = true
  const end = (reason: string): void => {
    clearInterval(pings)
    if (!ended) closed(reason)
    ended = true
  }
  const pings = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping('keepalive')
  }, PING_MILLISECONDS)
  socket.on('pong', () => {
    alive = true
  })
  socket.on('message', (data: Buffer, isBinary) => {
    alive = true
    if (isBinary) message(data)
  })
  socket.on('error', error => end(error.message))
  socket.on('close', (code, reason) => end(reason.toString() || `it was closed with ${code}`))
  return {
    send: data => {
      if (socket.readyState === WebSocket.OPEN) socket.send(data)
    },
    close: () => {
      ended = true
      clearInterval(pings)
      socket.close()
      // Nobody may be there to answer.
      setTimeout(() => socket.terminate(), 1_000).unref()
    },
  }
}
