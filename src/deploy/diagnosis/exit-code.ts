import { advice, fixOf, ofContainer, type Place } from './advice.ts'
import { guide } from './causes/cause.ts'
import type { WeighedDiagnosis } from './causes.ts'
import { lastSaid, saidOfGoodEnd } from './program/last-words.ts'
import { type Clue, containerOf } from './subject.ts'

/** What an exit code says, what to do, and where: the method of the program and AWS's setting. */
interface ExitCode {
  readonly meaning?: string
  readonly advice: string
  readonly place: readonly [method: string, ...settings: string[]]
  /** Why it gave up is then in its log; of what was `done` only that it was asked to, or that it was not. */
  readonly ended?: 'by itself' | 'done'
  /** It was ended from outside, and why is not in it. */
  readonly weight?: 'symptom'
  /** A program that is not there, or may not be run, does not run the next time either. */
  readonly mends?: 'never'
}

const COMMAND = ['.command(…) or .entryPoint(…)', 'command', 'entryPoint'] as const

const STOPPED = {
  advice: 'Find out who stopped it: the program itself, or somebody who stopped the task',
  place: COMMAND,
  weight: 'symptom',
} as const

const NATIVE = {
  advice: 'Look for native code that does not fit the image or the CPU architecture',
  place: ['.image(…)', 'image'],
} as const

const EXIT_CODES: Readonly<Record<number, ExitCode>> = {
  0: {
    meaning: 'it was done, but a service runs on',
    advice: 'Let the program go on, or mark the container as not essential',
    place: ['.command(…) or .essential(…)', 'command', 'essential'],
    ended: 'done',
  },
  126: {
    meaning: 'the command was found but may not be run',
    advice: 'Make the file executable in the image, or correct the command',
    place: COMMAND,
    mends: 'never',
  },
  127: {
    meaning: 'the command was not found',
    advice: 'Put the program into the image, or correct the command',
    place: COMMAND,
    ended: 'by itself',
    mends: 'never',
  },
  134: {
    meaning: 'it aborted (SIGABRT)',
    advice: 'Read its log; a heap that is too small is one reason',
    place: ['.memory(…)', 'memory'],
    ended: 'by itself',
  },
  132: {
    // Compilers end a program so, too, where it must not go on: https://gcc.gnu.org/onlinedocs/gcc/Other-Builtins.html (__builtin_trap)
    meaning: 'it ended at an instruction that the processor does not have (SIGILL), or that ends a program on purpose',
    advice:
      'Read its log for a crash; where it tells of none, build it for the processors of AWS, without instructions of newer ones',
    place: ['.image(…)', 'image'],
  },
  135: { meaning: 'it crashed (SIGBUS, a bus error)', ...NATIVE },
  136: { meaning: 'it crashed (SIGFPE, an arithmetic error)', ...NATIVE },
  137: {
    meaning: 'it was killed (SIGKILL): it used too much memory, or did not stop in time',
    advice: 'Give it more memory, or more time to stop',
    place: ['.memory(…) or .stopTimeout(…)', 'memory', 'stopTimeout'],
    weight: 'symptom',
  },
  139: {
    meaning: 'it crashed (SIGSEGV, a segmentation fault)',
    ...NATIVE,
  },
  143: {
    meaning: 'it was asked to stop (SIGTERM)',
    ...STOPPED,
  },
  130: {
    meaning: 'it was interrupted (SIGINT)',
    ...STOPPED,
  },
  // Of Windows: https://learn.microsoft.com/openspecs/windows_protocols/ms-erref/596a1078-e883-4972-9bbc-49e60bebca55
  3221225477: { meaning: 'it crashed (an access violation)', ...NATIVE },
  3221225725: { meaning: 'its stack was full', advice: 'Look in its log for calls without end', place: COMMAND },
  3221225781: { meaning: 'a DLL that it needs is not in the image', ...NATIVE },
  3221225786: {
    meaning: 'it was asked to stop (Ctrl+C)',
    ...STOPPED,
  },
  3221226505: { meaning: 'it gave up on itself (a fast fail, most often a corrupted stack)', ...NATIVE },
  3762504530: {
    meaning: 'it ended with an exception of .NET that nothing caught',
    advice: 'Read its log; run the image with the same command, environment and secrets',
    place: ['.command(…), .environment(…) and .secret(…)', 'command', 'environment', 'secrets'],
    ended: 'by itself',
  },
}

