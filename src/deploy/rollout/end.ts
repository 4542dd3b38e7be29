import type { Diagnosis } from '../../errors.ts'
import { DiagnosedError, DownError } from '../diagnosis/diagnosed-error.ts'
import { isByUser, type Stopper, withStopper } from '../diagnosis/stopper.ts'
import { standing } from './progress.ts'
import type { Pause } from './settings.ts'
import type { FinalVerdict, Look } from './verdict.ts'
import type { Watched } from './watched.ts'

/** The error that a rollout ends with. `missing`: the permissions that would have shown more; `stopper`: who ended it, if somebody did. */
export function rolloutError(
  verdict: Exclude<FinalVerdict, { state: 'complete' }>,
  { serviceName }: Watched,
  found: readonly Diagnosis[],
  missing: ReadonlySet<string>,
  stopper: Stopper,
): DiagnosedError {
  const diagnosis = naming(missing, found)
  const name = `Service "${serviceName}"`
  switch (verdict.state) {
    case 'rolled-back':
      return new DiagnosedError(
        `${name} was rolled back and runs what it ran before${whyBack(verdict.reason, stopper)}`,
        diagnosis,
        'rolled-back',
      )
    case 'superseded':
      return new DiagnosedError(
        `${name} was taken over by deployment ${verdict.by}, which runs ${verdict.running}: another deploy came in between`,
        [],
        'superseded',
      )
    case 'failed':
      return new DiagnosedError(
        `${name} did not start: ${withStopper({ says: verdict.reason, by: stopper })}`,
        diagnosis,
      )
    case 'gone':
      return new DiagnosedError(`${name} was deleted while it was being deployed`, [
        {
          code: 'service.deleted',
          cause: `${name} is not there any more, or is draining`,
          evidence: [],
          fix: 'Find out who deleted it, and run the program again: it makes the service anew.',
        },
      ])
  }
}

function whyBack(reason: string | undefined, by: Stopper): string {
  // ECS calls us a user, and has its own word for what it does by itself.
  if (by === 'this deploy' && (!reason || isByUser(reason)))
    return ': this deploy asked for that, as its tasks kept failing for the same cause'
  return reason ? `. ECS says: ${withStopper({ says: reason, by })}` : ''
}

/** The error of a rollout that has lasted too long: which phase was waiting for what. */
export function timedOut(
  { serviceName }: Watched,
  deploymentId: string,
  look: Look,
  patience: string,
  [pause]: readonly Pause[],
  down: boolean,
  diagnosis: readonly Diagnosis[],
): DiagnosedError {
  const waited = pause
    ? `approval at ${pause.stage}: approve or reject hook ${pause.hookId} of ${pause.serviceDeploymentArn}`
    : standing(look, deploymentId)
  const Kind = down && !pause ? DownError : DiagnosedError
  return new Kind(
    `Service "${serviceName}" was not steady in time: ${waited} (${patience})`,
    pause ? [] : diagnosis,
    'timed-out',
  )
}

/** The error of a rollout that nobody waits for any longer: what is known of failed tasks is told. */
export function interrupted(
  { serviceName }: Watched,
  deploymentId: string,
  look: Look,
  diagnosis: readonly Diagnosis[],
  cause: unknown,
): DiagnosedError {
  const summary = `Service "${serviceName}" was not steady yet, and ECS goes on: ${standing(look, deploymentId)}`
  return new DiagnosedError(summary, diagnosis, 'interrupted', cause)
}

function naming(missing: ReadonlySet<string>, found: readonly Diagnosis[]): readonly Diagnosis[] {
  if (missing.size === 0) return found
  const note = `not everything could be read: these credentials lack ${[...missing].sort().join(', ')}`
  return found.map(diagnosis => ({ ...diagnosis, evidence: [...diagnosis.evidence, note] }))
}
