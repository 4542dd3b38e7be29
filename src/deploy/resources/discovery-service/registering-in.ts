import type { InstanceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { describeService } from '../service/services.ts'

/** A service of ECS that registers its tasks in a Cloud Map service. */
interface Registering {
  readonly name: string
  readonly isOfStack: boolean
}

/** Which services of ECS, of those whose tasks are in a Cloud Map service, register there: what a task that is left says of its service tells nothing of that. */
export async function registeringIn(
  registryArn: string,
  instances: readonly InstanceSummary[],
  context: Context,
): Promise<readonly Registering[]> {
  const named = new Map(
    instances.flatMap(({ Attributes: { ECS_CLUSTER_NAME: cluster, ECS_SERVICE_NAME: name } = {} }) =>
      cluster && name ? [[`${cluster}/${name}`, { cluster, name }] as const] : [],
    ),
  )
  const found = await Promise.all(
    [...named.values()].map(({ cluster, name }) =>
      unlessRefused(describeService(cluster, name, context, 'TAGS'), 'ClusterNotFoundException'),
    ),
  )
  return found.flatMap(there => {
    const registers = there?.serviceRegistries?.some(each => each.registryArn === registryArn)
    if (there?.status !== 'ACTIVE' || !registers) return []
    const isOfStack = ownerOf(fromEcsTags(there.tags))?.stack === context.stack.name
    return [{ name: there.serviceName ?? '', isOfStack }]
  })
}
