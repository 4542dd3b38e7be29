import { type Deferred, isDeferred, placeholder, type Value } from '../model/deferred.ts'
import type { Model, Outputs } from '../model/index.ts'
import { frozen, invalid } from './definition.ts'
import { kind } from './kinds.ts'

/** What a resource tells of itself once it is there. */
export function valueFrom<M extends Model>(of: M, attribute: keyof Outputs[M['kind']] & string): Value {
  return guarded({ kind: 'value', of, attribute })
}

/** A text that may be deferred. */
export const deferrable = kind(
  'a string, or a value such as edge.dnsName',
  value => typeof value === 'string' || (typeof value === 'object' && value !== null && isDeferred(value)),
)

/** Keeps it from becoming a part of a string or of JSON by accident: that would be `[object Object]`, or this record. */
export function guarded<D extends Deferred>(deferred: D): D {
  const words = deferred.kind === 'value' ? placeholder(deferred) : 'A text with values in it'
  const refuse = (): never => {
    const message = `${words} is known only once it is there, so that it cannot be put into a string here`
    const hint = 'put it where a string is wanted, or into a text with interpolate, which is a tag of templates'
    throw invalid('Text', [{ code: 'CALL-ARG-01', severity: 'error', path: ['interpolate'], message, hint }], refuse)
  }
  return frozen(
    Object.defineProperties(deferred, { [Symbol.toPrimitive]: { value: refuse }, toJSON: { value: refuse } }),
  )
}
