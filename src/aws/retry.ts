import type { Clock } from './clock.ts'
import type { Deadline } from './deadline.ts'
import { noteCall, wordsOf } from './failed-call.ts'
import { type RetryRule, ruleFor } from './retry-rules.ts'
import type { ServiceName } from './service-name.ts'
import { TimeUp } from './time-up.ts'

/** A call failed in a way that passes by itself, and will be made again. */
export interface RetryingEvent {
  readonly type: 'retrying'
  readonly at: number
  /** The call, for example `ecs CreateService`. */
  readonly call: string
  /** What the call is about, where it names something, for example `web`. */
  readonly resource?: string
  readonly because: string
}

const FIRST_PAUSE_MILLISECONDS = 500
const LONGEST_PAUSE_MILLISECONDS = 15_000

interface Surroundings {
  readonly clock: Clock
  readonly emit: (event: RetryingEvent) => void
  readonly signal: AbortSignal | undefined
  readonly deadline?: Deadline
  /** What the call is about. */
  readonly resource?: string | undefined
}

/** Makes an attempt, and repeats it while a rule says that its failure will pass. */
export async function withRetries(
  service: ServiceName,
  operation: string,
  attempt: () => Promise<unknown>,
  { clock, emit, signal, deadline, resource }: Surroundings,
): Promise<unknown> {
  // A long wait for one thing must not use up the patience for another.
  const since = new Map<RetryRule, number>()
  let before: { readonly because: string; readonly error: unknown } | undefined
  const timeUp = (): unknown =>
    before &&
    deadline?.timeUp(
      `${service} ${operation} was to be made again, as ${before.because}: ${said(before.error)}`,
      before.error,
    )
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS)) {
    try {
      return await attempt()
    } catch (error) {
      if (error instanceof TimeUp) throw timeUp() ?? error
      const rule = ruleFor(service, operation, error)
      const noted = noteCall(error, { service, operation })
      if (!rule || (rule.unlessOurs && [...since.keys()].some(({ uncertain }) => uncertain))) throw noted
      const start = since.get(rule) ?? clock.now()
      since.set(rule, start)
      if (clock.now() - start >= rule.seconds * 1000) throw noted
      const call = `${service} ${operation}`
      emit({ type: 'retrying', at: clock.now(), call, because: rule.because, ...(resource && { resource }) })
      // Half fixed, half random: callers that failed together do not come back together.
      const wait = pause / 2 + (Math.random() * pause) / 2
      await clock.sleep(Math.max(0, Math.min(wait, deadline?.left ?? wait)), signal)
      before = { because: rule.because, error }
      if (deadline?.isOver) throw timeUp()
    }
  }
}

const said = (error: unknown): string => (error instanceof Error ? wordsOf(error) : String(error))
