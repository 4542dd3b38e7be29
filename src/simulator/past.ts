import type { ServiceName } from '../aws/service-name.ts'
import type { World } from './operation.ts'

interface Moment {
  readonly at: number
  readonly service: ServiceName
  readonly world: World
}

/**
 * Whose reads see every change at once: records are listed as they are, those that no DNS server has yet, too.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
 */
const CURRENT: ReadonlySet<ServiceName> = new Set(['route53'])

/** The account as it was before its latest changes, for reads that come too early to see them. */
export class Past {
  readonly #world: World
  #moments: Moment[] = []
  #forced: { readonly service: ServiceName; readonly world: World; reads: number } | undefined

  constructor(world: World) {
    this.#world = world
  }

  /** Keeps what a change of `service` is about to end, as long as a read may still see it. */
  beforeChange(service: ServiceName): void {
    const lag = this.#lag(service)
    if (lag === 0) return
    const at = this.#world.clock.now()
    this.#moments = this.#moments.filter(moment => moment.at > at - this.#lag(moment.service))
    this.#moments.push({ at, service, world: this.#world.copy() })
  }

  /** Lets the next reads of `service` see the account as it is now. */
  hold(service: ServiceName, reads: number): void {
    this.#forced = { service, reads, world: this.#world.copy() }
  }

  /** Lets reads see what is there again. */
  release(): void {
    this.#forced = undefined
  }

  /** The account as a read of `service` sees it now. */
  seenBy(service: ServiceName): World {
    if (CURRENT.has(service)) return this.#world
    if (this.#forced?.service === service && this.#forced.reads > 0) {
      this.#forced.reads -= 1
      return this.#forced.world
    }
    const lag = this.#lag(service)
    if (lag === 0) return this.#world
    const since = this.#world.clock.now() - this.#world.random() * lag
    return this.#moments.find(moment => moment.service === service && moment.at > since)?.world ?? this.#world
  }

  #lag(service: ServiceName): number {
    const { lagMilliseconds = 0 } = this.#world.realism
    return typeof lagMilliseconds === 'number' ? lagMilliseconds : (lagMilliseconds[service] ?? 0)
  }
}
