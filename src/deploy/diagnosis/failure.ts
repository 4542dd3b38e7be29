import { isAbort } from '../../aws/is-abort.ts'
import { type ChangeSummary, DeployError, type Diagnosis, type FailedOutcome } from '../../errors.ts'
import type { Resource } from '../../model/resource.ts'
import type { ServiceModel } from '../../model/service.ts'
import { sourceOf } from '../../model/source.ts'
import type { TaskModel } from '../../model/task.ts'
import { keyOf, nameOf } from '../ownership.ts'
import { DiagnosedError, DownError } from './diagnosed-error.ts'
import { explainChange, outcomeOf } from './explain.ts'

/** A resource whose change, or whose getting to work, failed. */
export interface Failure {
  readonly model: Resource
  readonly error: unknown
}

const SENTENCES: Readonly<Record<FailedOutcome, string>> = {
  failed: 'failed',
  interrupted: 'was interrupted: run it again to go on',
  'rolled-back': 'was rolled back',
  superseded: 'was superseded by another deploy: run it again where this program should win',
  'timed-out': 'did not finish in time: run it again to go on waiting',
}

/** The sentence of a deploy that has gone back, or of its way back: there is nothing to wait for. */
export const withoutWaiting = (summary: string): string =>
  summary.replace(SENTENCES['timed-out'], 'did not finish in time')

const DOWN = 'did not finish in time, and its tasks fail: waiting longer does not help'

function sentence(outcome: FailedOutcome, failures: readonly Failure[]): string {
  return outcome === 'timed-out' && failures.some(({ error }) => error instanceof DownError) ? DOWN : SENTENCES[outcome]
}

/** The error that a deploy or destroy ends with: how it ended, why, what was done and what was not. */
export function failed(
  verb: 'deploy' | 'destroy' | 'release' | 'restore' | 'rollback',
  wanted: readonly ChangeSummary[],
  done: ReadonlyMap<string, ChangeSummary>,
  failures: readonly Failure[],
): DeployError {
  const outcomes = failures.map(({ error }) => outcomeOf(error))
  const outcome = worst(outcomes)
  // What ECS rolled back, or another deploy replaced, is not in effect although it was made.
  const undone = new Set(
    failures
      .filter((_, index) => outcomes[index] === 'rolled-back' || outcomes[index] === 'superseded')
      .map(({ model }) => keyOf(model)),
  )
  const applied = [...done].filter(([key]) => !undone.has(key)).map(([, change]) => change)
  const reasons = failures
    .filter((_, index) => outcomes[index] === outcome)
    .map(failure => `${nameOf(failure.model)}: ${wordsOf(failure, done)}`)
  const notApplied = wanted.filter(
    ({ resource, action }) => !applied.some(change => change.resource === resource && change.action === action),
  )
  const lines = [...reasons, ...untouchedServices(notApplied, failures)]
  return new DeployError({
    outcome,
    summary: `The ${verb} ${sentence(outcome, failures)}\n${lines.map(line => `  ${line}`).join('\n')}`,
    diagnosis: shared(
      mergedByCause(
        failures
          // Of what was interrupted only that is a cause which was read before.
          .filter(({ error }) => outcome !== 'interrupted' || error instanceof DiagnosedError)
          .flatMap(({ model, error }) =>
            placed(explainChange(error, model), model).map(diagnosis => ({ diagnosis, of: [nameOf(model)] })),
          ),
      ),
    ),
    applied,
    notApplied,
    cause: failures[0]?.error,
  })
}

/** Why, or where the caller did not wait, what is known of the change. */
function wordsOf({ model, error }: Failure, done: ReadonlyMap<string, ChangeSummary>): string {
  if (!isAbort(error)) return error instanceof Error ? error.message : String(error)
  if (!done.has(keyOf(model))) return 'it was being changed'
  return model.kind === 'service' ? 'it was changed, and ECS goes on with that' : 'it was changed, and not waited for'
}

/** The services that waited for a task that failed, a migration for example: nobody need ask what they run now. */
function untouchedServices(notApplied: readonly ChangeSummary[], failures: readonly Failure[]): string[] {
  if (!failures.some(({ model }) => model.kind === 'task')) return []
  const failing = new Set(failures.map(({ model }) => nameOf(model)))
  return notApplied.flatMap(({ resource, action }) =>
    action === 'update' && resource.startsWith('service ') && !failing.has(resource)
      ? [`${resource}: not changed, it runs what it ran before`]
      : [],
  )
}

/** Each with the place in the program of what failed: the container or task definition that it is about, or the resource. */
function placed(found: readonly Diagnosis[], model: Resource): Diagnosis[] {
  const task = runsTasks(model) ? model.taskDefinition : undefined
  return found.map(diagnosis => {
    const { container, changes = [] } = diagnosis
    const failing = task?.containers.find(({ name }) => name === container)
    const ofTask = changes.length > 0 && changes.every(({ of }) => of !== 'service' && of !== 'task')
    const source = sourceOf(failing) ?? sourceOf(ofTask ? task : undefined) ?? sourceOf(model)
    return source ? { ...diagnosis, source } : diagnosis
  })
}

/** What runs tasks. What an orphan leaves of a service is no model of one. */
function runsTasks(model: Resource): model is ServiceModel | TaskModel {
  return (model.kind === 'service' || model.kind === 'task') && 'taskDefinition' in model
}

/** A cause, and the resources that it made fail. */
interface Found {
  readonly diagnosis: Diagnosis
  readonly of: readonly string[]
}

/** One for those that say the same: what was seen each time is the evidence. */
function mergedByCause(all: readonly Found[]): Found[] {
  const keyed = ({ diagnosis: { code, cause, fix } }: Found) => `${code} ${cause} ${fix}`
  return merged(all, keyed, ({ diagnosis, of }, more) => {
    const evidence = [...new Set([...diagnosis.evidence, ...more.diagnosis.evidence])]
    return { diagnosis: { ...more.diagnosis, evidence }, of: [...new Set([...of, ...more.of])] }
  })
}

/** One for a cause of which the same was seen in several: what to do says it of the first, and names the others. */
function shared(all: readonly Found[]): Diagnosis[] {
  const keyed = ({ diagnosis: { code, cause, evidence } }: Found) => JSON.stringify([code, cause, evidence])
  const found = merged(all, keyed, ({ diagnosis, of }, more) => {
    const changes = [...(diagnosis.changes ?? []), ...(more.diagnosis.changes ?? [])]
    return {
      diagnosis: { ...diagnosis, ...(changes.length > 0 && { changes }) },
      of: [...new Set([...of, ...more.of])],
    }
  })
  return found.map(({ diagnosis, of }) => (of.length > 1 ? { ...diagnosis, of } : diagnosis))
}

function merged<T>(all: readonly T[], keyed: (each: T) => string, merge: (first: T, more: T) => T): T[] {
  const found = new Map<string, T>()
  for (const each of all) {
    const first = found.get(keyed(each))
    found.set(keyed(each), first ? merge(first, each) : each)
  }
  return [...found.values()]
}

const FROM_WORST: readonly FailedOutcome[] = ['interrupted', 'failed', 'timed-out', 'rolled-back', 'superseded']

function worst(outcomes: readonly FailedOutcome[]): FailedOutcome {
  return FROM_WORST.find(outcome => outcomes.includes(outcome)) ?? 'failed'
}
