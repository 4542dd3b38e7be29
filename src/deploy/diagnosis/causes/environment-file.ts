import { advice, ofContainer, ofService, ofTask } from '../advice.ts'
import { environmentFileOf, networkOf, roleOf } from '../names.ts'
import { type Cause, guide } from './cause.ts'
import { REASONS } from './reasons.ts'

const FILES = guide('use-environment-file')
const ENVIRONMENT_FILE = /env(ironment)? ?files?\b|envfile|s3 client for bucket \S+, error/i

/** Why a file of environment variables is not read from S3. */
export const ENVIRONMENT_FILE_CAUSES: readonly Cause[] = [
  {
    code: 'environment-file.missing',
    about: ENVIRONMENT_FILE,
    words: /NoSuch(Key|Bucket)|\b404\b|specified (key|bucket) does not exist/i,
    mends: 'never',
    cause: clue => `The environment file ${environmentFileOf(clue)} does not exist`,
    fix: clue =>
      advice`Upload it to that bucket, or correct its ARN: ${ofContainer(clue, '.environmentFiles(…)', 'environmentFiles')}.`,
    docs: FILES,
  },
  {
    code: 'environment-file.denied',
    about: ENVIRONMENT_FILE,
    words: REASONS.denied,
    mends: 'role',
    cause: clue => `${roleOf(clue)} may not read the environment file ${environmentFileOf(clue)}`,
    fix: clue =>
      advice`Allow the execution role s3:GetObject on the file and s3:GetBucketLocation on its bucket: ${ofTask(clue, '.executionRole(…)', 'executionRoleArn')}. See that the file is there, too: where the bucket may not be listed, S3 says the same of a file that is missing.`,
    docs: FILES,
  },
  {
    code: 'environment-file.unreachable',
    about: ENVIRONMENT_FILE,
    words: REASONS.unreachable,
    mends: 'network',
    cause: clue =>
      `The environment file ${environmentFileOf(clue)} could not be read: there is no way to S3 from ${networkOf(clue)}`,
    fix: clue =>
      advice`Give the tasks a way out: a public IP in a public subnet, a NAT gateway, or a gateway endpoint for S3 in their route tables: ${ofService(clue, '.network(…)', 'networkConfiguration')}.`,
    docs: FILES,
  },
  {
    code: 'environment-file.failed',
    about: ENVIRONMENT_FILE,
    words: /./,
    mends: 'itself',
    weight: 'symptom',
    cause: clue => `The environment file ${environmentFileOf(clue)} could not be read`,
    fix: clue =>
      advice`See that its ARN is one of an S3 object that ends in .env, and that the task has an execution role that may read it: ${ofContainer(clue, '.environmentFiles(…)', 'environmentFiles')}.`,
    docs: FILES,
  },
]
