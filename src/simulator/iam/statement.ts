import { holds, type RequestContext } from './condition.ts'
import { fitsPattern } from './text-pattern.ts'

/** A statement of a policy document that IAM has accepted. */
export interface Statement {
  readonly Effect?: unknown
  readonly Action?: unknown
  readonly NotAction?: unknown
  readonly Resource?: unknown
  readonly NotResource?: unknown
  readonly Principal?: unknown
  readonly NotPrincipal?: unknown
  readonly Condition?: unknown
}

/** What is asked of IAM. */
export interface Request {
  readonly action: string
  readonly resource: string
  readonly context: RequestContext
}

/** The statements of a document. */
export function statementsIn(document: string): readonly Statement[] {
  const { Statement: statements }: { Statement?: Statement | Statement[] } = JSON.parse(document)
  return Array.isArray(statements) ? statements : statements === undefined ? [] : [statements]
}

/** One text or a list of texts. */
export const texts = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)

/** Whether a statement of an identity's policy speaks of the request. Actions are the same in any case of letters. */
export function speaksOf(statement: Statement, { action, resource, context }: Request): boolean {
  return (
    actionsFit(statement, action) &&
    (statement.NotResource === undefined
      ? texts(statement.Resource).some(each => fitsPattern(each, resource))
      : !texts(statement.NotResource).some(each => fitsPattern(each, resource))) &&
    holds(statement.Condition, context)
  )
}

/** Whether the actions of a statement hold this one. */
export function actionsFit({ Action, NotAction }: Statement, action: string): boolean {
  const among = (patterns: unknown): boolean =>
    texts(patterns).some(each => fitsPattern(each.toLowerCase(), action.toLowerCase()))
  return NotAction === undefined ? among(Action) : !among(NotAction)
}
