import { optionIssues } from '../errors/option-issues.ts'
import { InvalidDefinitionError } from '../errors.ts'
import { OF_VERBS } from './option-names.ts'

/** The options of a verb, where it has all of them: others would be lost. Throws where `verb` was called. */
export function givenOptions<T extends object>(name: string, options: T, verb: (...given: never[]) => unknown): T {
  const method = `${name}()`
  const names = (OF_VERBS[name] ?? []).filter(each => each !== null)
  const message = `${method} takes an object of options, and got something else`
  const issues =
    typeof options === 'object' && options !== null
      ? optionIssues(method, [options], names)
      : [{ code: 'CALL-ARG-01', severity: 'error' as const, path: [name], message, hint: 'give it what it takes' }]
  if (issues.length === 0) return options
  const error = new InvalidDefinitionError(`Call of ${method}`, issues)
  Error.captureStackTrace(error, verb)
  throw error
}
