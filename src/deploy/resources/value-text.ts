import { known, type Value } from '../../model/deferred.ts'
import type { Kind, Models, StackModel } from '../../model/index.ts'
import type { Refs } from './handler.ts'

/** What resources tell of themselves, as far as they are there. */
export function valueText(refs: Refs): (value: Value) => string {
  return ({ of, attribute }) => String(Reflect.get(refs(of as Models[Kind] & { kind: Kind }), attribute))
}

/** The outputs of a stack, as far as what they are of is there. */
export function stackOutputs<Outputs extends string>(
  { outputs }: Pick<StackModel<Outputs>, 'outputs'>,
  refs: Refs,
): Readonly<Record<Outputs, string>> {
  // The names are those of the program; TypeScript does not follow a mapped type over names that are not known here.
  return known(outputs ?? {}, valueText(refs)) as Readonly<Record<Outputs, string>>
}
