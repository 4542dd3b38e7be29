import { unlessDenied } from '../../../aws/denied.ts'
import type { Service } from '../../../aws/shapes/service-discovery.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { discoveryServicesOf } from '../discovery-service/discovery-services.ts'
import { InUse } from '../handler.ts'
import { discoveryTagsOf } from './namespaces.ts'
import { performed } from './operation.ts'

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

const IN_USE = /^ResourceInUse$/

/** Deletes a namespace. @throws InUse where others have services in it */
export async function removeNamespace(outputs: Outputs['namespace'], context: Context): Promise<void> {
  const { namespaceId, name } = outputs
  const others = await unlessDenied(servicesOfOthers(outputs, context))
  if (others) throw others
  const call = () => context.aws.serviceDiscovery('DeleteNamespace', { Id: namespaceId })
  try {
    await unlessRefused(performed(call, `The removal of namespace ${name}`, context), 'NamespaceNotFound')
  } catch (error) {
    if (!(error instanceof Error && IN_USE.test(error.name))) throw error
    // What is left in it by now, whosever it is.
    const left = await unlessDenied(discoveryServicesOf(namespaceId, context))
    throw inUseBy(left ?? []) ?? error
  }
}

function inUseBy(services: readonly Service[]): InUse | undefined {
  const names = services.map(({ Name = '' }) => Name).sort()
  return names.length > 0 ? new InUse(`it has services that are not this stack's: ${names.join(', ')}`) : undefined
}
