import { isDenied } from '../../../aws/denied.ts'
import type { InstanceSummary } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { describeService } from '../service/services.ts'

/** The services of ECS whose tasks are in a Cloud Map service. */
export interface Registering {
  /** Those of the stack that register there. */
  readonly ours: readonly string[]
  /** Those of others that do. */
  readonly theirs: readonly string[]
  /** Those of which that may not be read, and the refusals. */
  readonly untold: ReadonlyMap<string, Error>
}

/** Which services of ECS register in a Cloud Map service: what a task that is left in it says of its service tells nothing of that. */
export async function registeringIn(
  registryArn: string,
  instances: readonly InstanceSummary[],
  context: Context,
): Promise<Registering> {
  const named = new Map(
    instances.flatMap(({ Attributes: { ECS_CLUSTER_NAME: cluster, ECS_SERVICE_NAME: name } = {} }) =>
      cluster && name ? [[`${cluster}/${name}`, { cluster, name }] as const] : [],
    ),
  )
  const ours: string[] = []
  const theirs: string[] = []
  const untold = new Map<string, Error>()
  const tell = async (cluster: string, name: string): Promise<void> => {
    const there = await unlessRefused(describeService(cluster, name, context, 'TAGS'), 'ClusterNotFoundException')
    const registers = there?.serviceRegistries?.some(each => each.registryArn === registryArn)
    if (there?.status !== 'ACTIVE' || !registers) return
    const isOfStack = ownerOf(fromEcsTags(there.tags))?.stack === context.stack.name
    ;(isOfStack ? ours : theirs).push(name)
  }
  await Promise.all(
    [...named.values()].map(({ cluster, name }) =>
      tell(cluster, name).catch((error: unknown) => {
        if (!(error instanceof Error && isDenied(error))) throw error
        untold.set(name, error)
      }),
    ),
  )
  return { ours: ours.sort(), theirs: theirs.sort(), untold }
}
