import { type DocumentNode, parse, type ValueNode } from '@humanwhocodes/momoa'
import type { Issue } from '../errors.ts'

/** Issues of a JSON file with the line and column of what they are about, or of what lacks it. */
export function placedInJson(issues: readonly Issue[], text: string, file: string): readonly Issue[] {
  const document = issues.length > 0 ? documentOf(text) : undefined
  if (!document) return issues
  return issues.map(issue => {
    const { line, column } = nodeAt(document.body, issue.path).loc.start
    return { ...issue, source: { file, line, column } }
  })
}

/** Says where a text stops being JSON. */
export function syntaxIssue(error: unknown, text: string, file: string): Issue {
  const words = String(error instanceof Error ? error.message : error).replaceAll(/\s+/g, ' ')
  const message = `It is no JSON: ${words}`
  const source = { file, ...brokenAt(words, text) }
  return { code: 'JSON-SYN-01', severity: 'error', path: [], message, hint: 'correct it there', source }
}

// Node says the place of some mistakes, and only from version 22 as line and column.
function brokenAt(words: string, text: string): { readonly line: number; readonly column: number } {
  const [, said] = /at position (\d+)(?: \(line \d+ column \d+\))?$/.exec(words) ?? []
  if (said !== undefined) return placeOf(Number(said), text)
  try {
    parse(text)
  } catch (error) {
    if (error instanceof Error && 'offset' in error && typeof error.offset === 'number')
      return placeOf(error.offset, text)
  }
  return placeOf(text.length, text)
}

function placeOf(offset: number, text: string): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** Nothing where it is nested deeper than can be followed: the issues are right without their places, too. */
function documentOf(text: string): DocumentNode | undefined {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

function nodeAt(node: ValueNode, [key, ...below]: Issue['path']): ValueNode {
  const inside = key === undefined ? undefined : memberOf(node, key)
  return inside ? nodeAt(inside, below) : node
}

function memberOf(node: ValueNode, key: string | number): ValueNode | undefined {
  if (node.type === 'Array') return typeof key === 'number' ? node.elements[key]?.value : undefined
  if (node.type !== 'Object') return undefined
  // Of members with one name the last counts.
  return node.members.findLast(({ name }) => (name.type === 'String' ? name.value : name.name) === key)?.value
}
