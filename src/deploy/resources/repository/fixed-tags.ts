import type { Issue } from '../../../errors.ts'
import { keyOf } from '../../ownership.ts'
import type { PlannedGraph } from '../../planning/planned-graph.ts'

/**
 * Whether a warning is that the tags of a repository can be moved (ECR-IMM-01), which was taken over and keeps them where
 * they are: the program does not say so, and AWS does.
 */
export function isOfFixedTags({ code, path: [, family, container] }: Issue, planned: PlannedGraph): boolean {
  if (code !== 'ECR-IMM-01') return false
  const images = [...planned.values()].flatMap(({ node: { model } }) =>
    model.kind === 'task-definition' && model.family === family
      ? model.containers.flatMap(({ name, image }) => (name === container ? image : []))
      : [],
  )
  return images.some(image => {
    if (typeof image === 'string' || !('repository' in image)) return false
    const { ignored = [] } = planned.get(keyOf(image.repository))?.live ?? {}
    return ignored.some(({ path, from }) => path === 'imageTagMutability' && from === 'IMMUTABLE')
  })
}
