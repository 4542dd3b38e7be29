import type { BroughtProvider } from '../model/capacity-provider.ts'
import { defined } from '../model/defined.ts'
import type { ManagedInstancesSettings } from '../model/managed-instances.ts'
import type { Issue } from '../validators/issue.ts'
import type { ManagedInstancesOptions } from './capacity-provider-options.ts'
import { part } from './definition.ts'
import { instanceGroups } from './instances.ts'
import { infrastructureRoleOf, instanceRoleOf } from './managed-instance-roles.ts'

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instances-storage.html
const STORAGE_GIB = 80

/** What a capacity provider says of the instances that ECS launches for it. */
export function managedInstancesOf(
  provider: Pick<BroughtProvider, 'name' | 'tags'>,
  options: ManagedInstancesOptions,
  issues: Issue[],
): ManagedInstancesSettings | undefined {
  const network = part(options.network, issues)
  const { instanceRole: said = {}, infrastructureRole: given, scaleInAfter } = options
  const instanceRole = 'build' in said ? part(said, issues) : instanceRoleOf(provider, said)
  if (!network || !instanceRole) return undefined
  const infrastructureRole = given ? part(given, issues) : infrastructureRoleOf(provider, instanceRole)
  if (!infrastructureRole) return undefined
  const { useLocalStorage = false, storageSizeGiB = useLocalStorage ? undefined : STORAGE_GIB } = options
  const { instanceRequirements, fipsEnabled, capacityReservations } = options
  return {
    network,
    ...instanceGroups(provider, options.securityGroups, network, issues),
    infrastructureRole,
    instanceRole,
    template: {
      capacityOptionType: options.capacityOptionType ?? 'ON_DEMAND',
      monitoring: options.monitoring ?? 'BASIC',
      useLocalStorage,
      ...defined({ storageSizeGiB, instanceRequirements, fipsEnabled, capacityReservations }),
    },
    propagateTags: options.propagateTags ?? true,
    ...defined({ scaleInAfter }),
    autoRepair: options.autoRepair ?? true,
  }
}
