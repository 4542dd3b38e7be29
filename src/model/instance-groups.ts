import type { ClusterModel } from './cluster.ts'
import type { SecurityGroupModel } from './security-group.ts'
import type { ServiceModel } from './service.ts'

/** The security groups of the instances on which a service runs, where the stack makes them. */
export function instanceGroupsOf(
  cluster: ClusterModel | undefined,
  {
    capacityProviderStrategy: strategy = [],
    launchType,
  }: Pick<ServiceModel, 'capacityProviderStrategy' | 'launchType'>,
): readonly SecurityGroupModel[] {
  if (launchType === 'EXTERNAL') return []
  const providers = strategy.map(({ capacityProvider }) => capacityProvider)
  const groups = (cluster?.brought ?? []).flatMap(({ name, source }) => {
    const runsThere = providers.length === 0 || providers.includes(name)
    if (!source || !runsThere || 'group' in source) return []
    return ('managed' in source ? source.managed : source.instances).securityGroups
  })
  return [...new Map(groups.filter(({ existing }) => !existing).map(group => [group.id, group])).values()]
}
