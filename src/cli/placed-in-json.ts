import { parse, type ValueNode } from '@humanwhocodes/momoa'
import type { Issue } from '../errors.ts'

/** Issues of a JSON file with the line and column of what they are about, or of what lacks it. */
export function placedInJson(issues: readonly Issue[], text: string, file: string): readonly Issue[] {
  if (issues.length === 0) return issues
  const { body } = parse(text)
  return issues.map(issue => {
    const { line, column } = nodeAt(body, issue.path).loc.start
    return { ...issue, source: { file, line, column } }
  })
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
