import type { Kind, Model } from '../../model/index.ts'
import type { Context } from '../context.ts'
import { explainRead } from '../diagnosis/explain.ts'
import type { Live, LiveGraph, LookedUp } from '../resources/handler.ts'
import { handlerOf } from '../resources/index.ts'
import { NotThere } from './not-there.ts'
import { existing } from './refs.ts'

/** Reads what is there of one resource, given what is there of those it refers to. */
export async function readModel(model: Model, present: LiveGraph, context: Context): Promise<Live<Kind> | undefined> {
  const handler = handlerOf(model)
  try {
    if ('lookup' in handler) {
      return { outputs: await handler.lookup(model, context), props: {}, owner: undefined }
    }
    if (handler.existing && isExisting(model)) {
      return { outputs: await handler.existing(model, existing(present), context), props: {}, owner: undefined }
    }
    return await handler.read(model, existing(present), context)
  } catch (error) {
    // What it is in, or found by, is not there: so it is not, either.
    if (error instanceof NotThere) return undefined
    throw explainRead(error, model)
  }
}

/** Tells whether a resource is only looked up, never made, changed or removed. */
export function isLookup(model: Model): boolean {
  return 'lookup' in handlerOf(model) || isExisting(model)
}

function isExisting(model: Model): model is LookedUp<Model> {
  return 'existing' in model && Boolean(model.existing)
}
