import { isDenied } from '../../aws/denied.ts'
import { areMissing, isExpired, isSkewed, isUnaccepted, signIn } from '../../aws/expired.ts'
import { callOf, isGarbled, wordsOf } from '../../aws/failed-call.ts'
import { iamAction, type Operation } from '../../aws/iam-action.ts'
import { isAbort } from '../../aws/is-abort.ts'
import { isRead } from '../../aws/is-read.ts'
import { isTransient } from '../../aws/retry-rules.ts'
import { TimeUp } from '../../aws/time-up.ts'
import { type Diagnosis, EcsError, type FailedOutcome, PlanError } from '../../errors.ts'
import type { Resource } from '../../model/resource.ts'
import { nameOf } from '../ownership.ts'
import { causeOfCall, told } from './causes.ts'
import { DiagnosedError } from './diagnosed-error.ts'
import { isOwnFault, placesOf, REPORT } from './own-fault.ts'
import { fixOfCall } from './refused-calls.ts'
import { refusingPolicy } from './refusing-policy.ts'
import { withoutWrapping } from './unwrapped.ts'

/** An error of a read, in terms of the resource that was read. */
export function explainRead(error: unknown, model: Resource): unknown {
  if (!(error instanceof Error) || error instanceof EcsError || error instanceof TimeUp || isAbort(error)) return error
  const resource = nameOf(model)
  const call = callOf(error)
  if (isDenied(error)) {
    return new PlanError('permission.missing', {
      resource,
      message: `${resource} could not be read: ${error.message}`,
      fix: `Allow these credentials ${wanted(error, call)}.${refusingPolicy(error.message)}`,
      cause: error,
    })
  }
  if (isOwnFault(error)) {
    return new PlanError('internal.fault', {
      resource,
      message: `${resource} could not be read, for a fault in the program itself: ${wordsOf(error)} (${placesOf(error).join(' ')})`,
      fix: `Nothing was changed. ${REPORT}`,
      cause: error,
    })
  }
  const expired = isExpired(error) || isUnaccepted(error)
  const first = expired ? signIn(error) : isTransient(error) ? 'Check the connection' : 'Correct the cause'
  return new PlanError(expired ? 'credentials.missing' : 'read.failed', {
    resource,
    message: `${resource} could not be read${call ? ` (${call.service} ${call.operation})` : ''}: ${wordsOf(error)}`,
    fix: `Nothing was changed. ${first} and run the program again.`,
    cause: error,
  })
}

