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
    message: `${field} is ${received}, but must be a whole number of ${unit}, ${limits}`,
    expected: limits,
    received,
    docs,
  })
}
