/** A copy that no later change reaches. What is neither a list, a map, a set nor a plain object is shared. */
export function copyOf<T>(value: T, copies = new Map<unknown, unknown>()): T {
  if (typeof value !== 'object' || value === null) return value
  const known = copies.get(value)
  if (known) return known as T
  const put = <C>(copy: C): C => {
    copies.set(value, copy)
    return copy
  }
  if (Array.isArray(value)) {
    const copy = put<unknown[]>([])
    for (const item of value) copy.push(copyOf(item, copies))
    return copy as T
  }
  if (value instanceof Map) {
    const copy = put(new Map())
    for (const [key, item] of value) copy.set(copyOf(key, copies), copyOf(item, copies))
    return copy as T
  }
  if (value instanceof Set) {
    const copy = put(new Set())
    for (const item of value) copy.add(copyOf(item, copies))
    return copy as T
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  const copy = put<Record<string, unknown>>({})
  for (const [key, item] of Object.entries(value)) copy[key] = copyOf(item, copies)
  return copy as T
}
