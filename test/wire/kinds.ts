import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request on its way through the proxy. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Lets AWS do it. Gives its answer. */
  readonly forward: () => Promise<{ readonly status: number; readonly type: string; readonly body: Buffer }>
}

/** What comes instead of AWS's answer, and how a deploy ends where each operation meets it once. */
export interface Kind {
  /** As docs/hazards.md calls it. */
  readonly name: string
  /** `passes`: it is waited out. `refused`: it ends at once, and says what came. */
  readonly ends: 'passes' | 'refused'
  readonly strike: (exchange: Exchange) => Promise<void> | void
}

const HTML = '<html><body><b>Http/1.1 Service Unavailable</b></body> </html>'
const LOGIN = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>'

const answered =
  (status: number, type: string, body: string | Buffer, headers: Record<string, string> = {}): Kind['strike'] =>
  ({ response }) => {
    response.writeHead(status, { 'content-type': type, ...headers })
    response.end(body)
  }

const afterwards =
  (strike: Kind['strike']): Kind['strike'] =>
  async exchange => {
    await exchange.forward()
    await strike(exchange)
  }

const cut: Kind['strike'] = ({ request }) => void request.socket.destroy()
const silence: Kind['strike'] = () => {}

/** Sends as much of the right answer as told, and then what is told. */
const partOf =
  (part: number, then: (response: ServerResponse) => void): Kind['strike'] =>
  async ({ response, forward }) => {
    const { status, type, body } = await forward()
    response.writeHead(status, { 'content-type': type, 'content-length': body.length })
    response.flushHeaders()
    response.write(body.subarray(0, Math.floor(body.length * part)), () => then(response))
  }

const passes = (name: string, strike: Kind['strike']): Kind => ({ name, ends: 'passes', strike })
const refused = (name: string, strike: Kind['strike']): Kind => ({ name, ends: 'refused', strike })

export const KINDS: readonly Kind[] = [
  passes('500 with HTML', answered(500, 'text/html', HTML)),
  passes('502 with HTML', answered(502, 'text/html', HTML)),
  passes('503 with HTML', answered(503, 'text/html', HTML)),
  passes('503 with HTML, after the effect', afterwards(answered(503, 'text/html', HTML))),
  passes('504 with nothing', answered(504, 'text/plain', '')),
  passes('504 with nothing, after the effect', afterwards(answered(504, 'text/plain', ''))),
  passes('503 with a code nobody knows', answered(503, 'application/json', '{"__type":"Overwhelmed","message":"no"}')),
  passes('529 with text', answered(529, 'text/plain', 'Site is overloaded')),
  passes('429 with HTML', answered(429, 'text/html', HTML)),
  passes('408 with nothing', answered(408, 'text/plain', '')),
  passes('200 with a page to sign in', answered(200, 'text/html', LOGIN)),
  passes('200 with a page to sign in, after the effect', afterwards(answered(200, 'text/html', LOGIN))),
  passes('200 with half an answer', async ({ response, forward }) => {
    const { status, type, body } = await forward()
    response.writeHead(status, { 'content-type': type })
    response.end(body.subarray(0, Math.floor(body.length / 2)))
  }),
  passes('200 with the JSON of another service', answered(200, 'application/json', '{"error":"Unsupported service"}')),
  passes(
    '200 with the XML of another service',
    answered(200, 'application/xml', '<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>'),
  ),
  passes('200 with bytes', answered(200, 'application/octet-stream', Buffer.from([0, 255, 27, 7, 200]))),
  passes(
    '200 that is said to be compressed',
    answered(200, 'application/x-amz-json-1.1', HTML, { 'content-encoding': 'gzip' }),
  ),
  passes('cut before the effect', cut),
  passes('cut after the effect', afterwards(cut)),
  passes(
    'cut after the headers',
    partOf(0, response => response.destroy()),
  ),
  passes(
    'cut in the middle of the answer',
    partOf(0.5, response => response.destroy()),
  ),
  passes('no answer', silence),
  passes('no answer, after the effect', afterwards(silence)),
  passes(
    'headers, and then nothing',
    partOf(0, () => {}),
  ),
  passes(
    'half of the answer, and then nothing',
    partOf(0.5, () => {}),
  ),
  passes('an answer byte by byte', async ({ response, forward }) => {
    const { status, type, body } = await forward()
    response.writeHead(status, { 'content-type': type })
    for (const byte of body) response.write(Buffer.from([byte]))
    response.end()
  }),
  passes('an answer after ten seconds', async ({ response, forward }) => {
    const { status, type, body } = await forward()
    await new Promise(resume => setTimeout(resume, 500))
    response.writeHead(status, { 'content-type': type })
    response.end(body)
  }),
  passes('no HTTP', ({ request }) => void request.socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
  passes('headers that are too large', answered(200, 'text/plain', '', { 'x-padding': 'a'.repeat(40_000) })),
  refused('302 to a page to sign in', answered(302, 'text/html', '', { location: 'http://127.0.0.1:1/' })),
  refused('400 of another service', answered(400, 'application/json', '{"error":"Unsupported service: ecs"}')),
  refused('403 of a proxy', answered(403, 'text/html', '<html>Forbidden by policy \u001b[2J</html>')),
  refused('404 with HTML', answered(404, 'text/html', '<html>Not Found</html>')),
  refused('407 of a proxy', answered(407, 'text/html', '<html>Proxy Authentication Required</html>')),
]
