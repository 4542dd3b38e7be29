import type { TaskDefinitionDraft } from './draft.ts'
import { ECS_NAME } from './ecs-name.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a container name that is taken. */
export const NAME_TAKEN = 'Container name "{name}" is already used in this task definition'

/** What the name of a container must be as well: nothing, when no other of these containers has it. */
export type FreeName<N extends string, Taken extends string> = [N & Taken] extends [never]
  ? unknown
  : string extends N | Taken
    ? unknown
    : Mistake<Filled<typeof NAME_TAKEN, { name: N }>>

const docs = `${API}/API_RegisterTaskDefinition.html`

export const nameRules: RuleFamily<TaskDefinitionDraft> = {
  docs,
  codes: ['TD-FAM-01', 'CD-NAM-01', 'TD-CON-03'],
  check({ family, containers }, report) {
    const hint = 'use 1 to 255 letters, digits, hyphens and underscores'
    if (family !== undefined && !ECS_NAME.test(family)) {
      report({ code: 'TD-FAM-01', path: ['family'], message: `${quoted(family)} is not a family name`, hint, docs })
    }
    const seen = new Set<string>()
    for (const [index, container] of containers.entries()) {
      const path = ['containerDefinitions', index, 'name']
      if (!ECS_NAME.test(container.name)) {
        const message =
          container.name === ''
            ? 'Container.name should not be null or empty'
            : `Container.name contains invalid characters: ${quoted(container.name)} is not a container name`
        report({ code: 'CD-NAM-01', path, message, hint, docs: `${API}/API_ContainerDefinition.html` })
      }
      if (container.name !== '' && seen.has(container.name)) {
        const message = filled(NAME_TAKEN, { name: container.name })
        report({ code: 'TD-CON-03', path, message, hint: 'give each container a name of its own' })
      }
      seen.add(container.name)
    }
  },
}
