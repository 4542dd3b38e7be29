import { redacted } from '../model/credentials.ts'

const LONGEST_LINE = 2000
// A reason of ECS has up to 1024 characters.
const LONGEST_ITEM = 1100
const MOST_LINES = 1000
const LONGEST_CREDENTIAL = 500

/**
 * Steers a terminal, or is not seen: controls, bidirectional and zero-width characters, lone halves of pairs. Those that
 * make a character an emoji may stay, but where .NET, which ignores them, looks for a command.
 */
const UNSEEN = /(?![\n\t]|(?<![#:])[\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

// GitHub trims a line before it looks for `::`, and looks for `##[` anywhere, as Azure for `##vso[`:
// https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
// https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Microsoft.VisualStudio.Services.Agent/CommandStringConvertor.cs
const COMMAND_AT_START = /^(\s*):(?=:)/
const COMMAND_ANYWHERE = /#(?=#\w*\[)/g

/**
 * Text that holds words from outside (logs, tags, names, what AWS says), so that it can steer neither a terminal nor a
 * CI runner: what is not seen is shown, as `\x1b`; commands of runners are broken by a space; long lines are cut.
 * Made harmless once more, it stays the same.
 */
export function harmless(text: string): string {
  const lines = text.split('\n')
  return lines.map(line => shown(line, LONGEST_LINE)).join('\n')
}

/** A message: harmless, and not longer than a person reads. */
export function harmlessMessage(text: string): string {
  const lines = text.split('\n', MOST_LINES)
  const kept = harmless(lines.join('\n'))
  return text.length > lines.join('\n').length ? `${kept}\n  … (cut after ${MOST_LINES} lines)` : kept
}

/** One item of a list: harmless, and one line. */
export function harmlessItem(text: string): string {
  return shown(text.replaceAll('\n', '\\n'), LONGEST_ITEM)
}

/** Harmless text that stays so where a line may be broken anywhere. */
export function harmlessWrapped(text: string): string {
  return text.replace(/:(?=:[a-z])/gi, ': ')
}

/** JSON with all of this as escapes: what is read from it is the same. */
export function harmlessJson(json: string): string {
  return json
    .replace(UNSEEN, unseen => [...Array(unseen.length).keys()].map(at => escape16(unseen.charCodeAt(at))).join(''))
    .replace(COMMAND_ANYWHERE, escape16(35))
}

function shown(text: string, longest: number): string {
  // A password may reach over the cut
  const seen = redacted(text.slice(0, longest + LONGEST_CREDENTIAL))
    .slice(0, longest + 1)
    .replace(UNSEEN, character => escaped(character.codePointAt(0) ?? 0))
    .replace(COMMAND_ANYWHERE, '# ')
    .replace(COMMAND_AT_START, '$1: ')
  if (seen.length <= longest) return seen
  const note = ` … (cut: ${text.length} characters)`
  return seen.slice(0, longest - note.length).replace(/[\ud800-\udbff]$/, '') + note
}

function escaped(code: number): string {
  if (code === 13) return '\\r'
  if (code < 256) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 65_536 ? escape16(code) : `\\u{${code.toString(16)}}`
}

const escape16 = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`
