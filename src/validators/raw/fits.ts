import type { ApiMember, ApiTable, ApiType, Limits } from '../api/table.ts'
import { INTEGER, MAX_ITEMS } from './reader.ts'

/** Whether a value is plain data that holds what AWS takes and nothing else, so that nothing need be left out of it. May throw. */
export type Fits<T> = (value: unknown) => value is T

type Question = (value: unknown) => boolean

/** Makes the question for a structure of the API, when it is first asked. */
export function fitsOf<T>(table: ApiTable, structure: string): Fits<T> {
  let fits: Question | undefined
  return (value): value is T => {
    fits ??= structureOf(table, structure)
    return fits(value)
  }
}

function structureOf(table: ApiTable, structure: string): Question {
  // Without a prototype it is a table, too, and the engine looks into it faster than into a Map
  const members: Record<string, Member> = Object.create(null)
  let needed = 0
  for (const [name, member] of table.membersOf(structure)) {
    members[name] = memberOf(table, member)
    if (member.required) needed += 1
  }
  return value => {
    if (!isPlain(value)) return false
    let found = 0
    for (const name in value) {
      const member = members[name]
      if (member === undefined || !member.fits(value[name])) return false
      if (member.required) found += 1
    }
    return found === needed
  }
}

interface Member {
  readonly fits: Question
  readonly required: boolean
}

function memberOf(table: ApiTable, { type, required, unsent, readOnly }: ApiMember): Member {
  if (unsent || readOnly) return { fits: () => false, required }
  // Templates write "" for a text that is not set
  return { fits: type.kind === 'string' ? isFilled : typeOf(table, type), required }
}

function typeOf(table: ApiTable, type: ApiType): Question {
  switch (type.kind) {
    case 'string':
    case 'boolean':
      return value => typeof value === type.kind
    case 'size':
      return value => typeof value === 'number' || typeof value === 'string'
    case 'text':
      return textOf(type)
    case 'integer':
      return numberOf(type.limits, INTEGER, Number.isInteger)
    case 'number':
      return numberOf(type.limits, type.limits, () => true)
    case 'enum':
      return oneOf(type.values)
    case 'list':
      return listOf(typeOf(table, type.of), type.limits)
    case 'map':
      return mapOf(typeOf(table, type.of))
    case 'structure':
      return structureOf(table, type.name)
    case 'anything':
      return value => value !== null && value !== undefined
  }
}

function textOf({ limits: { min, max }, pattern }: ApiType & { readonly kind: 'text' }): Question {
  return value =>
    typeof value === 'string' &&
    value !== '' &&
    value.length >= min &&
    value.length <= max &&
    (pattern === undefined || pattern.test(value))
}

function numberOf(own: Limits, widest: Limits, isOne: (value: number) => boolean): Question {
  const min = Math.max(own.min, widest.min)
  const max = Math.min(own.max, widest.max)
  return value => typeof value === 'number' && value >= min && value <= max && isOne(value)
}

function oneOf(values: readonly unknown[]): Question {
  const known = new Set(values)
  return value => known.has(value)
}

function listOf(fits: Question, { min, max }: Limits): Question {
  const most = Math.min(max, MAX_ITEMS)
  return value => {
    if (!Array.isArray(value) || value.length < min || value.length > most) return false
    for (let at = 0; at < value.length; at++) if (!fits(value[at])) return false
    return true
  }
}

function mapOf(fits: Question): Question {
  return value => {
    if (!isPlain(value)) return false
    for (const name in value) if (isForeign(name) || !fits(value[name])) return false
    return true
  }
}

const isFilled: Question = value => typeof value === 'string' && value !== ''

/** A name that the reader leaves out, or one that makes a function of CloudFormation of the whole. */
const isForeign = (name: string): boolean => name === '__proto__' || name === 'Ref' || name.startsWith('Fn::')

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
