import type { Context } from '../../context.ts'

/** Whether a cluster has capacity providers of Managed Instances that stay: ECS deletes none that has. */
export async function keepsManagedProviders(
  cluster: string,
  going: ReadonlySet<string>,
  { aws }: Context,
): Promise<boolean> {
  const { clusters: [there] = [] } = await aws.ecs('DescribeClusters', { clusters: [cluster] })
  const names = (there?.capacityProviders ?? []).filter(name => !name.startsWith('FARGATE'))
  if (names.length === 0) return false
  const { capacityProviders = [] } = await aws.ecs('DescribeCapacityProviders', { capacityProviders: names })
  return capacityProviders.some(
    ({ managedInstancesProvider, capacityProviderArn = '' }) =>
      managedInstancesProvider && !going.has(capacityProviderArn),
  )
}
