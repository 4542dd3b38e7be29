import type { ServiceRegistry } from '@aws-sdk/client-ecs'
import { networking } from '../ec2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { dropInstance, putInstance } from '../service-discovery/instance.ts'
import { cloudMap, type DiscoveryService } from '../service-discovery/state.ts'
import type { ServiceSettings, TaskState } from './account-state.ts'
import { endOfTask } from './network-end.ts'
import { findTaskDefinition } from './task-definition.ts'

// It goes on after the task has gone: https://github.com/hashicorp/terraform-provider-aws/issues/4853
const LEAVES_MILLISECONDS = 20_000

/** Refuses a registry in which tasks of this network mode cannot be registered. */
export function checkRegistries(world: World, { serviceRegistries = [], taskDefinition }: ServiceSettings): void {
  const definition = findTaskDefinition(world, taskDefinition)
  const mode = definition?.networkMode ?? 'bridge'
  for (const registry of serviceRegistries) {
    const service = registryOf(world, registry)
    // The words are not recorded.
    if (!service)
      throw new AwsError('InvalidParameterException', `Unable to find service registry ${registry.registryArn}.`)
    const types = service.dns?.DnsRecords?.map(({ Type }) => Type) ?? []
    const { containerName, containerPort, port } = registry
    if (mode !== 'awsvpc' && (!containerName || containerPort === undefined))
      throw new AwsError(
        'InvalidParameterException',
        "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition.",
      )
    const container = definition?.containerDefinitions?.find(({ name }) => name === containerName)
    if (containerName && !container)
      // https://github.com/spinnaker/spinnaker/issues/5859
      throw new AwsError(
        'InvalidParameterException',
        `The container ${containerName} is not valid. The value for 'containerName' must already be specified in the task definition. Registry: ${registry.registryArn}`,
      )
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html; the words are not recorded
    if (mode !== 'awsvpc' && types.some(type => type !== 'SRV'))
      throw new AwsError('InvalidParameterException', `Only SRV records are supported for networkMode '${mode}'.`)
    // As aws/aws-cdk quotes it; see rule SVC-SR-03.
    if (mode === 'awsvpc' && types.length > 0 && !types.includes('SRV') && containerPort !== undefined)
      throw new AwsError(
        'InvalidParameterException',
        "The values specified for serviceRegistries do not require a value for 'containerPort'. Remove the value and retry.",
      )
    if (types.includes('SRV') && port === undefined && containerPort === undefined)
      throw new AwsError('InvalidParameterException', 'A port is required for a service registry with an SRV record.')
  }
}

/** Registers a task in the Cloud Map services of its service. */
export function registerInstances(world: World, task: TaskState): void {
  for (const registry of task.deployment?.revision.settings.serviceRegistries ?? []) {
    const service = registryOf(world, registry)
    if (service) putInstance(service, task.id, attributesOf(world, task, registry))
  }
}

/** Says in Cloud Map whether the task's containers are healthy. */
export function tellHealth(world: World, task: TaskState): void {
  for (const { instances } of cloudMap(world).services.values()) {
    const instance = instances.get(task.id)
    if (instance) instance.healthy = isHealthy(task)
  }
}

/** Takes a task out of Cloud Map some time after it is told to stop. */
export function deregisterInstances(world: World, { id }: TaskState): void {
  world.clock.after(LEAVES_MILLISECONDS, () => {
    for (const service of cloudMap(world).services.values()) dropInstance(service, id)
  })
}

const registryOf = (world: World, { registryArn = '' }: ServiceRegistry): DiscoveryService | undefined =>
  [...cloudMap(world).services.values()].find(({ arn }) => arn === registryArn)

// As in https://github.com/hashicorp/terraform-provider-aws/issues/4853 (a listing of instances).
function attributesOf(
  world: World,
  task: TaskState,
  { containerName, containerPort, port }: ServiceRegistry,
): Readonly<Record<string, string>> {
  const bound = task.bindings.find(each => each.container === containerName && each.containerPort === containerPort)
  const at = bound?.hostPort ?? containerPort ?? port
  return {
    AWS_INSTANCE_IPV4: endOfTask(world, task).address,
    ...(at !== undefined && { AWS_INSTANCE_PORT: String(at) }),
    AVAILABILITY_ZONE: networking(world).subnets.get(task.subnetId)?.availabilityZone ?? '',
    AWS_INIT_HEALTH_STATUS: isHealthy(task) ? 'HEALTHY' : 'UNHEALTHY',
    ECS_CLUSTER_NAME: task.cluster.name,
    ECS_SERVICE_NAME: task.service?.name ?? '',
    ECS_TASK_DEFINITION_FAMILY: task.definition.family ?? '',
    REGION: world.region,
  }
}

const isHealthy = ({ containers }: TaskState): boolean =>
  containers.every(
    ({ timeline: { definition }, healthStatus }) => !definition.healthCheck || healthStatus === 'HEALTHY',
  )
