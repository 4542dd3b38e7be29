import { InvalidDefinitionError, type Issue } from '../../errors.ts'
import type { StackModel } from '../../model/index.ts'
import { nameOf } from '../ownership.ts'
import { managedHandlerOf } from '../resources/index.ts'
import type { Graph } from './graph.ts'
import { isLookup } from './read.ts'

/**
 * That no two resources of a stack ask for one name of AWS: what was made first would be in the way of the other.
 *
 * @throws InvalidDefinitionError with every name that is asked for twice.
 */
export function checkUniqueNames(graph: Graph, stack: StackModel): void {
  const known = new Map<string, string>()
  const issues: Issue[] = []
  for (const { model } of graph.values()) {
    const handler = managedHandlerOf(model)
    if (!handler || isLookup(model)) continue
    const name = handler.uniqueName(model, stack)
    const key = `${model.kind} ${name}`
    const other = known.get(key)
    if (other === undefined) known.set(key, nameOf(model))
    else
      issues.push({
        code: 'STK-DUP-01',
        severity: 'error',
        path: [model.kind, model.id],
        message: `${other} and ${nameOf(model)} would have one name in AWS: ${name}`,
        hint: 'give one of them another name',
      })
  }
  if (issues.length > 0) throw new InvalidDefinitionError(`stack "${stack.name}"`, issues)
}
