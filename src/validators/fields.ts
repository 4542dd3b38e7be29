import type * as z from 'zod/mini'
import type { Report } from './rule.ts'

/** What one field may be: the rule's code, the schema, and the schema in words. */
export interface FieldRule {
  readonly code: string
  readonly schema: z.ZodMiniType
  readonly expected: string
  readonly docs?: string
}

/** Reports every field of `subject` that its schema refuses. A field that is not there is not looked at. */
export function checkFields<S extends object>(
  subject: S,
  rules: { readonly [F in keyof S & string]?: FieldRule },
  report: Report,
  at: readonly (string | number)[] = [],
): void {
  for (const [field, rule] of Object.entries<FieldRule | undefined>(rules)) {
    const value: unknown = subject[field as keyof S]
    if (value === undefined || rule === undefined || rule.schema.safeParse(value).success) continue
    const { code, expected, docs } = rule
    const received = JSON.stringify(value)
    const message = `${field} is ${received}`
    report({ code, path: [...at, field], message, hint: `use ${expected}`, expected, received, ...(docs && { docs }) })
  }
}
