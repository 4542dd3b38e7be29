import { canonical } from '../canonical.ts'
import { isFields } from '../planning/diff.ts'
import type { Props, WayBack } from '../resources/handler.ts'

/** What a resource was, what the failed deploy wanted of it, and what it is now. */
export interface Between {
  readonly before: Props
  readonly wanted: Props
  readonly now: Props
  /** Fields of what it was in whole, where `before` has a part of them. */
  readonly whole?: Props | undefined
}

/** What it goes back to, and the fields in which others have changed it meanwhile. */
export interface Former {
  readonly props: Props
  readonly kept: readonly string[]
}

/**
 * What a resource goes back to: what it was, in all that the deploy was to change and that is still as the deploy left it,
 * also halfway. Everything else is as it is now.
 */
export function formerProps(
  { before, wanted, now, whole = {} }: Between,
  { states = [], ours = [] }: Pick<WayBack<never>, 'states' | 'ours'>,
): Former {
  const kept: string[] = []
  const fields = (was: object, meant: object, is: object, path: readonly string[]): Record<string, unknown> => {
    const [one, two, three] = [was, meant, is].map(each => new Map(Object.entries(each)))
    const names = new Set([...(one?.keys() ?? []), ...(two?.keys() ?? []), ...(three?.keys() ?? [])])
    const all = [...names].map(name => [name, field(one?.get(name), two?.get(name), three?.get(name), [...path, name])])
    return Object.fromEntries(all.filter(([, value]) => value !== undefined))
  }
  const field = (was: unknown, meant: unknown, is: unknown, path: readonly string[]): unknown => {
    const [name = ''] = path
    if (states.includes(name)) return meant
    if (ours.includes(name)) return was
    if (isSame(was, meant) || isSame(is, was)) return is
    if (isSame(is, meant) || (isMixture(is, [was, meant]) && !isReset(is, [was, meant]))) return was
    // Members of others are among those of the program.
    if ([was, meant, is].every(each => each === undefined || isFields(each)))
      return fields(Object(was ?? {}), Object(meant ?? {}), Object(is ?? {}), path)
    kept.push(path.join('.'))
    return is
  }
  const props = fields(before, wanted, now, [])
  const is = new Map<string, unknown>(Object.entries(now))
  const back = Object.entries(whole).filter(([name]) => props[name] !== undefined && !isSame(props[name], is.get(name)))
  return { props: { ...props, ...Object.fromEntries(back) }, kept }
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || (one !== undefined && other !== undefined && canonical(one) === canonical(other))

/** Whether something consists of nothing but what two others have: it is halfway between them, as a deploy leaves it. */
function isMixture(value: unknown, of: readonly unknown[]): boolean {
  if (value === null || typeof value !== 'object') return false
  const known = new Set(of.flatMap(textsIn))
  return textsIn(value).every(text => known.has(text))
}

/** Whether a number or switch in it is neither what it was nor what it was to become: the words alone do not tell that. */
function isReset(value: unknown, of: readonly unknown[]): boolean {
  if (!isFields(value)) return false
  return Object.entries(value).some(([name, inside]) => {
    const known = of.flatMap(each => (isFields(each) && name in each ? [Object(each)[name]] : []))
    if (isFields(inside)) return isReset(inside, known)
    const isPlain = typeof inside === 'number' || typeof inside === 'boolean'
    return isPlain && known.length > 0 && !known.includes(inside)
  })
}

/** All texts in plain data, and all names. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  const inside = Object.values(value).flatMap(textsIn)
  return Array.isArray(value) ? inside : [...Object.keys(value), ...inside]
}
