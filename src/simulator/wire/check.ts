import type { Service } from '../service.ts'
import { constraintsIn } from './constraints.ts'
import { isRecord, type Shape } from './shape.ts'
import { violationsOf } from './violation.ts'

/** Throws the service's refusal of a request that its model does not allow. */
export function checkRequest({ constraints, refuse }: Service, shape: Shape, value: unknown): void {
  const [first, ...rest] = violationsOf(constraintsIn(constraints), shape, value)
  if (first) throw refuse([first, ...rest])
}

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
