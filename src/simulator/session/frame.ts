import { createHash, randomUUID } from 'node:crypto'

/** A message of a session, as the agent in the container sees it. */
export interface Frame {
  readonly type: string
  readonly sequence: number
  readonly id: string
  readonly payloadType: number
  readonly payload: Buffer
}

// https://github.com/aws/amazon-ssm-agent/blob/mainline/agent/session/contracts/model.go
const FIELDS = {
  type: 4,
  schema: 36,
  created: 40,
  sequence: 48,
  flags: 56,
  low: 64,
  high: 72,
  digest: 80,
  payload: 112,
}
const LENGTH_AT = 116
const START = 120

export function frameBytes(
  type: string,
  sequence: number,
  flags: number,
  payloadType: number,
  payload: Buffer,
): Buffer {
  const head = Buffer.alloc(START, 0)
  head.writeUInt32BE(LENGTH_AT, 0)
  Buffer.from(type.padEnd(32, ' ')).copy(head, FIELDS.type)
  head.writeUInt32BE(1, FIELDS.schema)
  head.writeBigUInt64BE(BigInt(Date.now()), FIELDS.created)
  head.writeBigUInt64BE(BigInt(sequence), FIELDS.sequence)
  head.writeBigUInt64BE(BigInt(flags), FIELDS.flags)
  const id = Buffer.from(randomUUID().split('-').join(''), 'hex')
  id.copy(head, FIELDS.high, 0, 8)
  id.copy(head, FIELDS.low, 8)
  createHash('sha256').update(payload).digest().copy(head, FIELDS.digest)
  head.writeUInt32BE(payloadType, FIELDS.payload)
  head.writeUInt32BE(payload.length, LENGTH_AT)
  return Buffer.concat([head, payload])
}

/** @throws Where the bytes are no frame: the real one drops the connection. */
export function frameOf(bytes: Buffer): Frame {
  if (bytes.length < START || bytes.readUInt32BE(0) !== LENGTH_AT) throw new Error('The header of the frame is broken')
  if (bytes.readBigUInt64BE(FIELDS.created) === 0n) throw new Error('The frame has no date')
  const payload = bytes.subarray(START)
  if (payload.length !== bytes.readUInt32BE(LENGTH_AT)) throw new Error('The payload is not as long as it says')
  const digest = createHash('sha256').update(payload).digest()
  if (!digest.equals(bytes.subarray(FIELDS.digest, FIELDS.payload))) throw new Error('The payload has another digest')
  const id = Buffer.concat([bytes.subarray(FIELDS.high, FIELDS.digest), bytes.subarray(FIELDS.low, FIELDS.high)])
  return {
    type: bytes.toString('utf8', FIELDS.type, FIELDS.schema).trim(),
    sequence: Number(bytes.readBigUInt64BE(FIELDS.sequence)),
    id: [
      [0, 4],
      [4, 6],
      [6, 8],
      [8, 10],
      [10, 16],
    ]
      .map(([from, to]) => id.toString('hex', from, to))
      .join('-'),
    payloadType: bytes.readUInt32BE(FIELDS.payload),
    payload,
  }
}
