import { InvalidDefinitionError } from '../errors.ts'
import { checkTaskDefinition } from '../validators/check-task-definition.ts'
import type { Issue } from '../validators/issue.ts'
import type { Json } from './definition-json.ts'

/**
 * The definition, if AWS would take it. What is said of the revision that runs, where one does, is not held against the
 * new one: AWS has taken that.
 *
 * @throws InvalidDefinitionError with all that AWS would refuse.
 */
export function checkedDefinition(definition: Json, running?: Json): Json {
  const known = new Set(running ? errorsIn(running).map(keyOf) : [])
  const issues = errorsIn(definition).filter(issue => !known.has(keyOf(issue)))
  if (issues.length > 0) throw new InvalidDefinitionError(`Task definition "${String(definition.family)}"`, issues)
  return definition
}

// What an older SDK would drop is sent as it is.
const SENT_ANYWAY = ['API-SDK-01', 'API-MEM-01']

const errorsIn = (definition: Json): readonly Issue[] =>
  checkTaskDefinition(definition, { ignore: SENT_ANYWAY }).filter(({ severity }) => severity === 'error')

const keyOf = ({ code, path, received }: Issue): string => JSON.stringify([code, path, received])
