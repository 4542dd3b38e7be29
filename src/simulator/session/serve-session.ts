import type { WebSocket } from 'ws'
import type { VirtualClock } from '../clock.ts'
import { Agent } from './agent.ts'
import { type Channel, sessionsOf } from './session-state.ts'

const PATH = /^\/v1\/data-channel\/([^/?]+)(\?|$)/

/** The id of the session whose data channel is opened at this address. */
export const sessionIdIn = (url: string): string | undefined => PATH.exec(url)?.[1]

/** Carries a session over a connection: the first message must have its token. */
export function serveSession(socket: WebSocket, id: string, clock: VirtualClock): void {
  const session = sessionsOf(clock).byId.get(id)
  const channel: Channel = { send: bytes => socket.send(bytes), close: () => socket.close() }
  let opened = false
  socket.on('message', (data: Buffer, isBinary) => {
    try {
      if (!session || session.over) return socket.close()
      if (opened) return isBinary ? session.agent?.received(data) : undefined
      const { TokenValue, RequestId = '', MessageSchemaVersion } = JSON.parse(data.toString())
      if (TokenValue !== session.token || RequestId.length < 16 || MessageSchemaVersion !== '1.0') return socket.close()
      opened = true
      session.agent ??= new Agent(session)
      session.agent.attach(channel)
    } catch {
      socket.close()
    }
  })
  socket.on('close', () => session?.agent?.detach(channel))
  socket.on('error', () => {})
}
