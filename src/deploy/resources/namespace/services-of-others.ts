import type { Service } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { discoveryServicesOf } from '../discovery-service/discovery-services.ts'
import { InUse } from '../handler.ts'
import { discoveryTagsOf } from './namespaces.ts'

// What ECS makes for Service Connect has this tag, and ECS deletes it with its services:
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSServiceRolePolicy.html (CloudMapResourceDeletion)
const OF_ECS = 'AmazonECSManaged'

/** Why a namespace stays, where others have services in it. */
export async function servicesOfOthers(
  { namespaceId }: Outputs['namespace'],
  context: Context,
): Promise<InUse | undefined> {
  const listed = await discoveryServicesOf(namespaceId, context)
  const others = await Promise.all(
    listed.map(async service => {
      const tags = await unlessRefused(discoveryTagsOf(service.Arn ?? '', context), 'ResourceNotFoundException')
      return !tags || OF_ECS in tags || ownerOf(tags)?.stack === context.stack.name ? [] : [service]
    }),
  )
  return inUseBy(others.flat())
}

/** Why Cloud Map does not delete a namespace, as far as it lists what is still in it. */
export async function stillInIt({ namespaceId }: Outputs['namespace'], context: Context): Promise<InUse | undefined> {
  return inUseBy(await discoveryServicesOf(namespaceId, context))
}

function inUseBy(services: readonly Service[]): InUse | undefined {
  const names = services.map(({ Name = '' }) => Name).sort()
  return names.length > 0 ? new InUse(`it has services that are not this stack's: ${names.join(', ')}`) : undefined
}
