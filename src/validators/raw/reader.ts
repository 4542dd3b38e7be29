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
  /** The keys of the lists and objects that are being read; the first is that of the whole, which has none. */
  readonly path: Key[] = []
  readonly #at: readonly Key[]

  /** Reads what stands at this path of the user's JSON. */
  constructor(at: readonly Key[] = []) {
    this.#at = at
  }

  refuse(expected: string, value: unknown, key: Key): undefined {
    this.problems.push({
      path: [...this.#at, ...[...this.path, key].slice(1)],
      expected,
      received: typeName(value),
      unresolved: isFunctionCall(value),
    })
    return undefined
  }
}

/** Takes what has the right types out of a value, leaves the rest out, and says what that was. Never throws. */
export type Reader<T> = (value: unknown, reading: Reading) => T | undefined

type Key = string | number

// Only lists and objects note the way to them: most values are neither
type Read = (value: unknown, reading: Reading, key: Key) => unknown

// A document of AWS's size limit cannot hold longer lists, so no hostile length is walked.
const MAX_ITEMS = 65_536

/** Makes a reader from a schema of objects, arrays, records, strings, numbers, booleans and unions of the last three. */
export function readerOf<T>(schema: z.ZodMiniType<T>): Reader<T> {
  const read = compiled(schema)
  return (value, reading) => read(value, reading, '') as T | undefined
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
      return fieldsOf(new Map(Object.entries(def.shape).map(([field, inner]) => [field, compiledField(inner)])))
    default:
      throw new TypeError(`No reader for ${def.type}`)
  }
}

// Templates write "" for a text that is not set, and the official GitHub action and ecspresso leave it out
function compiledField(schema: unknown): Read {
  const read = compiled(schema)
  if (!isText(schema)) return read
  return (value, reading, key) => (value === '' ? undefined : read(value, reading, key))
}

function isText(schema: unknown): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return def.type === 'optional' ? isText(def.innerType) : def.type === 'string'
}

function scalar(types: readonly string[]): Read {
  const expected = types.join(' or ')
  const [first, second = first] = types
  return (value, reading, key) => {
    const type = typeof value
    return type === first || type === second ? value : reading.refuse(expected, value, key)
  }
}

function list(read: Read, blank: unknown): Read {
  return (value, reading, key) => {
    if (!isArray(value)) return reading.refuse('list', value, key)
    const items: unknown[] = []
    reading.path.push(key)
    const length = Number(member(value, 'length', reading))
    const readable = length <= MAX_ITEMS ? length : 0
    for (let at = 0; at < readable; at++) {
      // What cannot be read keeps its place, so that the paths of the others stay right.
      items.push(read(member(value, at, reading), reading, at) ?? blank)
    }
    reading.path.pop()
    return length > MAX_ITEMS ? reading.refuse(`list of at most ${MAX_ITEMS} items`, value, key) : items
  }
}

function record(read: Read): Read {
  return fieldsOf({ get: key => (key === '__proto__' ? undefined : read) })
}

function fieldsOf(readers: { get(field: string): Read | undefined }): Read {
  return (value, reading, key) => {
    const fields: Record<string, unknown> = {}
    const keys = keysOf(value, reading, key)
    reading.path.push(key)
    for (const field of keys) {
      const read = readers.get(field)
      if (read === undefined) continue
      const found = member(value, field, reading)
      // AWS takes null for "not set"
      const taken = found === null || found === undefined ? undefined : read(found, reading, field)
      if (taken !== undefined) fields[field] = taken
    }
    reading.path.pop()
    return fields
  }
}

function keysOf(value: unknown, reading: Reading, key: Key): readonly string[] {
  if (typeof value === 'object' && value !== null && !isArray(value)) {
    try {
      return Object.keys(value)
    } catch {
      reading.refuse('readable object', value, key)
      return []
    }
  }
  reading.refuse('object', value, key)
  return []
}

function member(value: unknown, key: Key, reading: Reading): unknown {
  try {
    return (value as Record<Key, unknown>)[key]
  } catch {
    return reading.refuse('readable value', value, key)
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
