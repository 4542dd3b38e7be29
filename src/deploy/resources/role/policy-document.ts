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

/** An account is its number, or the ARN of its root. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const withAccounts = (statement: object): object =>
  Object.fromEntries(
    Object.entries(statement).map(([name, value]) => [name, /^(Not)?Principal$/.test(name) ? byNumber(value) : value]),
  )

const byNumber = (principal: unknown): unknown =>
  JSON.parse(JSON.stringify(principal).replace(/"arn:[\w-]+:iam::(\d{12}):root"/g, '"$1"'))

function simplified(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? value[0] : [...value].sort()
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, simplified(part)]))
}
