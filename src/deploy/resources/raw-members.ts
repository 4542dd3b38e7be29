import { canonical } from '../canonical.ts'

/** The default of what AWS sets once: it is compared only where the program says it. */
export const AS_IT_IS: unique symbol = Symbol('as it is')

/**
 * The members that `.raw()` of a program has set, as AWS has them: of each, what the program says of it. A member that
 * the program does not set is there only where AWS has something else than by default.
 */
export function rawAsGiven(
  live: Readonly<Record<string, unknown>>,
  raw: object | undefined,
  defaults: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [name, byDefault] of Object.entries(defaults)) {
    const given: unknown = raw && Reflect.get(raw, name)
    if (given === undefined && byDefault === AS_IT_IS) continue
    const value = asGiven(live[name], given ?? byDefault)
    if (value === undefined || (given === undefined && isDefault(value, byDefault))) continue
    found[name] = value
  }
  return found
}

/** The members that the program does not set: what was taken over keeps them. */
export function rawUnsaid(raw: object | undefined, defaults: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(defaults).filter(name => raw === undefined || Reflect.get(raw, name) === undefined)
}

/** What has nothing of that which AWS can take back is left as it is. */
function isDefault(value: unknown, byDefault: unknown): boolean {
  return canonical(value) === canonical(byDefault) || canonical(value) === '{}'
}

/** AWS adds what it chose itself to what it was given: only what was given is compared. */
function asGiven(live: unknown, given: unknown): unknown {
  if (Array.isArray(live) && Array.isArray(given)) {
    return live.length === given.length ? live.map((each, at) => asGiven(each, given[at])) : live
  }
  if (!isRecord(live) || !isRecord(given)) return live
  return Object.fromEntries(
    Object.keys(given).flatMap(name => (live[name] === undefined ? [] : [[name, asGiven(live[name], given[name])]])),
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
