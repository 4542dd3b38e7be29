import { networking } from '../ec2/state.ts'
import { AwsError, type World } from '../operation.ts'
import type { ClusterState, ServiceSettings } from './account-state.ts'
import { checkActive, NOT_ASSOCIATED } from './named-providers.ts'
import { checkRegistries } from './registration.ts'
import { targetGroupFacts } from './target-group.ts'
import { findTaskDefinition } from './task-definition.ts'

export const invalid = (message: string): AwsError => new AwsError('InvalidParameterException', message)

/** Throws AWS's refusal of what a service is asked to be, if it has one. */
export function checkService(
  world: World,
  cluster: ClusterState,
  settings: ServiceSettings,
  what: 'created' | 'updated',
): void {
  checkStrategy(cluster, settings)
  // Reported of a default strategy; nobody has said that a service is another matter.
  checkActive(
    world,
    (settings.capacityProviderStrategy ?? []).map(each => each.capacityProvider),
  )
  const definition = findTaskDefinition(world, settings.taskDefinition)
  if (!definition) throw new AwsError('ClientException', 'TaskDefinition not found.')
  const fargate = runsOnFargate(settings)
  if (
    fargate &&
    !definition.requiresCompatibilities?.includes('FARGATE') &&
    !definition.compatibilities?.includes('FARGATE')
  )
    throw invalid('Task definition does not support launch_type FARGATE.')
  if (definition.networkMode === 'awsvpc') checkNetwork(world, settings, fargate)
  else if (settings.networkConfiguration)
    throw invalid('Network Configuration is not valid for the given networkMode of this task definition.')
  checkPercents(settings)
  // https://github.com/aws/aws-cli/issues/6242
  if (fargate && settings.enableExecuteCommand && !definition.taskRoleArn)
    throw invalid(
      `The service couldn't be ${what} because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
    )
  if (settings.role && definition.networkMode === 'awsvpc')
    throw invalid('You cannot specify an IAM role for services that require a service linked role.')
  checkHooks(settings)
  checkRegistries(world, settings)
  for (const { loadBalancerName, targetGroupArn, containerName, containerPort } of settings.loadBalancers ?? []) {
    const container = definition.containerDefinitions?.find(({ name }) => name === containerName)
    if (!container) throw invalid(`The container ${containerName} does not exist in the task definition.`)
    if (!container.portMappings?.some(mapping => mapping.containerPort === containerPort))
      throw invalid(`The container ${containerName} did not have a container port ${containerPort} defined.`)
    if (loadBalancerName === undefined)
      checkTargetGroup(world, targetGroupArn ?? '', definition.networkMode ?? 'bridge')
  }
}

export function runsOnFargate({
  launchType,
  capacityProviderStrategy = [],
}: Pick<ServiceSettings, 'launchType' | 'capacityProviderStrategy'>): boolean {
  return launchType === 'FARGATE' || capacityProviderStrategy.some(item => item.capacityProvider?.startsWith('FARGATE'))
}

export function checkStrategy(
  cluster: ClusterState,
  {
    launchType,
    schedulingStrategy,
    capacityProviderStrategy = [],
  }: Pick<ServiceSettings, 'launchType' | 'schedulingStrategy' | 'capacityProviderStrategy'>,
): void {
  if (schedulingStrategy === 'DAEMON' && capacityProviderStrategy.length > 0)
    throw invalid(
      'Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.',
    )
  if (launchType && capacityProviderStrategy.length > 0)
    throw invalid(
      'Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.',
    )
  if (capacityProviderStrategy.some(item => !cluster.capacityProviders.includes(item.capacityProvider ?? '')))
    throw invalid(NOT_ASSOCIATED)
  if (capacityProviderStrategy.filter(item => (item.base ?? 0) > 0).length > 1)
    throw invalid('Only one capacity provider in a capacity provider strategy can have a base greater than 0.')
  if (capacityProviderStrategy.length > 0 && capacityProviderStrategy.every(item => (item.weight ?? 0) === 0))
    throw invalid(
      'The specified capacity provider strategy must contain a capacity provider with a weight greater than 0.',
    )
}

export function checkNetwork(
  world: World,
  { networkConfiguration }: Pick<ServiceSettings, 'networkConfiguration'>,
  fargate: boolean,
): void {
  const vpc = networkConfiguration?.awsvpcConfiguration
  if (!vpc) throw invalid("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
  const { subnets: ids = [], securityGroups: groupIds = [] } = vpc
  if (ids.length === 0) throw invalid('subnets can not be empty.')
  if (ids.length > 16) throw invalid('subnets can have at most 16 items.')
  if (groupIds.length > 5) throw invalid('securityGroups can have at most 5 items.')
  if (vpc.assignPublicIp === 'ENABLED' && !fargate)
    throw invalid('Assign public IP is not supported for this launch type.')
  const { subnets, securityGroups } = networking(world)
  const noSubnet = ids.find(id => !subnets.has(id))
  if (noSubnet)
    throw invalid(
      `Error retrieving subnet information for [${noSubnet}]: The subnet ID '${noSubnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
    )
  const noGroup = groupIds.find(id => !securityGroups.has(id))
  if (noGroup)
    throw invalid(
      `Error retrieving security group information for [${noGroup}]: The security group '${noGroup}' does not exist (ErrorCode: InvalidGroup.NotFound)`,
    )
  const vpcIds = new Set([
    ...ids.map(id => subnets.get(id)?.vpcId),
    ...groupIds.map(id => securityGroups.get(id)?.vpcId),
  ])
  if (vpcIds.size > 1) throw invalid('The security groups and the subnets must be in the same VPC.')
}

function checkPercents({ deploymentConfiguration }: ServiceSettings): void {
  const { minimumHealthyPercent: least = 100, maximumPercent: most = 200 } = deploymentConfiguration ?? {}
  if (least < 0 || most < least || (least === 100 && most === 100))
    throw invalid('Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.')
}

function checkHooks({ deploymentConfiguration = {}, loadBalancers = [] }: ServiceSettings): void {
  const { lifecycleHooks = [], strategy = 'ROLLING' } = deploymentConfiguration
  if (strategy !== 'ROLLING' && loadBalancers.some(each => !each.advancedConfiguration))
    throw invalid(
      'advancedConfiguration field is required for all loadBalancers when using a non-ROLLING deployment strategy.',
    )
  for (const { hookTargetArn, lifecycleStages = [], roleArn, targetType } of lifecycleHooks) {
    if (lifecycleStages.length === 0) throw invalid('lifecycleStages cannot be empty.')
    const traffic = lifecycleStages.find(stage => /^(TEST|PRODUCTION)_TRAFFIC_SHIFT$/.test(stage))
    if (targetType === 'PAUSE' && traffic) throw invalid(`PAUSE hooks cannot be configured at the ${traffic} stage.`)
    if (targetType !== 'PAUSE' && (!hookTargetArn || !roleArn))
      throw invalid('hookTargetArn and roleArn are required for AWS_LAMBDA lifecycle hooks.')
  }
}

function checkTargetGroup(world: World, arn: string, networkMode: string): void {
  const group = targetGroupFacts(world, arn)
  if (!group) throw invalid(`The specified target group does not exist: ${arn}`)
  if (!group.attached)
    throw invalid(`The target group with targetGroupArn ${arn} does not have an associated load balancer.`)
  const wanted = networkMode === 'awsvpc' ? 'ip' : 'instance'
  if (group.targetType !== wanted)
    throw invalid(
      `The provided target group ${arn} has target type ${group.targetType}, which is incompatible with the ${networkMode} network mode specified in the task definition.`,
    )
}
