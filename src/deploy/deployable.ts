import { InvalidDefinitionError, type Issue, isInvalidDefinitionError } from '../errors.ts'
import type { StackModel } from '../model/index.ts'

/** What can be deployed: a stack, or anything else that builds one. */
export interface Deployable<Outputs extends string = string> {
  build(): StackModel<Outputs>
  /** Everything that is wrong or doubtful; a plan shows the warnings. */
  issues?(): readonly Issue[]
}

/** The model of the stack. Where it is not valid, the error's first stack frame is the line that called `verb`. */
export function built<Outputs extends string>(
  stack: Deployable<Outputs>,
  verb: (stack: Deployable, options: never) => unknown,
): StackModel<Outputs> {
  if (typeof stack?.build !== 'function') throw noStack(verb)
  try {
    return stack.build()
  } catch (error) {
    if (isInvalidDefinitionError(error)) Error.captureStackTrace(error, verb)
    throw error
  }
}

function noStack(verb: (stack: Deployable, options: never) => unknown): InvalidDefinitionError {
  const message = `${verb.name}() takes a stack, and got something else`
  const hint = "give it stack('shop').add(…)"
  const error = new InvalidDefinitionError(`Call of ${verb.name}()`, [
    { code: 'CALL-ARG-01', severity: 'error', path: [verb.name], message, hint },
  ])
  Error.captureStackTrace(error, verb)
  return error
}

/** What is doubtful in the program, though AWS would take it. */
export function warningsOf(stack: Deployable): readonly Issue[] {
  return (stack.issues?.() ?? []).filter(({ severity }) => severity === 'warning')
}
