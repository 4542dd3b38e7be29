import { isModel, isPlainData, type Model } from './index.ts'
import type { Resource } from './resource.ts'

/** What one resource tells of itself once it is there. */
export interface Value {
  readonly kind: 'value'
  readonly of: Model
  readonly attribute: string
}

/** A text with such values in it. */
export interface DeferredText {
  readonly kind: 'text'
  readonly parts: readonly (string | Value)[]
}

/** A text that is known when a deploy gets there. It can stand where AWS wants a string. */
export type Deferred = Value | DeferredText

/** The same data, in which every text that is free can be deferred. */
export type Deferrable<T> = string extends T
  ? T | Deferred
  : T extends Resource
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Deferrable<T[K]> }
      : T

/** The same data, in which every text is known. */
export type Settled<T> = T extends Deferred
  ? never
  : T extends Resource
    ? T
    : T extends object
      ? { readonly [K in keyof T]: Settled<T[K]> }
      : T

export function isDeferred(value: object): value is Deferred {
  if (!('kind' in value)) return false
  return (value.kind === 'value' && 'of' in value) || (value.kind === 'text' && 'parts' in value)
}

/** The data with a text in the place of each that is deferred; the same data where there is none. */
export function known<T>(data: T, textFor: (value: Value) => string): Settled<T> {
  // What is replaced is what the types say; no cast-free way leads from one to the other.
  return replaced(data, textFor) as Settled<T>
}

function replaced(data: unknown, textFor: (value: Value) => string): unknown {
  if (typeof data !== 'object' || data === null || isModel(data)) return data
  if (isDeferred(data)) return textOf(data, textFor)
  if (Array.isArray(data)) {
    const items = data.map(item => replaced(item, textFor))
    return items.some((item, at) => item !== data[at]) ? items : data
  }
  const changed: [string, unknown][] = []
  for (const [key, part] of Object.entries(data)) {
    const now = isPlainData(key) ? part : replaced(part, textFor)
    if (now !== part) changed.push([key, now])
  }
  return changed.length > 0 ? { ...data, ...Object.fromEntries(changed) } : data
}

function textOf(deferred: Deferred, textFor: (value: Value) => string): string {
  if (deferred.kind === 'value') return textFor(deferred)
  return deferred.parts.map(part => (typeof part === 'string' ? part : textFor(part))).join('')
}

/** What people read while it is not known, for example `(dnsName of load balancer edge)`. */
export const placeholder = ({ of, attribute }: Value): string =>
  `(${attribute} of ${of.kind.replaceAll('-', ' ')} ${of.id})`
