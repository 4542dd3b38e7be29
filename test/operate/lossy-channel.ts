import type { AddressInfo } from 'node:net'
import { type RawData, WebSocket, WebSocketServer } from 'ws'

/** How bad a line is. */
export interface Line {
  /** How many of a hundred messages are lost, doubled, or late. */
  readonly lost?: number
  readonly doubled?: number
  readonly late?: number
  /** After so many messages the connection breaks, once. */
  readonly breaksAfter?: number
  /** It breaks again after every one. */
  readonly keepsBreaking?: boolean
}

/** A line between a client and the data channel at `target`, that loses, doubles, delays and breaks. */
export async function lossyLine(
  target: string,
  { lost = 0, doubled = 0, late = 0, breaksAfter, keepsBreaking = false }: Line,
  seed = 7,
) {
  let state = seed
  const chance = (percent: number): boolean => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648 < percent / 100
  }
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  let carried = 0
  let left = breaksAfter
  server.on('connection', near => {
    const far = new WebSocket(target)
    const early: [RawData, boolean][] = []
    const carry = (to: WebSocket, data: RawData, isBinary: boolean): void => {
      carried++
      if (left !== undefined && carried >= left) {
        left = keepsBreaking ? 0 : undefined
        near.terminate()
        far.terminate()
        return
      }
      const put = (): void => {
        if (to.readyState === WebSocket.OPEN) to.send(data, { binary: isBinary })
      }
      // The first message of a connection is a text with its token: without it there is no connection to be bad.
      if (isBinary && chance(lost)) return
      if (isBinary && chance(late)) setTimeout(put, 30)
      else put()
      if (isBinary && chance(doubled)) put()
    }
    near.on('message', (data, isBinary) => {
      if (far.readyState === WebSocket.OPEN) carry(far, data, isBinary)
      else early.push([data, isBinary])
    })
    far.on('open', () => {
      for (const [data, isBinary] of early) carry(far, data, isBinary)
    })
    far.on('message', (data, isBinary) => carry(near, data, isBinary))
    near.on('close', () => far.terminate())
    far.on('close', () => setTimeout(() => near.close(), 50))
    for (const each of [near, far]) each.on('error', () => {})
  })
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    get carried(): number {
      return carried
    },
    close: () => server.close(),
  }
}
