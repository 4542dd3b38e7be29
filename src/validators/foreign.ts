import { ecs } from './api/ecs.ts'
import { methodForMember, unknownMember } from './api/problems.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import type { Finding, RuleFamily } from './rule.ts'

/** What a program gave `.raw()` although that does not set it: programs without types, and spreads, can. */
export const foreignRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['API-MEM-01'],
  check({ foreign = [], containers }, report) {
    for (const member of foreign) report(foreignMember('RegisterTaskDefinitionRequest', member, [member]))
    for (const [at, container] of containers.entries()) {
      for (const member of container.foreign ?? []) {
        report(foreignMember('ContainerDefinition', member, ['containerDefinitions', at, member]))
      }
    }
  },
}

/** A member that is set by a method, or one that AWS does not have. */
export function foreignMember(structure: string, member: string, path: Finding['path']): Finding {
  const known = ecs.membersOf(structure).get(member)
  return known && !known.readOnly && !known.unsent
    ? methodForMember(member, path)
    : unknownMember(ecs, structure, member, path)
}
