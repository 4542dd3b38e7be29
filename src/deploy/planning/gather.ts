import { isPlanError, PlanError, type PlanErrorCode, type PlanProblem } from '../../errors.ts'
import { sourceOf } from '../../model/source.ts'
import type { Node } from '../graph/graph.ts'

/** What is the same for every resource is told at once, and once. */
const OF_THE_RUN: readonly PlanErrorCode[] = ['credentials.missing', 'read.failed']

/** Collects what stands in the way of a plan, so that one run tells all of it. */
export class Gather {
  readonly #found = new Map<string, PlanProblem[]>()
  #cause: unknown

  /** Whether the resource of this key cannot be planned. */
  has(key: string): boolean {
    return this.#found.has(key)
  }

  /** Keeps what is wrong with a resource. @throws what is no problem of the resource alone */
  add({ key, model }: Node, error: unknown): void {
    if (!isPlanError(error) || OF_THE_RUN.includes(error.code)) throw error
    const source = sourceOf(model)
    const problems = error.problems.map(problem => ({ ...problem, ...(source && { source }) }))
    this.#cause ??= error.cause
    this.#found.set(key, [...(this.#found.get(key) ?? []), ...problems])
  }

  /** Everything that was kept, in the order of `keys`. */
  problemsOf(keys: Iterable<string>): readonly PlanProblem[] {
    return [...keys].flatMap(key => this.#found.get(key) ?? [])
  }

  /** @throws PlanError with everything that was kept, in the order of `keys` */
  throwIfAny(keys: Iterable<string>): void {
    const [first, ...others] = this.problemsOf(keys)
    if (first) throw new PlanError(first.code, { ...first, cause: this.#cause }, others)
  }
}
