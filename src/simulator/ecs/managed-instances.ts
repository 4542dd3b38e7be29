import type {
  CapacityProviderStrategyItem,
  CreateCapacityProviderRequest,
  InstanceLaunchTemplate,
  InstanceLaunchTemplateUpdate,
  UpdateManagedInstancesProviderConfiguration,
} from '@aws-sdk/client-ecs'
import { networking } from '../ec2/state.ts'
import { refusalOf } from '../iam/refusal.ts'
import { identity } from '../iam/state.ts'
import { trusts } from '../iam/trust.ts'
import { AwsError, type World } from '../operation.ts'
import type { ClusterState } from './account-state.ts'
import { clusterOf } from './cluster.ts'
import { tooNew } from './role.ts'
import type { CapacityProviderState, ManagedState } from './state.ts'

const client = (message: string): AwsError => new AwsError('ClientException', message)
const invalid = (message: string): AwsError => new AwsError('InvalidParameterException', message)

/** Refuses what ECS would of a capacity provider of Managed Instances. Where nobody has reported its words they are made up. */
export function newManaged(world: World, input: CreateCapacityProviderRequest): ManagedState | undefined {
  const { managedInstancesProvider: given, autoScalingGroupProvider: group, cluster } = input
  if (!given) {
    if (cluster !== undefined) throw invalid('cluster is for capacity providers of Managed Instances only.')
    return undefined
  }
  if (group) throw client('Only one of autoScalingGroupProvider and managedInstancesProvider can be specified.')
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProvider.html
  if (!cluster) throw invalid('A cluster is required for a capacity provider of Managed Instances.')
  const { name } = clusterOf(world, cluster)
  checkRole(world, given.infrastructureRoleArn)
  checkTemplate(world, given.instanceLaunchTemplate)
  return { cluster: name, config: given, instances: [] }
}

/** What has changed is for instances that are launched from then on. */
export function changeManaged(
  world: World,
  managed: ManagedState,
  cluster: string | undefined,
  given: UpdateManagedInstancesProviderConfiguration,
): void {
  checkCluster(world, managed, cluster)
  checkRole(world, given.infrastructureRoleArn)
  const instanceLaunchTemplate = updated(managed.config.instanceLaunchTemplate, given.instanceLaunchTemplate)
  checkTemplate(world, instanceLaunchTemplate)
  managed.config = { ...managed.config, ...given, instanceLaunchTemplate }
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html */
export function checkCluster(world: World, managed: ManagedState, cluster: string | undefined): void {
  if (cluster === undefined || clusterOf(world, cluster).name !== managed.cluster)
    throw client('The specified capacity provider does not exist. Specify a valid name or ARN and try again.')
}

// A member that is not given stays as it is: nobody has said otherwise.
function updated(
  before: InstanceLaunchTemplate | undefined,
  given: InstanceLaunchTemplateUpdate = {},
): InstanceLaunchTemplate {
  return { ec2InstanceProfileArn: undefined, networkConfiguration: undefined, ...before, ...given }
}

// https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/392
function checkRole(world: World, arn = ''): void {
  const role = identity(world).roleByArn(arn)
  if (!role || tooNew(world, arn) || !trusts(world, role, 'ecs.amazonaws.com'))
    throw client(`ECS was unable to assume the infrastructure role '${arn}'.`)
  const why = refusalOf(world, role, 'ec2:CreateFleet', '*')
  if (why)
    throw new AwsError(
      'ServiceAccessDeniedException',
      `User: arn:aws:sts::${world.account}:assumed-role/${role.roleName}/ECSManagedInstancesForCompute is not authorized to perform: ec2:CreateFleet on resource: * ${why}`,
    )
}

function checkTemplate(world: World, template: InstanceLaunchTemplate | undefined): void {
  const { networkConfiguration: network, instanceRequirements: wanted } = template ?? {}
  const { subnets: ids = [], securityGroups: groupIds = [] } = network ?? {}
  const { subnets, securityGroups } = networking(world)
  if (ids.length === 0) throw invalid('subnets can not be empty.')
  const missing = ids.find(id => !subnets.has(id)) ?? groupIds.find(id => !securityGroups.has(id))
  if (missing) throw invalid(`The ID '${missing}' does not exist`)
  const vpcs = new Set([...ids.map(id => subnets.get(id)?.vpcId), ...groupIds.map(id => securityGroups.get(id)?.vpcId)])
  if (vpcs.size > 1) throw invalid('The security groups and the subnets must be in the same VPC.')
  if (wanted?.allowedInstanceTypes && wanted.excludedInstanceTypes)
    throw invalid('Only one of allowedInstanceTypes and excludedInstanceTypes can be specified.')
  const { vCpuCount, memoryMiB } = wanted ?? {}
  for (const { min = 0, max = Number.POSITIVE_INFINITY } of [vCpuCount ?? {}, memoryMiB ?? {}])
    if (min > max) throw invalid('The minimum of a range cannot be above its maximum.')
}

/** "Prior to a capacity provider being deleted, the capacity provider must be removed from the capacity provider strategy from all services." */
export function checkUnused(cluster: ClusterState | undefined, { name }: CapacityProviderState): void {
  const names = (strategy: readonly CapacityProviderStrategyItem[] = []): boolean =>
    strategy.some(({ capacityProvider }) => capacityProvider === name)
  const services = [...(cluster?.services.values() ?? [])].filter(({ status }) => status !== 'INACTIVE')
  if (services.some(({ settings }) => names(settings.capacityProviderStrategy)) || names(cluster?.strategy))
    throw client('The specified capacity provider is in use and cannot be removed.')
}

/** Of Managed Instances alone it says more than ACTIVE. */
export const statusOf = ({ managed, update }: CapacityProviderState): 'ACTIVE' | 'PROVISIONING' | 'DEPROVISIONING' => {
  if (managed && update === 'CREATE_IN_PROGRESS') return 'PROVISIONING'
  return managed && update === 'DELETE_IN_PROGRESS' ? 'DEPROVISIONING' : 'ACTIVE'
}
