import { optionIssues } from '../errors/option-issues.ts'
import { InvalidDefinitionError, type Issue } from '../errors.ts'
import { redacted } from '../model/credentials.ts'
import { OF_VERBS } from './option-names.ts'

/** The options of a verb, where it has all of them: others would be lost. Throws where `verb` was called. */
export function givenOptions<T extends object>(name: string, options: T, verb: (...given: never[]) => unknown): T {
  const method = `${name}()`
  const names = (OF_VERBS[name] ?? []).filter(each => each !== null)
  const message = `${method} takes an object of options, and got something else`
  const issues =
    typeof options === 'object' && options !== null
      ? [...optionIssues(method, [options], names), ...wordIssues(method, options)]
      : [{ code: 'CALL-ARG-01', severity: 'error' as const, path: [name], message, hint: 'give it what it takes' }]
  if (issues.length === 0) return options
  const error = new InvalidDefinitionError(`Call of ${method}`, issues)
  Error.captureStackTrace(error, verb)
  throw error
}

/** A word for another would be lost, and with it what was to happen when a deploy fails. */
function wordIssues(method: string, options: object): Issue[] {
  const given: unknown = Reflect.get(options, 'onFailure')
  if (typeof given !== 'string' || given === 'leave' || given === 'restore') return []
  const message = `${method} takes 'leave' or 'restore' for onFailure, and got ${JSON.stringify(redacted(given))}`
  return [
    { code: 'CALL-ARG-01', severity: 'error', path: [method, 'onFailure'], message, hint: 'give it one of these' },
  ]
}
