import type { Diagnosis } from '../../errors.ts'
import { type Advice, fixOf } from './advice.ts'
import { CAPACITY_CAUSES } from './causes/capacity.ts'
import { type Cause, guide, type Mending, type Weight } from './causes/cause.ts'
import { CONTAINER_CAUSES, DEPENDENCY_CAUSES } from './causes/container.ts'
import { CONTAINER_START_CAUSES } from './causes/container-start.ts'
import { DEFINITION_CAUSES } from './causes/definition.ts'
import { ENVIRONMENT_FILE_CAUSES } from './causes/environment-file.ts'
import { hintOf } from './causes/hints.ts'
import { IMAGE_CAUSES } from './causes/image.ts'
import { INITIALIZATION, NOT_FETCHED, NOT_PLACED } from './causes/initialization.ts'
import { INSTANCE_CAUSES } from './causes/instance.ts'
import { LOG_CAUSES } from './causes/log.ts'
import { NETWORK_CAUSES } from './causes/network.ts'
import { REMOVAL_CAUSES } from './causes/removal.ts'
import { ROLE_CAUSES } from './causes/role.ts'
import { ROLLOUT_CAUSES } from './causes/rollout.ts'
import { SECRET_CAUSES } from './causes/secret.ts'
import { NOT_REGISTERED_CAUSE, TARGET_WORDS_CAUSES } from './causes/target-words.ts'
import { VOLUME_CAUSES } from './causes/volume.ts'
import type { DiagnosisCode } from './diagnosis-code.ts'
import { readableLength } from './one-line.ts'
import { READ } from './program/frames.ts'
import { fixOfCall } from './refused-calls.ts'
import type { Clue } from './subject.ts'
import { unwrapped } from './unwrapped.ts'
import { withoutNames } from './without-names.ts'

/**
 * The first whose words fit is the cause. AWS says what it was doing and then what went wrong, so each list is about one
 * thing, and ends with what is said where the reason is not known; who was doing it (ECS itself, an instance) goes first.
 */
const CAUSES: readonly Cause[] = [
  ...ROLE_CAUSES,
  ...DEFINITION_CAUSES,
  ...DEPENDENCY_CAUSES,
  ...INSTANCE_CAUSES,
  ...IMAGE_CAUSES,
  ...SECRET_CAUSES,
  ...ENVIRONMENT_FILE_CAUSES,
  ...TARGET_WORDS_CAUSES,
  ...CAPACITY_CAUSES,
  ...LOG_CAUSES,
  ...NETWORK_CAUSES,
  ...VOLUME_CAUSES,
  ...CONTAINER_START_CAUSES,
  ...CONTAINER_CAUSES,
  NOT_FETCHED,
  INITIALIZATION,
  ...ROLLOUT_CAUSES,
  ...REMOVAL_CAUSES,
  NOT_REGISTERED_CAUSE,
  NOT_PLACED,
]

/** A diagnosis, after what another attempt can end otherwise, and how much it tells. */
export interface WeighedDiagnosis extends Diagnosis {
  readonly mends: Mending
  readonly weight: Weight
}

/** What AWS's words give away; nothing where they say nothing that is known. */
export function causeOf(given: Clue): WeighedDiagnosis | undefined {
  const clue = { ...given, words: readableLength(given.words) }
  const said = { ...clue, words: withoutNames(clue.words) }
  const cause = CAUSES.find(
    ({ about, words, when }) => words?.test(said.words) && (about?.test(said.words) ?? true) && (when?.(said) ?? true),
  )
  const repeated =
    !cause || cause === NOT_PLACED || cause === INITIALIZATION || cause === NOT_REGISTERED_CAUSE
      ? refusalIn(clue)
      : undefined
  return repeated ?? (cause && tell(cause, clue))
}

/** What AWS refused somebody, where these words repeat it: a hook, a controller or a tool that was at work. */
function refusalIn({ words }: Clue): WeighedDiagnosis | undefined {
  const { code: name, message } = unwrapped(words) ?? {}
  if (!name || !message) return undefined
  return {
    code: `aws.${name}`,
    cause: `AWS refused what was asked for: ${message}`,
    evidence: [],
    fix: fixOfCall({ name, message }),
    docs: guide('service-event-messages-list'),
    mends: 'itself',
    weight: 'symptom',
  }
}

/** What the last words of a program give away. */
export function causeInLogs(all: readonly string[], clue: Clue): WeighedDiagnosis | undefined {
  const read = all.map(line => line.slice(0, READ))
  const lines = read.some(line => WORKER_TIMEOUT.test(line)) ? read.filter(line => !KILLED_WORKER.test(line)) : read
  const cause = CAUSES.find(({ logs, when }) => lines.some(line => logs?.test(line)) && (when?.(clue) ?? true))
  return cause && tell(cause, clue)
}

/** Gunicorn kills a worker that does not answer, and then guesses why it is dead: https://docs.gunicorn.org/en/stable/settings.html#timeout */
const WORKER_TIMEOUT = /\bWORKER TIMEOUT\b/
const KILLED_WORKER = /perhaps out of memory/i

/** What a refused call of ours gives away. */
export function causeOfCall(given: Clue): WeighedDiagnosis | undefined {
  const clue = { ...given, words: readableLength(given.words) }
  const words = withoutNames(clue.words)
  const cause = CAUSES.find(each => each.calls && each.words?.test(words))
  return cause && tell(cause, clue)
}

/** What a failure of this code would be told as, before it is one. The words say what it is about. */
export function foretell(code: DiagnosisCode, clue: Clue): WeighedDiagnosis {
  const said = withoutNames(clue.words)
  const causes = CAUSES.filter(each => each.code === code && (each.about?.test(said) ?? true))
  const cause = causes.find(({ words }) => words?.test(said)) ?? causes[0]
  if (!cause) throw new Error(`No cause ${code} is about ${clue.words}`)
  return tell(cause, clue)
}

/** What is told to the caller: the diagnosis alone. */
export function told({ mends: _, weight: __, ...diagnosis }: WeighedDiagnosis): Diagnosis {
  return diagnosis
}

function tell({ code, cause, fix, docs, mends, weight = 'cause' }: Cause, clue: Clue): WeighedDiagnosis {
  const container = clue.failed ?? clue.container?.name
  const failed = container === undefined ? {} : { container }
  const mended = withHint(fix(clue), hintOf(mends, clue.words))
  return { code, cause: cause(clue), evidence: [], ...fixOf(mended), ...failed, docs, mends, weight }
}

const withHint = (fix: string | Advice, hint: string): string | Advice =>
  typeof fix === 'string' ? fix + hint : { ...fix, text: fix.text + hint }
