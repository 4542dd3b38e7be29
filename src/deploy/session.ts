import { PlanError } from '../errors.ts'
import type { Model, StackModel } from '../model/index.ts'
import { Batches } from '../aws/batches.ts'
import { subjectOf } from '../aws/call-subject.ts'
import { connectByPriority, type Send } from '../aws/clients.ts'
import { systemClock } from '../aws/clock.ts'
import { Limiter } from '../aws/limiter.ts'
import type { DeployOptions, DestroyOptions } from './options.ts'
import type { Context } from './resources/handler.ts'
import { withRetries } from '../aws/retry.ts'

const READS = /^(Describe|List|Get)/
const DEFAULT_TIMEOUT_SECONDS = 1800

/** Where a deploy of this stack happens. */
export async function openSession(
  stack: StackModel,
  models: readonly Model[],
  options: DestroyOptions,
): Promise<Context> {
  return { ...(await openAccount(options)), stack, models }
}

/** Connects to AWS and makes sure that it is the account that was meant. */
export async function openAccount(options: DestroyOptions): Promise<Omit<Context, 'stack' | 'models'>> {
  const region = regionOf(options)
  const clock = options.clock ?? systemClock
  const { signal } = options
  const emit = options.onEvent ?? (() => {})
  const batches = new Batches()
  const limiter = new Limiter(clock, signal)
  const send: Send = (service, operation, attempt, priority, input) => {
    const limited = () => limiter.run(service, operation, attempt, priority)
    const tracked = READS.test(operation) ? () => batches.track(limited) : limited
    return withRetries(service, operation, tracked, { clock, emit, signal, resource: subjectOf(input) })
  }
  const prioritized = connectByPriority(region, options.clients ?? {}, send, signal)
  const aws = prioritized(0)
  const deadline = clock.now() + (options.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000
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
  return {
    aws,
    prioritized,
    hasRoom: (service, operation) => limiter.hasRoom(service, operation),
    batches,
    clock,
    region,
    account,
    partition,
    signal,
    emit,
    deadline,
    verify: options.verify ?? false,
    prune: options.prune ?? false,
    rollout: {
      earlyStop: options.earlyStop ?? true,
      onConflict: options.onConflict ?? 'supersede',
      onPause: options.onPause,
      timeouts: options.timeouts ?? {},
    },
    deleteData: options.deleteData ?? false,
  }
}

function regionOf({ region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION }: DeployOptions): string {
  if (!region) {
    throw new PlanError('region.missing', {
      message: 'No AWS Region is given',
      fix: "Give one, deploy(stack, { region: 'us-east-1' }), or set AWS_REGION.",
    })
  }
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) throw unknownRegion(region)
  return region
}

function unknownRegion(region: string, cause?: unknown): PlanError {
  return new PlanError('region.unknown', {
    message: `There is no AWS Region "${region}"`,
    fix: 'Give the code of a Region, for example us-east-1 or eu-central-1.',
    cause,
  })
}

/** What stands between this program and the account. */
function explain(error: unknown, region: string): unknown {
  if (!(error instanceof Error)) return error
  if ('code' in error && error.code === 'ENOTFOUND') return unknownRegion(region, error)
  if (
    /^(CredentialsProviderError|ExpiredToken|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|AuthFailure)/.test(
      error.name,
    )
  ) {
    return new PlanError('credentials.missing', {
      message: `AWS was not given credentials that work: ${error.message}`,
      fix: 'Sign in (aws sso login), set AWS_PROFILE, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      cause: error,
    })
  }
  return error
}
