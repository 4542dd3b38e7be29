import type { TaskDefinitionDraft } from './draft.ts'
import { runsOn } from './launch.ts'
import { API, DOCS, type RuleFamily } from './rule.ts'

const docs = `${API}/API_RegisterTaskDefinition.html`

/** Rules about what must be there at all, in the words of the API; {@link completenessRules} has those of the builder. */
export const requiredRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-FAM-01', 'TD-CPU-01', 'TD-MEM-01', 'TD-CON-01'],
  docs,
  check(definition, report) {
    const { family, cpu, memory, containers } = definition
    if (family === undefined) {
      const message = 'Family should not be null or empty: the task definition has no name'
      report({ code: 'TD-FAM-01', path: ['family'], message, hint: 'add "family"', docs })
    }
    if (containers.length === 0) {
      const message = 'Container list cannot be empty: the task definition runs nothing'
      report({ code: 'TD-CON-01', path: ['containerDefinitions'], message, hint: 'add a container definition', docs })
    }
    if (!runsOn(definition, 'FARGATE')) return
    const sizes = `${DOCS}/task-cpu-memory-error.html`
    if (cpu === undefined) {
      const message = "Invalid 'cpu' setting for task: Fargate requires that 'cpu' be defined at the task level"
      report({ code: 'TD-CPU-01', path: ['cpu'], message, hint: 'add for example "cpu": "256"', docs: sizes })
    }
    if (memory === undefined) {
      const message = "Invalid 'memory' setting for task: Fargate requires that 'memory' be defined at the task level"
      report({ code: 'TD-MEM-01', path: ['memory'], message, hint: 'add for example "memory": "512"', docs: sizes })
    }
  },
}
