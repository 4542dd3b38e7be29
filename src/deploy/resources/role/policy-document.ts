/** The statements of an IAM policy document by their Sid. */
export type Statements = Readonly<Record<string, object>>

/** The statements of a document in a canonical form: one value is written without a list, lists are sorted. */
export function statementsOf(document: { readonly Statement?: unknown }): Statements {
  const list = Array.isArray(document.Statement) ? document.Statement : [document.Statement ?? []].flat()
  return Object.fromEntries(
    (list as readonly { readonly Sid?: string }[]).map(({ Sid, ...statement }, at) => [
      Sid || `Unnamed${at + 1}`,
      simplified(statement) as object,
    ]),
  )
}

/** Reads a document as IAM gives it, URL-encoded. */
export function parsePolicy(encoded: string): Statements {
  return statementsOf(JSON.parse(decodeURIComponent(encoded)) as object)
}

/** A document with these statements. */
export function policyText(statements: Statements): string {
  const Statement = Object.entries(statements).map(([Sid, statement]) => ({ Sid, ...statement }))
  return JSON.stringify({ Version: '2012-10-17', Statement })
}

function simplified(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? value[0] : [...value].sort()
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, simplified(part)]))
}
