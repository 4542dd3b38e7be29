import { type Issue, isInvalidDefinitionError } from '../errors.ts'
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
  try {
    return stack.build()
  } catch (error) {
    if (isInvalidDefinitionError(error)) Error.captureStackTrace(error, verb)
    throw error
  }
}

/** What is doubtful in the program, though AWS would take it. */
export function warningsOf(stack: Deployable): readonly Issue[] {
  return (stack.issues?.() ?? []).filter(({ severity }) => severity === 'warning')
}
