import { isDenied } from '../../aws/denied.ts'
import { callOf, wordsOf } from '../../aws/failed-call.ts'
import { iamAction } from '../../aws/iam-action.ts'
import { isTransient } from '../../aws/retry-rules.ts'
import type { Diagnosis } from '../../errors.ts'
import { causeOfCall, told } from '../diagnosis/causes.ts'
import { type Launch, launchSubject } from './launch.ts'

/** Why a call of a run was not answered as it should be. */
export function refusalDiagnosis(error: unknown, launch: Launch): Diagnosis {
  if (!(error instanceof Error)) return { code: 'unknown', cause: String(error), evidence: [], fix: 'Run it again.' }
  const call = callOf(error)
  const evidence = [`${call ? `${call.service} ${call.operation}: ` : ''}${wordsOf(error)}`]
  if (isDenied(error)) {
    const action = call ? iamAction(call) : 'that call'
    const fix = `Allow ${action}${action === 'ecs:RunTask' ? ', and iam:PassRole for the roles of the task definition' : ''}.`
    return { code: 'permission.missing', cause: 'These credentials may not run the task', evidence, fix }
  }
  if (isTransient(error)) {
    const cause = 'AWS could not be reached, or had a failure of its own for too long'
    return { code: 'network.unreachable', cause, evidence, fix: 'Check the connection and run it again.' }
  }
  const known = causeOfCall({ words: evidence.join(), subject: launchSubject(launch) })
  if (known) return { ...told(known), evidence }
  const taken = error.name === 'ConflictException'
  return {
    code: `aws.${error.name}`,
    cause: taken
      ? 'Another run has this token, and asks for something else'
      : `AWS refused to run the task: ${error.message}`,
    evidence,
    fix: taken
      ? 'Give this run a token of its own; the tasks of the other one go on.'
      : 'Correct the cause and run it again.',
  }
}
