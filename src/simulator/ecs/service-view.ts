import type { Deployment, Service } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import { containers, type DeploymentState, type ServiceState } from './state.ts'
import type { TaskState } from './task.ts'

const tally = (tasks: readonly TaskState[]): { runningCount: number; pendingCount: number } => ({
  runningCount: tasks.filter(task => ['RUNNING', 'DEACTIVATING'].includes(task.lastStatus)).length,
  pendingCount: tasks.filter(task => ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus)).length,
})

/** A service as DescribeServices answers it. */
export function serviceView(world: World, service: ServiceState, withTags: boolean): Service {
  const { settings } = service
  const tasks = [...service.cluster.tasks.values()].filter(task => task.service === service)
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    ...tally(tasks),
    taskDefinition: settings.taskDefinition,
    loadBalancers: settings.loadBalancers ?? [],
    serviceRegistries: settings.serviceRegistries ?? [],
    ...(settings.capacityProviderStrategy?.length
      ? { capacityProviderStrategy: settings.capacityProviderStrategy }
      : { launchType: settings.launchType ?? 'EC2' }),
    platformVersion: settings.platformVersion ?? 'LATEST',
    platformFamily: 'Linux',
    deploymentConfiguration: deploymentConfiguration(settings.deploymentConfiguration),
    deployments: service.deployments.map(deployment => deploymentView(service, deployment, tasks)),
    roleArn: `arn:${world.partition}:iam::${world.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    events: [...service.events],
    createdAt: service.createdAt,
    placementConstraints: settings.placementConstraints ?? [],
    placementStrategy: settings.placementStrategy ?? [],
    networkConfiguration: network(settings.networkConfiguration),
    healthCheckGracePeriodSeconds:
      settings.healthCheckGracePeriodSeconds ?? (settings.loadBalancers?.length ? 0 : undefined),
    schedulingStrategy: settings.schedulingStrategy ?? 'REPLICA',
    deploymentController: settings.deploymentController ?? { type: 'ECS' },
    createdBy: `arn:${world.partition}:iam::${world.account}:root`,
    enableECSManagedTags: settings.enableECSManagedTags ?? false,
    propagateTags: settings.propagateTags ?? 'NONE',
    enableExecuteCommand: settings.enableExecuteCommand ?? false,
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing ?? 'ENABLED',
    ...(withTags ? { tags: containers(world).tags.get(service.arn) ?? [] } : {}),
  }
}

function deploymentConfiguration(given: Service['deploymentConfiguration']): Service['deploymentConfiguration'] {
  const { deploymentCircuitBreaker: breaker } = given ?? {}
  return {
    ...given,
    deploymentCircuitBreaker: { ...breaker, enable: breaker?.enable ?? false, rollback: breaker?.rollback ?? false },
    maximumPercent: given?.maximumPercent ?? 200,
    minimumHealthyPercent: given?.minimumHealthyPercent ?? 100,
    strategy: given?.strategy ?? 'ROLLING',
    bakeTimeInMinutes: given?.bakeTimeInMinutes ?? 0,
  }
}

function network(given: Service['networkConfiguration']): Service['networkConfiguration'] {
  const vpc = given?.awsvpcConfiguration
  if (!vpc) return given
  const { assignPublicIp = 'DISABLED', securityGroups = [], subnets } = vpc
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } }
}

function deploymentView(service: ServiceState, deployment: DeploymentState, tasks: readonly TaskState[]): Deployment {
  const { settings } = deployment.revision
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: settings.taskDefinition,
    desiredCount:
      deployment.status === 'PRIMARY' && deployment.rolloutState !== 'FAILED' && service.status === 'ACTIVE'
        ? service.desiredCount
        : 0,
    ...tally(tasks.filter(task => task.deployment === deployment)),
    failedTasks: deployment.failedTasks,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    ...(settings.capacityProviderStrategy?.length
      ? { capacityProviderStrategy: settings.capacityProviderStrategy }
      : { launchType: settings.launchType ?? 'EC2' }),
    platformVersion: settings.platformVersion ?? '1.4.0',
    platformFamily: 'Linux',
    networkConfiguration: network(settings.networkConfiguration),
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
  }
}
