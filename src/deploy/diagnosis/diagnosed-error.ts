import type { Diagnosis, FailedOutcome } from '../../errors.ts'

/** A failure whose cause is known, and how the resource ended. */
export class DiagnosedError extends Error {
  readonly diagnosis: readonly Diagnosis[]
  readonly outcome: FailedOutcome

  constructor(summary: string, diagnosis: readonly Diagnosis[], outcome: FailedOutcome = 'failed', cause?: unknown) {
    super(summary, { cause })
    this.diagnosis = diagnosis
    this.outcome = outcome
  }
}
