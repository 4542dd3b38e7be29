import { oneLine } from '../one-line.ts'

/** Where in the code it happened, and what shells, supervisors and runtimes say of any failure: it tells nothing of this one. */
const EMPTY: readonly RegExp[] = [
  // Frames of Java, .NET and Node.js, of Python, of Ruby and PHP, of Go, of Rust.
  /^\s+at |^\s*at [\w$.<>]+\(|^\s*\.\.\. \d+ |^\s*-+ ?End of |^\s+\| /,
  /^\s*File "[^"]*", line \d+|^\s*[~^]+\s*$|^Traceback \(most recent|^\s+(?:return|raise|await|from|import|self\.)\b|exception(?:, another exception occurred| was the direct cause)/,
  /^\s*(?:from )?\S+:\d+:in [`'][^`']*'\s*$|^\s*#\d+ |^\s*thrown in |^Stack ?trace:|^Did you mean\?/i,
  /^goroutine \d|^\t|^\s*\/\S+:\d+ \+0x|^\S+\((?:0x|\.\.\.|\{0x)|^created by |^\[signal |^[\w./]+\(\)$|^runtime stack:|^exit status \d/,
  /^note: run with|^\s*(?:stack )?backtrace:|^\s*\d+: +0x|^Aborted|core dumped|FPM initialization failed/i,
  /^Node\.js v\d|^npm (?:ERR!|error|notice|warn) |ELIFECYCLE|^error Command failed|^info Visit |^\s*throw |^\s*[}\])({[]*[,;]?\s*$/i,
  /HaltServer|(?:shutting|shut) down|worker exiting|exit(?:ed|ing)?(?: with)? (?:code|status)|^exiting|process exit|terminated by signal|^[-=* ]{3,}$/i,
]

/** How programs write what they gave up on; the last line of the first form that any line has is the one that tells. */
const ERRORS: readonly RegExp[] = [
  // What an exception is about stands under it, or behind it.
  /(?:nested exception is|^\s*Caused by:|^\s*-{2,}> \(?|^\s*(?:\[cause\]|cause):) ?(?<words>(?!.*nested exception is )\S.+)/i,
  // The name of an exception and its words: of most languages; of Ruby's interpreter; of C++; of Elixir.
  /(?<![\w.$:\\])(?<words>(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception|Failure|Fault|NotFound|Missing|Invalid)\b(?: \[\w+\])?(?: \([^)]*\))?: \S.*)/,
  /(?<![\w.$:\\])(?<words>(?:PHP )?(?:panic|[Ff]atal error|Fatal|Parse error|Unhandled exception|Uncaught \w+)[:.] *\S.*)/,
  /panicked at (?<words>\S.*)/,
  /: (?<words>[^:\s].* \([A-Z][\w:]*\))$/,
  /\bwhat\(\): +(?<words>\S.*)/,
  /\*\* (?<words>\([\w.]+\) \S.*)/,
  /(?<![\w.$:\\])(?<words>[A-Z]\w*(?:::[A-Z]\w*)+: \S.*)/,
  // The level of a logger.
  /\b(?:FATAL|CRITICAL|CRIT|EMERG|PANIC|SEVERE|[Ff]atal|critical|emerg|panic)\b[^\w\s]*\s*(?<words>\w.*)/,
  /\b(?:ERROR|ERR|[Ee]rror|failure|FAILED)\b(?:[^\w\s]|\s-\s)*\s*(?<words>\S.*)/,
  // A sentence of it.
  /(?<words>\S.*(?:\b(?:cannot|can't|could ?n[o']t|unable|fail\w*|missing|invalid|denied|refused|required?|must|no such|unknown|unexpected|unsupported|error\w*|exception|illegal|incorrect|did you mean)\b|\bnot (?:found|set|defined|exist|allowed|supported|installed|initialize)).*)/i,
]

/** So much of a line is read, and told. */
const READ = 600
const TOLD = 300

/** The lines that are not empty of meaning: what stands last of these is nearest to why it ended. */
export const withoutFrames = (lines: readonly string[]): string[] =>
  lines.filter(line => line.trim() !== '' && !EMPTY.some(each => each.test(line.slice(0, READ))))

/** What a program says of its end in words that are known of no other: the error that its log has last. */
export function ownWords(lines: readonly string[]): string | undefined {
  const read = inOnePiece(withoutFrames(lines.map(line => message(line).slice(0, READ))))
  for (const form of ERRORS) {
    const last = read.map(line => form.exec(line)).findLast(each => each !== null)
    const { words } = last?.groups ?? {}
    if (words) return short(words)
  }
  return undefined
}

/** Rust and Spring write the sentence under its heading. */
const inOnePiece = (lines: readonly string[]): string[] =>
  lines.map((line, at) => (/:\s*$/.test(line) ? `${line} ${lines[at + 1] ?? ''}` : line))

/** The level and the sentence of a line that has them as members, in JSON or as `name="value"`. */
function message(line: string): string {
  const level = LEVEL.exec(line)?.[1]
  const said = SENTENCES.map(each => each.exec(line)?.[1]).filter(each => each !== undefined)
  if (level === undefined || said.length === 0) return line
  return `${level}: ${said.map(each => each.replace(/\\n.*$/, '').replace(/\\(.)/g, '$1')).join(': ')}`
}

const LEVEL = /\b(?:level|lvl|severity)"? ?[:=] ?"?(\w+)/i
const SENTENCES = ['error', 'err', 'exception', 'msg', 'message'].map(
  name => new RegExp(`\\b${name}"? ?[:=] ?"((?:[^"\\\\]|\\\\.)+)"`, 'i'),
)

const short = (words: string): string => {
  const line = oneLine(words)
  return line.length > TOLD ? `${line.slice(0, TOLD)}…` : line
}
