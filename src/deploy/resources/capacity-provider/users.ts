import type { Service } from '../../../aws/shapes/ecs.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { ownerOf } from '../../ownership.ts'
import { patiently } from '../../rollout/phase.ts'
import { fromEcsTags } from '../ecs-tags.ts'
import { InUse } from '../handler.ts'
import { clustersWith } from './clusters-with.ts'
import { describedServices } from './described-services.ts'

const POLL_MILLISECONDS = 15_000

/** Why a capacity provider stays: others run services on it. */
export async function providerInUse(
  { name }: Outputs['capacity-provider'],
  context: Context,
): Promise<InUse | undefined> {
  const staying = (await usersOf(name, context)).filter(user => !isGoing(user, context))
  return staying.length > 0 ? runOn(staying) : undefined
}

/**
 * Waits until no service of the stack runs on a capacity provider: a destroy removes them at the same time.
 *
 * @throws InUse where others run on it
 */
export async function untilUnused(name: string, context: Context): Promise<void> {
  const { clock, signal } = context
  await patiently('removal', context, async patience => {
    for (;;) {
      const users = await usersOf(name, context)
      if (users.length === 0) return
      const staying = users.filter(user => !isGoing(user, context))
      if (staying.length > 0) throw runOn(staying)
      if (patience.isOver) throw patience.timedOut(`Capacity provider ${name} is still used: ${serviceNames(users)}`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

/** The services that name a capacity provider in their strategy. */
export async function usersOf(name: string, context: Context): Promise<Service[]> {
  const users: Service[] = []
  for (const { clusterArn = '' } of await clustersWith(name, context))
    for (const service of await describedServices(clusterArn, context))
      if (service.capacityProviderStrategy?.some(({ capacityProvider }) => capacityProvider === name))
        users.push(service)
  return users
}

const runOn = (services: readonly Service[]): InUse => new InUse(`services run on it: ${serviceNames(services)}`)

function isGoing({ status, tags }: Service, { stack, deleteAdopted }: Context): boolean {
  const owner = ownerOf(fromEcsTags(tags))
  return status === 'DRAINING' || (owner?.stack === stack.name && (deleteAdopted || !owner.adopted))
}

export const serviceNames = (services: readonly Service[]): string =>
  services
    .map(({ serviceName = '' }) => serviceName)
    .sort()
    .join(', ')
