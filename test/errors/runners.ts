/** Commands that a runner of CI knows; those of GitHub are registered by these names. */
const REGISTERED = [
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'error',
  'group',
  'notice',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]

/**
 * The commands that GitHub's runner would find in what a process prints, read as it does: lines end at `\n`, `\r` and both
 * (StreamReader.ReadLine), `::` counts at the start of a trimmed line and `##[` anywhere, and .NET compares without what
 * has no weight of its own. actions/runner, ActionCommand.cs at 258d6c8.
 */
export function commandsOfGitHub(text: string): string[] {
  return linesOf(text).flatMap(line => second(line) ?? first(line) ?? [])
}

/** Azure Pipelines looks for `##vso[area.action …]` anywhere, and shows `##[group]` and its like at the start of a line. */
export function commandsOfAzure(text: string): string[] {
  return linesOf(text).filter(line => /##vso\[|^\s*##\[/.test(line))
}

/** What a terminal obeys, or a reader does not see. */
export function unseenIn(text: string): string[] {
  return [...text].filter(character => !/[\n\t]/.test(character) && within(character, UNSEEN))
}

type Range = readonly [from: number, to: number]

const UNSEEN: readonly Range[] = [
  [0, 31],
  [127, 159],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xe0001, 0xe007f],
]
const WEIGHTLESS: readonly Range[] = [...UNSEEN, [0xad, 0xad], [0xfe00, 0xfe0f]]

const within = (character: string, ranges: readonly Range[]): boolean => {
  const code = character.codePointAt(0) ?? 0
  return ranges.some(([from, to]) => code >= from && code <= to)
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/).map(weighed)

/** White space has a weight. */
const weighed = (line: string): string =>
  [...line].filter(character => /\s/.test(character) || !within(character, WEIGHTLESS)).join('')

function second(line: string): string | undefined {
  const message = line.trimStart()
  const end = message.indexOf('::', 2)
  if (!message.startsWith('::') || end < 0) return undefined
  return registered(message.slice(2, end))
}

function first(line: string): string | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  return start < 0 || end < 0 ? undefined : registered(line.slice(start + 3, end))
}

const registered = (command: string): string | undefined =>
  REGISTERED.find(name => name === command.split(' ', 1)[0]?.toLowerCase())
