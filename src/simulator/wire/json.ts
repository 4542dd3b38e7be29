import { AwsError } from '../operation.ts'
import { bodyText, response } from './message.ts'
import type { Protocol } from './protocol.ts'
import { isRecord, type Shape } from './shape.ts'

/** awsJson 1.1: the operation in a header, one JSON document each way. */
export const awsJson: Protocol = {
  operation: (request, shapes) => {
    const name = request.headers['x-amz-target']?.split('.').at(-1) ?? ''
    return shapes.get(name) ?? name
  },
  input: (request, { input }) => decodeJson(input, bodyText(request)),
  output: ({ output }, value) => response(200, CONTENT_TYPE, encodeJson(output, value)),
  error: ({ code, message, status, details }) =>
    response(status, CONTENT_TYPE, JSON.stringify({ __type: code, message, ...details })),
}

const CONTENT_TYPE = 'application/x-amz-json-1.1'

/** The members of an input that a JSON document has. */
export function decodeJson(shape: Shape, body: string): Record<string, unknown> {
  const value = decode(shape, parsed(body || '{}'))
  return isRecord(value) ? value : {}
}

/** An output as a JSON document. */
export const encodeJson = (shape: Shape, value: unknown): string => JSON.stringify(encode(shape, value ?? {}))

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new AwsError('SerializationException', 'The request body is no JSON document')
  }
}

function decode(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (shape.isStructSchema() || shape.isMapSchema()) {
    if (!isRecord(value)) throw unexpected(value, 'START_OBJECT')
    const members: [string, unknown][] = shape.isMapSchema()
      ? Object.entries(value).map(([key, item]) => [key, decode(shape.getValueSchema(), item)])
      : [...shape.structIterator()].map(([name, member]) => [name, decode(member, value[name])])
    return Object.fromEntries(members.filter(([, item]) => item !== undefined))
  }
  if (shape.isListSchema()) {
    if (!Array.isArray(value)) throw unexpected(value, 'START_ARRAY')
    return value.map(item => decode(shape.getValueSchema(), item))
  }
  return scalar(shape, value)
}

function scalar(shape: Shape, value: unknown): unknown {
  if (shape.isTimestampSchema()) return timestamp(value)
  if (shape.isBlobSchema() && typeof value === 'string') return Uint8Array.from(Buffer.from(value, 'base64'))
  const expected = shape.isStringSchema()
    ? 'String'
    : shape.isBooleanSchema()
      ? 'Boolean'
      : shape.isNumericSchema()
        ? 'Number'
        : undefined
  if (expected && typeof value !== expected.toLowerCase())
    throw new AwsError('SerializationException', `${token(value)} can not be converted to a ${expected}`)
  return value
}

function timestamp(value: unknown): Date {
  const date = typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : NaN)
  if (Number.isNaN(date.getTime()))
    throw new AwsError('SerializationException', `${token(value)} can not be converted to a Timestamp`)
  return date
}

const token = (value: unknown): string =>
  Array.isArray(value)
    ? 'START_ARRAY'
    : typeof value === 'object'
      ? 'START_OBJECT'
      : typeof value === 'boolean'
        ? `${value ? 'TRUE' : 'FALSE'}_VALUE`
        : `${(typeof value).toUpperCase()}_VALUE`

const unexpected = (value: unknown, expected: string): AwsError =>
  new AwsError('SerializationException', `Expected ${expected} or VALUE_NULL, found ${token(value)}`)

function encode(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return value.getTime() / 1000
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (shape.isListSchema() && Array.isArray(value)) return value.map(item => encode(shape.getValueSchema(), item))
  if (shape.isMapSchema() && isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(shape.getValueSchema(), item)]))
  if (shape.isStructSchema() && isRecord(value))
    return Object.fromEntries([...shape.structIterator()].map(([name, member]) => [name, encode(member, value[name])]))
  return value
}
