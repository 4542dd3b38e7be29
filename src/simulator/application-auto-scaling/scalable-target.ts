import type {
  DeregisterScalableTargetRequest,
  DescribeScalableTargetsRequest,
  RegisterScalableTargetRequest,
} from '@aws-sdk/client-application-auto-scaling'
import type { ServiceState } from '../ecs/account-state.ts'
import { scaleService } from '../ecs/actors.ts'
import { tooNew } from '../ecs/role.ts'
import { containers } from '../ecs/state.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { type Dimension, keyOf, scaling } from './state.ts'

const invalid = (message: string): AwsError => new AwsError('ValidationException', message)

export function registerScalableTarget(input: RegisterScalableTargetRequest, world: World): object {
  const { targets, tags } = scaling(world)
  checkDimension(world, input)
  if (tooNew(world, input.RoleARN)) throw invalid(`Unable to assume IAM role: ${input.RoleARN}`)
  const key = keyOf(input)
  const known = targets.get(key)
  const MinCapacity = input.MinCapacity ?? known?.MinCapacity
  const MaxCapacity = input.MaxCapacity ?? known?.MaxCapacity
  if (MinCapacity === undefined || MaxCapacity === undefined)
    throw invalid('Both the minimum capacity and the maximum capacity are required for a new scalable target.')
  if (MinCapacity > MaxCapacity) throw invalid('Maximum capacity cannot be less than minimum capacity')
  if (MinCapacity < 0) throw invalid('Minimum capacity cannot be less than 0')
  if (known && input.Tags)
    throw invalid('Tags can only be specified when the scalable target is first registered. Use TagResource instead.')
  const ScalableTargetARN =
    known?.ScalableTargetARN ??
    `arn:${world.partition}:application-autoscaling:${world.region}:${world.account}:scalable-target/${world.id(34)}`
  targets.set(key, {
    ServiceNamespace: input.ServiceNamespace,
    ResourceId: input.ResourceId,
    ScalableDimension: input.ScalableDimension,
    MinCapacity,
    MaxCapacity,
    RoleARN: `arn:${world.partition}:iam::${world.account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    CreationTime: known?.CreationTime ?? new Date(world.clock.now()),
    SuspendedState: input.SuspendedState ??
      known?.SuspendedState ?? {
        DynamicScalingInSuspended: false,
        DynamicScalingOutSuspended: false,
        ScheduledScalingSuspended: false,
      },
    ScalableTargetARN,
  })
  if (!known) tags.set(ScalableTargetARN, { ...input.Tags })
  // https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
  const { cluster, name, desiredCount } = serviceOf(world, input.ResourceId)
  const inside = Math.min(Math.max(desiredCount, MinCapacity), MaxCapacity)
  if (inside !== desiredCount) scaleService(world, { cluster: cluster.name, service: name }, inside)
  return { ScalableTargetARN }
}

function checkDimension(world: World, { ServiceNamespace, ResourceId = '', ScalableDimension }: Dimension): void {
  if (ServiceNamespace !== 'ecs')
    throw new AwsError('NotImplemented', `The simulator does not have scalable targets of ${ServiceNamespace}.`, 501)
  if (ScalableDimension !== 'ecs:service:DesiredCount')
    throw invalid(
      `Unsupported service namespace, resource type or scalable dimension: ${ServiceNamespace} ${ScalableDimension}`,
    )
  serviceOf(world, ResourceId)
}

export function serviceOf(world: World, resourceId = ''): ServiceState {
  const [, clusterName = '', serviceName = ''] = /^service\/([^/]+)\/([^/]+)$/.exec(resourceId) ?? []
  if (!serviceName) throw invalid('ECS service resource id is malformed. It should be service/clusterName/serviceName.')
  const service = containers(world).clusters.get(clusterName)?.services.get(serviceName)
  if (service?.status !== 'ACTIVE') throw invalid(`ECS service doesn't exist: ${resourceId}`)
  return service
}

export function describeScalableTargets(input: DescribeScalableTargetsRequest, world: World): object {
  const found = [...scaling(world).targets.values()]
    .filter(target => target.ServiceNamespace === input.ServiceNamespace)
    .filter(target => input.ResourceIds === undefined || input.ResourceIds.includes(target.ResourceId ?? ''))
    .filter(target => input.ScalableDimension === undefined || target.ScalableDimension === input.ScalableDimension)
  const { items, next } = page(found, input.MaxResults ?? 50, input.NextToken)
  return { ScalableTargets: items, NextToken: next }
}

export function deregisterScalableTarget(input: DeregisterScalableTargetRequest, world: World): object {
  const { targets, policies, schedules, tags } = scaling(world)
  const key = keyOf(input)
  const target = targets.get(key)
  if (!target) throw notRegistered(input)
  targets.delete(key)
  policies.delete(key)
  schedules.delete(key)
  tags.delete(target.ScalableTargetARN ?? '')
  return {}
}

export const notRegistered = ({ ServiceNamespace, ResourceId, ScalableDimension }: Dimension): AwsError =>
  new AwsError(
    'ObjectNotFoundException',
    `No scalable target registered for service namespace: ${ServiceNamespace}, resource ID: ${ResourceId}, scalable dimension: ${ScalableDimension}`,
  )
