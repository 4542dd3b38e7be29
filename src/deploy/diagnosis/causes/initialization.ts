import { advice, ofTask } from '../advice.ts'
import { networkOf } from '../names.ts'
import { type Cause, guide } from './cause.ts'

const PLACED = /unable to place a task\W+(?:because|reason)?\W*([^\n]{3,300})/i

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

/** What is left of an event: ECS could not start a task, and its words say no more that is known. */
export const NOT_PLACED: Cause = {
  code: 'task.not-started',
  words: PLACED,
  mends: 'itself',
  weight: 'symptom',
  cause: ({ words }) => `ECS could not start a task, for a reason that is not known here: ${PLACED.exec(words)?.[1]}`,
  fix: () => 'Correct what AWS says there. Look at the stopped tasks (ECS shows them for an hour) for more words.',
  docs: guide('service-event-messages-list'),
}
