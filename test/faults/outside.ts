import type { ServiceName, Simulator } from '../../src/simulator/index.ts'
import { call, type Found, list } from './call.ts'
import { CACHE } from './worker.ts'

/** Something that somebody does to what is ours, past the program. */
export interface OutsideAct {
  readonly name: string
  /** Tells whether there was anything of the kind. */
  act(simulator: Simulator): Promise<boolean>
  /** A plan that trusts hashes sees it only with `verify`, as the documentation of that option says. */
  readonly hashed?: true
  /** Lines that stay different for good. */
  readonly leaves?: RegExp
}

const OURS = /^(\/ecs\/shop\/shop-(web|worker)$|shop-edge$|shop-shop-)/

/** The first of ours that a read lists, where there is one. */
type Find = (simulator: Simulator) => Promise<Found | undefined>

const first =
  (service: ServiceName, operation: string, key: string, name: string, input: object = {}): Find =>
  async simulator =>
    (await list(simulator, service, operation, key, input)).find(item => OURS.test(String(item[name])))

const loadBalancer = first('elbv2', 'DescribeLoadBalancers', 'LoadBalancers', 'LoadBalancerName')
const targetGroup = first('elbv2', 'DescribeTargetGroups', 'TargetGroups', 'TargetGroupName')
const logGroup = first('cloudWatchLogs', 'DescribeLogGroups', 'logGroups', 'logGroupName', {
  logGroupNamePrefix: '/ecs/shop/',
})
// A log group that has left its program stays, and so does what others do to it.
const expiringLogGroup: Find = async simulator => {
  const found = await logGroup(simulator)
  return found?.retentionInDays === undefined ? undefined : found
}
const role = first('iam', 'ListRoles', 'Roles', 'RoleName')
const target: Find = async simulator =>
  (
    await list(simulator, 'applicationAutoScaling', 'DescribeScalableTargets', 'ScalableTargets', {
      ServiceNamespace: 'ecs',
    })
  )[0]
const listener: Find = async simulator => {
  const edge = await loadBalancer(simulator)
  const input = { LoadBalancerArn: edge?.LoadBalancerArn }
  return edge && (await list(simulator, 'elbv2', 'DescribeListeners', 'Listeners', input)).at(-1)
}
const rule: Find = async simulator => {
  const found = await listener(simulator)
  const input = { ListenerArn: found?.ListenerArn }
  return found && (await list(simulator, 'elbv2', 'DescribeRules', 'Rules', input)).find(({ IsDefault }) => !IsDefault)
}
const service: Find = async simulator => {
  for (const cluster of ['shop', 'shop-jobs', 'shop-instances']) {
    const services = cluster === 'shop' ? ['shop-web'] : ['shop-worker']
    const found = await list(simulator, 'ecs', 'DescribeServices', 'services', { cluster, services })
    const active = found.find(({ status }) => status === 'ACTIVE')
    if (active) return active
  }
  return undefined
}
const securityGroup: Find = async simulator =>
  (await list(simulator, 'ec2', 'DescribeSecurityGroups', 'SecurityGroups')).find(
    ({ GroupName, IpPermissions }) =>
      /^shop-shop/.test(String(GroupName)) && Array.isArray(IpPermissions) && IpPermissions.length > 0,
  )
const securityGroupWithEgress: Find = async simulator =>
  (await list(simulator, 'ec2', 'DescribeSecurityGroups', 'SecurityGroups')).find(
    ({ GroupName, IpPermissionsEgress }) =>
      /^shop-shop/.test(String(GroupName)) && Array.isArray(IpPermissionsEgress) && IpPermissionsEgress.length > 0,
  )
// Where everything may go out, a rule more changes nothing.
const narrowSecurityGroup: Find = async simulator => {
  const found = await securityGroupWithEgress(simulator)
  return JSON.stringify(found?.IpPermissionsEgress ?? []).includes('"IpProtocol":"-1"') ? undefined : found
}
const securityGroupRule: Find = async simulator =>
  (await list(simulator, 'ec2', 'DescribeSecurityGroupRules', 'SecurityGroupRules')).find(({ Tags }) =>
    JSON.stringify(Tags ?? []).includes('security-group-rules/'),
  )
