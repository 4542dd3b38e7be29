import type { Kind, Outputs } from '../../model/index.ts'
import type { Resource } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { explainRead } from '../diagnosis/explain.ts'
import type { Live, Lock } from '../resources/handler.ts'
import { managedHandlers } from '../resources/index.ts'

/** What lets nobody remove something. @throws PlanError where that cannot be read */
export async function lockOf(
  model: Resource & { readonly kind: Kind },
  outputs: Outputs[Kind],
  context: Context,
  live?: Live<Kind>,
): Promise<Lock | undefined> {
  try {
    return await managedHandlers.get(model.kind)?.locked?.(outputs, context, live)
  } catch (error) {
    throw explainRead(error, model)
  }
}
