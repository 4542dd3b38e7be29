import type { DeployOptions } from '../deploy/options.ts'
import { InvalidDefinitionError } from '../errors.ts'
import { ANYTHING, type InputMembers, inputIssues, OBJECT, TEXT } from '../validators/input.ts'

/** Where to look, or to do something. */
export type AccountOptions = Pick<
  DeployOptions,
  'region' | 'expectedAccount' | 'clients' | 'onEvent' | 'signal' | 'timeoutSeconds' | 'clock'
>

export const ACCOUNT_OPTIONS: InputMembers<AccountOptions> = {
  region: TEXT,
  expectedAccount: TEXT,
  clients: OBJECT,
  onEvent: ANYTHING,
  signal: ANYTHING,
  timeoutSeconds: ANYTHING,
  clock: ANYTHING,
}

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
