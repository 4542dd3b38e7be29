import type { Operations, World } from '../operation.ts'
import { getResources } from './get-resources.ts'

/** It keeps nothing of its own. */
export function resources(_world: World): readonly string[] {
  return []
}

/** The operations of the Resource Groups Tagging API. */
export const operations: Operations = { GetResources: getResources }
