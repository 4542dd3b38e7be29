import {
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
} from '@aws-sdk/client-application-auto-scaling'
import { DescribeLogGroupsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch-logs'
import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2'
import { DescribeRepositoriesCommand, GetLifecyclePolicyCommand } from '@aws-sdk/client-ecr'
import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListTaskDefinitionsCommand,
} from '@aws-sdk/client-ecs'
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam'
import { ListHostedZonesCommand, ListResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import type { ServiceName, Simulator } from '../../src/simulator/index.ts'

type Found = Readonly<Record<string, unknown>>

/** Everything in the account as sorted lines, without what differs between two accounts that are alike. */
export async function snapshot(simulator: Simulator): Promise<string[]> {
  const lines: string[] = []
  const get = async (service: ServiceName, command: object): Promise<Found> =>
    (await simulator.clients[service].send(command).catch((error: Error) => ({ error: error.name }))) as Found
  const list = async (service: ServiceName, command: object, key: string): Promise<Found[]> => {
    const items = (await get(service, command))[key]
    return Array.isArray(items) ? items : []
  }
  const add = (kind: string, item: unknown): void => void lines.push(`${kind} ${JSON.stringify(normalized(item))}`)
  const tagsOf = (arn: unknown): Promise<Found> =>
    get('elbv2', new DescribeTagsCommand({ ResourceArns: [String(arn)] }))

  for (const name of ['shop', 'shop-others']) {
    const command = new DescribeClustersCommand({ clusters: [name], include: ['SETTINGS', 'TAGS'] })
    for (const item of await list('ecs', command, 'clusters')) if (item.status !== 'INACTIVE') add('cluster', item)
  }
  // A plan does not see them, so nobody would ever come back for them.
  const inactive = new ListTaskDefinitionsCommand({ familyPrefix: 'shop-web', status: 'INACTIVE' })
  for (const arn of await list('ecs', inactive, 'taskDefinitionArns')) add('inactive revision', arn)
  const services = new DescribeServicesCommand({ cluster: 'shop', services: ['shop-web'], include: ['TAGS'] })
  for (const item of await list('ecs', services, 'services')) {
    if (item.status === 'INACTIVE') continue
    add('service', item)
    const taskDefinition = String(item.taskDefinition)
    add('task definition', await get('ecs', new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] })))
  }
  for (const item of await list('elbv2', new DescribeLoadBalancersCommand({}), 'LoadBalancers')) {
    const LoadBalancerArn = String(item.LoadBalancerArn)
    add('load balancer', [
      item,
      await tagsOf(LoadBalancerArn),
      await get('elbv2', new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
    ])
    for (const listener of await list('elbv2', new DescribeListenersCommand({ LoadBalancerArn }), 'Listeners')) {
      const ListenerArn = String(listener.ListenerArn)
      add('listener', [listener, await tagsOf(ListenerArn)])
      for (const rule of await list('elbv2', new DescribeRulesCommand({ ListenerArn }), 'Rules')) {
        add('rule', [rule, await tagsOf(rule.RuleArn)])
      }
    }
  }
  for (const item of await list('elbv2', new DescribeTargetGroupsCommand({}), 'TargetGroups')) {
    const TargetGroupArn = String(item.TargetGroupArn)
    const attributes = await get('elbv2', new DescribeTargetGroupAttributesCommand({ TargetGroupArn }))
    add('target group', [item, await tagsOf(TargetGroupArn), attributes])
  }
  for (const item of await list('ec2', new DescribeSecurityGroupsCommand({}), 'SecurityGroups')) add('group', item)
  for (const { RoleName } of await list('iam', new ListRolesCommand({}), 'Roles')) {
    const role = { RoleName: String(RoleName) }
    const policies = (await get('iam', new ListRolePoliciesCommand(role))).PolicyNames as string[]
    add('role', [
      (await get('iam', new GetRoleCommand(role))).Role,
      (await get('iam', new ListAttachedRolePoliciesCommand(role))).AttachedPolicies,
      await Promise.all(policies.map(PolicyName => get('iam', new GetRolePolicyCommand({ ...role, PolicyName })))),
    ])
  }
  for (const item of await list('ecr', new DescribeRepositoriesCommand({}), 'repositories')) {
    const repositoryName = String(item.repositoryName)
    add('repository', [item, await get('ecr', new GetLifecyclePolicyCommand({ repositoryName }))])
  }
  for (const item of await list('cloudWatchLogs', new DescribeLogGroupsCommand({}), 'logGroups')) {
    const resourceArn = String(item.arn).replace(/:\*$/, '')
    add('log group', [item, await get('cloudWatchLogs', new ListTagsForResourceCommand({ resourceArn }))])
  }
  const ecsOnly = { ServiceNamespace: 'ecs' } as const
  const scaling = 'applicationAutoScaling'
  const targets = new DescribeScalableTargetsCommand(ecsOnly)
  for (const item of await list(scaling, targets, 'ScalableTargets')) add('scalable target', item)
  const policies = new DescribeScalingPoliciesCommand(ecsOnly)
  for (const item of await list(scaling, policies, 'ScalingPolicies')) add('scaling policy', item)
  for (const { Id } of await list('route53', new ListHostedZonesCommand({}), 'HostedZones')) {
    const records = new ListResourceRecordSetsCommand({ HostedZoneId: String(Id) })
    for (const item of await list('route53', records, 'ResourceRecordSets')) add('record', item)
  }
  return lines.sort()
}

const PASSING =
  /^(\$metadata|events|deployments|currentServiceDeployment|currentServiceRevisions|revision|RoleLastUsed|statistics|pendingCount|pendingTasksCount|storedBytes|.*(createdat|updatedat|registeredat|creationtime|createdtime|createdate|createtime)|registeredBy|RoleId)$/i
const HASH_TAG = 'fluent-ecs:hash'

function normalized(value: unknown): unknown {
  if (typeof value === 'string') return plain(value)
  if (Array.isArray(value)) {
    return value
      .filter(item => item?.Key !== HASH_TAG && item?.key !== HASH_TAG)
      .map(normalized)
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !PASSING.test(key) && key !== HASH_TAG && part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, normalized(part)]),
  )
}

/** Without ids and revision numbers. */
export function plain(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/[0-9a-f]{16,}/g, 'ID')
    .replace(/(task-definition\/[\w-]+):\d+/g, '$1:N')
    .replace(/-\d{6,}\./g, '-ID.')
    .replace(/(Alarm(High|Low))-[0-9a-f]{8}/g, '$1-ID')
}
