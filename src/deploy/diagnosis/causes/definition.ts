import { advice, ofService, ofTask } from '../advice.ts'
import { type Cause, guide } from './cause.ts'

const DOCS = guide('task_definition_parameters')

/** What the ECS agent finds in a task definition that it cannot run anywhere. */
export const DEFINITION_CAUSES: readonly Cause[] = [
  {
    code: 'task-definition.inactive',
    words:
      /task ?definition \S+ (does not exist|is inactive|was not found|could not be found)|task ?definition (is inactive|not found|does not exist)/i,
    mends: 'never',
    cause: ({ words }) =>
      `The task definition${/definition (\S+:\d+)/i.exec(words)?.[1]?.replace(/^/, ' ') ?? ''} is gone: it was deregistered or deleted`,
    fix: clue =>
      clue.subject.program
        ? advice`Deploy again, which registers it anew: ${ofService(clue, '.taskDefinition(…)', 'taskDefinition')}.`
        : advice`Register it again, and let the service use that revision (UpdateService): ${ofService(clue, '.taskDefinition(…)', 'taskDefinition')}.`,
    docs: guide('deregister-task-definition-v2'),
  },
  {
    code: 'container.settings',
    words: /circular dependenc|dependencies cannot be resolved/i,
    mends: 'never',
    cause: () => 'Containers of the task wait for each other in a circle, so that none can start',
    fix: clue =>
      advice`Take one of the waits away: ${ofTask(clue, '.dependsOn(…)', 'dependsOn', 'links', 'volumesFrom')}.`,
    docs: DOCS,
  },
  {
    // https://github.com/aws/amazon-ecs-agent/blob/master/agent/api/task/task_linux.go
    code: 'container.settings',
    words: /\bonly supported on (windows|linux)\b/i,
    mends: 'never',
    cause: ({ words }) => `The task asks for what only ${system(words)} has`,
    fix: clue =>
      advice`Run it on instances of ${system(clue.words)}, or take out what the evidence names: ${ofTask(clue, '.operatingSystem(…)', 'volumes', 'containerDefinitions', 'runtimePlatform')}.`,
    docs: DOCS,
  },
  {
    code: 'container.settings',
    words:
      /(link|volume) target not available|invalid volume referenced|volume source container|greater than task memory|unrecognized volume type|invalid volume[:;]|ordering dependency .* does not exist/i,
    mends: 'never',
    cause: () =>
      'A container names a link, volume or container that the task does not have, or more memory than it has',
    fix: clue =>
      advice`Correct what the evidence names: ${ofTask(clue, '.container(…)', 'containerDefinitions', 'volumes', 'memory')}.`,
    docs: DOCS,
  },
]

const system = (words: string): string => (/only supported on windows/i.test(words) ? 'Windows' : 'Linux')