const ANY: ExitCode = {
  advice: 'Read its log; run the image with the same command, environment and secrets',
  place: ['.command(…), .environment(…) and .secret(…)', 'command', 'environment', 'secrets'],
  ended: 'by itself',
}

/**
 * Nothing had begun to stop the task. Docker marks the end as one for memory only where the kernel killed the first process
 * of the container, not one that it had started. https://github.com/kubernetes/kubernetes/issues/19825
 */
const KILLED_FIRST: ExitCode = {
  meaning: 'it was killed (SIGKILL) before anything stopped the task: most often it used too much memory',
  advice: 'Give it more memory',
  place: ['.memory(…)', 'memory'],
  weight: 'symptom',
}

/**
 * A container ended by itself: its exit code and its log are all that there is to know. `first`: the task stopped because of
 * it, and not it because the task did. `others` may have ended it, too.
 */
export function exited(
  clue: Clue,
  exitCode: number,
  log: readonly string[],
  { first, others }: { readonly first: boolean; readonly others: readonly string[] },
): WeighedDiagnosis {
  const known = first && exitCode === 137 ? KILLED_FIRST : EXIT_CODES[exitCode >>> 0]
  const { meaning, advice: advised, place, mends = 'itself', weight = 'cause', ended } = known ?? ANY
  const atGoodEnd = ended === 'done' ? saidOfGoodEnd(log, clue) : undefined
  const said = atGoodEnd ?? (ended === 'by itself' ? lastSaid(log, clue) : undefined)
  const what = clue.container && !clue.container.logConfiguration ? withoutLog(advised) : advised
  return {
    code: 'container.exited',
    cause: `${containerOf(clue)} exited with code ${exitCode}${meaning && !atGoodEnd ? `: ${meaning}` : ''}${said ? `; its log says ${said.says}` : ''}${together(others)}`,
    evidence: [],
    ...(clue.failed !== undefined && { container: clue.failed }),
    ...fixOf(
      said?.fix ??
        advice`${what}: ${placeOf(clue, place)}.${others.length > 0 ? ` If ${others.join(' or ')} ended first, look there, most often at its memory.` : ''}`,
    ),
    docs: guide('stopped-task-errors'),
    mends,
    weight,
  }
}

/** ECS kills what does not stop in time once another has ended, and tells the order of their ends nowhere. */
const together = (others: readonly string[]): string =>
  others.length > 0
    ? `. ${others.length > 1 ? 'Containers' : 'Container'} ${others.map(name => `"${name}"`).join(' and ')} ${others.length > 1 ? 'were' : 'was'} killed (SIGKILL): by ECS after that, or before it; AWS does not tell which of them ended first`
    : ''

/** Where to change it: what a run was given is not in the definition. */
function placeOf(clue: Clue, [method, ...settings]: ExitCode['place']): Place {
  const given = settings.includes('command') && clue.subject.commanded?.includes(clue.failed ?? '')
  if (!given) return ofContainer(clue, method, ...settings)
  const others = settings.filter(setting => setting !== 'command')
  const { words, changes } = ofContainer(clue, method.replace(/^\.command\(…\)(,| or) /, ''), ...others)
  return { words: `the command that this run was given, or ${words}`, changes }
}

const withoutLog = (advised: string): string =>
  advised.replace(/^Read its log/, 'What it says is kept nowhere: give it a log configuration')
