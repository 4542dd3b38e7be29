import type { PolicyConditions } from '../model/role.ts'
import { quoted } from './quoted.ts'

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const OPERATOR = new RegExp(
  `^(ForAllValues:|ForAnyValue:)?(${[
    'String(Not)?(Equals(IgnoreCase)?|Like)',
    '(Numeric|Date)((Not)?Equals|(LessThan|GreaterThan)(Equals)?)',
    'Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)',
  ].join('|')})(IfExists)?$|^Null$`,
  'i',
)
const CONDITION_KEY = /^[\w-]+:.+$/

/** Checks the operators and keys of the conditions of a statement. */
export function checkConditions(conditions: PolicyConditions, refuse: (message: string, hint: string) => void): void {
  for (const [operator, keys] of Object.entries(conditions)) {
    if (!OPERATOR.test(operator))
      refuse(`${quoted(operator)} is not a condition operator`, "write it as 'StringEquals' or 'ArnLike'")
    // Without the compiler there may be no keys: of a condition that stands without its operator, the operator is missed.
    for (const key of Object.keys(typeof keys === 'object' ? (keys ?? {}) : {}))
      if (!CONDITION_KEY.test(key))
        refuse(`${quoted(key)} is not a condition key`, "write it as 'aws:SourceVpc' or 'ecs:cluster'")
  }
}
