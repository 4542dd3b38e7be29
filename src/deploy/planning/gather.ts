import { isPlanError, PlanError, type PlanErrorCode } from '../../errors.ts'

/** What is the same for every resource is told at once, and once. */
const OF_THE_RUN: readonly PlanErrorCode[] = ['credentials.missing', 'read.failed']

/** Collects what stands in the way of a plan, so that one run tells all of it. */
export class Gather {
  readonly #found = new Map<string, PlanError[]>()

  /** Whether the resource of this key cannot be planned. */
  has(key: string): boolean {
    return this.#found.has(key)
  }

  /** Keeps what is wrong with the resource of this key. @throws what is no problem of the resource alone */
  add(key: string, error: unknown): void {
    if (!isPlanError(error) || OF_THE_RUN.includes(error.code)) throw error
    this.#found.set(key, [...(this.#found.get(key) ?? []), error])
  }

  /** @throws PlanError with everything that was kept, in the order of `keys` */
  throwIfAny(keys: Iterable<string>): void {
    const errors = [...keys].flatMap(key => this.#found.get(key) ?? [])
    const [first, ...others] = errors.flatMap(({ problems }) => problems)
    if (first) throw new PlanError(first.code, { ...first, cause: errors[0]?.cause }, others)
  }
}
