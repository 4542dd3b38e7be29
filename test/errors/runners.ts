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
  return [...text.matchAll(UNSEEN)].map(([character]) => character).filter(character => !/[\n\t]/.test(character))
}

const RANGES = [
  '\\0-\\x1f',
  '\\x7f-\\x9f',
  '\\u{61c}',
  '\\u{200b}-\\u{200f}',
  '\\u{2028}-\\u{202e}',
  '\\u{2060}-\\u{206f}',
  '\\u{feff}',
  '\\u{e0001}-\\u{e007f}',
].join('')
const UNSEEN = new RegExp(`[${RANGES}]`, 'gu')
/** White space has a weight. */
const WEIGHTLESS = new RegExp(`(?!\\s)[${RANGES}\\u{ad}\\u{fe00}-\\u{fe0f}]`, 'gu')

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/).map(line => line.replace(WEIGHTLESS, ''))

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
