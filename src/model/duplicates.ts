import { isDeepStrictEqual } from 'node:util'
import type { Model } from './index.ts'
import { areOfOneGroup } from './security-group-rules.ts'
import { areOfOneRoute } from './shared-route.ts'

/** Two resources that are not the same and cannot be told apart. */
export interface Duplicate {
  readonly code: 'STK-DUP-01'
  readonly path: readonly [string, string]
  readonly message: string
  readonly hint: string
}

/** What keeps a resource from being told apart from those that are known by now, where something does. */
export function duplicateOf(model: Model, known: Model): Duplicate | undefined {
  if (known === model || isDeepStrictEqual(known, model) || areOfOneGroup(model, known)) return undefined
  if (areOfOneRoute(model, known)) return undefined
  return {
    code: 'STK-DUP-01',
    path: [model.kind, model.id],
    message: `Two different resources of kind ${model.kind} are called "${model.id}"`,
    hint: 'give one of them another name, or use one definition for both',
  }
}
