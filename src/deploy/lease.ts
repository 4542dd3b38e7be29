import { DeployError } from '../errors.ts'
import type { Clock } from './clock.ts'
import type { OnEvent } from './events.ts'

/** Who has a lease. Times in milliseconds since the epoch. */
export interface LeaseHolder {
  readonly holder: string
  readonly since: number
  readonly expiresAt: number
}

/**
 * Keeps two deployers of one stack apart. Ownership does not rest on it: with or without it, names locate and tags prove.
 * A lease that expired early lets two deployers overlap, and then the last write of each resource stays.
 */
export interface Lease {
  /** Takes the lease, or tells who has it. One that has expired may be taken. */
  acquire(name: string, wanted: LeaseHolder): Promise<LeaseHolder | undefined>
  /** Prolongs it. False when somebody else has it by now. */
  renew(name: string, wanted: LeaseHolder): Promise<boolean>
  /** Gives it back, if it is still ours. */
  release(name: string, holder: string): Promise<void>
}

const LEASE_MILLISECONDS = 60_000
const RENEW_MILLISECONDS = 20_000

/** Does the work under the lease, renewed for as long as it lasts. */
export async function underLease<T>(
  lease: Lease,
  name: string,
  holder: string,
  clock: Clock,
  emit: OnEvent,
  work: () => Promise<T>,
): Promise<T> {
  const tell = (trouble: string) => emit({ type: 'lease', at: clock.now(), stack: name, trouble })
  const since = clock.now()
  const wanted = (): LeaseHolder => ({ holder, since, expiresAt: clock.now() + LEASE_MILLISECONDS })
  const other = await lease.acquire(name, wanted())
  if (other) throw held(name, other)
  const stop = new AbortController()
  const renewing = keep(() => lease.renew(name, wanted()), tell, clock, stop.signal)
  try {
    return await work()
  } finally {
    stop.abort()
    await renewing
    // It expires by itself: that it could not be given back must not hide how the work ended.
    await lease.release(name, holder).catch((error: unknown) => tell(`could not be given back: ${error}`))
  }
}

async function keep(
  renew: () => Promise<boolean>,
  tell: (trouble: string) => void,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const slept = await clock.sleep(RENEW_MILLISECONDS, signal).then(
      () => true,
      () => false,
    )
    if (!slept) continue
    const trouble = await renew().then(
      ours => (ours ? undefined : 'somebody else has it by now'),
      (error: unknown) => `could not be renewed: ${error}`,
    )
    if (trouble) tell(trouble)
  }
}

function held(name: string, { holder, since, expiresAt }: LeaseHolder): DeployError {
  const cause = `${holder} is deploying stack ${name} since ${new Date(since).toISOString()}`
  return new DeployError({
    outcome: 'failed',
    summary: `${cause}. Nothing was changed`,
    diagnosis: [
      {
        code: 'lease.held',
        cause,
        evidence: [`The lease expires at ${new Date(expiresAt).toISOString()} unless it is renewed`],
        fix: 'Wait until that deploy is done and run this one again. A deployer that died loses the lease when it expires.',
      },
    ],
    applied: [],
    notApplied: [],
  })
}
