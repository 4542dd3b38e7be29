import { AwsError } from '../operation.ts'
import type { Constraint } from './constraints.ts'
import type { Violation } from './violation.ts'

/** How a service refuses what its model does not allow: AWS has no common code, and not everywhere the same words. */
export type Refusal = (violations: readonly [Violation, ...Violation[]]) => AwsError

/** With this code; in words recorded of logs, IAM and STS: "1 validation error detected: Value '…' at '…' failed to satisfy constraint: …". */
export const listed =
  (code: string): Refusal =>
  violations =>
    new AwsError(
      code,
      `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected: ${violations.map(sentence).join('; ')}`,
    )

const sentence = ({ path, value, constraint }: Violation): string =>
  `Value ${constraint ? `'${text(value)}'` : 'null'} at '${path}' failed to satisfy constraint: ${wish(constraint, value)}`

const text = (value: unknown): string =>
  Array.isArray(value)
    ? `[${value.map(text).join(', ')}]`
    : typeof value === 'object'
      ? JSON.stringify(value)
      : `${value}`

function wish(constraint: Constraint | undefined, value: unknown): string {
  if (!constraint) return 'Member must not be null'
  if (constraint.kind === 'enum') return `Member must satisfy enum value set: [${constraint.values.join(', ')}]`
  if (constraint.kind === 'pattern') return `Member must satisfy regular expression pattern: ${constraint.source}`
  const size = constraint.kind === 'value' ? Number(value) : Object.keys(Object(value)).length
  const what = constraint.kind === 'value' ? 'have value' : 'have length'
  return size < constraint.least
    ? `Member must ${what} greater than or equal to ${constraint.least}`
    : `Member must ${what} less than or equal to ${constraint.most}`
}

// Recorded of CreateTags: EC2 has a name of its own for it.
const EC2_NAMES: Readonly<Record<string, string>> = { resources: 'resourceIdSet' }

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
export const refusedByEc2: Refusal = ([{ path, value, constraint }]) => {
  if (!constraint)
    return new AwsError('MissingParameter', `The request must contain the parameter ${EC2_NAMES[path] ?? path}`)
  const given = `Value ( ${text(value)} ) for parameter ${path} is invalid.`
  if (constraint.kind === 'enum' || constraint.kind === 'pattern') return new AwsError('InvalidParameterValue', given)
  const low = Number(value) < constraint.least
  return new AwsError(
    'InvalidParameterValue',
    `${given} Expecting a value ${low ? `greater than ${constraint.least}` : `less than ${constraint.most}`}.`,
  )
}

// Recorded of GetRepositoryPolicy.
export const refusedByEcr: Refusal = ([{ path, value, constraint }]) => {
  const wanted = !constraint
    ? 'must not be null'
    : constraint.kind === 'pattern'
      ? `must satisfy regular expression '${constraint.source}'`
      : wish(constraint, value)
  return new AwsError(
    'InvalidParameterException',
    `Invalid parameter at '${path}' failed to satisfy constraint: '${wanted}'`,
  )
}

// What ECS says of values that its model does not allow is not recorded.
export const refusedByEcs: Refusal = violations => {
  const missing = violations.find(({ constraint }) => !constraint)?.path
  return missing === undefined
    ? listed('InvalidParameterException')(violations)
    : new AwsError('InvalidParameterException', `${missing.charAt(0).toUpperCase()}${missing.slice(1)} cannot be null.`)
}
