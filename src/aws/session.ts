import { PlanError } from '../errors.ts'
import { Batches } from './batches.ts'
import { subjectOf } from './call-subject.ts'
import { type Aws, type Clients, connectByPriority, type Send } from './clients.ts'
import { type Clock, systemClock } from './clock.ts'
import { isExpired } from './expired.ts'
import { Limiter } from './limiter.ts'
import { regionOf, unknownRegion } from './region.ts'
import { type RetryingEvent, withRetries } from './retry.ts'
import type { ServiceName } from './service-name.ts'

/** Where and how to call AWS. */
export interface SessionOptions {
  readonly region?: string
  readonly expectedAccount?: string
  readonly clients?: Clients
  readonly signal?: AbortSignal
  readonly clock?: Clock
  readonly emit: (event: RetryingEvent) => void
}

/** One account in one Region, and the way to call it. */
export interface Session {
  readonly aws: Aws
  /** The same for calls that should go before others, or after them, when quotas make them wait. */
  readonly prioritized: (priority: number) => Aws
  /** Whether quotas leave room for a call that is good to have, but not needed. */
  readonly hasRoom: (service: ServiceName, operation: string) => boolean
  readonly batches: Batches
  readonly clock: Clock
  readonly region: string
  readonly account: string
  readonly partition: string
  readonly signal: AbortSignal | undefined
}

const READS = /^(Describe|List|Get)/

/**
 * Connects to AWS and makes sure that it is the account that was meant.
 *
 * @throws PlanError where there is no Region, no account behind the credentials, or another one than expected.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const region = regionOf(options.region)
  const { clock = systemClock, signal, emit } = options
  const batches = new Batches()
  const limiter = new Limiter(clock, signal)
  const send: Send = (service, operation, attempt, priority, input) => {
    const limited = () => limiter.run(service, operation, attempt, priority)
    const tracked = READS.test(operation) ? () => batches.track(limited) : limited
    return withRetries(service, operation, tracked, { clock, emit, signal, resource: subjectOf(input) })
  }
  const prioritized = connectByPriority(region, options.clients ?? {}, send, signal)
  const aws = prioritized(0)
  const { Account: account = '', Arn = '' } = await aws.sts('GetCallerIdentity', {}).catch((error: unknown) => {
    throw explain(error, region)
  })
  if (options.expectedAccount !== undefined && options.expectedAccount !== account) {
    throw new PlanError('account.mismatch', {
      message: `These credentials are for account ${account}, but the program expects ${options.expectedAccount}`,
      fix: 'Use the profile or role of the expected account (AWS_PROFILE), or correct `expectedAccount`.',
    })
  }
  const partition = Arn.split(':')[1] ?? 'aws'
  const hasRoom: Session['hasRoom'] = (service, operation) => limiter.hasRoom(service, operation)
  return { aws, prioritized, hasRoom, batches, clock, region, account, partition, signal }
}

/** What stands between this program and the account. */
function explain(error: unknown, region: string): unknown {
  if (!(error instanceof Error)) return error
  if ('code' in error && error.code === 'ENOTFOUND') return unknownRegion(region, error)
  if (
    isExpired(error) ||
    /^(InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)/.test(error.name)
  ) {
    return new PlanError('credentials.missing', {
      message: `AWS was not given credentials that work: ${error.message}`,
      fix: 'Sign in (aws sso login), set AWS_PROFILE, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      cause: error,
    })
  }
  return error
}
