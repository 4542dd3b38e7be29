import type { Mistake } from './mistake.ts'
import type { Report } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a number that is out of its range. */
export const OUT_OF_RANGE = '{field} is {value}, but must be a whole number of {unit}, {limits}'

/** Whole numbers that AWS takes for a field. */
export interface Range {
  readonly code: string
  readonly min: number
  readonly max: number
  readonly unit: string
  /** Values outside the range and inside these limits are disputed: sources disagree on whether AWS takes them. */
  readonly disputed?: { readonly min: number; readonly max: number }
  readonly docs: string
}

type Field<T> = keyof T & string

interface Bounds {
  readonly min: number
  readonly max: number
}

type Ranges = Readonly<Record<string, Bounds & { readonly unit: string; readonly disputed?: Bounds }>>

/** What a number must be as well: nothing, when the field's range has it, or the compiler does not know it. */
export type Within<X extends number, F extends keyof T & string, T extends Ranges> = number extends X
  ? unknown
  : IsWithin<X, T[F]> extends true
    ? unknown
    : T[F]['disputed'] extends Bounds
      ? IsWithin<X, T[F]['disputed']> extends true
        ? unknown
        : Mistake<OutOfRange<X, F, T[F]>>
      : Mistake<OutOfRange<X, F, T[F]>>

type OutOfRange<X extends number, F extends string, R extends Ranges[string]> = Filled<
  typeof OUT_OF_RANGE,
  { field: F; value: X; unit: R['unit']; limits: `${R['min']} to ${R['max']}` }
>

type IsWithin<X extends number, R extends Bounds> = `${X}` extends `${string}${'.' | '-' | 'e'}${string}`
  ? false
  : AtMost<`${R['min']}`, `${X}`> extends true
    ? AtMost<`${X}`, `${R['max']}`>
    : false

/** Whether one whole number is at most another, both written in digits. */
type AtMost<A extends string, B extends string> =
  Shorter<A, B> extends true ? true : Shorter<B, A> extends true ? false : NotAbove<A, B>

type Shorter<A extends string, B extends string> = B extends `${string}${infer RestOfB}`
  ? A extends `${string}${infer RestOfA}`
    ? Shorter<RestOfA, RestOfB>
    : true
  : false

type NotAbove<
  A extends string,
  B extends string,
> = `${A}/${B}` extends `${infer X}${infer RestOfA}/${infer Y}${infer RestOfB}`
  ? X extends Y
    ? NotAbove<RestOfA, RestOfB>
    : '0123456789' extends `${string}${X}${string}${Y}${string}`
      ? true
      : false
  : true

/** Checks a number against each range of a table. The table's keys are the fields of the subject. */
export function rangeCheck<const T extends Readonly<Record<string, Range>>>(
  table: T,
): (subject: { readonly [K in Field<T>]?: unknown }, path: readonly (string | number)[], report: Report) => void {
  const ranges = Object.entries<Range>(table)
  return (subject, path, report) => {
    for (const [field, range] of ranges) {
      const value: unknown = subject[field as Field<T>]
      if (value === undefined || isWithin(value, range)) continue
      reportRange(field, range, value, [...path, field], report)
    }
  }
}

function isWithin(value: unknown, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max
}

function reportRange(
  field: string,
  { code, min, max, unit, disputed, docs }: Range,
  value: unknown,
  path: readonly (string | number)[],
  report: Report,
): void {
  const doubtful = disputed && isWithin(value, disputed)
  const limits = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`
  const received = typeof value === 'number' ? String(value) : JSON.stringify(value)
  report({
    code,
    severity: doubtful ? 'warning' : 'error',
    path,
    message: filled(OUT_OF_RANGE, { field, value: received ?? 'undefined', unit, limits }),
    expected: limits,
    received,
    docs,
  })
}
