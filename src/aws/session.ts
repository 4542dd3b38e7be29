import { PlanError } from '../errors.ts'
import { Batches } from './batches.ts'
import { callMilliseconds } from './call-milliseconds.ts'
import { subjectOf } from './call-subject.ts'
import { type Aws, type Clients, connectByPriority, type Send } from './clients.ts'
import { type Clock, systemClock } from './clock.ts'
import { DEFAULT_TIMEOUT_SECONDS, Deadline } from './deadline.ts'
import { isExpired, isUnaccepted, signIn } from './expired.ts'
import { wordsOf } from './failed-call.ts'
import { isAbort } from './is-abort.ts'
import { isRead } from './is-read.ts'
import { Limiter } from './limiter.ts'
import { regionOf, unknownRegion } from './region.ts'
import { type RetryingEvent, withRetries } from './retry.ts'
import { isTransient } from './retry-rules.ts'
import type { ServiceName } from './service-name.ts'
import { sharedSignal } from './shared-signal.ts'
import { TimeUp } from './time-up.ts'
import { type TimeLimits, within } from './within.ts'

/** Where and how to call AWS. */
export interface SessionOptions {
  readonly region?: string
  readonly expectedAccount?: string
  readonly clients?: Clients
  readonly signal?: AbortSignal
  readonly clock?: Clock
  readonly timeoutSeconds?: number
  readonly emit: (event: RetryingEvent) => void
}

/** One account in one Region, and the way to call it. */
export interface Session {
  readonly aws: Aws
  /** The same for calls that should go before others, or after them, when quotas make them wait. */
  readonly prioritized: (priority: number, onChange?: () => void) => Aws
  /** Whether quotas leave room for a call that is good to have, but not needed. */
  readonly hasRoom: (service: ServiceName, operation: string) => boolean
  readonly batches: Batches
  readonly clock: Clock
  readonly region: string
  readonly account: string
  readonly partition: string
  readonly signal: AbortSignal | undefined
  readonly deadline: Deadline
}

/**
 * Connects to AWS and makes sure that it is the account that was meant.
 *
 * @throws PlanError where there is no Region, no account behind the credentials, or another one than expected.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const region = regionOf(options.region)
  const { clock = systemClock, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, emit } = options
  const signal = options.signal && sharedSignal(options.signal)
  const deadline = new Deadline(clock, timeoutSeconds)
  const batches = new Batches()
  const limiter = new Limiter(clock, signal)
  const send: Send = (service, operation, attempt, priority, input) => {
    const resource = subjectOf(input)
    const call = `${service} ${operation}${resource === undefined ? '' : ` (${resource})`}`
    const timed = (given: AbortSignal): Promise<unknown> => within(callLimits(operation, clock, given), attempt)
    const limited = (): Promise<unknown> => {
      const left = deadline.leftFor(isRead(operation))
      const over = (): unknown => deadline.timeUp(`${call} had no answer yet`)
      return within({ clock, signal, left, over }, given =>
        limiter.run(service, operation, () => timed(given), priority, given),
      )
    }
    const tracked = isRead(operation) ? () => batches.track(limited) : limited
    return withRetries(service, operation, tracked, { clock, emit, signal, deadline, resource })
  }
  const prioritized = connectByPriority(region, options.clients ?? {}, send, clock)
  const aws = prioritized(0)
  const { Account: account = '', Arn = '' } = await aws.sts('GetCallerIdentity', {}).catch((error: unknown) => {
    throw explain(error, region)
  })
  if (!account) {
    throw new PlanError('read.failed', {
      message:
        'It could not be found out whose credentials these are: sts GetCallerIdentity was answered without an account',
      fix: 'Look at what answers in the place of AWS: AWS_ENDPOINT_URL, the endpoint of `clients`, a proxy.',
    })
  }
  if (options.expectedAccount !== undefined && options.expectedAccount !== account) {
    throw new PlanError('account.mismatch', {
      message: `These credentials are for account ${account}, but the program expects ${options.expectedAccount}`,
      fix: 'Use the profile or role of the expected account (AWS_PROFILE), or correct `expectedAccount`.',
    })
  }
  const partition = Arn.split(':')[1] ?? 'aws'
  const hasRoom: Session['hasRoom'] = (service, operation) => limiter.hasRoom(service, operation)
  return { aws, prioritized, hasRoom, batches, clock, region, account, partition, signal, deadline }
}

/** No single answer takes as long. */
function callLimits(operation: string, clock: Clock, signal: AbortSignal): TimeLimits {
  const limit = callMilliseconds(operation)
  const end = clock.now() + limit
  const seconds = limit / 1000
  const over = (): Error => Object.assign(new Error(`no answer for ${seconds} s`), { name: 'TimeoutError' })
  return { clock, signal, left: () => end - clock.now(), over }
}

/** What stands between this program and the account. */
function explain(error: unknown, region: string): unknown {
  if (!(error instanceof Error)) return error
  if ('code' in error && error.code === 'ENOTFOUND') return unknownRegion(region, error)
  if (isExpired(error) || isUnaccepted(error)) {
    return new PlanError('credentials.missing', {
      message: `AWS was not given credentials that work: ${error.message}`,
      fix: `${signIn(error)} and run the program again.`,
      cause: error,
    })
  }
  if (isAbort(error) || error instanceof TimeUp) return error
  return new PlanError('read.failed', {
    message: `It could not be found out whose credentials these are (sts GetCallerIdentity): ${wordsOf(error)}`,
    fix: `Nothing was changed. ${isTransient(error) ? 'Check the connection' : 'Check the endpoint, the proxy and the credentials'} and run the program again.`,
    cause: error,
  })
}
