import { AwsError } from '../operation.ts'
import type { ServiceName } from '../service-name.ts'
import { isRecord, requiredMembers, type Shape } from './shape.ts'

/** How a service refuses a request that lacks a member: AWS has no common wording. */
export type Refusal = (path: string) => AwsError

const constraint =
  (code: string): Refusal =>
  path =>
    new AwsError(
      code,
      `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
    )

/** The refusals of missing members, by service. */
export const refusals: Readonly<Record<ServiceName, Refusal>> = {
  acm: constraint('ValidationException'),
  applicationAutoScaling: constraint('ValidationException'),
  cloudWatchLogs: constraint('InvalidParameterException'),
  ec2: path => new AwsError('MissingParameter', `The request must contain the parameter ${capitalized(path)}`),
  ecr: path =>
    new AwsError(
      'InvalidParameterException',
      `Invalid parameter at '${path}' failed to satisfy constraint: 'must not be null'`,
    ),
  ecs: path => new AwsError('InvalidParameterException', `${capitalized(path)} cannot be null.`),
  elbv2: constraint('ValidationError'),
  iam: constraint('ValidationError'),
  resourceGroupsTaggingAPI: constraint('InvalidParameterException'),
  route53: constraint('InvalidInput'),
  sts: constraint('ValidationError'),
}

const capitalized = (path: string): string => path.charAt(0).toUpperCase() + path.slice(1)

/** Throws the service's refusal for the first required member that `value` lacks. */
export function checkRequired(shape: Shape, value: unknown, refuse: Refusal, path = ''): void {
  if (shape.isStructSchema() && isRecord(value)) {
    for (const name of requiredMembers(shape)) if (value[name] === undefined) throw refuse(below(path, name))
    for (const [name, member] of shape.structIterator()) checkRequired(member, value[name], refuse, below(path, name))
  } else if (shape.isListSchema() && Array.isArray(value)) {
    for (const [index, item] of value.entries())
      checkRequired(shape.getValueSchema(), item, refuse, `${path}.${index + 1}.member`)
  } else if (shape.isMapSchema() && isRecord(value)) {
    for (const [key, item] of Object.entries(value))
      checkRequired(shape.getValueSchema(), item, refuse, below(path, key))
  }
}

const below = (path: string, name: string): string => (path ? `${path}.${name}` : name)

/** A copy of `value` in which every member that the schema calls sensitive is replaced. */
export function withoutSecrets(shape: Shape, value: unknown): unknown {
  if (shape.getMergedTraits().sensitive && value !== undefined) return '(sensitive)'
  if (shape.isStructSchema() && isRecord(value))
    return Object.fromEntries(
      [...shape.structIterator()]
        .filter(([name]) => value[name] !== undefined)
        .map(([name, member]) => [name, withoutSecrets(member, value[name])]),
    )
  if (shape.isListSchema() && Array.isArray(value))
    return value.map(item => withoutSecrets(shape.getValueSchema(), item))
  return structuredClone(value)
}
