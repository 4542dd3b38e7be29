import { InvalidDefinitionError } from '../errors.ts'
import { checkService } from '../validators/check-service.ts'
import { checkTaskDefinition } from '../validators/check-task-definition.ts'
import type { Issue } from '../validators/issue.ts'
import type { Json } from './definition-json.ts'
import type { Running } from './running.ts'

/**
 * The definition, if AWS would take it, and the service with it. What is said of the revision that runs, where one does,
 * is not held against the new one: AWS has taken that.
 *
 * @throws InvalidDefinitionError with all that AWS would refuse.
 */
export function checkedDefinition(definition: Json, running?: Running): Json {
  const known = new Set(running ? errorsIn(running.definition, running).map(keyOf) : [])
  const issues = errorsIn(definition, running).filter(issue => !known.has(keyOf(issue)))
  if (issues.length > 0) throw new InvalidDefinitionError(`Task definition "${String(definition.family)}"`, issues)
  return definition
}

// What an older SDK would drop is sent as it is.
const OPTIONS = { ignore: ['API-SDK-01', 'API-MEM-01'] }

const errorsIn = (taskDefinition: Json, running?: Running): readonly Issue[] =>
  [...checkTaskDefinition(taskDefinition, OPTIONS), ...(running ? inService(taskDefinition, running) : [])].filter(
    ({ severity }) => severity === 'error',
  )

/** What the service has that does not go with the definition, which UpdateService refuses when it is registered. */
function inService(taskDefinition: Json, { service }: Running): readonly Issue[] {
  const json = { ...service, taskDefinition: taskDefinition.family }
  const issues = checkService(json, { ...OPTIONS, taskDefinition })
  return issues.map(issue => ({ ...issue, path: ['service', service.serviceName ?? '', ...issue.path] }))
}

const keyOf = ({ code, path, received }: Issue): string => JSON.stringify([code, path, received])
