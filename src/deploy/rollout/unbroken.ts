import type { Service } from '../../aws/shapes/ecs.ts'
import { harmlessMessage } from '../../errors/harmless.ts'
import type { AccountContext } from '../context.ts'
import type { FailedTasks } from '../diagnosis/failed-tasks.ts'
import type { Repeated } from '../diagnosis/repeated.ts'
import type { FinalVerdict } from './verdict.ts'
import type { Watched } from './watched.ts'

/** A deployment that no circuit breaker ends: ECS goes on starting tasks, whatever becomes of them. */
export class Unbroken {
  readonly #model: Watched
  readonly #context: AccountContext
  readonly #told = new Set<string>()

  constructor(model: Watched, context: AccountContext) {
    this.#model = model
    this.#context = context
  }

  /** Says what tasks fail for, where ECS will not: once for each cause. */
  tell(repeated: readonly Repeated[]): void {
    const { serviceName: service, circuitBreaker } = this.#model
    const { emit, clock } = this.#context
    if (circuitBreaker.enable) return
    for (const { code, cause: words, tasks } of repeated) {
      if (this.#told.has(code)) continue
      this.#told.add(code)
      const cause = harmlessMessage(words)
      emit({ type: 'failing', at: clock.now(), service, code, cause, tasks })
    }
  }

  /**
   * Ends the wait where a circuit breaker would. Only that of a service of others: a program that switches it off says that
   * ECS shall go on. Nothing is stopped or rolled back.
   */
  end(service: Service | undefined, failures: FailedTasks): FinalVerdict | undefined {
    const { foreign, circuitBreaker } = this.#model
    if (!foreign || circuitBreaker.enable || !service || !failures.keepFailing(service)) return undefined
    return { state: 'failed', reason: NO_BREAKER }
  }
}

const NO_BREAKER =
  'its tasks fail one after the other, for the same cause. It has no circuit breaker, so that ECS goes on trying, and nothing is rolled back'
