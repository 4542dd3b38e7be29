import { ecs } from '../../src/validators/api/ecs.ts'
import type { ApiTable, ApiType } from '../../src/validators/api/table.ts'

/** The tables of `src/validators/api`, by their names. */
export const TABLES: Readonly<Record<string, ApiTable>> = { ecs }

/** The paths of all members of a request that a table has: those that the SDK sends, and those that it does not. */
export function tableMembers(
  service: string,
  operation: string,
): { readonly sent: string[]; readonly unsent: string[] } {
  const table = TABLES[service]
  const sent: string[] = []
  const unsent: string[] = []
  const walk = (type: ApiType, at: string, seen: readonly string[]): void => {
    if (type.kind === 'list') walk(type.of, at, seen)
    if (type.kind !== 'structure' || seen.includes(type.name)) return
    for (const [name, member] of table?.membersOf(type.name) ?? []) {
      if (member.readOnly) continue
      const path = at === '' ? name : `${at}.${name}`
      const all = member.unsent ? unsent : sent
      all.push(path)
      if (!member.unsent) walk(member.type, path, [...seen, type.name])
    }
  }
  walk({ kind: 'structure', name: `${operation}Request` }, '', [])
  return { sent, unsent }
}
