import * as z from 'zod/mini'
import type { Report } from './rule.ts'

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

/** Checks a number against each range of a table. The table's keys are the fields of the subject. */
export function rangeCheck<const T extends Readonly<Record<string, Range>>>(
  table: T,
): (subject: { readonly [K in Field<T>]?: unknown }, path: readonly (string | number)[], report: Report) => void {
  const schema = z.object(
    Object.fromEntries(
      Object.entries(table).map(([field, { min, max }]) => [
        field,
        z.optional(z.int().check(z.minimum(min), z.maximum(max))),
      ]),
    ),
  )
  return (subject, path, report) => {
    for (const field of new Set(schema.safeParse(subject).error?.issues.map(issue => issue.path[0] as Field<T>))) {
      const range = table[field]
      if (range) reportRange(field, range, subject[field], [...path, field], report)
    }
  }
}

function reportRange(
  field: string,
  { code, min, max, unit, disputed, docs }: Range,
  value: unknown,
  path: readonly (string | number)[],
  report: Report,
): void {
  const doubtful = disputed && Number.isInteger(value) && Number(value) >= disputed.min && Number(value) <= disputed.max
  const limits = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`
  report({
    code,
    severity: doubtful ? 'warning' : 'error',
    path,
    message: `${field} is ${JSON.stringify(value)}, but must be a whole number of ${unit}, ${limits}`,
    expected: limits,
    received: String(value),
    docs,
  })
}
