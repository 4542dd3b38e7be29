import { advice, ofTask } from '../advice.ts'
import { type Cause, guide } from './cause.ts'

const DOCS = guide('task_definition_parameters')

/** What the ECS agent finds in a task definition that it cannot run anywhere. */
export const DEFINITION_CAUSES: readonly Cause[] = [
  {
    code: 'container.settings',
    words: /circular dependenc/i,
    mends: 'never',
    cause: () => 'Containers of the task wait for each other in a circle, so that none can start',
    fix: clue =>
      advice`Take one of the waits away: ${ofTask(clue, '.dependsOn(…)', 'dependsOn', 'links', 'volumesFrom')}.`,
    docs: DOCS,
  },
  {
    code: 'container.settings',
    words:
      /(link|volume) target not available|invalid volume referenced|volume source container|greater than task memory/i,
    mends: 'never',
    cause: () =>
      'A container names a link, volume or container that the task does not have, or more memory than it has',
    fix: clue =>
      advice`Correct what the evidence names: ${ofTask(clue, '.container(…)', 'containerDefinitions', 'volumes', 'memory')}.`,
    docs: DOCS,
  },
]
