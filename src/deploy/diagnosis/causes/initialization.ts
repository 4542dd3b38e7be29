import { advice, ofService, ofTask } from '../advice.ts'
import { networkOf } from '../names.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'

const PLACED = /unable to place a task\W+(?:because|reason)?\W*([^\n]{3,300})/i

/** AWS's words were cut before they say what was asked for. */
export const NOT_FETCHED: Cause = {
  code: 'registry.unreachable',
  about: /pull secrets or registry auth: /i,
  words: REASONS.unreachable,
  when: ({ words }) => !/access ?denied|not authorized/i.test(words),
  mends: 'network',
  cause: clue =>
    `The secrets of the task, or the login to its registry, could not be fetched: there is no way to AWS from ${networkOf(clue)}`,
  fix: clue =>
    advice`Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs, secretsmanager, ssm, kms), and let their security groups out on port 443: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
  docs: guide('resource-initialization-error'),
}

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
