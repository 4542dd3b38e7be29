import {
  foreignValue,
  missingMember,
  moreUnknownMembers,
  outOfRange,
  unknownMember,
  unsentMember,
  wrongLength,
  wrongPattern,
} from '../api/problems.ts'
import type { ApiTable, ApiType, Limits } from '../api/table.ts'
import type { Finding } from '../rule.ts'

/** Where a value has another type than AWS takes. Values are not repeated: they may be secret. */
export interface TypeProblem {
  readonly path: readonly (string | number)[]
  readonly expected: string
  readonly received: string
  /** A CloudFormation function stands there, so nobody knows the value yet. */
  readonly unresolved: boolean
}

type Findings = Pick<Reading, 'problems' | 'refused'>

/** What one reading has found so far, and where it is. */
export class Reading {
  readonly problems: TypeProblem[]
  /** What the model of the API says of values that have the right type, of what is missing, and of what it lacks. */
  readonly refused: Finding[]
  /** The keys of the lists and objects that are being read; the first is that of the whole, which has none. */
  readonly path: Key[] = []
  readonly #at: readonly Key[]

  /** Reads what stands at this path of the user's JSON. */
  constructor(at: readonly Key[] = [], { problems, refused }: Findings = { problems: [], refused: [] }) {
    this.#at = at
    this.problems = problems
    this.refused = refused
  }

