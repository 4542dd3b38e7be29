/** Options of a check. It never throws, so that what cannot be read counts as not given. */
export function ignoredBy(options: { readonly ignore?: readonly string[] } | undefined): readonly string[] {
  const ignore = optionOf(options, 'ignore')
  return isCodes(ignore) ? ignore : []
}

/** One option. */
export function optionOf(options: unknown, name: string): unknown {
  try {
    return typeof options === 'object' && options !== null ? Reflect.get(options, name) : undefined
  } catch {
    return undefined
  }
}

const MOST_CODES = 10_000

function isCodes(value: unknown): value is readonly string[] {
  try {
    return Array.isArray(value) && value.length <= MOST_CODES && value.every(each => typeof each === 'string')
  } catch {
    return false
  }
}
