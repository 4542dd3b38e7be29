/** Where in the code it happened, and what shells, supervisors and runtimes say of any failure: it tells nothing of this one. */
const EMPTY: readonly RegExp[] = [
  // Frames of Java, .NET and Node.js, of Python, of Ruby and PHP, of Go, of Rust.
  /^\s+at (?!least\b)|^\s*at [\w$.<>]+\(|^\s*\.\.\. \d+ |^\s*-+ ?End of |^\s+\| (?!\s*[\w.]*[A-Z]\w*(?:Error|Exception): )|^\s+\+[-+]/,
  /^\s*File "[^"]*", line \d+|^\s*[~^]+\s*$|^Traceback \(most recent|^\s+(?:return|raise|await|from|import|self\.)\b|exception(?:, another exception occurred| was the direct cause)/,
  /^\s*(?:from )?\S+:\d+:in [`'][^`']*'\s*$|^\s*#\d+ |^\s*thrown in |^Stack ?trace:|^Did you mean\?/i,
  /^goroutine \d|^\t(?!\* )|^\s*\/\S+:\d+ \+0x|^\S+\((?:0x|\.\.\.|\{0x)|^created by |^\[signal |^[\w./]+\(\)$|^runtime stack:|^exit status \d/,
  /^note: run with|^\s*(?:stack )?backtrace:|^\s*\d+: +(?:0x|\w+$|\S*::\S*$|<.* as .*>\S*$)|^Aborted|\bAborted +\(core dumped|\[critical\]\[backtrace\]|FPM initialization failed|failed to post process the configuration/i,
  /^Node\.js v\d|^npm (?:notice|warn) |^npm (?:ERR!|error)(?:\s*$| (?:code|errno|path|command|signal|cwd|syscall|at|Exit status|Failed at|This is|A complete log|\S+@\S+|\s+\/)\b)|^info Visit |^\s*throw |^\s*[}\])({[]*[,;]?\s*$/i,
  /^[-=* ]{3,}$|^\*{3} .* \*{3}$|^APPLICATION FAILED TO START|\] Aborting$|\bCRIT reaped unknown pid|^Action '-D FOREGROUND' failed|^The Apache error log may|^BEGIN failed--/i,
  /^Error: (?:Could not create the Java Virtual Machine|A fatal exception has occurred)|\] Shutting down: Master$|Exception in worker process$/,
  // Of an end that the same line gives a reason for, the reason tells.
  /^(?!.*(?:\bcannot|\bcan't|\bcould not|\bunable|\bfail|\bmissing|\binvalid|\berror: |\bdenied|\brefused|\bnot (?:set|found)|\bexpired|\brequired?\b|\bmust\b|\btimed out|\bbecause\b|\bdue to\b|\w(?:Error|Exception)\b|(?:exiting|down): )).*(?:^exiting|(?:shutting|shut) down|worker exiting|exit(?:ed|ing)?(?: with)? (?:code|status)|process exit|terminated by signal)/i,
]

/** What a supervisor, or what runs scripts, says when what it had started ended: it tells nothing of why. */
export const OF_WHAT_IT_STARTED =
  /HaltServer|Reason: (?:Worker failed to boot|App failed to load)|ELIFECYCLE|^error Command failed|Application startup failed|app crashed - waiting|too many unstable restarts|(?<name>\S+) entered FATAL state|exited: (?<program>\S+) \((?:exit status|terminated by)|gave up restarting|Application run failed$|starting \w+ failed with \[|no app loaded\. going in full dynamic mode/i

/** What a program says when a signal from outside ends it. */
export const ASKED_TO_STOP =
  /(?:caught|received|got|handling|error) (?:signal:? )?\(?(?:SIG(?:TERM|INT|QUIT)|(?<=signal:? \(?)(?:15|term)\b)|SIG(?:TERM|INT|QUIT) (?:caught|received)/i

/** What a program says that it gets over. BOOT-INF and META-INF are directories of Java. */
export const PASSING =
  /\b(?:WARN(?:ING)?|WRN|INFO|(?<!-)INF|DEBUG|DBG|TRACE)\b|\b(?:level|lvl|severity)"?[:=] ?"?(?:warn|info|debug)/

/** What it says that it does without. */
export const DONE_WITHOUT = /\bskip(?:ping|ped)?\b(?! to)|\bignoring\b|\bfalling back\b/i

/** What a program says of an attempt that is not its last. */
export const TRIED_AGAIN = /\bretry(?:ing)?\b|\btry(?:ing)? again\b|\breconnect(?:ing)?\b|\battempt \d+/i

/** So much of a line is read. */
export const READ = 600

/** The lines that are not empty of meaning: what stands last of these is nearest to why it ended. */
export const withoutFrames = (lines: readonly string[]): string[] => lines.filter(tells)

/** The same with those that tell at least how it ended. */
export const withItsEnd = (lines: readonly string[]): string[] =>
  lines.filter(line => tells(line) || [OF_WHAT_IT_STARTED, ASKED_TO_STOP].some(each => each.test(line.slice(0, READ))))

const tells = (line: string): boolean => line.trim() !== '' && !EMPTY.some(each => each.test(line.slice(0, READ)))

/** Rust, Spring and .NET write the sentence under its heading; validators what is wrong with a member on lines of their own. */
export const inOnePiece = (lines: readonly string[]): string[] =>
  lines.map((line, at) => [line, ...lines.slice(at + 1, at + 1 + headed(line))].join(' '))

function headed(line: string): number {
  if (/Error: \[$/.test(line)) return 8
  if (/^Caused by:$/.test(line)) return 3
  if (/validation errors? for \S+$|identified some issues:$/.test(line)) return 2
  return /:\s*$|^(?:crit|fail): \S+\[\d+\]$/.test(line) ? 1 : 0
}
