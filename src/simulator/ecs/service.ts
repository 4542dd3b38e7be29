import { isDeepStrictEqual } from 'node:util'
import type {
  CreateServiceRequest,
  DeleteServiceRequest,
  DescribeServicesRequest,
  ListServicesRequest,
  Service,
  UpdateServiceRequest,
} from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import type { ServiceSettings, ServiceState } from './account-state.ts'
import { clusterOf } from './cluster.ts'
import { startDeployment } from './deployment.ts'
import { schedule } from './scheduler.ts'
import { checkServiceConnect } from './service-connect.ts'
import { checkService, invalid } from './service-refusals.ts'
import { withDefaults } from './service-settings.ts'
import { serviceView } from './service-view.ts'
import { containers, ecsArn, now, shortName } from './state.ts'
import { checkTags } from './tags.ts'
import { findTaskDefinition } from './task-definition.ts'

const NAME = /^[A-Za-z0-9_-]{1,255}$/
const TOMBSTONES_STAY = 3_600_000

type Answer = { service: Service }

export function createService(input: CreateServiceRequest, world: World): Answer {
  const cluster = clusterOf(world, input.cluster)
  const { serviceName: name = '', cluster: _, clientToken, desiredCount, tags = [], taskDefinition, ...rest } = input
  if (!NAME.test(name)) throw invalid('Invalid service name.')
  // Task sets name the definitions of an external controller: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
  const external = rest.deploymentController?.type === 'EXTERNAL' && !taskDefinition
  if (!taskDefinition && !external) throw invalid('TaskDefinition cannot be blank')
  const settings = withDefaults(cluster, {
    ...rest,
    taskDefinition: taskDefinition ? activeArn(world, taskDefinition) : '',
  })
  if (desiredCount === undefined && settings.schedulingStrategy !== 'DAEMON')
    throw invalid('The desired count must be specified for services that use the REPLICA scheduling strategy.')
  const known = cluster.services.get(name)
  if (known?.status === 'DRAINING') throw invalid('Unable to Start a service that is still Draining.')
  if (known?.status === 'ACTIVE') {
    const same = isDeepStrictEqual(known.settings, settings) && known.desiredCount === (desiredCount ?? 0)
    if (!same || known.clientToken !== clientToken) throw invalid('Creation of service was not idempotent.')
    return { service: serviceView(world, known, true) }
  }
  checkTags(tags)
  if (!external) checkService(world, cluster, settings, 'created')
  checkServiceConnect(world, cluster, settings)
  const service: ServiceState = {
    arn: ecsArn(world, `service/${cluster.name}/${name}`),
    name,
    cluster,
    clientToken,
    createdAt: now(world),
    status: 'ACTIVE',
    settings,
    madeWith: settings.launchType,
    desiredCount: desiredCount ?? 0,
    deployments: [],
    records: [],
    revisions: [],
    lastCompleted: undefined,
    events: [],
    steady: false,
    tasks: new Set(),
  }
  cluster.services.set(name, service)
  containers(world).tags.set(service.arn, [...tags])
  if (!external) startDeployment(world, service, settings)
  start(world, service)
  return { service: serviceView(world, service, true) }
}

// An empty strategy goes back to the launch type that the service was made with:
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
function capacityChange(
  { settings, madeWith }: ServiceState,
  strategy: UpdateServiceRequest['capacityProviderStrategy'],
): Pick<ServiceSettings, 'launchType'> {
  if (strategy === undefined) return { launchType: settings.launchType }
  if (strategy.length > 0) return { launchType: undefined }
  if (!madeWith)
    throw invalid(
      'No launch type to fall back to for empty capacity provider strategy. Your service was not created with a launch type.',
    )
  return { launchType: madeWith }
}

// https://github.com/aws/aws-cdk/issues/34631, https://github.com/pipe-cd/pipecd/pull/6385
function checkForced(
  { capacityProviderStrategy: before = [] }: ServiceSettings,
  { capacityProviderStrategy: strategy, forceNewDeployment }: UpdateServiceRequest,
): void {
  if (strategy === undefined || forceNewDeployment) return
  const shares = (items: typeof before): unknown =>
    items.map(({ capacityProvider, weight = 0, base = 0 }) => [capacityProvider, weight, base])
  if (isDeepStrictEqual(shares(before), shares(strategy))) return
  throw invalid(
    'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
  )
}

// What UpdateService changes without a new deployment; it holds for tasks that start later.
const IN_PLACE: readonly string[] = [
  'availabilityZoneRebalancing',
  'capacityProviderStrategy',
  'deploymentConfiguration',
  'deploymentController',
  'enableECSManagedTags',
  'enableExecuteCommand',
  'healthCheckGracePeriodSeconds',
  'launchType',
  'placementConstraints',
  'placementStrategy',
  'propagateTags',
] satisfies (keyof ServiceSettings)[]

