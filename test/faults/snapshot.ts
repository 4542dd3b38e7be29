import { isDeepStrictEqual } from 'node:util'
import type { ServiceName, Simulator } from '../../src/simulator/index.ts'
import { call, type Found, list } from './call.ts'

/** What is in an account. */
export interface Snapshot {
  /** Sorted lines, without what differs between two accounts that are alike. */
  readonly lines: readonly string[]
  /** What is somebody else's, to the byte. */
  readonly foreign: readonly string[]
  /** The owners that tags name, as `kind owner`: one for each thing that has them. */
  readonly owners: readonly string[]
  /** Active revisions of our task definitions. */
  readonly revisions: number
  /** Auto Scaling decides how many tasks run. */
  readonly isScaled: boolean
  /** Auto Scaling or ECS says how many instances there are. */
  readonly hasInstances: boolean
}

const STACK_TAG = 'fluent-ecs:stack'
const ID_TAG = 'fluent-ecs:id'
const DEPLOYED_TAG = 'fluent-ecs:deployed'

/** Everything in the account. */
export async function snapshot(simulator: Simulator): Promise<Snapshot> {
  const lines: string[] = []
  const foreign: string[] = []
  const owners: string[] = []
  const read = (service: ServiceName, operation: string, input: object): Promise<Found> =>
    call(simulator, service, operation, input).catch((error: Error) => ({ error: error.name }))
  const all = (service: ServiceName, operation: string, key: string, input?: object): Promise<Found[]> =>
    list(simulator, service, operation, key, input)
  const add = (kind: string, item: unknown, same?: object): void => {
    const text = JSON.stringify(item)
    if (text.includes('others')) foreign.push(`${kind} ${text}`)
    const owner = ownerIn(text)
    if (owner) owners.push(`${kind} ${owner}`)
    lines.push(`${kind} ${JSON.stringify(normalized(same ? { ...(item as Found), ...same } : item))}`)
  }
  const tagsOf = (arn: unknown): Promise<Found> => read('elbv2', 'DescribeTags', { ResourceArns: [String(arn)] })
  const definition = (taskDefinition: unknown): Promise<Found> =>
    read('ecs', 'DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] })

  const ecsOnly = { ServiceNamespace: 'ecs' }
  const scaling = 'applicationAutoScaling'
  const targets = await all(scaling, 'DescribeScalableTargets', 'ScalableTargets', ecsOnly)
  // How many tasks of such a service run is for Auto Scaling to say.
  const counts = targets.length > 0 ? { desiredCount: 0, runningCount: 0, runningTasksCount: 0 } : {}
  const clusters = (await call(simulator, 'ecs', 'ListClusters')).clusterArns as string[]
  for (const item of await all('ecs', 'DescribeClusters', 'clusters', { clusters, include: ['SETTINGS', 'TAGS'] }))
    add('cluster', item, counts)
  // A plan does not see them, so nobody would ever come back for them.
  for (const familyPrefix of ['shop-web', 'shop-worker'])
    for (const arn of await all('ecs', 'ListTaskDefinitions', 'taskDefinitionArns', {
      familyPrefix,
      status: 'INACTIVE',
    }))
      add('inactive revision', arn)
  add('task definition', await definition('shop-web-of-others'))
  for (const cluster of clusters) {
    const services = await all('ecs', 'ListServices', 'serviceArns', { cluster })
    if (services.length === 0) continue
    for (const item of await all('ecs', 'DescribeServices', 'services', { cluster, services, include: ['TAGS'] })) {
      if (item.status === 'INACTIVE') continue
      add('service', { ...item, ...counts, tags: asDeployed(item) })
      add('task definition', await definition(item.taskDefinition))
    }
  }
  for (const item of await all('elbv2', 'DescribeLoadBalancers', 'LoadBalancers')) {
    const LoadBalancerArn = String(item.LoadBalancerArn)
    add('load balancer', [
      item,
      await tagsOf(LoadBalancerArn),
      await read('elbv2', 'DescribeLoadBalancerAttributes', { LoadBalancerArn }),
      (await read('wafv2', 'GetWebACLForResource', { ResourceArn: LoadBalancerArn })).WebACL,
    ])
    for (const listener of await all('elbv2', 'DescribeListeners', 'Listeners', { LoadBalancerArn })) {
      const ListenerArn = String(listener.ListenerArn)
      const { Certificates } = await read('elbv2', 'DescribeListenerCertificates', { ListenerArn })
      add('listener', [listener, await tagsOf(ListenerArn), served(Certificates as readonly Found[] | undefined)])
      for (const rule of await all('elbv2', 'DescribeRules', 'Rules', { ListenerArn }))
        add('rule', [rule, await tagsOf(rule.RuleArn)])
    }
  }
  for (const item of await all('elbv2', 'DescribeTargetGroups', 'TargetGroups')) {
    const TargetGroupArn = String(item.TargetGroupArn)
    const attributes = await read('elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn })
    add('target group', [item, await tagsOf(TargetGroupArn), attributes])
  }
  for (const item of await all('ec2', 'DescribeSecurityGroups', 'SecurityGroups')) {
    add('group', item)
    const ofGroup = { Filters: [{ Name: 'group-id', Values: [item.GroupId] }] }
    add('rules of a group', await all('ec2', 'DescribeSecurityGroupRules', 'SecurityGroupRules', ofGroup))
  }
  for (const [operation, key] of OF_NETWORKS)
    for (const item of await all('ec2', operation, key)) {
      // One that is gone is shown for an hour.
      if (item.State !== 'deleted') add(partIn(JSON.stringify(item)) ?? key, item)
    }
  for (const { RoleName } of await all('iam', 'ListRoles', 'Roles')) {
    const { PolicyNames = [] } = await read('iam', 'ListRolePolicies', { RoleName })
    const policies = (PolicyNames as string[]).map(PolicyName => read('iam', 'GetRolePolicy', { RoleName, PolicyName }))
    add('role', [
      (await read('iam', 'GetRole', { RoleName })).Role,
      (await read('iam', 'ListAttachedRolePolicies', { RoleName })).AttachedPolicies,
      await Promise.all(policies),
    ])
  }
  for (const item of await all('ecr', 'DescribeRepositories', 'repositories')) {
    const { repositoryName, repositoryArn: resourceArn } = item
    const tags = await read('ecr', 'ListTagsForResource', { resourceArn })
    const policies = [
      await read('ecr', 'GetLifecyclePolicy', { repositoryName }),
      await read('ecr', 'GetRepositoryPolicy', { repositoryName }),
    ]
    add('repository', [item, tags, policies])
  }
  for (const item of await all('ecr', 'DescribePullThroughCacheRules', 'pullThroughCacheRules')) add('cache rule', item)
  for (const item of await all('cloudWatchLogs', 'DescribeLogGroups', 'logGroups')) {
    const resourceArn = String(item.arn).replace(/:\*$/, '')
    add('log group', [item, await read('cloudWatchLogs', 'ListTagsForResource', { resourceArn })])
  }
  const keyTypes = ['RSA_2048', 'EC_prime256v1']
  for (const { CertificateArn } of await all('acm', 'ListCertificates', 'CertificateSummaryList', {
    Includes: { keyTypes },
  })) {
    const { Certificate } = await read('acm', 'DescribeCertificate', { CertificateArn })
    const { DomainName, SubjectAlternativeNames, Status, KeyAlgorithm } = Certificate as Found
    const names = [DomainName, SubjectAlternativeNames]
    add('certificate', [names, Status, KeyAlgorithm, await read('acm', 'ListTagsForCertificate', { CertificateArn })])
  }
  for (const item of await all('cloudWatch', 'DescribeAlarms', 'MetricAlarms')) {
    const { Tags } = await read('cloudWatch', 'ListTagsForResource', { ResourceARN: item.AlarmArn })
    add('alarm', { ...item, Tags })
  }
  for (const item of targets) {
    const ResourceARN = item.ScalableTargetARN
    add('scalable target', [item, await read(scaling, 'ListTagsForResource', { ResourceARN })])
  }
  for (const item of await all(scaling, 'DescribeScalingPolicies', 'ScalingPolicies', ecsOnly))
    add('scaling policy', item)
  for (const item of await all(scaling, 'DescribeScheduledActions', 'ScheduledActions', ecsOnly))
    add('scheduled action', item)
  for (const { Id: HostedZoneId } of await all('route53', 'ListHostedZones', 'HostedZones'))
    for (const item of await all('route53', 'ListResourceRecordSets', 'ResourceRecordSets', { HostedZoneId }))
      add('record', item)
  const groups = await all('autoScaling', 'DescribeAutoScalingGroups', 'AutoScalingGroups')
  for (const item of groups) {
    const { id, version } = templateOf(item)
    const template = await read('ec2', 'DescribeLaunchTemplateVersions', { LaunchTemplateId: id, Versions: [version] })
    const [used] = (template.LaunchTemplateVersions ?? []) as Found[]
    // How many instances run, and in which zone each is, is for ECS and Auto Scaling to say.
    const different = (item.Instances as Found[]).filter(
      ({ LaunchTemplate, InstanceType, LifecycleState, ProtectedFromScaleIn }) =>
        !JSON.stringify(item.MixedInstancesPolicy).includes(`"${InstanceType}"`) ||
        (LaunchTemplate as Found).Version !== version ||
        LifecycleState !== 'InService' ||
        ProtectedFromScaleIn !== item.NewInstancesProtectedFromScaleIn,
    )
    const { DesiredCapacity, AvailabilityZones, ...rest } = item
    const isWithin = Number(DesiredCapacity) >= Number(item.MinSize) && Number(DesiredCapacity) <= Number(item.MaxSize)
    add('auto scaling group', [{ ...rest, isWithin, Instances: different }, used?.LaunchTemplateData])
  }
  for (const item of await all('ec2', 'DescribeLaunchTemplates', 'LaunchTemplates'))
    add('launch template', { ...item, LatestVersionNumber: undefined })
  const providers = await all('ecs', 'DescribeCapacityProviders', 'capacityProviders', { include: ['TAGS'] })
  for (const item of providers) add('capacity provider', { ...item, updateStatus: undefined })
  const arns = (await all('ecs', 'ListTaskDefinitions', 'taskDefinitionArns')).map(String)
  const revisions = arns.filter(arn => /\/shop-(web|worker):/.test(arn)).length
  for (const [kind, listing, key] of [
    ['namespace', 'ListNamespaces', 'Namespaces'],
    ['discovery service', 'ListServices', 'Services'],
  ] as const)
    for (const item of await all('serviceDiscovery', listing, key)) {
      const { Tags } = await read('serviceDiscovery', 'ListTagsForResource', { ResourceARN: item.Arn })
      add(kind, { ...item, Tags })
    }
  for (const { Arn, Name, ...rule } of await all('eventBridge', 'ListRules', 'Rules')) {
    const { Tags } = await read('eventBridge', 'ListTagsForResource', { ResourceARN: Arn })
    const { Targets } = await read('eventBridge', 'ListTargetsByRule', { Rule: Name })
    add('event rule', { Arn, Name, ...rule, Tags, Targets })
  }
  for (const group of await all('scheduler', 'ListScheduleGroups', 'ScheduleGroups')) {
    const GroupName = String(group.Name)
    add('schedule group', [group, await read('scheduler', 'ListTagsForResource', { ResourceArn: group.Arn })])
    for (const { Name } of await all('scheduler', 'ListSchedules', 'Schedules', { GroupName }))
      add('schedule', await read('scheduler', 'GetSchedule', { GroupName, Name }))
  }
  return {
    lines: lines.sort(),
    foreign: foreign.sort(),
    owners: owners.sort(),
    revisions,
    isScaled: targets.length > 0,
    hasInstances: groups.length > 0 || providers.some(each => each.managedInstancesProvider !== undefined),
  }
}

/** The tags of a service, of which one tells what it was deployed to: that is as it should be, or is shown as it is. */
function asDeployed({ tags, taskDefinition }: Found): unknown {
  if (!Array.isArray(tags)) return tags
  return tags.map(({ key, value }) => {
    const runs = String(taskDefinition).split('/').at(-1)
    return key === DEPLOYED_TAG &&
      String(value)
        .split(' ')
        .includes(runs ?? '')
      ? { key, value: 'runs' }
      : { key, value }
  })
}

const OF_NETWORKS = [
  ['DescribeVpcs', 'Vpcs'],
  ['DescribeSubnets', 'Subnets'],
  ['DescribeRouteTables', 'RouteTables'],
  ['DescribeInternetGateways', 'InternetGateways'],
  ['DescribeNatGateways', 'NatGateways'],
  ['DescribeAddresses', 'Addresses'],
  ['DescribeVpcEndpoints', 'VpcEndpoints'],
] as const

/** Which part of a network it is. */
const partIn = (text: string): string | undefined => /"fluent-ecs:part","Value":"(.+?) of vpc-/.exec(text)?.[1]

/** The launch template of an Auto Scaling group, and its version. */
function templateOf({ MixedInstancesPolicy: policy }: Found): { readonly id: unknown; readonly version: unknown } {
  const { LaunchTemplate } = policy as { LaunchTemplate: { LaunchTemplateSpecification: Found } }
  const { LaunchTemplateId: id, Version: version } = LaunchTemplate.LaunchTemplateSpecification
  return { id, version }
}

/** The certificates of a listener: its own can stand in its list, too, is taken from there by no call, and serves the same. */
function served(all: readonly Found[] = []): readonly Found[] {
  const own = all.find(({ IsDefault }) => IsDefault)
  return all.filter(each => each === own || each.CertificateArn !== own?.CertificateArn)
}

/** The owner in whatever way tags are written. */
function ownerIn(text: string): string | undefined {
  if (!text.includes(STACK_TAG)) return undefined
  return new RegExp(`"${ID_TAG}","[vV]alue":"([^"]+)"|"${ID_TAG}":"([^"]+)"`).exec(text)?.slice(1).find(Boolean)
}

const PASSING =
  /^(\$metadata|registeredContainerInstancesCount|LaunchTemplateSpecification|events|deployments|currentServiceDeployment|currentServiceRevisions|revision|RoleLastUsed|statistics|pendingCount|pendingTasksCount|storedBytes|CreatorRequestId|InstanceCount|.*(createdat|updatedat|registeredat|creationtime|createdtime|createdate|createtime)|registeredBy|RoleId|PublicIp|PrivateIp|CreationTimestamp|AvailableIpAddressCount|RouteTableAssociationId)$/i
/** How something began: what others delete is made anew. */
const BEGINNINGS: readonly unknown[] = ['fluent-ecs:hash', 'fluent-ecs:adopted']

/** How a circuit breaker counts where nothing is said: to say it, as a way back does, is the same. */
const USUAL: Found = { thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 }, resetOnHealthyTask: true }

function normalized(value: unknown): unknown {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) {
    return value
      .filter(item => !BEGINNINGS.includes(item?.Key) && !BEGINNINGS.includes(item?.key))
      .map(normalized)
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (value === null || typeof value !== 'object') return value
  if ('advancedConfiguration' in value) return inTurns(value as Found)
  const shared = 'TargetGroups' in value && Array.isArray(value.TargetGroups) && value.TargetGroups.length > 1
  if (shared) return normalized((value.TargetGroups as Found[]).map(({ TargetGroupArn }) => ({ TargetGroupArn })))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !PASSING.test(key) && !BEGINNINGS.includes(key) && part !== undefined)
      .filter(([key, part]) => !isDeepStrictEqual(part, USUAL[key]))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, normalized(part)]),
  )
}

/** Which of two target groups that take turns serves is for ECS to say: after an odd number of deployments, the other. */
function inTurns({ advancedConfiguration, ...rest }: Found): unknown {
  const { alternateTargetGroupArn, ...advanced } = advancedConfiguration as Found
  const pair = [rest.targetGroupArn, alternateTargetGroupArn]
  return normalized({ ...rest, ...advanced, targetGroupArn: undefined, pair })
}

/** Without ids and revision numbers. */
export function plain(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/[0-9a-f]{16,}/g, 'ID')
    .replace(/\bZ[0-9A-F]{16,}\b/g, 'ZONE')
    .replace(/(task-definition\/[\w-]+):\d+/g, '$1:N')
    .replace(/-\d{6,}\./g, '-ID.')
    .replace(/(Alarm(High|Low))-[0-9a-f]{8}/g, '$1-ID')
    .replace(/(_fluent-ecs-certificate)-[0-9a-f]{8}/g, '$1-ID')
    .replace(/^[0-9a-f]{8}( [0-9a-f]{8})*$/, 'ID')
}
