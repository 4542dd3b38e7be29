import type { Diagnosis } from '../../errors.ts'
import { CAPACITY_CAUSES } from './causes/capacity.ts'
import type { Cause } from './causes/cause.ts'
import { CONTAINER_CAUSES } from './causes/container.ts'
import { IMAGE_CAUSES } from './causes/image.ts'
import { REMOVAL_CAUSES } from './causes/removal.ts'
import { ROLLOUT_CAUSES } from './causes/rollout.ts'
import { SECRET_CAUSES } from './causes/secret.ts'
import { INITIALIZATION, START_CAUSES } from './causes/start.ts'
import type { Clue } from './subject.ts'

/** The first whose words fit is the cause. */
const CAUSES: readonly Cause[] = [
  ...IMAGE_CAUSES,
  ...SECRET_CAUSES,
  ...CAPACITY_CAUSES,
  ...START_CAUSES,
  ...CONTAINER_CAUSES,
  INITIALIZATION,
  ...ROLLOUT_CAUSES,
  ...REMOVAL_CAUSES,
]

/** A diagnosis, and whether every further attempt must end the same way. */
export interface Found extends Diagnosis {
  readonly hopeless: boolean
}

/** What AWS's words give away; nothing where they say nothing that is known. */
export function causeOf(clue: Clue): Found | undefined {
  const cause = CAUSES.find(({ words, when }) => words.test(clue.words) && (when?.(clue) ?? true))
  return cause && tell(cause, clue)
}

/** What the last words of a program give away. */
export function causeInLogs(lines: readonly string[], clue: Clue): Found | undefined {
  const cause = CAUSES.find(({ logs }) => lines.some(line => logs?.test(line)))
  return cause && tell(cause, clue)
}

/** What a refused call of ours gives away. */
export function causeOfCall(clue: Clue): Found | undefined {
  const cause = CAUSES.find(({ words, calls }) => calls && words.test(clue.words))
  return cause && tell(cause, clue)
}

function tell({ code, cause, fix, docs, hopeless }: Cause, clue: Clue): Found {
  return { code, cause: cause(clue), evidence: [], fix: fix(clue), docs, hopeless }
}
