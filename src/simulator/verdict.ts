import { isDeployError } from '../errors.ts'

/** How a deploy ended, as data to compare in a test. */
export interface Verdict {
  /** Such as `deployed` or `rolled-back`. */
  readonly outcome: string
  /** The codes of what it found to be the cause, such as `image.missing`. */
  readonly causes: readonly string[]
  /** What the error says; undefined when there was none. */
  readonly message: string | undefined
}

/**
 * Tells how a deploy ended, whether it returned or threw.
 *
 * @throws What is thrown other than a `DeployError`: a plan that was refused, a mistake in the test.
 * @example
 * ```ts
 * import { deploy, stack } from 'fluent-ecs'
 * import { createSimulator, verdictOf } from 'fluent-ecs/simulator'
 *
 * const verdict = await verdictOf(deploy(stack('shop'), createSimulator().options()))
 * console.log(verdict.outcome === 'unchanged')
 * ```
 */
export async function verdictOf(deploying: Promise<{ readonly outcome: string }>): Promise<Verdict> {
  try {
    const { outcome } = await deploying
    return { outcome, causes: [], message: undefined }
  } catch (error) {
    if (!isDeployError(error)) throw error
    return { outcome: error.outcome, causes: error.diagnosis.map(({ code }) => code), message: error.message }
  }
}
