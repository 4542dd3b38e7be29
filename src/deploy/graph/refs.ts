import type { Kind, Outputs } from '../../model/index.ts'
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
    const isNew = !found || found.action === 'create' || found.action === 'replace'
    const changesOutputs = found?.action === 'update' && managedHandlerOf(found.node.model)?.newOutputsOnUpdate
    return isNew || changesOutputs || !found.live ? (placeholder(keyOf(model)) as never) : (found.live.outputs as never)
  }
}

function placeholder(key: string): Outputs[Kind] {
  return new Proxy({} as Outputs[Kind], { get: (_target, output) => `(new ${key} ${String(output)})` })
}
