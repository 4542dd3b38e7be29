import { lastSaidOf, type Said, type Source, shared, sourceIn } from './source.ts'

/**
 * Says whether each call of a builder is remembered, so that what is wrong is told at its own line. That takes longer than
 * the calls themselves: the command has the time, a program of a thousand services has not.
 */
export function recordCalls(enabled: boolean): void {
  shared.sourceAt = enabled ? lastSaid : undefined
}

/** Where what stands at a path of a thing was said: the last call that is named like a part of the path. */
function lastSaid(thing: object, path: readonly (string | number)[]): Source | undefined {
  const calls: Said[] = []
  for (let each = lastSaidOf(thing); each; each = each.before) calls.unshift(each)
  for (const [at, part] of path.entries()) {
    if (typeof part !== 'string') continue
    const meant = calls.filter(({ method }) => part.startsWith(method) && REST.test(part.slice(method.length)))
    if (meant.length === 0) continue
    const next = path[at + 1]
    const keyed = meant.filter(({ first }) => names(first, next))
    const found = typeof next === 'number' && meant.length > 1 ? meant[next] : (keyed.at(-1) ?? meant.at(-1))
    return found && sourceIn(found.call)
  }
  return undefined
}

/** What a field may have after the name of its method: `secrets` of `.secret()`, `portMappings` of `.port()`. */
const REST = /^(s|[A-Z].*)?$/

const names = (first: unknown, key: unknown): boolean =>
  typeof key === 'string' &&
  (first === key || (typeof first === 'object' && first !== null && Object.hasOwn(first, key)))
