import type { ArgumentKind } from './calls.ts'
import { isOffered, kindOf, passedThrough } from './offered.ts'

/** What an argument must be. */
export const kind = (wants: string, is: ArgumentKind['is'], take?: ArgumentKind['take']): ArgumentKind => ({
  wants,
  is,
  ...(take && { take }),
})

export const text = kind('a string', value => typeof value === 'string')
export const number = kind('a number', value => typeof value === 'number')
export const flag = kind('true or false', value => typeof value === 'boolean')
/** An object of plain data, as JSON has it. */
export const data = kind('an object of plain data', value => isRecord(value) && isPlain(value))
/** An object of strings. */
export const texts = kind(
  'an object of strings',
  value => isRecord(value) && Object.values(value).every(each => typeof each === 'string'),
)

/** An object of plain data, in which these members, where they are there, are of these kinds. */
export const withMembers = (members: Readonly<Record<string, ArgumentKind>>): ArgumentKind => {
  const wanted = Object.entries(members)
  const names = wanted.map(([name, member]) => `${name}: ${member.wants}`).join(', ')
  return kind(`an object of plain data (${names})`, value => {
    if (!isRecord(value) || !isPlain(value)) return false
    return wanted.every(([name, member]) => value[name] === undefined || member.is(value[name]))
  })
}

/** An object of plain data in which each member is of this kind. */
export const eachMember = (one: ArgumentKind, wants: string): ArgumentKind =>
  kind(wants, value => isRecord(value) && Object.values(value).every(each => each === undefined || one.is(each)))

export const either = (one: ArgumentKind, other: ArgumentKind): ArgumentKind =>
  kind(`${one.wants} or ${other.wants}`, value => one.is(value) || other.is(value))

/** One of a few words. */
export const oneWord = (...words: readonly string[]): ArgumentKind =>
  kind(`'${words.slice(0, -1).join("', '")}' or '${words.at(-1)}'`, value => words.some(word => word === value))

/** What can be left out. */
export const maybe = (given: ArgumentKind): ArgumentKind =>
  kind(`${given.wants}, or nothing`, value => value === undefined || given.is(value), whenGiven(given.take))

export const listOf = (one: ArgumentKind, wants: string): ArgumentKind =>
  kind(wants, value => isList(value) && value.every(one.is))

// No request holds more, and a list of holes may say that it has billions
const LONGEST_LIST = 65_536
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value) && value.length <= LONGEST_LIST

/** A definition of another thing. */
export const definition = (wants: string, name: string): ArgumentKind =>
  kind(wants, value => isDefinition(value) && (kindOf(value) ?? name) === name)

/** Whatever can be deployed. */
export const anything = kind('a service, cluster, or another thing that can be deployed', isDefinition)

/** A function that gets a builder, takes steps, and returns it. */
export const steps = (wants: string): ArgumentKind => kind(wants, isFunction, passedThrough)

/** A class is a function, too, and cannot be called. */
function isFunction(value: unknown): boolean {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value))
}

/** Containers with what defines them. */
export const containers = kind(
  'a list of { name, define }',
  value => isList(value) && value.every(each => isRecord(each) && isEntry(each)),
  (value, taking) =>
    Array.isArray(value) ? value.map(({ name, define }) => ({ name, define: passedThrough(define, taking) })) : value,
)

function isEntry({ name, define }: Readonly<Record<string, unknown>>): boolean {
  return typeof name === 'string' && isFunction(define)
}

function whenGiven(take: ArgumentKind['take']): ArgumentKind['take'] {
  return take && ((value, taking) => (value === undefined ? undefined : take(value, taking)))
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isOffered(value)
}

function isDefinition(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'build' in value && typeof value.build === 'function'
}

/** Whether a value is data through and through: no functions, no classes, no circles. */
export function isPlain(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== 'object' || value === null) return !['function', 'symbol', 'bigint'].includes(typeof value)
  if (above.length > 50 || above.includes(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null && !Array.isArray(value)) return false
  if (Array.isArray(value) && value.length > LONGEST_LIST) return false
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  return members.every(each => isPlain(each, typeof each === 'object' ? [...above, value] : above))
}
