import { InvalidDefinitionError } from '../errors.ts'
import { type InputMembers, inputIssues } from '../validators/input.ts'

/** @throws InvalidDefinitionError where a program without types gives what the verb does not take. */
export function checkVerbInput<Target, Options>(
  verb: string,
  [target, members]: readonly [target: unknown, members: InputMembers<Target>],
  [options, known]: readonly [options: unknown, known: InputMembers<Options>],
): void {
  const method = `${verb}()`
  const issues = [...inputIssues(method, target, members), ...inputIssues(method, options, known)]
  if (issues.length > 0) throw new InvalidDefinitionError(`Call of ${method}`, issues)
}
