import { optionIssues } from '../errors/option-issues.ts'
import type { Issue } from './issue.ts'

/** What a member of an input must be. */
export interface InputMember {
  readonly wants: string
  readonly is: (value: unknown) => boolean
  /** It must be there. */
  readonly required?: true
}

/** The members of an input. */
export type InputMembers<T> = Readonly<Record<keyof T, InputMember>>

export const TEXT: InputMember = {
  wants: 'a text that is not empty',
  is: value => typeof value === 'string' && value !== '',
}
export const TEXTS: InputMember = { wants: 'a list of texts', is: isTexts }
export const FLAG: InputMember = { wants: 'true or false', is: value => typeof value === 'boolean' }
export const COUNT: InputMember = {
  wants: 'a whole number of 0 or more',
  is: value => typeof value === 'number' && Number.isInteger(value) && value >= 0,
}
export const OBJECT: InputMember = { wants: 'an object', is: isObject }
export const ANYTHING: InputMember = { wants: 'anything', is: () => true }
export const TEXT_RECORD: InputMember = recordOf('texts', value => typeof value === 'string')
export const TEXT_OR_NULL_RECORD: InputMember = recordOf(
  'texts, or null to take one away',
  value => typeof value === 'string' || value === null,
)

/** What every verb takes of where and how it works. */
export const ACCOUNT_MEMBERS = {
  region: TEXT,
  expectedAccount: TEXT,
  clients: OBJECT,
  onEvent: ANYTHING,
  signal: ANYTHING,
  timeoutSeconds: ANYTHING,
  clock: ANYTHING,
} as const

/** One of these texts. */
export const oneOf = (...texts: readonly string[]): InputMember => ({
  wants: `one of ${texts.join(', ')}`,
  is: value => typeof value === 'string' && texts.includes(value),
})

/** The same, or null. */
export const orNull = ({ wants, is }: InputMember): InputMember => ({
  wants: `${wants}, or null`,
  is: value => value === null || is(value),
})

export const required = (member: InputMember): InputMember => ({ ...member, required: true })

/** What is wrong with an input of a function: members that it does not have, or of another kind. */
export function inputIssues<T>(
  method: string,
  given: unknown,
  members: InputMembers<T>,
  path: Issue['path'] = [],
): Issue[] {
  const known: readonly (readonly [string, InputMember])[] = Object.entries(members)
  const names = known.map(([name]) => name)
  if (!isObject(given)) return [wrong(path, `${method} takes an object there`, `give { ${names.join(', ')} }`)]
  const unknown = optionIssues(method, [given], [Object.fromEntries(names.map(name => [name, true]))])
  return [
    ...unknown.map(issue => ({ ...issue, path: [...path, ...issue.path.slice(1)] })),
    ...known.flatMap(([name, { wants, is, required: needed }]) => {
      const value: unknown = Reflect.get(given, name)
      const fits = value === undefined ? !needed : is(value)
      return fits ? [] : [wrong([...path, name], `${name} must be ${wants}`, 'give it what it takes')]
    }),
  ]
}

const wrong = (path: Issue['path'], message: string, hint: string): Issue => ({
  code: 'CALL-ARG-01',
  severity: 'error',
  path,
  message,
  hint,
})

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(each => typeof each === 'string')
}

function recordOf(what: string, is: (value: unknown) => boolean): InputMember {
  return { wants: `an object of ${what}`, is: value => isObject(value) && Object.values(value).every(is) }
}
