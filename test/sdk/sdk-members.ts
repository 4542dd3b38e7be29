import type { NormalizedSchema } from '@smithy/core/schema'
import { inputOf } from './walk.ts'

/** The members of each structure that these operations of an SDK client send, by the structure's name. */
export async function clientMembers(
  client: string,
  operations: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const module = (await import(client)) as object
  const found = new Map<string, ReadonlySet<string>>()
  const walk = (schema: NormalizedSchema): void => {
    if (schema.isListSchema() || schema.isMapSchema()) walk(schema.getValueSchema())
    const name = schema.getName() ?? ''
    if (!schema.isStructSchema() || found.has(name)) return
    const members = [...schema.structIterator()]
    found.set(name, new Set(members.map(([member]) => member)))
    for (const [, member] of members) walk(member)
  }
  for (const operation of operations) walk(inputOf(module, operation))
  return found
}
