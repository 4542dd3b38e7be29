import type { Context } from '../../context.ts'
import { found, liveOf } from '../found.ts'
import type { Found, LiveGraph, Search } from '../handler.ts'
import type { Outputs } from '../outputs.ts'
import { describeScalableTarget } from './scalable-targets.ts'

/** Scalable targets of services that should not scale, or not be there. */
export async function findScalableTargets(
  { present, tagged }: Search,
  context: Context,
): Promise<Found<'autoscaling'>[]> {
  const lost = (await tagged).flatMap(({ kind, outputs }) =>
    kind === 'service' ? [outputs as Outputs['service']] : [],
  )
  const all = await Promise.all(
    [...unscaled(present, context), ...lost].map(async ({ cluster, name }) => {
      const resourceId = `service/${cluster.slice(cluster.lastIndexOf('/') + 1)}/${name}`
      const arn = (await describeScalableTarget(resourceId, context))?.ScalableTargetARN
      if (!arn) return []
      const { Tags = {} } = await context.aws.applicationAutoScaling('ListTagsForResource', { ResourceARN: arn })
      return [found('autoscaling', name, { resourceId, arn }, Tags)]
    }),
  )
  return all.flat()
}

/** The services of the program that should not scale. */
function unscaled(present: LiveGraph, context: Context): Outputs['service'][] {
  const models = context.models.filter(model => model.kind !== 'service' || !model.autoScaling)
  return liveOf('service', present, { models })
}