/** The causes of a failed change. */
export function explainChange(error: unknown, model: Resource): readonly Diagnosis[] {
  if (error instanceof DiagnosedError) return error.diagnosis
  if (error instanceof TimeUp) return []
  if (!(error instanceof Error)) return [{ code: 'unknown', cause: String(error), evidence: [], fix: 'Run it again.' }]
  const call = callOf(error)
  const evidence = [`${call ? `${call.service} ${call.operation}: ` : ''}${wordsOf(error)}`]
  const inner = error instanceof EcsError || isOwnFault(error) ? undefined : withoutWrapping(error)
  if (inner) return explainChange(inner, model).map(diagnosis => ({ ...diagnosis, evidence }))
  const resource = nameOf(model)
  // Not the rights of the caller: https://github.com/hashicorp/terraform-provider-aws/issues/29282
  const refusedFor = KEY_REFUSED.exec(error.message)?.[1]
  if (refusedFor) {
    return [
      {
        code: 'kms.denied',
        cause: `The KMS key of ${resource} is not there, or may not be used for it`,
        evidence,
        fix: `Name an enabled symmetric key of this Region by its ARN, and let its key policy allow the service logs.<region>.amazonaws.com kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe* for ${refusedFor}.`,
      },
    ]
  }
  if (isOwnFault(error)) {
    return [
      {
        code: 'internal.fault',
        cause: `${resource} could not be changed, for a fault in the program itself: ${wordsOf(error)}`,
        evidence: placesOf(error),
        fix: `${REPORT} What was applied stays and is not made twice.`,
      },
    ]
  }
  const known = causeOfCall({ words: evidence.join(), subject: { service: {}, definition: undefined, program: true } })
  if (isDenied(error) && !NOT_A_RIGHT.test(error.message) && known?.code !== 'account.blocked') {
    return [
      {
        code: 'permission.missing',
        cause: `These credentials may not ${call && isRead(call.operation) ? 'read' : 'change'} ${resource}`,
        evidence,
        fix: `Allow ${wanted(error, call)} and run the program again: it goes on where it stopped.${refusingPolicy(error.message)}${encoded(error)}`,
      },
    ]
  }
  if (isExpired(error) || isUnaccepted(error)) {
    return [
      {
        code: 'credentials.expired',
        cause: whyOf(error),
        evidence,
        fix: `${signIn(error)} and run the program again: it goes on where it stopped.`,
      },
    ]
  }
  if (EMULATED.test(error.message)) return [garbled(resource, evidence)]
  if (isTransient(error)) {
    return [
      {
        code: 'network.unreachable',
        cause: 'AWS could not be reached, or had a failure of its own for too long',
        evidence,
        fix: 'Check the connection and run the program again: it goes on where it stopped.',
      },
    ]
  }
  if (known) {
    const diagnosis = told(known)
    return [{ ...diagnosis, cause: `AWS refused ${resource}. ${diagnosis.cause}`, evidence }]
  }
  if (isGarbled(error)) return [garbled(resource, evidence)]
  return [
    {
      code: `aws.${error.name}`,
      cause: `AWS refused ${resource}: ${error.message || error.name}`,
      evidence,
      fix: `${fixOfCall(error)} Then run the program again: what was applied stays and is not made twice.`,
    },
  ]
}

function garbled(resource: string, evidence: readonly string[]): Diagnosis {
  return {
    code: 'network.answer',
    cause: `Something else than AWS answered for ${resource}`,
    evidence,
    fix: 'Look at what stands between this machine and AWS: a proxy, AWS_ENDPOINT_URL, the endpoint of `clients`. Then run the program again.',
  }
}

/** What an emulator says of what it does not have: https://docs.localstack.cloud/references/coverage/ */
const EMULATED =
  /\bdocs\.localstack\b|\bby (LocalStack|the emulator)\b|API (for service|[Aa]ction) '[\w:.-]+'.* (not (yet )?(been )?(implemented|emulated)|not included)/

/** Refused as a right that is short, though no policy can give it. */
const NOT_A_RIGHT = /reserved [\w ]*name|can only be managed through|\bYou must use\b/i

const KEY_REFUSED = /KMS key does not exist or is not allowed to be used with Arn '([^']+)'/i

function whyOf(error: Error): string {
  if (areMissing(error)) return 'There are no credentials that AWS could be asked with'
  if (isSkewed(error))
    return 'The clock of this machine is wrong: AWS takes what is signed within some minutes of its own time'
  return isExpired(error)
    ? 'The credentials expired while the program was at work'
    : 'AWS does not accept the credentials'
}

/** The right that was short: a call may need others than its own, such as iam:PassRole. */
const wanted = ({ message }: Error, call: Operation | undefined): string =>
  /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? (call ? iamAction(call) : 'that call')

/** Which right it was is in the message, for those who may read it. */
const encoded = ({ message }: Error): string =>
  /Encoded authorization failure message/i.test(message)
    ? ' Which right it was is in the encoded message: aws sts decode-authorization-message tells it.'
    : ''

/** How a resource ended whose change failed. */
export function outcomeOf(error: unknown): FailedOutcome {
  if (error instanceof DiagnosedError) return error.outcome
  if (error instanceof TimeUp) return 'timed-out'
  return isAbort(error) ? 'interrupted' : 'failed'
}
