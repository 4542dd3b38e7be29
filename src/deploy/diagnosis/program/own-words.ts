import { oneLine } from '../one-line.ts'
import { OF_WHAT_IT_STARTED, PASSING, READ, withoutFrames } from './frames.ts'
import { sentenceIn } from './structured.ts'

/** The name of an exception and its words, in most languages. */
const EXCEPTION =
  /(?<![\w.$:\\])(?<words>(?:Error: [^\n:]{1,200}: (?:'[^'\n]*': )?)?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Fault|NotFound|Missing|Invalid)\b(?: \[\w+\])?(?: \([^)]*\))?: \S.*)/

const PANIC =
  /(?<![\w.$:\\])(?<words>(?:PHP )?(?:panic|[Ff]atal error|Fatal|Parse error|Unhandled exception|Uncaught \w+)[:.] *\S.*)/
const RUST = /panicked at (?<words>\S.*)/

/** How programs write what they gave up on; the last line of the first form that any line has is the one that tells. */
const ERRORS: readonly RegExp[] = [
  // What an exception is about stands under it, or behind it.
  /(?:nested exception is|failure description(?: =>|:)|^\s*Caused by:|^Description:|^\s*-{2,}> \(?|^\s*(?:\[cause\]|cause):) *(?<words>(?!.*nested exception is )\S.+)/i,
  // Of most languages; of Ruby's interpreter; of C++; of Elixir.
  EXCEPTION,
  /^(?<words>[a-z_]\w*(?:\.\w+)*\.[A-Z]\w+: \S.*)/,
  PANIC,
  RUST,
  /: (?<words>[^:\s].* \([A-Z][\w:]*\))$/,
  /\bwhat\(\): +(?<words>\S.*)/,
  // klog, of Kubernetes and many programs in Go.
  /^[EF]\d{4} [\d:.]+ +\d+ [^\s\]]+\] (?<words>\S.*)/,
  /\*\* (?<words>\([\w.]+\) \S.*)/,
  /(?<![\w.$:\\])(?<words>[A-Z]\w*(?:::[A-Z]\w*)+: \S.*)/,
  // The level of a logger.
  /(?:\b(?:FATAL|FTL|CRITICAL|CRIT|EMERG|PANIC|SEVERE)\b(?! state)[^\w\s]*|\b(?:[Ff]atal|crit(?:ical)?|emerg|panic)(?:[^\w\s]+|(?=\t| {2})))\s*(?<words>\w.*)/,
  /(?:\b(?:ERROR|ERR|FAILED)\b|\b(?:[Ee]rror|fail(?:ure)?)(?=[^\w\s]|\t| {2}))(?:[^\w\s]|\s-\s)*\s*(?<words>\S.*)/,
  /(?<words>\bERR_PNPM_\w+ .*|^(?:\w+\.)*[A-Z]\w*(?:Error|Exception)$)/,
]

/** A sentence of failure, in a line that is no warning. */
const SENTENCE =
  /^(?!.*\b(?:no|0|without)(?: an?y?)? (?:error|fail))\s*(?<words>(?=\S).*(?:\b(?:cannot|can't|could ?n[o']t|unable|fail\w*|missing|invalid|denied|refused|required?|must|no such|unknown|unexpected|unsupported|error\w*|exception|illegal|incorrect|wrong|unrecognized|uninitialized|fault|killed|because|due to|expired|did you mean|please|requires|mismatch|corrupt\w*|problem|larger|bad|non-existent|is a directory|not a directory|should not)\b|\b(?:do|does|did) not\b|\binstead\b|\bbut (?:it|is|was|got|found)\b|terminating in do_boot\b|\bnot (?:found|set|configured|defined|exist|allowed|supported|installed|initialize)).*)/i

/** What a program ends with at any level. */
const GIVEN_UP =
  /(?<words>(?:(?:\bfailed|\bg[ai]v(?:e|ing) up) waiting\b|\bwaiting for (?!(?:\w+ )?(?:requests?|connections?|messages?|jobs?|events?|clients?|traffic|work)\b)\S.* to (?:start|be|become|come)\b).*)/i
/** What a shell writes of each command (set -x). */
const TRACED = /^\++ /

/** So much of it is told. */
const TOLD = 300

/** What a program says of its end in words that are known of no other: the error that its log has last. */
export function ownWords(lines: readonly string[]): string | undefined {
  const told = lines.filter(line => !PASSING.test(line))
  const words =
    errorIn(sentences(told)) ??
    errorIn(sentences(lines)) ??
    lastOf(SENTENCE, sentences(told)) ??
    lastOf(
      GIVEN_UP,
      sentences(lines)
        .filter(line => !TRACED.test(line))
        .slice(-1),
    )
  return words && short(words)
}

/** What the attempts were about: an exception for it is their end. */
const OF_ATTEMPTS = /retr|attempt|g[ai]v(?:e|ing) up|connect|time[ds]? ?out|unreachable|unavailable|refused|host/i

/** The last exception of a program, where it is of another thing than what it tried again. */
export function exceptionIn(lines: readonly string[]): string | undefined {
  const said = sentences(lines.filter(line => !PASSING.test(line)))
  const words = [EXCEPTION, PANIC, RUST].map(form => lastOf(form, said)).find(Boolean)
  return words && !OF_ATTEMPTS.test(words) ? words : undefined
}

const sentences = (lines: readonly string[]): string[] =>
  withoutFrames(lines.map(line => sentenceIn(line).slice(0, READ))).filter(line => !OF_WHAT_IT_STARTED.test(line))

function errorIn(lines: readonly string[]): string | undefined {
  for (const form of ERRORS) {
    const words = lastOf(form, lines)
    if (words) return words
  }
  return undefined
}

const lastOf = (form: RegExp, lines: readonly string[]): string | undefined => {
  const { words } = lines.map(line => form.exec(line)).findLast(each => each !== null)?.groups ?? {}
  return words
}

const short = (words: string): string => {
  const line = oneLine(words)
  return line.length > TOLD ? `${line.slice(0, TOLD)}…` : line
}
