import { isAbort } from '../../../aws/is-abort.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { found, liveOf } from '../found.ts'
import type { Found, LiveGraph, Search } from '../handler.ts'
import { describeScalableTarget } from './scalable-targets.ts'

/** Scalable targets of services that should not scale, or not be there. */
export async function findScalableTargets(search: Search, context: Context): Promise<Found<'autoscaling'>[]> {
  const lost = (await search.tagged).flatMap(({ kind, outputs }) =>
    kind === 'service' ? [outputs as Outputs['service']] : [],
  )
  const unread: string[] = []
  let failure: unknown
  const all = await Promise.all(
    [...unscaled(search.present, context), ...lost].map(service =>
      targetOf(service, context).catch((error: unknown) => {
        if (isAbort(error)) throw error
        unread.push(service.name)
        failure = error
        return []
      }),
    ),
  )
  if (unread.length > 0)
    search.leftOut(`the autoscaling, which goes on where there is any, of ${shown(unread)}`, failure)
  return all.flat()
}

const SHOWN = 5

function shown(services: readonly string[]): string {
  const more = services.length - SHOWN
  return `${services.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${more} other services` : ''}`
}

async function targetOf({ cluster, name }: Outputs['service'], context: Context): Promise<Found<'autoscaling'>[]> {
  const resourceId = `service/${cluster.slice(cluster.lastIndexOf('/') + 1)}/${name}`
  const arn = (await describeScalableTarget(resourceId, context))?.ScalableTargetARN
  if (!arn) return []
  const { Tags = {} } = await context.aws.applicationAutoScaling('ListTagsForResource', { ResourceARN: arn })
  return [found('autoscaling', name, { resourceId, arn, policyArns: [] }, Tags)]
}

/** The services of the program that should not scale. */
function unscaled(present: LiveGraph, context: Context): Outputs['service'][] {
  const models = context.models.filter(model => model.kind !== 'service' || !model.autoScaling)
  return liveOf('service', present, { models })
}
