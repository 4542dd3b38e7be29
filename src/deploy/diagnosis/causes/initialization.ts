import { advice, ofTask } from '../advice.ts'
import { networkOf } from '../names.ts'
import { type Cause, guide } from './cause.ts'

/** What is left: AWS could not set the task up, and its words say no more that is known. */
export const INITIALIZATION: Cause = {
  code: 'task.initialization',
  words: /ResourceInitializationError|InternalError|Timeout waiting for EphemeralStorage/i,
  mends: 'itself',
  weight: 'symptom',
  cause: () => 'The task could not be set up',
  fix: clue =>
    advice`Read the evidence; check the way from ${networkOf(clue)} to AWS, and ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}.`,
  docs: guide('resource-initialization-error'),
}
