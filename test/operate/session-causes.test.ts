import { describe, expect, test } from 'vitest'
import { causesOf } from '../../src/operate/session/session-causes.ts'

/** How the agent of ECS Exec ends a session, by reports of others. */
const ENDS = [
  [
    // https://github.com/aws/session-manager-plugin/issues/49
    'Plugin with name InteractiveCommands not found. Step name: InteractiveCommands',
    'enter a new task',
  ],
  [
    // https://github.com/aws-containers/amazon-ecs-exec-checker/issues/79
    "We couldn't start the session because encryption is not set up on the selected CloudWatch Logs log group. Either encrypt the log group or choose an option to enable logging without encryption.",
    'logs:DescribeLogGroups',
  ],
  [
    // https://github.com/aws/amazon-ssm-agent/issues/198
    "We couldn't start the session because encryption is not set up on the selected Amazon S3 bucket. Either encrypt the bucket or choose an option to enable logging without encryption.",
    's3:GetEncryptionConfiguration',
  ],
  [
    // https://github.com/department-of-veterans-affairs/va.gov-team/issues/54885
    'Encountered error while initiating handshake. Fetching data key failed: Unable to retrieve data key, Error when decrypting data key AccessDeniedException',
    'kms:Decrypt',
  ],
  ['Unable to start command: Failed to start pty: fork/exec /bin/zsh: no such file or directory', 'has the command'],
  ['The session was ended by an administrator', 'Read the words of the agent'],
] as const

describe('the end of a session', () => {
  test.each(ENDS)('is told: %s', (words, fix) => {
    const [first] = causesOf(words)
    expect(first?.code).toBe('session.lost')
    expect(first?.fix).toContain(fix)
    expect(first?.evidence).toEqual([words])
  })
})