  /** Reads what stands further down; what is found is found for both. */
  below(...keys: readonly Key[]): Reading {
    return new Reading([...this.#at, ...keys], this)
  }

  refuse(expected: string, value: unknown, key: Key): undefined {
    const problem = { path: this.pathOf(key), expected, received: typeName(value), unresolved: isFunctionCall(value) }
    this.problems.push(problem)
    return undefined
  }

  pathOf(...keys: readonly Key[]): Key[] {
    return [...this.#at, ...[...this.path, ...keys].slice(1)]
  }
}

/** Takes what has the right types out of a value, leaves the rest out, and says what that was. Never throws. */
export type Reader<T> = (value: unknown, reading: Reading) => T | undefined

export interface ReaderOptions {
  /** The whole is only a part of a request, so members that a request needs may be missing from it. */
  readonly partial?: boolean
}

type Key = string | number

// Only lists and objects note the way to them: most values are neither
type Read = (value: unknown, reading: Reading, key: Key) => unknown

// A document of AWS's size limit cannot hold longer lists, so no hostile length is walked.
export const MAX_ITEMS = 65_536
const MAX_UNKNOWN = 20
/** What editors and clients write beside what AWS takes. */
const BESIDE = new Set(['$schema', '$metadata', 'ResponseMetadata'])

/** Makes a reader of a structure of the API, when it is first used. */
export function readerOf<T>(table: ApiTable, structure: string, { partial = false }: ReaderOptions = {}): Reader<T> {
  const compiler = new Compiler(table)
  let read: Read | undefined
  return (value, reading) => {
    read ??= compiler.structure(structure, { whole: true, partial })
    return read(value, reading, '') as T | undefined
  }
}

const ANY: Limits = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY }
export const INTEGER: Limits = { min: -(2 ** 31), max: 2 ** 31 - 1 }

class Compiler {
  readonly #table: ApiTable
  readonly #structures = new Map<string, Read>()

  constructor(table: ApiTable) {
    this.#table = table
  }

  typeOf(type: ApiType): Read {
    switch (type.kind) {
      case 'string':
      case 'boolean':
        return scalar(type.kind)
      case 'size':
        return scalar('number', 'string')
      case 'text':
        return text(type.limits, type.pattern)
      case 'integer':
      case 'number':
        return number(type.limits, type.kind === 'integer')
      case 'enum':
        return oneOf(type.values)
      case 'list':
        return list(this.typeOf(type.of), blankOf(type.of), type.limits)
      case 'map':
        return record(this.typeOf(type.of))
      case 'structure':
        return this.structure(type.name)
      case 'anything':
        return value => value
    }
  }

  structure(name: string, { whole = false, partial = false } = {}): Read {
    const known = whole ? undefined : this.#structures.get(name)
    if (known) return known
    const members = this.#table.membersOf(name)
    const readers = new Map<string, Read>()
    const required = partial ? [] : [...members].filter(([, member]) => member.required).map(([member]) => member)
    const read = this.#fields(name, readers, required, whole)
    this.#structures.set(name, read)
    for (const [member, { type, unsent, readOnly }] of members) {
      readers.set(member, unsent ? unsentOf(this.#table) : readOnly ? readOnlyOf : this.#memberOf(type))
    }
    return read
  }

  // Templates write "" for a text that is not set, and the official GitHub action and ecspresso leave it out
  #memberOf(type: ApiType): Read {
    const read = this.typeOf(type)
    if (type.kind !== 'string' && type.kind !== 'text' && type.kind !== 'enum') return read
    return (value, reading, key) => (value === '' ? undefined : read(value, reading, key))
  }

  #fields(structure: string, readers: ReadonlyMap<string, Read>, required: readonly string[], whole: boolean): Read {
    const table = this.#table
    return (value, reading, key) => {
      const fields: Record<string, unknown> = {}
      const keys = keysOf(value, reading, key)
      if (!keys) return fields
      let unknown = 0
      reading.path.push(key)
      for (const field of keys) {
        const read = readers.get(field)
        if (read === undefined) {
          if (whole && BESIDE.has(field)) continue
          unknown += 1
          if (unknown > MAX_UNKNOWN) continue
          reading.refused.push(unknownMember(table, structure, field, reading.pathOf(field)))
          continue
        }
        const found = member(value, field, reading)
        // AWS takes null for "not set"
        const taken = found === null || found === undefined ? undefined : read(found, reading, field)
        if (taken !== undefined) fields[field] = taken
      }
      for (const name of required) {
        if (fields[name] !== undefined || isGiven(value, name, reading)) continue
        reading.refused.push(missingMember(table, structure, name, reading.pathOf(name)))
      }
      reading.path.pop()
      if (unknown > MAX_UNKNOWN) {
        reading.refused.push(moreUnknownMembers(table, structure, unknown - MAX_UNKNOWN, reading.pathOf(key)))
      }
      return fields
    }
  }
}

function isGiven(value: unknown, name: string, reading: Reading): boolean {
  const found = member(value, name, reading)
  return found !== null && found !== undefined && found !== ''
}

const unsentOf =
  (table: ApiTable): Read =>
  (_value, reading, key) => {
    reading.refused.push(unsentMember(table, String(key), reading.pathOf(key)))
    return undefined
  }

/** Rules look at some of it, such as the ARN of a service; what is no text is nothing to them. */
const readOnlyOf: Read = value => (typeof value === 'string' ? value : undefined)

function blankOf({ kind }: ApiType): unknown {
  if (kind === 'structure') return Object.freeze({})
  return kind === 'integer' || kind === 'number' ? 0 : ''
}

function scalar(first: string, second = first): Read {
  const expected = first === second ? first : `${first} or ${second}`
  return (value, reading, key) => {
    const type = typeof value
    return type === first || type === second ? value : reading.refuse(expected, value, key)
  }
}

function text({ min, max }: Limits, pattern: RegExp | undefined): Read {
  return (value, reading, key) => {
    if (typeof value !== 'string') return reading.refuse('string', value, key)
    if (value.length < min || value.length > max) {
      reading.refused.push(
        wrongLength(nameOf(key, reading), value.length, 'characters', { min, max }, reading.pathOf(key)),
      )
    } else if (pattern && !pattern.test(value)) {
      reading.refused.push(wrongPattern(nameOf(key, reading), pattern, reading.pathOf(key)))
    }
    return value
  }
}

function number(limits: Limits, whole: boolean): Read {
  const widest = whole ? INTEGER : ANY
  const min = Math.max(limits.min, widest.min)
  const max = Math.min(limits.max, widest.max)
  return (value, reading, key) => {
    if (typeof value !== 'number') return reading.refuse('number', value, key)
    if (!(value >= min && value <= max) || (whole && !Number.isInteger(value))) {
      reading.refused.push(outOfRange(nameOf(key, reading), value, limits, whole, reading.pathOf(key)))
    }
    return value
  }
}

function oneOf(values: readonly string[]): Read {
  const known = new Set(values)
  return (value, reading, key) => {
    if (typeof value !== 'string') return reading.refuse('string', value, key)
    if (!known.has(value)) reading.refused.push(foreignValue(nameOf(key, reading), values, reading.pathOf(key)))
    return value
  }
}

/** The name of the member that a value belongs to: an item has that of its list. */
function nameOf(key: Key, { path }: Reading): string {
  if (typeof key === 'string') return key
  return String(path.findLast(each => typeof each === 'string' && each !== '') ?? 'An item')
}

function list(read: Read, blank: unknown, limits: Limits): Read {
  return (value, reading, key) => {
    if (!isArray(value)) return reading.refuse('list', value, key)
    const items: unknown[] = []
    reading.path.push(key)
    const length = lengthOf(value, reading)
    const readable = length <= MAX_ITEMS ? length : 0
    for (let at = 0; at < readable; at++) {
      // What cannot be read keeps its place, so that the paths of the others stay right.
      items.push(read(itemOf(value, at, reading), reading, at) ?? blank)
    }
    reading.path.pop()
    if (length > MAX_ITEMS) return reading.refuse(`list of at most ${MAX_ITEMS} items`, value, key)
    if (length < limits.min || length > limits.max) {
      reading.refused.push(wrongLength(nameOf(key, reading), length, 'items', limits, reading.pathOf(key)))
    }
    return items
  }
}

function record(read: Read): Read {
  return (value, reading, key) => {
    const fields: Record<string, unknown> = {}
    const keys = keysOf(value, reading, key)
    if (!keys) return fields
    reading.path.push(key)
    for (const field of keys) {
      if (field === '__proto__') continue
      const found = member(value, field, reading)
      const taken = found === null || found === undefined ? undefined : read(found, reading, field)
      if (taken !== undefined) fields[field] = taken
    }
    reading.path.pop()
    return fields
  }
}

function keysOf(value: unknown, reading: Reading, key: Key): readonly string[] | undefined {
  if (typeof value === 'object' && value !== null && !isArray(value)) {
    try {
      const keys = Object.keys(value)
      return isFunctionOf(keys) ? reading.refuse('object', value, key) : keys
    } catch {
      return reading.refuse('readable object', value, key)
    }
  }
  return reading.refuse('object', value, key)
}

function member(value: unknown, key: Key, reading: Reading): unknown {
  try {
    return (value as Record<Key, unknown>)[key]
  } catch {
    return reading.refuse('readable value', value, key)
  }
}

// Apart from members: the engine reads each the faster where it meets no other
function itemOf(list: readonly unknown[], at: number, reading: Reading): unknown {
  try {
    return list[at]
  } catch {
    return reading.refuse('readable value', list, at)
  }
}

function lengthOf(list: readonly unknown[], reading: Reading): number {
  try {
    return Number(list.length)
  } catch {
    return Number(reading.refuse('readable value', list, 'length'))
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
    return typeof value === 'object' && value !== null && isFunctionOf(Object.keys(value))
  } catch {
    return false
  }
}

function isFunctionOf(keys: readonly string[]): boolean {
  return keys.length === 1 && /^(Ref$|Fn::)/.test(keys[0] ?? '')
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  return isArray(value) ? 'list' : typeof value
}