const record: Find = async simulator => {
  const [zone] = await list(simulator, 'route53', 'ListHostedZones', 'HostedZones')
  const input = { HostedZoneId: zone?.Id }
  const records = await list(simulator, 'route53', 'ListResourceRecordSets', 'ResourceRecordSets', input)
  const ResourceRecordSet = records.find(({ Name, Type }) => Type === 'A' && Name === 'shop.example.com.')
  return ResourceRecordSet && { ...input, ResourceRecordSet }
}
const repository: Find = async simulator =>
  (await list(simulator, 'ecr', 'DescribeRepositories', 'repositories')).find(
    ({ repositoryName }) => repositoryName === 'shop/web',
  )
const cacheRule: Find = async simulator =>
  (await list(simulator, 'ecr', 'DescribePullThroughCacheRules', 'pullThroughCacheRules')).find(
    ({ ecrRepositoryPrefix }) => ecrRepositoryPrefix === CACHE,
  )
const cluster: Find = async simulator =>
  (await list(simulator, 'ecs', 'DescribeClusters', 'clusters', { clusters: ['shop'] })).find(
    ({ status }) => status === 'ACTIVE',
  )

/** A call about what `find` finds. */
function on(
  find: Find,
  api: ServiceName,
  operation: string,
  input: (found: Found) => object,
  hashed?: true,
): OutsideAct {
  return {
    name: operation,
    ...(hashed && { hashed }),
    async act(simulator) {
      const found = await find(simulator)
      if (!found) return false
      return call(simulator, api, operation, input(found)).then(
        () => true,
        // As it is at this moment, AWS does not let anybody.
        () => false,
      )
    },
  }
}

const named = ({ cluster, clusterArn, serviceName }: Found) => ({
  cluster: cluster ?? clusterArn,
  service: serviceName,
})
const scaled = ({ ResourceId, ScalableDimension }: Found) => ({
  ServiceNamespace: 'ecs',
  ...{ ResourceId, ScalableDimension },
})

// Not a pull through cache rule: with other settings it is somebody else's, and refused unless it is taken over.
export const EDITS: readonly OutsideAct[] = [
  on(targetGroup, 'elbv2', 'ModifyTargetGroup', ({ TargetGroupArn }) => ({
    TargetGroupArn,
    HealthCheckPath: '/outside',
  })),
  on(service, 'ecs', 'UpdateService', found => ({ ...named(found), forceNewDeployment: true })),
  on(expiringLogGroup, 'cloudWatchLogs', 'PutRetentionPolicy', ({ logGroupName }) => ({
    logGroupName,
    retentionInDays: 1,
  })),
  on(rule, 'elbv2', 'SetRulePriorities', ({ RuleArn }) => ({ RulePriorities: [{ RuleArn, Priority: 49_000 }] })),
  on(service, 'ecs', 'UpdateService', found => ({ ...named(found), enableExecuteCommand: true, desiredCount: 2 })),
  on(securityGroup, 'ec2', 'RevokeSecurityGroupIngress', ({ GroupId, IpPermissions }) => ({
    ...{ GroupId, IpPermissions },
  })),
  on(rule, 'elbv2', 'ModifyRule', ({ RuleArn }) => ({
    RuleArn,
    Conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: ['outside.example.com'] } }],
  })),
  on(role, 'iam', 'UpdateRole', ({ RoleName }) => ({ RoleName, Description: 'outside' })),
  on(role, 'iam', 'UpdateAssumeRolePolicy', ({ RoleName }) => ({
    RoleName,
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    }),
  })),
  on(target, 'applicationAutoScaling', 'RegisterScalableTarget', found => ({ ...scaled(found), MaxCapacity: 3 })),
  on(loadBalancer, 'elbv2', 'ModifyLoadBalancerAttributes', ({ LoadBalancerArn }) => ({
    LoadBalancerArn,
    Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '11' }],
  })),
  on(listener, 'elbv2', 'ModifyListener', ({ ListenerArn }) => ({
    ListenerArn,
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }],
  })),
  on(repository, 'ecr', 'PutImageScanningConfiguration', ({ repositoryName }) => ({
    repositoryName,
    imageScanningConfiguration: { scanOnPush: false },
  })),
  on(cluster, 'ecs', 'UpdateClusterSettings', ({ clusterName }) => ({
    cluster: clusterName,
    settings: [{ name: 'containerInsights', value: 'enhanced' }],
  })),
  on(
    targetGroup,
    'elbv2',
    'ModifyTargetGroupAttributes',
    ({ TargetGroupArn }) => ({
      TargetGroupArn,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '11' }],
    }),
    true,
  ),
  on(rule, 'elbv2', 'RemoveTags', ({ RuleArn }) => ({ ResourceArns: [RuleArn], TagKeys: ['team'] })),
  on(rule, 'elbv2', 'AddTags', ({ RuleArn }) => ({
    ResourceArns: [RuleArn],
    Tags: [{ Key: 'team', Value: 'outside' }],
  })),
  on(securityGroupWithEgress, 'ec2', 'RevokeSecurityGroupEgress', ({ GroupId, IpPermissionsEgress }) => ({
    GroupId,
    IpPermissions: IpPermissionsEgress,
  })),
  on(narrowSecurityGroup, 'ec2', 'AuthorizeSecurityGroupEgress', ({ GroupId }) => ({
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 25, ToPort: 25, IpRanges: [{ CidrIp: '192.0.2.0/24' }] }],
  })),
  on(securityGroupRule, 'ec2', 'DeleteTags', ({ SecurityGroupRuleId }) => ({
    Resources: [SecurityGroupRuleId],
    Tags: [{ Key: 'owner' }],
  })),
  on(securityGroupRule, 'ec2', 'CreateTags', ({ SecurityGroupRuleId }) => ({
    Resources: [SecurityGroupRuleId],
    Tags: [{ Key: 'owner', Value: 'outside' }],
  })),
  on(service, 'ecs', 'UntagResource', ({ serviceArn }) => ({ resourceArn: serviceArn, tagKeys: ['team'] })),
]

