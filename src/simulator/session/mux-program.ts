import type { Program, ProgramIo } from './program.ts'
import type { PortForwarding, SessionState } from './session-state.ts'

// https://github.com/xtaci/smux/blob/master/frame.go, version 1
const SYN = 0
const FIN = 1
const PSH = 2
const HEAD = 8
const MOST = 32_768
const CONNECT_FAILED = 3

/** Carries the connections of a forwarded port. What listens there answers HTTP with who and where it is. */
export function muxProgram(session: SessionState, { portNumber, host }: PortForwarding, io: ProgramIo): Program {
  const reachable = host !== undefined || listens(session, Number(portNumber))
  const open = new Map<number, Buffer>()
  let received = Buffer.alloc(0)
  const put = (command: number, stream: number, content: Uint8Array = Buffer.alloc(0)): void => {
    const head = Buffer.alloc(HEAD)
    head.writeUInt8(1, 0)
    head.writeUInt8(command, 1)
    head.writeUInt16LE(content.length, 2)
    head.writeUInt32LE(stream, 4)
    io.write(Buffer.concat([head, content]))
  }
  const close = (stream: number): void => {
    if (open.delete(stream)) put(FIN, stream)
  }
  const taken = (command: number, stream: number, content: Buffer): void => {
    if (command === SYN && reachable) open.set(stream, Buffer.alloc(0))
    else if (command === SYN) {
      io.flag(CONNECT_FAILED)
      put(FIN, stream)
    } else if (command === FIN) close(stream)
    else if (command === PSH && open.has(stream)) {
      const asked = Buffer.concat([open.get(stream) ?? Buffer.alloc(0), content])
      open.set(stream, asked)
      const answer = answerTo(asked, `${host ?? session.container}:${portNumber}`)
      if (!answer) return
      for (let from = 0; from < answer.length; from += MOST) put(PSH, stream, answer.subarray(from, from + MOST))
      close(stream)
    }
  }
  return {
    input: bytes => {
      received = Buffer.concat([received, bytes])
      while (received.length >= HEAD) {
        const length = received.readUInt16LE(2)
        if (received.length < HEAD + length) return
        const [command, stream] = [received.readUInt8(1), received.readUInt32LE(4)]
        const content = received.subarray(HEAD, HEAD + length)
        received = received.subarray(HEAD + length)
        taken(command, stream, content)
      }
    },
    resize: () => {},
    hangUp: () => open.clear(),
  }
}

function listens({ task, container }: SessionState, port: number): boolean {
  const definitions = task.definition.containerDefinitions ?? []
  const shared = task.definition.networkMode === 'awsvpc' || task.definition.networkMode === 'host'
  return definitions
    .filter(({ name }) => shared || name === container)
    .some(({ portMappings = [] }) => portMappings.some(({ containerPort }) => containerPort === port))
}

/** The answer to a request of HTTP that has come whole: it repeats the body. */
function answerTo(asked: Buffer, where: string): Buffer | undefined {
  const end = asked.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const length = Number(/\r\ncontent-length: *(\d+)/i.exec(asked.toString('latin1', 0, end))?.[1] ?? 0)
  const body = asked.subarray(end + 4)
  if (body.length < length) return undefined
  const content = Buffer.concat([Buffer.from(`${where}\n`), body])
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: ${content.length}\r\n\r\n`),
    content,
  ])
}
