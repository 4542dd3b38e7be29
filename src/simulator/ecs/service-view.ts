import type { Deployment, Service } from '@aws-sdk/client-ecs'
import type { World } from '../operation.ts'
import type { DeploymentState, ServiceState, TaskState } from './account-state.ts'
import { isBehindClassic } from './classic-load-balancer.ts'
import { roleArnOf } from './role.ts'
import { containers, isListed } from './state.ts'

const tally = (tasks: readonly TaskState[]): { runningCount: number; pendingCount: number } => ({
  runningCount: tasks.filter(task => ['RUNNING', 'DEACTIVATING'].includes(task.lastStatus)).length,
  pendingCount: tasks.filter(task => ['PROVISIONING', 'PENDING', 'ACTIVATING'].includes(task.lastStatus)).length,
})

/** A service as DescribeServices answers it. */
export function serviceView(world: World, service: ServiceState, withTags: boolean): Service {
  const { settings } = service
  const tasks = [...service.tasks]
  return {
    serviceArn: service.arn,
    serviceName: service.name,
    clusterArn: service.cluster.arn,
    status: service.status,
    desiredCount: service.desiredCount,
    ...tally(tasks),
    taskDefinition: settings.taskDefinition || undefined,
    loadBalancers: settings.loadBalancers,
    serviceRegistries: settings.serviceRegistries,
    ...(settings.capacityProviderStrategy?.length
      ? { capacityProviderStrategy: settings.capacityProviderStrategy }
      : { launchType: settings.launchType }),
    platformVersion: settings.platformVersion,
    platformFamily: 'Linux',
    deploymentConfiguration: settings.deploymentConfiguration,
    deployments: service.deployments.map(deployment => deploymentView(service, deployment, tasks)),
    roleArn: roleArnOf(world, settings.role ?? 'aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'),
    events: [...service.events],
    createdAt: service.createdAt,
    resourceManagementType: 'CUSTOMER',
    placementConstraints: settings.placementConstraints,
    placementStrategy: settings.placementStrategy,
    networkConfiguration: settings.networkConfiguration,
    healthCheckGracePeriodSeconds: settings.healthCheckGracePeriodSeconds,
    schedulingStrategy: settings.schedulingStrategy,
    deploymentController: settings.deploymentController,
    createdBy: `arn:${world.partition}:iam::${world.account}:root`,
    enableECSManagedTags: settings.enableECSManagedTags,
    propagateTags: settings.propagateTags,
    enableExecuteCommand: settings.enableExecuteCommand,
    availabilityZoneRebalancing: settings.availabilityZoneRebalancing,
    // The one before, until ECS lists the new one: https://github.com/kayac/ecspresso/pull/945
    currentServiceDeployment: service.records.findLast(record => isListed(world, record))?.arn,
    currentServiceRevisions: service.deployments.map((deployment, at) => {
      const { runningCount, pendingCount } = tally(tasks.filter(task => task.deployment === deployment))
      const requestedTaskCount = at === 0 && deployment.begun ? service.desiredCount : 0
      const { arn } = deployment.revision
      return { arn, requestedTaskCount, runningTaskCount: runningCount, pendingTaskCount: pendingCount }
    }),
    ...(withTags ? { tags: containers(world).tags.get(service.arn) ?? [] } : {}),
  }
}

function deploymentView(service: ServiceState, deployment: DeploymentState, tasks: readonly TaskState[]): Deployment {
  const { settings } = deployment.revision
  return {
    id: deployment.id,
    status: deployment.status,
    taskDefinition: settings.taskDefinition,
    desiredCount:
      deployment.begun &&
      deployment.status === 'PRIMARY' &&
      deployment.rolloutState !== 'FAILED' &&
      service.status === 'ACTIVE'
        ? service.desiredCount
        : 0,
    ...tally(tasks.filter(task => task.deployment === deployment)),
    failedTasks: deployment.failedTasks,
    createdAt: deployment.createdAt,
    updatedAt: deployment.updatedAt,
    ...(settings.capacityProviderStrategy?.length
      ? { capacityProviderStrategy: settings.capacityProviderStrategy }
      : { launchType: settings.launchType }),
    platformVersion: settings.platformVersion === 'LATEST' ? '1.4.0' : settings.platformVersion,
    platformFamily: 'Linux',
    networkConfiguration: settings.networkConfiguration,
    serviceConnectConfiguration: settings.serviceConnectConfiguration,
    volumeConfigurations: settings.volumeConfigurations,
    vpcLatticeConfigurations: settings.vpcLatticeConfigurations,
    ...(isBehindClassic(settings)
      ? {}
      : { rolloutState: deployment.rolloutState, rolloutStateReason: deployment.rolloutStateReason }),
  }
}
