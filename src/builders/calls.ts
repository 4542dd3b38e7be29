import { described, type Names, optionIssues } from '../errors/option-issues.ts'
import { InvalidDefinitionError } from '../errors.ts'
import { placeOfCall } from '../model/source.ts'
import type { Issue } from '../validators/issue.ts'
import { quoted } from '../validators/quoted.ts'

/** What an argument must be, for callers without types. */
export interface ArgumentKind {
  /** What it is called in the sentence "takes …". */
  readonly wants: string
  readonly is: (value: unknown) => boolean
  /** What the builder gets instead of it. */
  readonly take?: (value: unknown, taking: Taking) => unknown
}

/** The call that an argument was given in. */
export interface Taking {
  readonly method: (...given: never[]) => unknown
  /** The error for what only a later call shows. */
  readonly fail: (message: string) => Error
}

type Saying = (given: readonly unknown[]) => Readonly<Record<string, unknown>>

/** How a method is called. */
export interface MethodCall {
  readonly takes: readonly ArgumentKind[]
  /** The kind of any further arguments. */
  readonly rest?: ArgumentKind
  /** What the call says that a later one must not lose, field to value. */
  readonly says?: Saying
  /** What the call would replace: an earlier one must have said the same of it, or nothing. */
  readonly keeps?: Saying
  /** What its arguments may hold that are records of options. */
  readonly options?: readonly (Names | null)[]
}

/** The calls of every method of a builder. */
export type Calls<T> = {
  readonly [M in keyof T & string as T[M] extends (...given: never[]) => unknown ? M : never]: MethodCall
}

/** What is said where calls may replace each other. */
export const REPLACING = '(calls may replace each other)'

/** A call that can be repeated. */
export function call(...takes: readonly ArgumentKind[]): MethodCall {
  return { takes }
}

/** A call with any number of arguments of the last kind. */
export function taking(...takes: readonly [...ArgumentKind[], ArgumentKind]): MethodCall {
  const [rest, ...before] = takes.toReversed()
  return { takes: before.toReversed(), ...(rest && { rest }) }
}

/** A call that says what no later one may say otherwise. */
export function saying(says: Saying, settled: MethodCall): MethodCall {
  return { ...settled, says, keeps: says }
}

/** A call that settles a field of many parts, all of which another would replace. */
export function once(field: string, settled: MethodCall): MethodCall {
  return saying(given => ({ [field]: given }), settled)
}

/** A call that settles a field in one of several ways. To settle it in the same way again replaces it. */
export function oneWay(field: string, way: string, settled: MethodCall): MethodCall {
  const says = { [field]: way }
  return saying(() => says, settled)
}

/** A call that settles the fields that its first argument names, each once. */
export function eachOnce(field: string, settled: MethodCall): MethodCall {
  return saying(
    ([record]) =>
      Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [`${field} ${quoted(key)}`, value])),
    settled,
  )
}

/** A call whose arguments may hold these options alone. */
export function withOptions(settled: MethodCall, options: readonly (Names | null)[] = []): MethodCall {
  return { ...settled, options }
}

/** The arguments as the builder takes them. Throws where they are not what the method wants. */
export function taken(
  method: string,
  { takes, rest, options = [] }: MethodCall,
  given: readonly unknown[],
  caller: (...given: never[]) => unknown,
): readonly unknown[] {
  const fail = (message: string) => wrongCall(method, message, 'CALL-ARG-01', caller)
  const kinds = given.length > takes.length && rest ? given.map((_, at) => takes[at] ?? rest) : takes
  for (let at = kinds.length; at < given.length; at++)
    if (given[at] !== undefined)
      throw fail(`takes ${counted(kinds.length)}, and got ${described(given[at])} after that`)
  for (const [at, kind] of kinds.entries()) {
    if (readable(() => kind.is(given[at]))) continue
    throw fail(`takes ${kind.wants}${placed(at, kinds.length)}, and got ${described(given[at])}`)
  }
  const wrong = optionIssues(method, given, options)
  if (wrong.length > 0) throw refused(method, wrong, caller)
  return kinds.map((kind, at) => {
    const value = given[at]
    return kind.take ? kind.take(value, { method: caller, fail }) : value
  })
}

/** What to do about a wrong call, by code. */
export const HINTS = {
  'CALL-ARG-01': 'give it what it takes',
  'CALL-TWO-01':
    "set it once, with a condition inside the call where there is a choice; after .ignoreRules('CALL-TWO-01') calls may replace each other",
} as const

/** The error for a call that is wrong in itself, its stack starting where `caller` was called. */
export function wrongCall(
  method: string,
  message: string,
  code: keyof typeof HINTS,
  caller: (...given: never[]) => unknown,
  cause?: unknown,
): InvalidDefinitionError {
  const hint = HINTS[code]
  const issue = { code, severity: 'error', path: [method], message: `${method} ${message}`, hint } as const
  const error = refused(method, [issue], caller)
  if (cause !== undefined) error.cause = cause
  return error
}

function refused(
  method: string,
  issues: readonly Issue[],
  caller: (...given: never[]) => unknown,
): InvalidDefinitionError {
  const source = placeOfCall(caller)
  const error = new InvalidDefinitionError(
    `Call of ${method}`,
    issues.map(issue => (source ? { ...issue, source } : issue)),
  )
  Error.captureStackTrace(error, caller)
  return error
}

/** What cannot be looked at, such as a proxy that was revoked, is not what any method takes. */
function readable(looks: () => boolean): boolean {
  try {
    return looks()
  } catch {
    return false
  }
}

function counted(arguments_: number): string {
  if (arguments_ === 0) return 'no arguments'
  return arguments_ === 1 ? 'one argument' : `${arguments_} arguments`
}

function placed(at: number, of: number): string {
  return of > 1 ? ` as argument ${at + 1}` : ''
}
