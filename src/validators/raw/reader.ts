import type * as z from 'zod/mini'

/** Where a value has another type than AWS takes. Values are not repeated: they may be secret. */
export interface TypeProblem {
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly received: string
  /** A CloudFormation function stands there, so nobody knows the value yet. */
  readonly unresolved: boolean
}

/** What one reading has found so far, and where it is. */
export class Reading {
  readonly problems: TypeProblem[] = []
  readonly path: (string | number)[] = []

  refuse(expected: string, value: unknown): undefined {
    this.problems.push({
      path: [...this.path],
      expected,
      received: typeName(value),
      unresolved: isFunctionCall(value),
    })
    return undefined
  }
}

/** Takes what has the right types out of a value, leaves the rest out, and says what that was. Never throws. */
export type Reader<T> = (value: unknown, reading: Reading) => T | undefined

type Read = Reader<unknown>

// A document of AWS's size limit cannot hold longer lists, so no hostile length is walked.
const MAX_ITEMS = 65_536

/** Makes a reader from a schema of objects, arrays, records, strings, numbers, booleans and unions of the last three. */
export function readerOf<T>(schema: z.ZodMiniType<T>): Reader<T> {
  return compiled(schema) as Reader<T>
}

const BLANKS: Readonly<Record<string, unknown>> = { string: '', number: 0, object: Object.freeze({}) }

const typeOf = (schema: unknown): string => (schema as z.core.$ZodTypes)._zod.def.type

function compiled(schema: unknown): Read {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'optional':
      return compiled(def.innerType)
    case 'string':
    case 'number':
    case 'boolean':
      return scalar([def.type])
    case 'union':
      return scalar(def.options.map(typeOf))
    case 'array':
      return list(compiled(def.element), BLANKS[typeOf(def.element)])
    case 'record':
      return record(compiled(def.valueType))
    case 'object':
      return object(new Map(Object.entries(def.shape).map(([field, inner]) => [field, compiled(inner)])))
    default:
      throw new TypeError(`No reader for ${def.type}`)
  }
}

function scalar(types: readonly string[]): Read {
  const expected = types.join(' or ')
  const [first, second = first] = types
  return (value, reading) => {
    const type = typeof value
    return type === first || type === second ? value : reading.refuse(expected, value)
  }
}

function list(read: Read, blank: unknown): Read {
  return (value, reading) => {
    if (!isArray(value)) return reading.refuse('list', value)
    const length = Number(member(value, 'length', reading))
    if (length > MAX_ITEMS) return reading.refuse(`list of at most ${MAX_ITEMS} items`, value)
    const items: unknown[] = []
    for (let at = 0; at < length; at++) {
      reading.path.push(at)
      // What cannot be read keeps its place, so that the paths of the others stay right.
      items.push(read(member(value, at, reading), reading) ?? blank)
      reading.path.pop()
    }
    return items
  }
}

function record(read: Read): Read {
  return fieldsOf(key => (key === '__proto__' ? undefined : read))
}

function object(readers: ReadonlyMap<string, Read>): Read {
  return fieldsOf(key => readers.get(key))
}

function fieldsOf(readerFor: (key: string) => Read | undefined): Read {
  return (value, reading) => {
    const fields: Record<string, unknown> = {}
    for (const key of keysOf(value, reading)) {
      const read = readerFor(key)
      if (read === undefined) continue
      reading.path.push(key)
      const found = member(value, key, reading)
      // AWS takes null for "not set"
      const taken = found === null || found === undefined ? undefined : read(found, reading)
      if (taken !== undefined) fields[key] = taken
      reading.path.pop()
    }
    return fields
  }
}

function keysOf(value: unknown, reading: Reading): readonly string[] {
  if (typeof value === 'object' && value !== null && !isArray(value)) {
    try {
      return Object.keys(value)
    } catch {
      reading.refuse('readable object', value)
      return []
    }
  }
  reading.refuse('object', value)
  return []
}

function member(value: unknown, key: string | number, reading: Reading): unknown {
  try {
    return (value as Record<string | number, unknown>)[key]
  } catch {
    return reading.refuse('readable value', value)
  }
}

function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value)
  } catch {
    return false
  }
}

function isFunctionCall(value: unknown): boolean {
  try {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : []
    return keys.length === 1 && /^(Ref$|Fn::)/.test(keys[0] ?? '')
  } catch {
    return false
  }
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return isArray(value) ? 'list' : typeof value
}
