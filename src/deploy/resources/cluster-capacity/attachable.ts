import type { Context } from '../../context.ts'

/**
 * Of the capacity providers of a cluster those that PutClusterCapacityProviders takes: those of Managed Instances are of
 * their cluster from the start, and the call is refused where it names them beside others.
 *
 * https://github.com/hashicorp/terraform-provider-aws/issues/44783
 */
export async function attachable(names: readonly string[], { aws }: Context): Promise<string[]> {
  const asked = names.filter(name => !name.startsWith('FARGATE'))
  if (asked.length === 0) return [...names]
  const { capacityProviders = [] } = await aws.ecs('DescribeCapacityProviders', { capacityProviders: asked })
  const managed = capacityProviders.filter(each => each.managedInstancesProvider).map(({ name }) => name)
  return names.filter(name => !managed.includes(name))
}
