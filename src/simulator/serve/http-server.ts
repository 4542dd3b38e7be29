import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type HttpRequest, type HttpResponse, response } from '../wire/message.ts'

/** A request whose body has arrived whole. */
export interface ReceivedRequest extends HttpRequest {
  readonly query: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Answers a request; undefined cuts the connection. The signal is aborted when the client has gone. */
type Answer = (request: ReceivedRequest, signal: AbortSignal) => Promise<HttpResponse | undefined>

// UploadLayerPart takes 20 MiB, which base64 makes 27; nothing else comes near it.
const MOST_BYTES = 32 * 1024 * 1024

const plain = (status: number, message: string): HttpResponse =>
  response(status, 'application/json', JSON.stringify({ message }))

/** An HTTP server that ends every request: with an answer, or with its connection. */
export function httpServer(answer: Answer): Server {
  const server = createServer((message, reply) => {
    const gone = new AbortController()
    reply.once('close', () => gone.abort())
    respond(message, answer, gone.signal).then(
      found => (found ? send(message, reply, found) : message.socket.destroy()),
      (error: unknown) => send(message, reply, plain(500, String(error))),
    )
  })
  server.requestTimeout = 30_000
  server.headersTimeout = 10_000
  return server
}

async function respond(
  message: IncomingMessage,
  answer: Answer,
  signal: AbortSignal,
): Promise<HttpResponse | undefined> {
  if (!isLocal(message)) return plain(403, 'Only requests to 127.0.0.1 or localhost that no web page sends are served.')
  const body = await bodyOf(message)
  if (body === undefined) return plain(413, `The body is larger than ${MOST_BYTES} bytes.`)
  const [path = '/', ...search] = (message.url ?? '/').split('?')
  const headers = Object.entries(message.headers).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return answer(
    {
      method: message.method ?? 'GET',
      path,
      query: Object.fromEntries(new URLSearchParams(search.join('?'))),
      headers: Object.fromEntries(headers),
      body,
    },
    signal,
  )
}

/** Whether it is for this machine by name, and not from a page that a browser shows: such a page could name any host. */
export function isLocal({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d*$/, '').toLowerCase()
  return headers.origin === undefined && (host === '127.0.0.1' || host === 'localhost' || host.endsWith('.localhost'))
}

/** The whole body; undefined as soon as it is too large. */
function bodyOf(message: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(message.headers['content-length'] ?? 0) > MOST_BYTES) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    message.on('data', (chunk: Uint8Array) => {
      size += chunk.length
      if (size <= MOST_BYTES) chunks.push(chunk)
      else {
        message.pause()
        resolve(undefined)
      }
    })
    message.once('end', () => resolve(Buffer.concat(chunks)))
    message.once('error', reject)
  })
}

function send(message: IncomingMessage, reply: ServerResponse, { statusCode, headers, body }: HttpResponse): void {
  // What is left of a body that nobody read would be taken for the next request.
  if (!message.complete) {
    reply.setHeader('connection', 'close')
    reply.once('finish', () => message.socket.destroy())
  }
  reply.writeHead(statusCode, { ...headers, 'content-length': body.byteLength })
  reply.end(message.method === 'HEAD' ? undefined : body)
}
