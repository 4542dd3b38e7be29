import { harmlessMessage } from '../../errors/harmless.ts'
import { type Diagnosis, type FailedOutcome, harmlessDiagnosis } from '../../errors.ts'

/** A failure whose cause is known, and how the resource ended. */
export class DiagnosedError extends Error {
  readonly diagnosis: readonly Diagnosis[]
  readonly outcome: FailedOutcome

  constructor(summary: string, diagnosis: readonly Diagnosis[], outcome: FailedOutcome = 'failed', cause?: unknown) {
    super(harmlessMessage(summary), { cause })
    this.diagnosis = diagnosis.map(harmlessDiagnosis)
    this.outcome = outcome
  }
}

/** Time is up, and more of it would not help: nothing of the service runs, or what it goes back to fails, too. */
export class DownError extends DiagnosedError {}
