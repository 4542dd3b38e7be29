import { isInvalidDefinitionError } from '../../src/errors.ts'
import type { Issue } from '../../src/validators/issue.ts'

/** The issues that a build is refused with. */
export function issuesIn(definition: { build(): unknown }): readonly Issue[] {
  try {
    definition.build()
  } catch (error) {
    if (isInvalidDefinitionError(error)) return error.issues
    throw error
  }
  return []
}

/** The codes of the errors that a build is refused with. */
export function errorsIn(definition: { build(): unknown }): string[] {
  return issuesIn(definition)
    .filter(issue => issue.severity === 'error')
    .map(issue => issue.code)
}
