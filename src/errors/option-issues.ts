import { redacted } from '../model/credentials.ts'
import type { Issue } from '../validators/issue.ts'
import { nearest } from './nearest.ts'

/**
 * What options may be called, and what each may be: `true` for anything, letters for what `KINDS` says, names for a record
 * of options, and a list of one of these for a list. Under the name `''` stands what a record may be instead.
 */
export type Names = { readonly [name: string]: Option } | readonly [Option]
type Option = Names | string | true

/** By method or function, the options of each argument that is a record of them. */
export type OptionNames = Readonly<Record<string, readonly (Names | null)[]>>

const SHOWN = 80

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the letters of a table mean. */
const KINDS: readonly (readonly [letter: string, wants: string, is: (value: unknown) => boolean])[] = [
  ['t', 'a string', value => typeof value === 'string'],
  ['n', 'a number', value => typeof value === 'number'],
  ['f', 'true or false', value => typeof value === 'boolean'],
  ['r', 'an object', isRecord],
  ['l', 'a list', Array.isArray],
]

/**
 * Options that a method does not have, or that are something else than it takes, as only a program without types, or a
 * spread, can give. Further arguments are as the last one.
 */
export function optionIssues(method: string, given: readonly unknown[], known: readonly (Names | null)[]): Issue[] {
  return given.flatMap((value, at) => {
    const names = at < known.length ? known[at] : known.at(-1)
    // Whether an argument is a record at all, its kind says
    return names && typeof value === 'object' && value !== null ? issuesIn({ method, path: [] }, value, names) : []
  })
}

interface Place {
  readonly method: string
  readonly path: readonly (string | number)[]
}

const below = ({ method, path }: Place, key: string | number): Place => ({ method, path: [...path, key] })

function issuesIn(place: Place, given: unknown, option: Option): Issue[] {
  if (option === true || given === undefined) return []
  const letters = lettersOf(option)
  if (!KINDS.some(([letter, , is]) => letters.includes(letter) && is(given))) return [wrongKind(place, letters, given)]
  if (typeof option === 'string') return []
  if (Array.isArray(given))
    return isList(option) ? given.flatMap((each, at) => issuesIn(below(place, at), each, option[0])) : []
  if (isList(option) || typeof given !== 'object' || given === null) return []
  return Object.entries(given).flatMap(([name, value]): Issue[] => {
    if (name !== '' && Object.hasOwn(option, name)) return issuesIn(below(place, name), value, option[name] ?? true)
    return value === undefined ? [] : [unknownOption(below(place, name), option)]
  })
}

function lettersOf(option: Names | string): string {
  if (typeof option === 'string') return option
  if (isList(option)) return 'l'
  const { '': instead = '' } = option
  return `r${typeof instead === 'string' ? instead : ''}`
}

const isList = (option: Names): option is readonly [Option] => Array.isArray(option)

function wrongKind({ method, path }: Place, letters: string, given: unknown): Issue {
  const wants = KINDS.flatMap(([letter, words]) => (letters.includes(letter) ? words : [])).join(', or ')
  const message = `${method} takes ${wants} for ${path.join('.')}, and got ${described(given)}`
  return { code: 'CALL-ARG-01', severity: 'error', path: pathOf(method, path), message, hint: 'give it what it takes' }
}

function unknownOption({ method, path }: Place, known: Names): Issue {
  const names = Object.keys(known).filter(each => each !== '')
  const name = redacted(String(path.at(-1)))
  const meant = nearest(name, names)
  const message = `${method} has no option ${JSON.stringify(name.slice(0, SHOWN))}, so it would be lost`
  const hint = meant ? `write ${meant} if that is meant, or remove it` : `remove it, or use one of ${names.join(', ')}`
  return { code: 'API-OPT-01', severity: 'error', path: pathOf(method, path), message, hint }
}

const pathOf = (method: string, path: Place['path']): Issue['path'] => [method.replace(/^\.|\(\)$/g, ''), ...path]

/** What came, without its words, which may be secret. */
export function described(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return `the number ${value}`
  if (isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** What cannot be looked at, such as a proxy that was revoked, is no list. */
function isArray(value: unknown): boolean {
  try {
    return Array.isArray(value)
  } catch {
    return false
  }
}
