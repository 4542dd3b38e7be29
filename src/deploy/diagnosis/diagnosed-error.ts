import type { Diagnosis } from '../../errors.ts'

/** A failure whose cause is known. */
export class DiagnosedError extends Error {
  readonly diagnosis: Diagnosis

  constructor(diagnosis: Diagnosis, cause?: unknown) {
    super(diagnosis.cause, { cause })
    this.diagnosis = diagnosis
  }
}
