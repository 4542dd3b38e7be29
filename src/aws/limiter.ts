import type { Clock } from './clock.ts'
import { quotasOf } from './quotas.ts'
import { isThrottling } from './retry-rules.ts'
import type { ServiceName } from './service-name.ts'
import { TokenBucket } from './token-bucket.ts'

/** As many connections as the SDK opens for one client; more would only queue there. */
const CONCURRENT_CALLS = 50

interface Waiting {
  readonly priority: number
  readonly start: () => void
  readonly giveUp: (error: unknown) => void
}

/** Calls that count for the same quotas, those with the highest priority first. */
interface Lane {
  readonly service: ServiceName
  readonly buckets: readonly TokenBucket[]
  readonly queue: Waiting[]
}

/** Keeps calls within the quotas that AWS publishes, and backs off where AWS has less for us. */
export class Limiter {
  readonly #clock: Clock
  readonly #signal: AbortSignal | undefined
  readonly #buckets = new Map<object, TokenBucket>()
  readonly #lanes = new Map<string, Lane>()
  readonly #running = new Map<ServiceName, number>()
  #alarm: number | undefined

  constructor(clock: Clock, signal?: AbortSignal) {
    this.#clock = clock
    this.#signal = signal
  }

  /** Makes a call as soon as its quotas allow it. */
  async run<T>(
    service: ServiceName,
    operation: string,
    call: () => Promise<T>,
    priority = 0,
    signal?: AbortSignal,
  ): Promise<T> {
    const lane = this.#laneOf(service, operation)
    await this.#turn(lane, priority, signal)
    try {
      const result = await call()
      for (const bucket of lane.buckets) bucket.speedUp(this.#clock.now())
      return result
    } catch (error) {
      if (isThrottling(error)) for (const bucket of lane.buckets) bucket.slowDown(this.#clock.now())
      throw error
    } finally {
      this.#running.set(service, this.#runningOf(service) - 1)
      this.#dispatch()
    }
  }

  /** Whether a call that is good to have, but not needed, would take nothing from those that are. */
  hasRoom(service: ServiceName, operation: string): boolean {
    const { buckets, queue } = this.#laneOf(service, operation)
    return queue.length === 0 && buckets.every(bucket => bucket.isAmple(this.#clock.now()))
  }

  #laneOf(service: ServiceName, operation: string): Lane {
    const quotas = quotasOf(service, operation)
    const name = [service, ...quotas.map(quota => quota.name)].join()
    const known = this.#lanes.get(name)
    if (known) return known
    const buckets = quotas.map(quota => {
      const bucket = this.#buckets.get(quota) ?? new TokenBucket(quota, this.#clock.now())
      this.#buckets.set(quota, bucket)
      return bucket
    })
    const lane = { service, buckets, queue: [] }
    this.#lanes.set(name, lane)
    return lane
  }

  #runningOf(service: ServiceName): number {
    return this.#running.get(service) ?? 0
  }

  #turn({ queue }: Lane, priority: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((start, giveUp) => {
      const after = queue.findLastIndex(other => other.priority >= priority)
      const waiting = { priority, start, giveUp }
      queue.splice(after + 1, 0, waiting)
      const leave = (): void => {
        const at = queue.indexOf(waiting)
        if (at >= 0) queue.splice(at, 1)
        giveUp(signal?.reason)
      }
      signal?.addEventListener('abort', leave, { once: true })
      this.#dispatch()
    })
  }

  /** Starts whatever may start now, and comes back when more may. */
  #dispatch(): void {
    const now = this.#clock.now()
    for (;;) {
      const open = [...this.#lanes.values()].filter(
        ({ service, queue }) => queue.length > 0 && this.#runningOf(service) < CONCURRENT_CALLS,
      )
      const waits = open.map(({ buckets }) => Math.max(0, ...buckets.map(bucket => bucket.wait(now))))
      const ready = open.filter((_, at) => waits[at] === 0)
      const [lane] = ready.sort((a, b) => priorityOf(b) - priorityOf(a))
      const next = lane?.queue.shift()
      if (!lane || !next) {
        if (waits.length > 0) this.#comeBack(now + Math.ceil(Math.min(...waits)))
        return
      }
      for (const bucket of lane.buckets) bucket.take(now)
      this.#running.set(lane.service, this.#runningOf(lane.service) + 1)
      next.start()
    }
  }

  #comeBack(at: number): void {
    if (this.#alarm !== undefined && this.#alarm <= at) return
    this.#alarm = at
    this.#clock.sleep(at - this.#clock.now(), this.#signal).then(
      () => {
        if (this.#alarm === at) this.#alarm = undefined
        this.#dispatch()
      },
      (error: unknown) => {
        this.#alarm = undefined
        for (const { queue } of this.#lanes.values()) for (const { giveUp } of queue.splice(0)) giveUp(error)
      },
    )
  }
}

function priorityOf({ queue }: Lane): number {
  return queue[0]?.priority ?? Number.NEGATIVE_INFINITY
}
