import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { VirtualClock } from '../clock.ts'
import { serveSession, sessionIdIn } from '../session/serve-session.ts'
import { sessionsOf } from '../session/session-state.ts'
import { isLocal } from './http-server.ts'

/** Sessions of an account are from now on opened at this port. */
export function serveSessionsAt(clock: VirtualClock, port: number): void {
  sessionsOf(clock).url = `ws://127.0.0.1:${port}`
}

/** Serves the data channels of sessions, which are WebSockets. */
export function upgradeSessions(server: Server, clock: () => VirtualClock): void {
  server.on('upgrade', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    const id = sessionIdIn(message.url ?? '')
    if (id === undefined || !isLocal(message)) return void socket.destroy()
    import('ws').then(
      ({ WebSocketServer }) =>
        new WebSocketServer({ noServer: true }).handleUpgrade(message, socket, head, opened =>
          serveSession(opened, id, clock()),
        ),
      () => socket.destroy(),
    )
  })
}
