import { keyOf } from '../ownership.ts'
import type { PlannedGraph } from '../planning/planned-graph.ts'
import type { LiveGraph, Refs } from '../resources/handler.ts'
import { managedHandlerOf } from '../resources/index.ts'
import { NotThere } from './not-there.ts'

/** The outputs of resources that exist. */
export function existing(present: LiveGraph): Refs {
  return model => {
    const live = present.get(keyOf(model))?.live
    if (!live) throw new NotThere(keyOf(model))
    return live.outputs as never
  }
}

/** The outputs that resources will have: what is not known before the deploy is a placeholder that says so. */
export function expected(planned: PlannedGraph): Refs {
  return model => {
    const found = planned.get(keyOf(model))
    const handler = managedHandlerOf(model)
    const lists: readonly string[] = handler?.lists ?? []
    const unknown = (output: string): unknown => {
      const text = `(new ${keyOf(model)} ${output})`
      return lists.includes(output) ? [text] : text
    }
    const isNew = !found?.live || found.action === 'create' || found.action === 'replace'
    if (isNew) return new Proxy({}, { get: (_target, output) => unknown(String(output)) }) as never
    const fresh = found.action === 'update' ? (handler?.newOutputsOnUpdate?.(found.changes) ?? []) : []
    return { ...found.live.outputs, ...Object.fromEntries(fresh.map(output => [output, unknown(output)])) } as never
  }
}
