import { untilNextLook } from '../../aws/clock.ts'
import { isAbort } from '../../aws/is-abort.ts'
import { TimeUp } from '../../aws/time-up.ts'
import { within } from '../../aws/within.ts'
import { DeployError } from '../../errors.ts'
import type { Lease, LeaseHolder, Leaseholder } from './lease.ts'

const ACQUIRE_MILLISECONDS = 60_000
/** The shortest wait before it is asked for again. */
const ASK_MILLISECONDS = 5_000

/**
 * Takes the lease, when it is our turn, and gives how it was taken.
 *
 * @throws DeployError when somebody else has it to the end, or it could not be asked for.
 */
export async function ourTurn(
  lease: Lease,
  name: string,
  wanted: () => LeaseHolder,
  leaseholder: Leaseholder,
): Promise<LeaseHolder> {
  const { clock, signal, waits } = leaseholder
  const start = clock.now()
  let last: LeaseHolder | undefined
  for (;;) {
    const ours = wanted()
    const other = await acquired(lease, name, ours, leaseholder).catch((error: unknown) => {
      throw last && error instanceof TimeUp ? held(name, last, 'timed-out', error) : error
    })
    if (!other) return ours
    if (!waits) throw held(name, other, 'failed')
    if (other.holder !== last?.holder || other.since !== last.since) tellOf(other, name, leaseholder)
    last = other
    const pause = untilNextLook(ASK_MILLISECONDS, clock.now() - start)
    await clock.sleep(Math.max(0, Math.min(pause, leaseholder.deadline.left)), signal)
  }
}

/** Asks for the lease, if there is an answer in time. */
function acquired(
  lease: Lease,
  name: string,
  wanted: LeaseHolder,
  { clock, signal, deadline }: Leaseholder,
): Promise<LeaseHolder | undefined> {
  const end = clock.now() + ACQUIRE_MILLISECONDS
  const left = (): number => Math.min(deadline.left, end - clock.now())
  const over = (): Error =>
    deadline.isOver
      ? deadline.timeUp('the lease was being taken')
      : new Error(`no answer for ${ACQUIRE_MILLISECONDS / 1000} s`)
  return within({ clock, signal, left, over }, async () => checked(await lease.acquire(name, wanted))).catch(
    (error: unknown) => {
      throw isAbort(error) || error instanceof TimeUp ? error : unavailable(name, error)
    },
  )
}

/** A lease of the caller's may answer with anything: `true` is nobody whose end could be waited for. */
function checked(answer: LeaseHolder | undefined): LeaseHolder | undefined {
  if (answer === undefined) return undefined
  const { holder, since, expiresAt }: Partial<LeaseHolder> = Object(answer)
  if (typeof holder === 'string' && isTime(since) && isTime(expiresAt)) return answer
  throw new Error(`acquire gave ${typeof answer}, where it gives undefined or { holder, since, expiresAt }`)
}

const isTime = (at: unknown): boolean => typeof at === 'number' && !Number.isNaN(new Date(at).getTime())

const dateOf = (at: number): string => new Date(at).toISOString()

function tellOf({ holder, since }: LeaseHolder, name: string, { clock, emit }: Leaseholder): void {
  const resource = `lease of stack ${name}`
  emit({ type: 'waiting', at: clock.now(), resource, for: `${holder}, which has it since ${dateOf(since)}` })
}

function unavailable(name: string, error: unknown): DeployError {
  const cause = `The lease of stack ${name} could not be taken`
  return new DeployError({
    outcome: 'failed',
    summary: `${cause}. Nothing was changed`,
    diagnosis: [
      {
        code: 'lease.unavailable',
        cause,
        evidence: [String(error)],
        fix: 'See that the place where the lease is kept can be reached and written to, and run it again.',
      },
    ],
    applied: [],
    notApplied: [],
    cause: error,
  })
}

function held(
  name: string,
  { holder, since, expiresAt }: LeaseHolder,
  outcome: 'failed' | 'timed-out',
  timeUp?: TimeUp,
): DeployError {
  const cause = `${holder} is deploying stack ${name} since ${dateOf(since)}`
  return new DeployError({
    outcome,
    summary: `${timeUp ? `${timeUp.message}, and ` : ''}${cause}. Nothing was changed`,
    diagnosis: [
      {
        code: 'lease.held',
        cause,
        evidence: [`The lease expires at ${dateOf(expiresAt)} unless it is renewed`],
        fix: 'Wait until that deploy is done and run this one again. A deployer that died loses the lease when it expires.',
      },
    ],
    applied: [],
    notApplied: [],
    ...(timeUp && { cause: timeUp }),
  })
}
