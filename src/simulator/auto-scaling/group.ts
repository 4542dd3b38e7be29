import type {
  AutoScalingGroup,
  AutoScalingGroupNamesType,
  CreateAutoScalingGroupType,
  DeleteAutoScalingGroupType,
  SetDesiredCapacityType,
  SetInstanceProtectionQuery,
  UpdateAutoScalingGroupType,
} from '@aws-sdk/client-auto-scaling'
import { groupsOf, templateData } from '../ec2/launch-template.ts'
import { networking } from '../ec2/state.ts'
import { identity } from '../iam/state.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { reconcile, terminate } from './instances.ts'
import { type Group, groupByName, groups, invalid, templateOf } from './state.ts'

type Shape = CreateAutoScalingGroupType | UpdateAutoScalingGroupType

export function createAutoScalingGroup(input: CreateAutoScalingGroupType, world: World): object {
  const { AutoScalingGroupName: name = '', MinSize: minSize = 0, MaxSize: maxSize = 0 } = input
  const there = groups(world).get(name)
  if (there)
    throw new AwsError(
      'AlreadyExists',
      there.deleting
        ? `AutoScalingGroup by this name already exists and is pending delete - A group with the name ${name} is pending delete`
        : `AutoScalingGroup by this name already exists - A group with the name ${name} already exists`,
    )
  const policy = checkedPolicy(input, world)
  if (!policy)
    throw invalid(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    )
  const subnets = subnetsOf(input, world)
  if (subnets.length === 0) throw invalid('At least one Availability Zone or VPC Subnet is required.')
  const group: Group = {
    name,
    arn: `arn:${world.partition}:autoscaling:${world.region}:${world.account}:autoScalingGroup:${world.id(8)}-${world.id(4)}-${world.id(4)}-${world.id(4)}-${world.id(12)}:autoScalingGroupName/${name}`,
    createdAt: new Date(world.clock.now()),
    policy,
    minSize,
    maxSize,
    desired: input.DesiredCapacity ?? minSize,
    subnets,
    protects: input.NewInstancesProtectedFromScaleIn ?? false,
    others: othersOf(input),
    deleting: false,
    instances: [],
    refreshes: [],
    activities: [],
    tags: new Map((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
    surge: 0,
  }
  checkSizes(group)
  groups(world).set(name, group)
  reconcile(world, group)
  return {}
}

export function updateAutoScalingGroup(input: UpdateAutoScalingGroupType, world: World): object {
  const group = groupByName(world, input.AutoScalingGroupName)
  if (group.deleting)
    throw new AwsError('ScalingActivityInProgress', `AutoScalingGroup ${group.name} is pending delete`)
  const policy = checkedPolicy(input, world) ?? group.policy
  const minSize = input.MinSize ?? group.minSize
  const maxSize = input.MaxSize ?? group.maxSize
  // A desired count outside of new limits is moved inside.
  const desired = input.DesiredCapacity ?? Math.min(Math.max(group.desired, minSize), maxSize)
  checkSizes({ minSize, maxSize, desired })
  const subnets = input.VPCZoneIdentifier === undefined ? group.subnets : subnetsOf(input, world)
  Object.assign(group, { policy, minSize, maxSize, desired, subnets })
  group.protects = input.NewInstancesProtectedFromScaleIn ?? group.protects
  group.others = othersOf(input, group.others)
  reconcile(world, group)
  return {}
}

export function setDesiredCapacity(input: SetDesiredCapacityType, world: World): object {
  const group = groupByName(world, input.AutoScalingGroupName)
  const { minSize, maxSize } = group
  const desired = input.DesiredCapacity ?? 0
  if (desired < minSize)
    throw invalid(`New SetDesiredCapacity value ${desired} is below min value ${minSize} for the AutoScalingGroup.`)
  if (desired > maxSize)
    throw invalid(`New SetDesiredCapacity value ${desired} is above max value ${maxSize} for the AutoScalingGroup.`)
  group.desired = desired
  reconcile(world, group)
  return {}
}

export function setInstanceProtection(input: SetInstanceProtectionQuery, world: World): object {
  const group = groupByName(world, input.AutoScalingGroupName)
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceProtection.html; the words are not recorded
  if ((input.InstanceIds ?? []).length > 50) throw invalid('At most 50 instances may be named at a time.')
  for (const id of input.InstanceIds ?? []) {
    const instance = group.instances.find(({ instanceId }) => instanceId === id)
    if (!instance) throw invalid(`The instance ${id} is not part of Auto Scaling group ${group.name}.`)
    instance.protectedFromScaleIn = input.ProtectedFromScaleIn ?? false
  }
  reconcile(world, group)
  return {}
}

export function deleteAutoScalingGroup(input: DeleteAutoScalingGroupType, world: World): object {
  const group = groupByName(world, input.AutoScalingGroupName)
  if (!input.ForceDelete && group.instances.length > 0)
    throw new AwsError(
      'ResourceInUse',
      'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
    )
  if (group.instances.length === 0) groups(world).delete(group.name)
  group.deleting = true
  group.desired = 0
  for (const instance of group.instances) terminate(world, group, instance, false)
  return {}
}

export function describeAutoScalingGroups(input: AutoScalingGroupNamesType, world: World): object {
  const found = [...groups(world).values()].filter(
    ({ name, tags }) =>
      (input.AutoScalingGroupNames ?? [name]).includes(name) &&
      (input.Filters ?? []).every(({ Name = '', Values = [] }) =>
        Name.startsWith('tag:') ? Values.includes(tags.get(Name.slice(4)) ?? '') : true,
      ),
  )
  const { items, next } = page(found, input.MaxRecords ?? 50, input.NextToken)
  return { AutoScalingGroups: items.map(view), NextToken: next }
}

const DAY = 86_400

/** The settings that stay as they are until they are set: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html */
function othersOf(input: Shape, before: Group['others'] = {}): Group['others'] {
  const { MaxInstanceLifetime: lifetime = before.MaxInstanceLifetime } = input
  if (lifetime !== undefined && lifetime !== 0 && lifetime < DAY)
    throw invalid(`Valid Max Instance Lifetime must be equal to 0 or at least ${DAY} seconds.`)
  const { DefaultInstanceWarmup: warmup = before.DefaultInstanceWarmup } = input
  const { InstanceMaintenancePolicy: kept = before.InstanceMaintenancePolicy } = input
  return {
    HealthCheckGracePeriod: input.HealthCheckGracePeriod ?? before.HealthCheckGracePeriod ?? 0,
    TerminationPolicies: input.TerminationPolicies ?? before.TerminationPolicies ?? ['Default'],
    CapacityRebalance: input.CapacityRebalance ?? before.CapacityRebalance,
    MaxInstanceLifetime: lifetime === 0 ? undefined : lifetime,
    DefaultInstanceWarmup: warmup === -1 ? undefined : warmup,
    InstanceMaintenancePolicy: kept?.MinHealthyPercentage === -1 ? undefined : kept,
    AvailabilityZoneDistribution: input.AvailabilityZoneDistribution ??
      before.AvailabilityZoneDistribution ?? { CapacityDistributionStrategy: 'balanced-best-effort' },
  }
}

function view(group: Group): AutoScalingGroup {
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    MixedInstancesPolicy: group.policy,
    MinSize: group.minSize,
    MaxSize: group.maxSize,
    DesiredCapacity: group.desired,
    DefaultCooldown: 300,
    AvailabilityZones: [...new Set(group.instances.map(({ zone }) => zone))],
    HealthCheckType: 'EC2',
    ...group.others,
    CreatedTime: group.createdAt,
    VPCZoneIdentifier: group.subnets.join(','),
    NewInstancesProtectedFromScaleIn: group.protects,
    ...(group.deleting && { Status: 'Delete in progress' }),
    Instances: group.instances.map(instance => ({
      InstanceId: instance.instanceId,
      InstanceType: instance.instanceType,
      AvailabilityZone: instance.zone,
      LifecycleState: instance.lifecycle,
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: instance.protectedFromScaleIn,
      LaunchTemplate: { LaunchTemplateId: instance.templateId, Version: instance.version },
    })),
    Tags: [...group.tags].map(([Key, Value]) => ({
      ResourceId: group.name,
      ResourceType: 'auto-scaling-group',
      Key,
      Value,
      PropagateAtLaunch: true,
    })),
  }
}

function checkSizes({ minSize, maxSize, desired }: Pick<Group, 'minSize' | 'maxSize' | 'desired'>): void {
  if (minSize > maxSize) throw invalid(`Max bound, ${maxSize}, must be greater than or equal to min bound, ${minSize}`)
  if (desired < minSize || desired > maxSize)
    throw invalid(
      `Desired capacity:${desired} must be between the specified min size:${minSize} and max size:${maxSize}`,
    )
}

function subnetsOf({ VPCZoneIdentifier = '' }: Shape, world: World): string[] {
  const ids = VPCZoneIdentifier.split(',').filter(Boolean)
  const missing = ids.find(id => !networking(world).subnets.has(id))
  if (missing) throw invalid(`The subnet ID '${missing}' does not exist`)
  return ids
}

/** A plain launch template is kept as a policy without choice. */
function checkedPolicy({ MixedInstancesPolicy, LaunchTemplate }: Shape, world: World): Group['policy'] | undefined {
  const policy =
    MixedInstancesPolicy ?? (LaunchTemplate && { LaunchTemplate: { LaunchTemplateSpecification: LaunchTemplate } })
  if (!policy) return undefined
  const { id, version } = templateOf({ policy })
  const data = templateData(world, id, version)
  if (!data) throw invalid(`You must use a valid fully-formed launch template. Launch template ${id} does not exist`)
  const profile = data.IamInstanceProfile?.Name
  if (profile !== undefined && !identity(world).instanceProfiles.has(profile))
    throw invalid(
      `You must use a valid fully-formed launch template. Value (${profile}) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name`,
    )
  const group = groupsOf(data).find(each => !networking(world).securityGroups.has(each))
  if (group !== undefined)
    throw invalid(`You must use a valid fully-formed launch template. The security group '${group}' does not exist`)
  return policy
}
