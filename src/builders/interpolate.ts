import type { Deferred, DeferredText } from '../model/deferred.ts'
import { guarded } from './value.ts'

/**
 * A text with values in it that are known only when a deploy gets there.
 *
 * @example
 * c.environment({ API: interpolate`${edge.url}/api`, IMAGE: interpolate`${images.uri}:1.4.2` })
 */
export function interpolate(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Deferred)[]
): Deferred {
  const parts = strings.flatMap((text, at): DeferredText['parts'] => {
    const value = values[at] ?? ''
    if (typeof value !== 'object') return [`${text}${value}`]
    return value.kind === 'text' ? [text, ...value.parts] : [text, value]
  })
  return guarded({ kind: 'text', parts: parts.filter(part => part !== '') })
}
