import type { TaskDefinitionDraft } from './draft.ts'
import { runsOn } from './launch.ts'
import { API, type RuleFamily } from './rule.ts'
import { filled } from './sentence.ts'

/** What the compiler and the run time say of a missing part. */
export const INCOMPLETE = 'This task definition is incomplete: call .{step}()'

const docs = `${API}/API_RegisterTaskDefinition.html`

const ALWAYS = [
  { step: 'family', field: 'family', code: 'TD-FAM-01' },
  { step: 'fargate', field: 'requiresCompatibilities', code: 'TD-CAP-01' },
] as const
const ON_FARGATE = [
  { step: 'cpu', field: 'cpu', code: 'TD-CPU-01' },
  { step: 'memory', field: 'memory', code: 'TD-MEM-01' },
] as const

export const completenessRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-FAM-01', 'TD-CAP-01', 'TD-CPU-01', 'TD-MEM-01', 'TD-CON-01'],
  check(definition, report) {
    // Without a launch type it may become one for Fargate
    const sized = definition.requiresCompatibilities === undefined || runsOn(definition, 'FARGATE')
    for (const { step, field, code } of sized ? [...ALWAYS, ...ON_FARGATE] : ALWAYS) {
      if (definition[field] === undefined) report({ code, path: [field], message: filled(INCOMPLETE, { step }), docs })
    }
    if (definition.containers.length === 0)
      report({
        code: 'TD-CON-01',
        path: ['containerDefinitions'],
        message: filled(INCOMPLETE, { step: 'container' }),
        docs,
      })
  },
}
