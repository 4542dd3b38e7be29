import type { Account } from './system.ts'

/** A VPC of this name, with private and public subnets in two zones: `<name>-private-a`. Gives its id. */
export async function vpc({ aws }: Account, name: string): Promise<string> {
  const named = (ResourceType: 'vpc' | 'subnet', Value: string) => [{ ResourceType, Tags: [{ Key: 'Name', Value }] }]
  const { Vpc } = await aws.ec2('CreateVpc', { CidrBlock: '10.0.0.0/16', TagSpecifications: named('vpc', name) })
  const VpcId = Vpc?.VpcId ?? ''
  const { InternetGateway } = await aws.ec2('CreateInternetGateway', {})
  await aws.ec2('AttachInternetGateway', { VpcId, InternetGatewayId: InternetGateway?.InternetGatewayId ?? '' })
  for (const [at, tier] of ['private', 'public'].entries())
    for (const [of, zone] of ['a', 'b'].entries())
      await aws.ec2('CreateSubnet', {
        VpcId,
        CidrBlock: `10.0.${2 * at + of}.0/24`,
        AvailabilityZone: `us-east-1${zone}`,
        TagSpecifications: named('subnet', `${name}-${tier}-${zone}`),
      })
  return VpcId
}

/** A cluster of others with as many large instances as these programs need, and a capacity provider where one is named. */
export async function instances({ aws, simulator }: Account, clusterName: string, provider?: string): Promise<void> {
  if (provider) simulator.capacityProvider(provider)
  await aws.ecs('CreateCluster', { clusterName, ...(provider && { capacityProviders: [provider] }) })
  for (let made = 0; made < 4; made++)
    simulator.containerInstance({ cluster: clusterName, cpu: 49152, memoryMiB: 400000 })
}

/** The "core-infra" that services of ecs-blueprints are deployed into: a network, a cluster and a namespace. */
export async function coreInfra(account: Account): Promise<void> {
  const Vpc = await vpc(account, 'core-infra')
  await instances(account, 'core-infra', 'core-infra')
  await account.aws.ecs('PutClusterCapacityProviders', {
    cluster: 'core-infra',
    capacityProviders: ['core-infra', 'FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
  })
  await account.aws.serviceDiscovery('CreatePrivateDnsNamespace', { Name: 'default.core-infra.local', Vpc })
  await account.simulator.advance(120_000)
}

/** A repository with images of these tags. */
export async function images({ aws, simulator }: Account, repositoryName: string): Promise<void> {
  await aws.ecr('CreateRepository', { repositoryName })
  for (const tag of ['1', '2']) simulator.pushImage(repositoryName, tag)
}
