import type { Operations, World } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { describeParameters } from './parameter.ts'
import { resumeSession, startSession, terminateSession } from './session.ts'

export { constraints } from './constraints.ts'

export const protocol = awsJson
export const refuse = listed('ValidationException')

/** Sessions end by themselves. */
export function resources(_world: World): readonly string[] {
  return []
}

/** The operations of Systems Manager that sessions use, and the one that tells of parameters and not their values. */
export const operations: Operations = {
  DescribeParameters: describeParameters,
  ResumeSession: resumeSession,
  StartSession: startSession,
  TerminateSession: terminateSession,
}
