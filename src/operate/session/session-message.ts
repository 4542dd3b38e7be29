import { createHash, randomUUID } from 'node:crypto'

/** What the payload of a message of a session is. */
export const PAYLOAD = {
  output: 1,
  size: 3,
  handshakeRequest: 5,
  handshakeResponse: 6,
  handshakeComplete: 7,
  challengeRequest: 8,
  challengeResponse: 9,
  flag: 10,
  standardError: 11,
  exitCode: 12,
} as const

/** One message of a session, as its data channel carries it. */
export interface SessionMessage {
  /** `output_stream_data` and `channel_closed` come in; `input_stream_data` and `acknowledge` go out. */
  readonly type: string
  readonly sequence: number
  readonly flags: number
  readonly id: string
  readonly payloadType: number
  readonly payload: Uint8Array
}

/** The most that a message carries of a stream. */
export const MOST_PAYLOAD = 1024

// Offsets and lengths are those of the public source of the plugin:
// https://github.com/aws/session-manager-plugin/blob/mainline/src/message/clientmessage.go
const HEADER = 116
const TYPE_LENGTH = 32

/** A message for something new. */
export function newMessage(
  type: string,
  sequence: number,
  flags: number,
  payloadType: number,
  payload: Uint8Array,
): SessionMessage {
  return { type, sequence, flags, id: randomUUID(), payloadType, payload }
}

/** The bytes of a message. */
export function encodeMessage(message: SessionMessage, createdAt: number): Uint8Array {
  const { type, sequence, flags, id, payloadType, payload } = message
  const bytes = Buffer.alloc(HEADER + 4 + payload.length)
  bytes.writeUInt32BE(HEADER, 0)
  bytes.write(type.padEnd(TYPE_LENGTH), 4, TYPE_LENGTH, 'utf8')
  bytes.writeUInt32BE(1, 36)
  bytes.writeBigUInt64BE(BigInt(createdAt), 40)
  bytes.writeBigInt64BE(BigInt(sequence), 48)
  bytes.writeBigUInt64BE(BigInt(flags), 56)
  const uuid = Buffer.from(id.replaceAll('-', ''), 'hex')
  // The halves are swapped.
  uuid.copy(bytes, 64, 8, 16)
  uuid.copy(bytes, 72, 0, 8)
  digestOf(payload).copy(bytes, 80)
  bytes.writeUInt32BE(payloadType, 112)
  bytes.writeUInt32BE(payload.length, HEADER)
  bytes.set(payload, HEADER + 4)
  return bytes
}

/** The message of these bytes; undefined where they are none that is whole. */
export function decodeMessage(given: Uint8Array): SessionMessage | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (bytes.length < HEADER + 4) return undefined
  const header = bytes.readUInt32BE(0)
  if (header < HEADER || header + 4 > bytes.length) return undefined
  const length = bytes.readUInt32BE(header)
  const payload = bytes.subarray(header + 4, header + 4 + length)
  const type = bytes.toString('utf8', 4, 4 + TYPE_LENGTH).replace(/[\0 ]+$/, '')
  if (type === '' || payload.length !== length) return undefined
  if (length > 0 && !digestOf(payload).equals(bytes.subarray(80, 112))) return undefined
  const uuid = Buffer.concat([bytes.subarray(72, 80), bytes.subarray(64, 72)]).toString('hex')
  return {
    type,
    sequence: Number(bytes.readBigInt64BE(48)),
    flags: Number(bytes.readBigUInt64BE(56)),
    id: uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    payloadType: bytes.readUInt32BE(112),
    payload,
  }
}

const digestOf = (payload: Uint8Array): Buffer => createHash('sha256').update(payload).digest()
