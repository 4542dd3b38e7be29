import { NormalizedSchema } from '@smithy/core/schema'
import { AwsError } from '../operation.ts'

/** One shape of a service's API, as the SDK's own schemas describe it. */
export type Shape = NormalizedSchema

/** One operation of a service's API. */
export interface OperationShape {
  readonly name: string
  readonly input: Shape
  readonly output: Shape
  /** Method, path template and success status of REST protocols. */
  readonly http?: readonly [string, string, number]
}

type Schema = Parameters<typeof NormalizedSchema.of>[0]
type Traits = { http?: readonly [string, string, number] }

// The SDK writes an operation as [9, namespace, name, traits, input, output].
const isOperation = (value: unknown): value is [9, string, string, Traits | 0, Schema, Schema] =>
  Array.isArray(value) && value[0] === 9

const known = new WeakMap<object, ReadonlyMap<string, OperationShape>>()

/** Every operation that an SDK client module declares, by name. */
export function operationShapes(module: object): ReadonlyMap<string, OperationShape> {
  const found = known.get(module) ?? readShapes(module)
  known.set(module, found)
  return found
}

function readShapes(module: object): ReadonlyMap<string, OperationShape> {
  const shapes = Object.values(module)
    .filter(isOperation)
    .map(([, , name, traits, input, output]): [string, OperationShape] => [
      name,
      {
        name,
        input: NormalizedSchema.of(input),
        output: NormalizedSchema.of(output),
        ...(traits !== 0 && traits.http ? { http: traits.http } : {}),
      },
    ])
  return new Map(shapes)
}

/** The members that a request must have: the SDK's schemas name them first and then say how many they are. */
export function requiredMembers(shape: Shape): readonly string[] {
  const schema: unknown = shape.getSchema()
  if (!Array.isArray(schema)) return []
  const [names, count]: readonly unknown[] = [schema[4], schema[6]]
  if (!Array.isArray(names) || typeof count !== 'number') return []
  return names.slice(0, count).map(String)
}

/** A number's, boolean's, timestamp's or string's value from its text. */
export function fromText(shape: Shape, text: string): unknown {
  if (shape.isNumericSchema()) {
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw unreadable(text, 'a number')
    return Number(text)
  }
  if (shape.isBooleanSchema()) return text === 'true'
  if (shape.isTimestampSchema()) {
    const date = new Date(text)
    if (Number.isNaN(date.getTime())) throw unreadable(text, 'a timestamp')
    return date
  }
  if (shape.isBlobSchema()) return Uint8Array.from(Buffer.from(text, 'base64'))
  return text
}

const unreadable = (text: string, what: string): AwsError =>
  new AwsError('MalformedInput', `'${text.slice(0, 100)}' can not be converted to ${what}`)

/** The text of a number, boolean, timestamp, blob or string. */
export function toText(shape: Shape, value: unknown): string {
  if (value instanceof Date) {
    // 6 and 7 are the schema's numbers for HTTP dates and epoch seconds; the rest is ISO 8601.
    if (shape.getSchema() === 6) return value.toUTCString()
    if (shape.getSchema() === 7) return String(value.getTime() / 1000)
    return value.toISOString()
  }
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value)
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The trait's value when it is a string. */
export function trait(shape: Shape, name: 'xmlName' | 'ec2QueryName' | 'httpQuery' | 'httpHeader'): string | undefined {
  const value = shape.getMergedTraits()[name]
  return typeof value === 'string' ? value : undefined
}
