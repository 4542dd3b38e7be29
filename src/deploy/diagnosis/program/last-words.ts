import { type Advice, advice, ofContainer } from '../advice.ts'
import { hideValues } from '../hide-values.ts'
import type { Clue } from '../subject.ts'
import { AWS_WORDS } from './aws.ts'
import { BEFORE_CONNECTING } from './before-connecting.ts'
import { CHECKED_WORDS } from './checked.ts'
import { CONNECTION_WORDS, NOT_CONNECTED } from './connection.ts'
import { CONTAINER_WORDS } from './container.ts'
import {
  ASKED_TO_STOP,
  DONE_WITHOUT,
  inOnePiece,
  OF_WHAT_IT_STARTED,
  PASSING,
  TRIED_AGAIN,
  withoutFrames,
} from './frames.ts'
import { IMAGE_WORDS } from './image.ts'
import { kindOfWords } from './kinds.ts'
import { exceptionIn, ownWords } from './own-words.ts'
import { inLetters } from './structured.ts'
import type { Heard, ProgramWords } from './words.ts'

const WORDS: readonly ProgramWords[] = [
  ...AWS_WORDS,
  ...BEFORE_CONNECTING,
  ...CONNECTION_WORDS,
  ...IMAGE_WORDS,
  ...CONTAINER_WORDS,
  NOT_CONNECTED,
]
/** Why something does not connect, or is not migrated. */
const WHY_NOT = [...AWS_WORDS, ...BEFORE_CONNECTING, ...CONNECTION_WORDS].filter(({ vague }) => !vague)

/** Of a program that a signal ended. */
const ASKED: ProgramWords = {
  said: [ASKED_TO_STOP],
  says: () => 'it was asked to stop, from outside',
  fix: (_, clue) =>
    advice`Look at the other containers of the task, at its health checks and at who stopped it: what ended the task asked this one to stop. Its own part is ${ofContainer(clue, '.command(…)', 'command')}.`,
}

/** What a program without a command, or with one that it does not know, prints. */
const USAGE: ProgramWords = {
  said: [/^\s*usage:?\s*$/i, /^\s*usage: (?!.*\d ?%)\S.*(?:[[<]|\bCOMMAND\b)/i],
  says: () => 'it only tells how it is started (its usage): what it is to do was not named, or not as it knows it',
  fix: (_, clue) =>
    advice`Name the command and options that it has in this version: ${ofContainer(clue, '.command(…) or .entryPoint(…)', 'command', 'entryPoint')}.`,
}

/** Where nothing else tells why. https://docs.gunicorn.org/en/stable/faq.html */
const OF_ANY_END: readonly ProgramWords[] = [
  {
    said: [OF_WHAT_IT_STARTED],
    says: ({ name, program = name }) =>
      `what it had started (${program ?? 'a worker, a script'}) ended, and why stands further up`,
    fix: (_, clue) =>
      advice`Read the error above it in the log; most often what is imported, a file or a variable is missing: ${ofContainer(clue, '.image(…), .command(…) and .environment(…)', 'image', 'command', 'environment')}. Run the program itself, without what starts it, where no error stands there (gunicorn: --preload).`,
  },
  USAGE,
  ASKED,
]
/** Longer lines are no sentence of a runtime; reading them costs time. */
const LONGEST = 2000

/** What the last words of a program say, and what to do. */
export interface LastSaid {
  /** After "its log says". */
  readonly says: string
  readonly fix: Advice
}

/** Of a program that ended: what is known of its words, else its own words for why. Nothing where it says nothing. */
export function lastSaid(lines: readonly string[], clue: Clue): LastSaid | undefined {
  return told(WORDS, lines, clue) ?? quoted(lines, clue) ?? told(OF_ANY_END, lines, clue)
}

/** The same of a program that ended well: whether a signal told it to, it was not started for anything, or it failed. */
export function saidOfGoodEnd(lines: readonly string[], clue: Clue): LastSaid | undefined {
  const asked = told([ASKED, USAGE], lines, clue)
  if (asked) return asked
  // Some end with 0 whatever happened: https://github.com/apache/airflow/pull/36800
  const last = withoutFrames(lines).slice(-LAST)
  return last.some(line => UNCAUGHT.test(line) && !PASSING.test(line)) ? lastSaid(last, clue) : undefined
}

/** So many lines are the end. */
const LAST = 4
const UNCAUGHT =
  /\b(?:fatal error|exiting [\w.]+(?:Error|Exception)|unhandled(?: promise)? (?:exception|rejection)|uncaught (?:exception|error))\b|^(?:panic:|(?:[a-z]\w*\.)+[A-Z]\w*(?:Error|Exception):|[A-Z]\w*Error: )/i

/** The same of a program that runs, and is found unhealthy by its load balancer. */
export function lastSaidWhileChecked(lines: readonly string[], clue: Clue): LastSaid | undefined {
  const everywhere = lines.some(line => /0\.0\.0\.0|\[::\]/.test(line))
  const words = everywhere ? CHECKED_WORDS.slice(0, 1) : CHECKED_WORDS
  return told([...words, ...WORDS], lines, clue)
}

function quoted(lines: readonly string[], clue: Clue): LastSaid | undefined {
  const words = ownWords(readable(lines, clue))
  if (words === undefined) return undefined
  const kind = kindOfWords(words)
  if (kind) return { says: `that ${kind.says}: "${words}"`, fix: kind.fix(clue) }
  const place = ofContainer(clue, '.command(…), .environment(…) and .secret(…)', 'command', 'environment', 'secrets')
  return {
    says: `"${words}"`,
    fix: advice`Correct what it says there, in the program or in what it is given: ${place}.`,
  }
}

function told(all: readonly ProgramWords[], lines: readonly string[], clue: Clue): LastSaid | undefined {
  const read = readable(lines, clue)
  // What it gave up on stands last, and is no warning.
  const known = read.filter(line => !DONE_WITHOUT.test(line) && all.some(words => foundIn(line, words)))
  const last =
    known.findLast(line => !PASSING.test(line) && !gotOver(line, read)) ?? known.findLast(line => !gotOver(line, read))
  const words = last === undefined ? undefined : all.find(each => foundIn(last, each))
  if (last === undefined || !words) return undefined
  const why = words.vague && told(WHY_NOT, lines, clue)
  if (why) return why
  // Another line may name it, where the last says only that it happened.
  const found = [...read, last].map(line => foundIn(line, words)).findLast(each => each && named(each)) ?? {}
  return { says: `that ${words.says(found, clue)}`, fix: words.fix(found, clue) }
}

/** What it says that it tries again, or warns of, and another exception stands behind it, which is not about that. */
const gotOver = (line: string, lines: readonly string[]): boolean =>
  (TRIED_AGAIN.test(line) || PASSING.test(line)) && exceptionIn(lines.slice(lines.lastIndexOf(line) + 1)) !== undefined

const readable = (lines: readonly string[], { subject }: Clue): string[] =>
  inOnePiece(lines.map(line => hideValues(inLetters(line).slice(0, LONGEST), subject.definition)))

const named = (found: Heard): boolean => Object.values(found).some(each => each !== undefined)

function foundIn(line: string, { said }: ProgramWords): Heard | undefined {
  const match = said.map(each => each.exec(line)).find(each => each !== null)
  return match ? { ...match.groups } : undefined
}
