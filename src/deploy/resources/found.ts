import type { Kind, Outputs } from '../../model/index.ts'
import type { Tags } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { keyOf, ownerOf } from '../ownership.ts'
import type { Found, LiveGraph } from './handler.ts'

/** What was found under which name, and whose its tags say it is. */
export function found<K extends Kind>(kind: K, name: string, outputs: Outputs[K], tags: Tags): Found<K> {
  return { kind, name, outputs, owner: ownerOf(tags) }
}

/** The outputs of the program's resources of one kind that are there. */
export function liveOf<K extends Kind>(kind: K, present: LiveGraph, { models }: Pick<Context, 'models'>): Outputs[K][] {
  return models.flatMap(model => {
    const live = model.kind === kind ? present.get(keyOf(model))?.live : undefined
    return live ? [live.outputs as Outputs[K]] : []
  })
}
