import { fitsPattern } from './text-pattern.ts'

/** What AWS says of a request, by condition key in lower case: `aws:requestedregion`. */
export type RequestContext = Readonly<Record<string, string | undefined>>

type Compare = (value: string, wanted: string) => boolean

const same: Compare = (value, wanted) => value === wanted
const sameInAnyCase: Compare = (value, wanted) => value.toLowerCase() === wanted.toLowerCase()
const like: Compare = (value, wanted) => fitsPattern(wanted, value)

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const OPERATORS: Readonly<Record<string, Compare>> = {
  StringEquals: same,
  StringEqualsIgnoreCase: sameInAnyCase,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: sameInAnyCase,
}

/** Whether the conditions of a statement hold. One with an operator that is not known here does not. */
export function holds(condition: unknown, context: RequestContext): boolean {
  if (typeof condition !== 'object' || condition === null) return true
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys ?? {}).every(([key, wanted]) => satisfied(operator, context[key.toLowerCase()], wanted)),
  )
}

function satisfied(operator: string, value: string | undefined, wanted: unknown): boolean {
  const list = (Array.isArray(wanted) ? wanted : [wanted]).map(String)
  if (operator === 'Null') return list.includes(String(value === undefined))
  const name = operator.replace(/IfExists$/, '')
  const negated = /^(String|Arn)Not/.test(name)
  const compare = OPERATORS[negated ? name.replace('Not', '') : name]
  if (!compare) return false
  // A key that the request does not have fits what is negated, and what need not be there.
  if (value === undefined) return negated || name !== operator
  const among = list.some(each => compare(value, each))
  return negated ? !among : among
}
