import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Kind } from './kinds.ts'

/** A proxy between clients and a server. */
export interface BetweenProxy {
  readonly url: string
  /** The operations that have met the kind. */
  readonly struck: ReadonlySet<string>
  close(): Promise<void>
}

/** Lets the first call of each of the operations meet the kind, and forwards everything else. */
export async function proxy(target: string, operations: readonly string[], kind: Kind): Promise<BetweenProxy> {
  const struck = new Set<string>()
  const server = createServer(async (request, response) => {
    try {
      const body = await buffer(request)
      const forward = () => sent(target, request, body)
      const operation = operationOf(request, body)
      if (operations.includes(operation) && !struck.has(operation)) {
        struck.add(operation)
        await kind.strike({ request, response, forward })
        return
      }
      const answer = await forward()
      response.writeHead(answer.status, { 'content-type': answer.type })
      response.end(answer.body)
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    struck,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function sent(target: string, { method = 'POST', url = '/', headers }: IncomingMessage, body: Buffer) {
  const passed = Object.entries(headers).filter(([name]) => !/^(host|connection|content-length|expect)$/.test(name))
  const given = new Headers(passed.map(([name, value]): [string, string] => [name, String(value)]))
  const reply = await fetch(`${target}${url}`, {
    method,
    headers: given,
    ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
  })
  const type = reply.headers.get('content-type') ?? ''
  return { status: reply.status, type, body: Buffer.from(await reply.arrayBuffer()) }
}

function operationOf({ headers }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target']
  if (typeof target === 'string') return target.split('.').at(-1) ?? ''
  return new URLSearchParams(body.toString()).get('Action') ?? ''
}
