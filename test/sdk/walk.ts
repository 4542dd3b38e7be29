import { NormalizedSchema } from '@smithy/core/schema'

/** The paths of all members below a request of an SDK, `containerDefinitions.portMappings.name`; members of members of themselves once. */
export function membersOf(schema: NormalizedSchema, at = '', seen: readonly string[] = []): string[] {
  if (schema.isListSchema()) return membersOf(schema.getValueSchema(), at, seen)
  if (!schema.isStructSchema() || seen.includes(schema.getName(true) ?? '')) return []
  return [...schema.structIterator()].flatMap(([name, member]) => {
    const path = at === '' ? name : `${at}.${name}`
    return [path, ...membersOf(member, path, [...seen, schema.getName(true) ?? ''])]
  })
}

type Schema = Parameters<typeof NormalizedSchema.of>[0]

/** The input of an operation, as the SDK's own module describes it. */
export function inputOf(module: object, operation: string): NormalizedSchema {
  // The SDK writes an operation as [9, namespace, name, traits, input, output].
  const found = Object.values(module).find(
    (value): value is [9, string, string, unknown, Schema] =>
      Array.isArray(value) && value[0] === 9 && value[2] === operation,
  )
  if (!found) throw new Error(`The SDK has no operation ${operation}`)
  return NormalizedSchema.of(found[4])
}