// Not the repository: its images go with it, and no program brings those back.
export const DELETIONS: readonly OutsideAct[] = [
  on(rule, 'elbv2', 'DeleteRule', ({ RuleArn }) => ({ RuleArn })),
  on(service, 'ecs', 'DeleteService', found => ({ ...named(found), force: true })),
  on(logGroup, 'cloudWatchLogs', 'DeleteLogGroup', ({ logGroupName }) => ({ logGroupName })),
  on(target, 'applicationAutoScaling', 'DeregisterScalableTarget', scaled),
  on(record, 'route53', 'ChangeResourceRecordSets', ({ HostedZoneId, ResourceRecordSet }) => ({
    HostedZoneId,
    ChangeBatch: { Changes: [{ Action: 'DELETE', ResourceRecordSet }] },
  })),
  on(listener, 'elbv2', 'DeleteListener', ({ ListenerArn }) => ({ ListenerArn })),
  // A revision that somebody deregistered stays INACTIVE: there is no way back.
  {
    ...on(service, 'ecs', 'DeregisterTaskDefinition', ({ taskDefinition }) => ({ taskDefinition }), true),
    leaves: /^inactive revision /,
  },
  on(cacheRule, 'ecr', 'DeletePullThroughCacheRule', ({ ecrRepositoryPrefix }) => ({ ecrRepositoryPrefix })),
  on(repository, 'ecr', 'DeleteLifecyclePolicy', ({ repositoryName }) => ({ repositoryName })),
  on(role, 'iam', 'DeleteRolePolicy', ({ RoleName }) => ({ RoleName, PolicyName: 'fluent-ecs' })),
]

/** The first of the acts, from `turn` on, for which there is something. Gives the act that was done. */
export async function actOutside(
  acts: readonly OutsideAct[],
  turn: number,
  simulator: Simulator,
): Promise<OutsideAct | undefined> {
  for (let at = 0; at < acts.length; at += 1) {
    const chosen = acts[(turn + at) % acts.length]
    if (chosen && (await chosen.act(simulator))) return chosen
  }
  return undefined
}
