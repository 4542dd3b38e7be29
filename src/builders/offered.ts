import { described, type OptionNames } from '../errors/option-issues.ts'
import { isEcsError, isInvalidDefinitionError } from '../errors.ts'
import { isPlaced, madeAfter, madeAt, madeBy, saidBy } from '../model/source.ts'
import { type Calls, type MethodCall, REPLACING, type Taking, taken, wrongCall } from './calls.ts'

/** What a builder's class says of itself to {@link offered}. */
interface Offering {
  readonly calls: Readonly<Record<string, MethodCall>>
  /** What errors call what it builds, for example `'load balancer'`. */
  readonly kind: string
  readonly options: OptionNames
  /** The names of what it tells of itself. */
  readonly values: readonly string[]
}

/** What a caller holds: the methods that the types declare, and nothing of what stands behind them. */
class Offered {
  readonly #inner: object

  constructor(inner: object) {
    this.#inner = inner
    Object.freeze(this)
  }

  static innerOf(value: unknown): object | undefined {
    return typeof value === 'object' && value !== null && #inner in value ? value.#inner : undefined
  }
}

/** What calls have said so far, the latest first. */
interface Said {
  readonly field: string
  readonly value: unknown
  readonly before: Said | undefined
}

const own = new WeakSet<object>()
const said = new WeakMap<object, Said | undefined>()
const classes = new Map<unknown, new (inner: object) => Offered>()
const offerings = new Map<unknown, Offering>()

/** Declares how the methods of a builder are called, and which values it has. */
export function offers<T extends object>(
  builder: abstract new (...given: never[]) => T,
  kind: string,
  calls: Calls<T>,
  options: OptionNames = {},
  values: readonly (keyof T & string)[] = [],
): void {
  offerings.set(builder, { kind, calls, options, values })
}

/** A builder as callers hold it. Anything else is given as it is. */
export function offered(value: unknown): unknown {
  if (!isObject(value)) return value
  const offering = offerings.get(value.constructor)
  if (!offering) return value
  let Class = classes.get(value.constructor)
  if (!Class) {
    Class = classOf(value, offering)
    classes.set(value.constructor, Class)
  }
  return new Class(value)
}

export function isOffered(value: unknown): boolean {
  return Offered.innerOf(value) !== undefined
}

/** What a builder builds, for example `'load balancer'`. */
export function kindOf(value: unknown): string | undefined {
  return offerings.get(Offered.innerOf(value)?.constructor)?.kind
}

/**
 * A function of callers, as a builder calls it: it gets what callers hold, and must return such a thing. What is new to
 * it is made by the call that the function was given in.
 */
export function passedThrough(step: unknown, { method, fail }: Taking): unknown {
  return (inner: object): unknown => {
    if (!isPlaced(inner)) madeBy(inner, method)
    const returned = byCaller(() => (typeof step === 'function' ? step(offered(inner)) : undefined))
    const back = Offered.innerOf(returned)
    if (back?.constructor === inner.constructor) return back
    const { kind } = offerings.get(inner.constructor) ?? { kind: 'builder' }
    throw fail(`takes a function that returns the ${kind} it is given, and that one returned ${described(returned)}`)
  }
}

/** Remembers that an error comes from the caller's own code, and is to pass as it is. */
export function ofCaller(error: unknown): unknown {
  if (typeof error === 'object' && error !== null) own.add(error)
  return error
}

/** Runs a function of the caller's: what it throws is the caller's own, and passes. */
function byCaller(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    throw ofCaller(error)
  }
}

function classOf(inner: object, { calls, options, values }: Offering): new (inner: object) => Offered {
  class Builder extends Offered {}
  for (const [name, call] of Object.entries(calls))
    Object.defineProperty(Builder.prototype, name, {
      value: methodOf(name, { ...call, options: options[name] ?? [] }),
      enumerable: true,
    })
  for (const property of [...symbolsOf(inner), ...values])
    Object.defineProperty(Builder.prototype, property, {
      get: function offeredValue(this: unknown): unknown {
        try {
          return Reflect.get(Offered.innerOf(this) ?? {}, property)
        } catch (error) {
          if (isInvalidDefinitionError(error) && !own.has(error)) Error.captureStackTrace(error, offeredValue)
          throw error
        }
      },
    })
  return Builder
}

function symbolsOf(inner: object): readonly symbol[] {
  return Object.getOwnPropertySymbols(Object.getPrototypeOf(inner))
}

function methodOf(name: string, call: MethodCall): (...given: readonly unknown[]) => unknown {
  const method = `.${name}()`
  return function offeredMethod(this: unknown, ...given: readonly unknown[]): unknown {
    const inner = Offered.innerOf(this)
    const run: unknown = inner && Reflect.get(inner, name)
    if (!inner || typeof run !== 'function')
      throw wrongCall(method, 'was called without the object that it belongs to', 'CALL-ARG-01', offeredMethod)
    const copied = taken(method, call, given, offeredMethod)
    const now = heard(method, call, given, said.get(inner), offeredMethod)
    try {
      const result: unknown = Reflect.apply(run, inner, copied)
      if (isObject(result) && result !== inner) remember(result, inner, now, name, given[0], offeredMethod)
      return offered(result)
    } catch (error) {
      if (isInvalidDefinitionError(error) && !own.has(error)) Error.captureStackTrace(error, offeredMethod)
      if (isEcsError(error) || !(error instanceof Error) || own.has(error)) throw error
      const wants = call.takes.length > 0 ? `takes ${call.takes.map(({ wants }) => wants).join(', ')}` : 'takes nothing'
      const message = `${wants}, and something that was given, to it or before, is of another shape: ${error.message}`
      throw wrongCall(method, message, 'CALL-ARG-01', offeredMethod, error)
    }
  }
}

/** A copy was made where what it is a copy of was; anything else was made by this call. */
function remember(
  result: object,
  inner: object,
  now: Said | undefined,
  name: string,
  first: unknown,
  method: (...given: never[]) => unknown,
): void {
  if (result.constructor === inner.constructor) {
    madeAfter(result, inner)
    saidBy(result, inner, name, first, method)
    if (now && !said.has(result)) said.set(result, now)
  } else if (offerings.has(result.constructor)) {
    madeBy(result, method)
  } else {
    madeAt(result, method)
  }
}

/** What was said up to this call. Throws where it would lose what an earlier one said. */
function heard(
  method: string,
  { says, keeps }: MethodCall,
  given: readonly unknown[],
  before: Said | undefined,
  caller: (...given: never[]) => unknown,
): Said | undefined {
  for (const [field, value] of entriesOf(before && keeps?.(given))) {
    const earlier = find(before, field)
    if (!earlier || isSame(earlier.value, value) || find(before, REPLACING)) continue
    throw wrongCall(method, `would replace the ${field} that an earlier call has set`, 'CALL-TWO-01', caller)
  }
  let all = before
  for (const [field, value] of entriesOf(says?.(given))) all = { field, value, before: all }
  return all
}

function entriesOf(record: Readonly<Record<string, unknown>> | undefined): readonly [string, unknown][] {
  return record ? Object.entries(record) : []
}

function find(said: Said | undefined, field: string): Said | undefined {
  for (let each = said; each; each = each.before) if (each.field === field) return each
  return undefined
}

function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const [keys, others] = [Object.keys(one), Object.keys(other)]
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other) || isOffered(one)) return false
  return keys.length === others.length && keys.every(key => isSame(Reflect.get(one, key), Reflect.get(other, key)))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
