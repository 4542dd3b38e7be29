import { collect } from '../deploy/graph/graph.ts'
import { nameOf } from '../deploy/ownership.ts'
import type { StackModel } from '../model/stack.ts'

/**
 * The stack as a flowchart: what refers to what. Mermaid text has no way out of a quoted label but `"` and `#`.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid(stack: StackModel): string {
  const graph = collect(stack)
  const ids = new Map([...graph.keys()].map((key, at) => [key, `n${at}`]))
  const nodes = [...graph.values()].map(({ key, model }) => `  ${ids.get(key)}["${label(nameOf(model))}"]`)
  const edges = [...graph.values()].flatMap(({ key, needs, after }) => [
    ...needs.map(needed => `  ${ids.get(key)} --> ${ids.get(needed)}`),
    ...after.map(earlier => `  ${ids.get(key)} -. after .-> ${ids.get(earlier)}`),
  ])
  return ['flowchart LR', ...nodes, ...edges].join('\n')
}

const label = (name: string): string => name.replaceAll('#', '#35;').replaceAll('"', '#quot;')
