import { unlessUnavailable } from '../../../aws/unless-unavailable.ts'
import type { Context } from '../../context.ts'

/**
 * Of the capacity providers of a cluster those that PutClusterCapacityProviders takes: those of Managed Instances are of
 * their cluster from the start, and the call is refused where it names them beside others.
 *
 * https://github.com/hashicorp/terraform-provider-aws/issues/44783
 *
 * Where it may not be looked which these are, all of them are sent: most clusters have none.
 */
export async function attachable(names: readonly string[], { aws }: Context): Promise<string[]> {
  const asked = names.filter(name => !name.startsWith('FARGATE'))
  if (asked.length === 0) return [...names]
  const found = await unlessUnavailable('ecs:DescribeCapacityProviders', new Set(), () =>
    aws.ecs('DescribeCapacityProviders', { capacityProviders: asked }),
  )
  const managed = (found?.capacityProviders ?? []).filter(each => each.managedInstancesProvider).map(({ name }) => name)
  return names.filter(name => !managed.includes(name))
}
