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
