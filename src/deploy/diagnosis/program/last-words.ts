import type { Advice } from '../advice.ts'
import { hideValues } from '../hide-values.ts'
import type { Clue } from '../subject.ts'
import { AWS_WORDS } from './aws.ts'
import { CHECKED_WORDS } from './checked.ts'
import { CONNECTION_WORDS } from './connection.ts'
import { CONTAINER_WORDS } from './container.ts'
import type { Heard, ProgramWords } from './words.ts'

const WORDS: readonly ProgramWords[] = [...AWS_WORDS, ...CONNECTION_WORDS, ...CONTAINER_WORDS]
/** Longer lines are no sentence of a runtime; reading them costs time. */
const LONGEST = 2000

/** What the last words of a program say, and what to do. */
export interface LastSaid {
  readonly says: string
  readonly fix: Advice
}

/** Nothing where they say nothing that is known. */
export function lastSaid(lines: readonly string[], clue: Clue): LastSaid | undefined {
  return told(WORDS, lines, clue)
}

/** The same of a program that runs, and is found unhealthy by its load balancer. */
export function lastSaidWhileChecked(lines: readonly string[], clue: Clue): LastSaid | undefined {
  const everywhere = lines.some(line => /0\.0\.0\.0|\[::\]/.test(line))
  const words = everywhere ? CHECKED_WORDS.slice(0, 1) : CHECKED_WORDS
  return told([...words, ...WORDS], lines, clue)
}

function told(all: readonly ProgramWords[], lines: readonly string[], clue: Clue): LastSaid | undefined {
  const read = lines.map(line => hideValues(line.slice(0, LONGEST), clue.subject.definition))
  // What it gave up on stands last.
  const last = read.findLast(line => all.some(words => foundIn(line, words)))
  const words = last === undefined ? undefined : all.find(each => foundIn(last, each))
  if (!words) return undefined
  // Another line may name it, where the last says only that it happened.
  const found = read.map(line => foundIn(line, words)).findLast(each => each && Object.keys(each).length > 0) ?? {}
  return { says: words.says(found, clue), fix: words.fix(found, clue) }
}

function foundIn(line: string, { said }: ProgramWords): Heard | undefined {
  const match = said.map(each => each.exec(line)).find(each => each !== null)
  return match ? { ...match.groups } : undefined
}
