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
  return [cause('The command did not run', [words], 'See that the container has the command.')]
}
