import { isDenied } from '../../aws/denied.ts'
import type { Diagnosis } from '../../errors.ts'
import { SessionGone } from './data-channel.ts'

/** Why a session was lost. */
export function causeOfLoss(error: Error): Diagnosis[] {
  if (error instanceof SessionGone)
    return [
      cause(
        'The session is over: its task has stopped, or it was ended',
        [],
        'See how the service is: fluent-ecs status.',
      ),
    ]
  if (isDenied(error))
    return [
      cause(
        'These credentials may not do what the session needs',
        [error.message],
        'Allow it, and begin a new session.',
      ),
    ]
  return [
    cause(
      'The connection to the session manager does not last',
      [error.message],
      'See that this machine reaches wss://ssmmessages.<region>.amazonaws.com, and that no proxy stands between.',
    ),
  ]
}

const cause = (what: string, evidence: readonly string[], fix: string): Diagnosis => ({
  code: 'session.lost',
  cause: what,
  evidence,
  fix,
})

// https://github.com/aws/session-manager-plugin/issues/49 and /82
const NO_PLUGIN = /Plugin with name \w+ not found/
// The agent also says so where it may not look: https://github.com/aws/amazon-ssm-agent/issues/198 and /212
const NO_ENCRYPTION = /encryption is not set up on the selected (CloudWatch Logs log group|Amazon S3 bucket)/i
const NO_KEY = /data key|KMSEncryption|initiating handshake/i
/** What runs commands says so where there is none, or it may not be run. */
const NO_COMMAND =
  /executable file not found|no such file|unable to start (?:shell|command)|fork\/exec|permission denied|exec format/i

/** What the words of the end of a session mean. */
export function causesOf(words: string): Diagnosis[] {
  if (NO_PLUGIN.test(words))
    return [
      cause(
        'The agent of ECS Exec could not start its part of the session',
        [words],
        'See that /tmp of the container is not full and its file system can be written, and that the image is of the architecture of the task. Then enter a new task.',
      ),
    ]
  const [, place] = NO_ENCRYPTION.exec(words) ?? []
  if (place)
    return [
      cause(
        `The agent of ECS Exec finds the ${place} of its logs not encrypted, or may not look`,
        [words],
        /S3/.test(place)
          ? 'Encrypt the bucket, and let the task role call s3:GetEncryptionConfiguration on it, or log without encryption (executeCommandConfiguration of the cluster).'
          : 'Encrypt the log group with a KMS key, and let the task role call logs:DescribeLogGroups, or log without encryption (executeCommandConfiguration of the cluster).',
      ),
    ]
  if (NO_KEY.test(words))
    return [
      cause(
        'The key of the session could not be made or read',
        [words],
        'Let these credentials call kms:GenerateDataKey and the task role kms:Decrypt on the key of executeCommandConfiguration, in their policies and in that of the key, and see that the key is enabled.',
      ),
    ]
  if (NO_COMMAND.test(words))
    return [cause('The command did not run', [words], 'See that the container has the command.')]
  return [
    cause(
      'The session ended before the command was done',
      [words],
      'Read the words of the agent: they are the evidence.',
    ),
  ]
}
