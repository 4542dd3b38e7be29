import type { Value } from '../../model/deferred.ts'
import type { Kind, Models } from '../../model/index.ts'
import type { Refs } from './handler.ts'

/** What resources tell of themselves, as far as they are there. */
export function valueText(refs: Refs): (value: Value) => string {
  return ({ of, attribute }) => String(Reflect.get(refs(of as Models[Kind] & { kind: Kind }), attribute))
}
