import { type Clock, runAfter } from '../../aws/clock.ts'
import { isAbort } from '../../aws/is-abort.ts'
import { DeployError, isDeployError } from '../../errors.ts'
import { untilAborted } from '../until-aborted.ts'
import type { Lease, LeaseHolder, Leaseholder } from './lease.ts'
import { ourTurn } from './our-turn.ts'

const LEASE_MILLISECONDS = 60_000
const RENEW_MILLISECONDS = 20_000
const RETRY_MILLISECONDS = 5_000
/** So long before it expires the work stops, for calls under way to end. */
const MARGIN_MILLISECONDS = 5_000
const RELEASE_MILLISECONDS = 5_000

/**
 * Does the work under the lease, when it is our turn, renewed for as long as it lasts.
 *
 * @throws DeployError when somebody else has it to the end, or has got it meanwhile: then the work is stopped.
 */
export async function underLease<T>(
  lease: Lease,
  name: string,
  leaseholder: Leaseholder,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { holder, clock, emit, signal } = leaseholder
  const tell = (trouble: string): void => {
    try {
      emit({ type: 'lease', at: clock.now(), stack: name, trouble })
    } catch {
      // A handler that throws must neither end the renewals nor hide how the work ended.
    }
  }
  const expiresAt = (): number => clock.now() + LEASE_MILLISECONDS
  const first = await untilAborted(
    ourTurn(lease, name, () => ({ holder, since: clock.now(), expiresAt: expiresAt() }), leaseholder),
  )
  const stop = new AbortController()
  const stopToo = () => stop.abort(signal?.reason)
  if (signal?.aborted) stopToo()
  signal?.addEventListener('abort', stopToo)
  const kept = new KeptLease({
    renew: () => renewed(lease, name, { ...first, expiresAt: expiresAt() }),
    clock,
    tell,
    stop,
  })
  kept.holdUntil(first.expiresAt)
  try {
    return await work(stop.signal)
  } catch (error) {
    throw kept.lost && isInterruption(error) ? lost(name, kept.trouble, error) : error
  } finally {
    signal?.removeEventListener('abort', stopToo)
    kept.end()
    // It expires by itself: that it could not be given back must not hide how the work ended.
    await inTime(lease.release(name, holder), clock).catch((error: unknown) =>
      tell(`could not be given back: ${error}`),
    )
  }
}

const TAKEN = 'somebody else has it by now'
const LATE = 'it was not renewed in time'

/** Gives until when the lease is ours, or what went wrong. */
async function renewed(lease: Lease, name: string, wanted: LeaseHolder): Promise<number | string> {
  try {
    return (await lease.renew(name, wanted)) ? wanted.expiresAt : TAKEN
  } catch (error) {
    return `could not be renewed: ${error}`
  }
}

/** Rejects where there is no answer for a while. */
async function inTime(answer: Promise<void>, clock: Clock): Promise<void> {
  const answered = new AbortController()
  const tooLate = clock.sleep(RELEASE_MILLISECONDS, answered.signal).then(
    () => Promise.reject(`no answer for ${RELEASE_MILLISECONDS / 1000} s`),
    () => {},
  )
  await Promise.race([answer, tooLate]).finally(() => answered.abort())
}

interface Means {
  readonly renew: () => Promise<number | string>
  readonly clock: Clock
  readonly tell: (trouble: string) => void
  readonly stop: AbortController
}

/** Renews until the end, or until it is lost. Timers that keep nothing waiting, so that virtual time does not run off. */
class KeptLease {
  lost = false
  trouble = LATE
  #over = false
  #until = 0
  #timers: (() => void)[] = []
  readonly #means: Means

  constructor(means: Means) {
    this.#means = means
  }

  holdUntil(expiresAt: number): void {
    this.#until = expiresAt
    this.trouble = LATE
    this.#later(
      expiresAt - MARGIN_MILLISECONDS - this.#means.clock.now(),
      () => expiresAt === this.#until && this.#lose(),
    )
    this.#later(RENEW_MILLISECONDS, () => this.#attempt())
  }

  /** A renewal under way is not waited for: it may hang, and prolongs nothing that was given back. */
  end(): void {
    this.#over = true
    for (const callOff of this.#timers.splice(0)) callOff()
  }

  async #attempt(): Promise<void> {
    const result = await this.#means.renew()
    if (this.#over) return
    if (typeof result === 'number') return this.holdUntil(result)
    this.trouble = result
    this.#means.tell(result)
    if (result === TAKEN) this.#lose()
    else this.#later(RETRY_MILLISECONDS, () => this.#attempt())
  }

  #lose(): void {
    this.lost = true
    this.end()
    this.#means.stop.abort()
  }

  #later(milliseconds: number, action: () => unknown): void {
    this.#timers.push(runAfter(this.#means.clock, milliseconds, () => this.#over || action()))
  }
}

const isInterruption = (error: unknown): boolean => isAbort(error) || isDeployError(error, 'interrupted')

function lost(name: string, trouble: string, error: unknown): DeployError {
  const { applied = [], notApplied = [] } = isDeployError(error) ? error : {}
  const cause = `The lease of stack ${name} was lost: ${trouble}`
  return new DeployError({
    outcome: 'interrupted',
    summary: 'The work was stopped, because its lease was lost',
    diagnosis: [
      {
        code: 'lease.lost',
        cause,
        evidence: [],
        fix: 'Run it again when no other deployer is at work: what was applied stays, and it goes on from there.',
      },
    ],
    applied,
    notApplied,
    cause: error,
  })
}
