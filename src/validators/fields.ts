import type * as z from 'zod/mini'
import type { Report } from './rule.ts'

/** What one field may be: the rule's code, what it accepts, and that in words. */
export interface FieldRule {
  readonly code: string
  readonly accepts: (value: unknown) => boolean
  readonly expected: string
  readonly docs?: string
}

/** Whether a value is what a schema says. The schema is made when it is first asked: all of them would be a tenth of an import. */
export function matching(make: () => z.ZodMiniType): (value: unknown) => boolean {
  let schema: z.ZodMiniType | undefined
  return value => {
    schema ??= make()
    return schema.safeParse(value).success
  }
}

/** Reports every field of `subject` that its rule does not accept. A field that is not there is not looked at. */
export function checkFields<S extends object>(
  subject: S,
  rules: { readonly [F in keyof S & string]?: FieldRule },
  report: Report,
  at: readonly (string | number)[] = [],
): void {
  for (const [field, rule] of Object.entries<FieldRule | undefined>(rules)) {
    const value: unknown = subject[field as keyof S]
    if (value === undefined || rule === undefined || rule.accepts(value)) continue
    const { code, expected, docs } = rule
    const received = JSON.stringify(value)
    const message = `${field} is ${received}`
    report({ code, path: [...at, field], message, hint: `use ${expected}`, expected, received, ...(docs && { docs }) })
  }
}