export function updateService(input: UpdateServiceRequest, world: World): Answer {
  const service = serviceOf(world, input.cluster, input.service)
  if (service.status !== 'ACTIVE') throw new AwsError('ServiceNotActiveException', 'Service was not ACTIVE.')
  const { cluster: _, service: __, desiredCount, forceNewDeployment, taskDefinition, ...changes } = input
  checkForced(service.settings, input)
  const settings = withDefaults(service.cluster, {
    ...service.settings,
    ...changes,
    ...capacityChange(service, changes.capacityProviderStrategy),
    ...(taskDefinition ? { taskDefinition: activeArn(world, taskDefinition) } : {}),
  })
  checkService(world, service.cluster, settings, 'updated')
  checkServiceConnect(world, service.cluster, settings, service)
  service.desiredCount = desiredCount ?? service.desiredCount
  const keys = Object.keys(settings) as (keyof ServiceSettings)[]
  const rolls = keys.some(key => !IN_PLACE.includes(key) && !isDeepStrictEqual(settings[key], service.settings[key]))
  service.steady = false
  service.settings = settings
  if (forceNewDeployment || rolls) startDeployment(world, service, settings)
  start(world, service)
  return { service: serviceView(world, service, false) }
}

export function deleteService(input: DeleteServiceRequest, world: World): Answer {
  const service = serviceOf(world, input.cluster, input.service)
  if (service.status === 'ACTIVE') {
    const idle = service.desiredCount === 0 || service.settings.schedulingStrategy === 'DAEMON'
    if (!idle && !input.force) throw invalid('The service cannot be stopped while it is scaled above 0.')
    service.status = 'DRAINING'
    service.desiredCount = 0
    start(world, service)
    world.clock.after(TOMBSTONES_STAY, () => {
      if (service.status === 'INACTIVE' && service.cluster.services.get(service.name) === service)
        service.cluster.services.delete(service.name)
    })
  }
  return { service: serviceView(world, service, false) }
}

export function describeServices(input: DescribeServicesRequest, world: World): object {
  const cluster = clusterOf(world, input.cluster)
  const references = input.services ?? []
  if (references.length === 0) throw invalid('Services cannot be empty.')
  if (references.length > 10) throw invalid('Services cannot contain more than 10 elements.')
  const found = references.map(reference => [reference, cluster.services.get(shortName(reference))] as const)
  return {
    services: found.flatMap(([, service]) =>
      service ? [serviceView(world, service, input.include?.includes('TAGS') ?? false)] : [],
    ),
    failures: found
      .filter(([, service]) => !service)
      .map(([reference]) => ({
        arn: ecsArn(world, `service/${cluster.name}/${shortName(reference)}`),
        reason: 'MISSING',
      })),
  }
}

export function listServices(input: ListServicesRequest, world: World): object {
  const arns = [...clusterOf(world, input.cluster).services.values()]
    .filter(service => service.status !== 'INACTIVE')
    .filter(({ settings }) => input.launchType === undefined || settings.launchType === input.launchType)
    .map(service => service.arn)
  const from = Number(input.nextToken ?? 0)
  const to = from + (input.maxResults ?? 10)
  return { serviceArns: arns.slice(from, to), ...(to < arns.length ? { nextToken: String(to) } : {}) }
}

/** The service that a request means, whatever its status. */
export function serviceOf(world: World, cluster: string | undefined, reference = ''): ServiceState {
  const service = clusterOf(world, cluster).services.get(shortName(reference))
  if (!service || service.status === 'INACTIVE') throw new AwsError('ServiceNotFoundException', 'Service not found.')
  return service
}

function activeArn(world: World, reference: string): string {
  const definition = findTaskDefinition(world, reference)
  if (!definition) throw new AwsError('ClientException', 'TaskDefinition not found.')
  if (definition.status !== 'ACTIVE') throw new AwsError('ClientException', 'TaskDefinition is inactive')
  return definition.taskDefinitionArn ?? ''
}

// Tasks start after the answer, as on AWS: a service just made has none. A new deployment begins once it is recorded.
const BEGINS_AFTER_MILLISECONDS = 75

const start = (world: World, service: ServiceState): void => {
  const { createdAt } = service.deployments[0]?.record ?? {}
  const begins = (createdAt?.getTime() ?? 0) + BEGINS_AFTER_MILLISECONDS - world.clock.now()
  world.clock.after(Math.max(1000, begins), () => schedule(world, service))
}
