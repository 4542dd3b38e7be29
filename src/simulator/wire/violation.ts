import type { Constraint, Constraints } from './constraints.ts'
import { isRecord, requiredMembers, type Shape } from './shape.ts'

/** One value of a request that the API's model does not allow. */
export interface Violation {
  /** Where it stands, as AWS writes paths: `tags.1.member.key`. */
  readonly path: string
  readonly value: unknown
  /** Undefined: the member is required, and missing. */
  readonly constraint: Constraint | undefined
}

/** Everything that a request lacks or that its model does not allow, in the order of the model. */
export function violationsOf(constraints: Constraints, shape: Shape, value: unknown): Violation[] {
  const found: Violation[] = []
  const judge = (target: string, path: string, given: unknown): void => {
    for (const constraint of constraints.get(target) ?? [])
      if (!holds(constraint, given)) found.push({ path, value: given, constraint })
  }
  const visit = (at: Shape, given: unknown, path: string, target: string): void => {
    if (given === undefined || given === null) return
    if (target) judge(target, path, given)
    if (at.isStructSchema() && isRecord(given)) {
      const required = requiredMembers(at)
      for (const [name, member] of at.structIterator()) {
        const there = path ? `${path}.${lowerFirst(name)}` : lowerFirst(name)
        if (given[name] === undefined && required.includes(name))
          found.push({ path: there, value: null, constraint: undefined })
        visit(member, given[name], there, `${at.getName()}.${name}`)
      }
    } else if (at.isListSchema() && Array.isArray(given)) {
      for (const [index, item] of given.entries())
        visit(at.getValueSchema(), item, `${path}.${index + 1}.member`, `${target}[]`)
    } else if (at.isMapSchema() && isRecord(given)) {
      for (const [key, item] of Object.entries(given)) {
        judge(`${target}{key}`, path, key)
        visit(at.getValueSchema(), item, `${path}.${key}.member`, `${target}{}`)
      }
    }
  }
  visit(shape, value, '', '')
  return found
}

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

function holds(constraint: Constraint, value: unknown): boolean {
  if (constraint.kind === 'enum') return constraint.values.includes(String(value))
  if (constraint.kind === 'pattern') return constraint.pattern.test(String(value))
  const size = constraint.kind === 'value' ? Number(value) : lengthOf(value)
  return size >= constraint.least && size <= constraint.most
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  if (ArrayBuffer.isView(value)) return value.byteLength
  return isRecord(value) ? Object.keys(value).length : 0
}
