import type {
  CreateTargetGroupCommandInput,
  CreateTargetGroupCommandOutput,
  DeleteTargetGroupCommandInput,
  DescribeTargetGroupsCommandInput,
  DescribeTargetGroupsCommandOutput,
  ModifyTargetGroupCommandInput,
  ModifyTargetGroupCommandOutput,
  TargetGroup as TargetGroupOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { networking } from '../ec2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { targetsOf } from '../target-registry.ts'
import { targetGroupDefaults } from './attributes.ts'
import { changedHealthCheck, defaultHealthCheck } from './health-check.ts'
import { TARGET_GROUPS } from './limits.ts'
import { arnOf, checkName, invalid, loadBalancerByArn, missingTargetGroups, targetGroupByArn } from './lookup.ts'
import { networkTargetGroupDefaults } from './network-attributes.ts'
import { loadBalancing, type TargetGroup } from './state.ts'
import { newTags } from './tags.ts'
import { loadBalancersOf } from './usage.ts'

type Output<T> = Omit<T, '$metadata'>

export function createTargetGroup(
  input: CreateTargetGroupCommandInput,
  world: World,
): Output<CreateTargetGroupCommandOutput> {
  const { targetGroups } = loadBalancing(world)
  const wanted = settingsOf(input, world)
  const tags = newTags(input.Tags)
  const present = [...targetGroups.values()].find(({ name }) => name === wanted.name)
  if (present) {
    const { arn: _arn, attributes: _attributes, tags: _tags, ...settings } = present
    if (sameSettings(settings, wanted)) return { TargetGroups: [view(present, world)] }
    throw new AwsError(
      'DuplicateTargetGroupName',
      `A target group with the same name '${wanted.name}' exists, but with different settings`,
    )
  }
  if (targetGroups.size >= TARGET_GROUPS)
    throw new AwsError('TooManyTargetGroups', `The maximum number of target groups is '${TARGET_GROUPS}'`)
  const made: TargetGroup = {
    ...wanted,
    arn: arnOf(world, `targetgroup/${wanted.name}/${world.id(16)}`),
    attributes: new Map(
      isHttp(wanted.protocol) ? targetGroupDefaults : networkTargetGroupDefaults(wanted.protocol, wanted.targetType),
    ),
    tags,
  }
  targetGroups.set(made.arn, made)
  return { TargetGroups: [view(made, world)] }
}

export function describeTargetGroups(
  input: DescribeTargetGroupsCommandInput,
  world: World,
): Output<DescribeTargetGroupsCommandOutput> {
  const { LoadBalancerArn: balancer } = input
  // An empty list asks for nothing in particular, as in all of the query protocol.
  const [arns, names] = [input.TargetGroupArns, input.Names].map(list => (list?.length ? list : undefined))
  if ([balancer, arns, names].filter(Boolean).length > 1) {
    throw invalid('Only one of load balancer ARN, target group ARNs and target group names can be specified')
  }
  if (balancer) loadBalancerByArn(world, balancer)
  const { targetGroups } = loadBalancing(world)
  const all = arns ? [...new Set(arns)].flatMap(arn => targetGroups.get(arn) ?? []) : [...targetGroups.values()]
  const named = new Set(names)
  const found = all.filter(
    ({ arn, name }) => (!names || named.has(name)) && (!balancer || loadBalancersOf(world, arn).includes(balancer)),
  )
  if (found.length < new Set(arns ?? names).size) throw missingTargetGroups()
  const { items, next } = page(found, input.PageSize ?? 400, input.Marker)
  return { TargetGroups: items.map(each => view(each, world)), NextMarker: next }
}

export function modifyTargetGroup(
  input: ModifyTargetGroupCommandInput,
  world: World,
): Output<ModifyTargetGroupCommandOutput> {
  const found = targetGroupByArn(world, input.TargetGroupArn)
  found.healthCheck = changedHealthCheck(found.healthCheck, input, !isHttp(found.protocol))
  return { TargetGroups: [view(found, world)] }
}

/** Succeeds when there is no such target group, as AWS does. */
export function deleteTargetGroup({ TargetGroupArn = '' }: DeleteTargetGroupCommandInput, world: World): object {
  const { targetGroups } = loadBalancing(world)
  if (!targetGroups.has(TargetGroupArn)) return {}
  if (loadBalancersOf(world, TargetGroupArn).length > 0) {
    throw new AwsError('ResourceInUse', `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`)
  }
  targetGroups.delete(TargetGroupArn)
  targetsOf(world, TargetGroupArn).clear()
  return {}
}

type Settings = Omit<TargetGroup, 'arn' | 'attributes' | 'tags'>

function settingsOf(input: CreateTargetGroupCommandInput, world: World): Settings {
  const { Name: name = '', TargetType: targetType = 'instance', Protocol: protocol, Port: port, VpcId: vpcId } = input
  checkName(name, 'Target group')
  if (targetType === 'lambda' || targetType === 'alb') {
    throw new AwsError('NotImplemented', `The simulator does not have ${targetType} target groups.`, 501)
  }
  if (!protocol) throw invalid('A protocol must be specified')
  if (!isHttp(protocol) && !['TCP', 'UDP', 'TCP_UDP', 'TLS'].includes(protocol)) {
    throw new AwsError('NotImplemented', `The simulator does not have ${protocol} target groups.`, 501)
  }
  if (input.IpAddressType === 'ipv6') {
    throw new AwsError('NotImplemented', 'The simulator does not have IPv6 target groups.', 501)
  }
  if (port === undefined) throw invalid('A port must be specified')
  if (port < 1 || port > 65_535) throw invalid(`Port '${port}' must be between '1' and '65535' inclusive`)
  if (!vpcId) throw invalid('A VPC ID must be specified')
  if (!networking(world).vpcs.has(vpcId)) throw invalid(`The VPC ID '${vpcId}' is not found`)
  return {
    name,
    protocol,
    protocolVersion: isHttp(protocol) ? (input.ProtocolVersion ?? 'HTTP1') : undefined,
    targetControlPort: input.TargetControlPort,
    port,
    vpcId,
    targetType,
    healthCheck: changedHealthCheck(defaultHealthCheck(protocol, input), input, !isHttp(protocol)),
  }
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html

const isHttp = (protocol: string): boolean => protocol === 'HTTP' || protocol === 'HTTPS'

function sameSettings(one: Settings, other: Settings): boolean {
  const listed = ({ healthCheck, ...rest }: Settings): unknown[] => [
    ...Object.entries(rest).sort(),
    ...Object.entries(healthCheck).sort(),
  ]
  return JSON.stringify(listed(one)) === JSON.stringify(listed(other))
}

function view(group: TargetGroup, world: World): TargetGroupOutput {
  const { healthCheck } = group
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    Protocol: group.protocol,
    ProtocolVersion: group.protocolVersion,
    Port: group.port,
    VpcId: group.vpcId,
    TargetType: group.targetType,
    IpAddressType: 'ipv4',
    TargetControlPort: group.targetControlPort,
    HealthCheckEnabled: true,
    HealthCheckProtocol: healthCheck.protocol,
    HealthCheckPort: healthCheck.port,
    HealthCheckPath: healthCheck.path,
    Matcher: healthCheck.matcher && { ...healthCheck.matcher },
    HealthCheckIntervalSeconds: healthCheck.intervalSeconds,
    HealthCheckTimeoutSeconds: healthCheck.timeoutSeconds,
    HealthyThresholdCount: healthCheck.healthyThreshold,
    UnhealthyThresholdCount: healthCheck.unhealthyThreshold,
    LoadBalancerArns: loadBalancersOf(world, group.arn),
  }
}
