import { unlessRefused } from '../../aws/unless-refused.ts'
import type { Kind } from '../../model/index.ts'
import type { Tags } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import type { Owner } from '../ownership.ts'
import { ownerOf } from '../ownership.ts'
import { fromEcsTags } from '../resources/ecs-tags.ts'
import { elbv2Tags } from '../resources/elbv2-tags.ts'
import { describeLogGroup } from '../resources/log-group/log-groups.ts'
import type { Outputs } from '../resources/outputs.ts'
import { fromTagList } from '../resources/tag-list.ts'

/** Something with our tags on it, as its own service knows it. */
export interface Found<K extends Kind = Kind> {
  readonly kind: K
  readonly outputs: Outputs[K]
  readonly owner: Owner | undefined
}

interface Source {
  readonly arn: RegExp
  /** Asks the service itself, because the tagging API lags behind; nothing where it is gone. */
  confirm(arn: string, context: Context): Promise<Found | undefined>
}

const SOURCES: readonly Source[] = [
  elbv2('listener-rule', /:listener-rule\//, async (arn, { aws }) =>
    unlessRefused(aws.elbv2('DescribeRules', { RuleArns: [arn] }), 'RuleNotFoundException').then(answer => {
      const rule = answer?.Rules?.[0]
      return rule && !rule.IsDefault ? { arn } : undefined
    }),
  ),
  elbv2('listener', /:listener\//, async (arn, { aws }) =>
    unlessRefused(aws.elbv2('DescribeListeners', { ListenerArns: [arn] }), 'ListenerNotFoundException').then(answer =>
      answer?.Listeners?.length ? { arn } : undefined,
    ),
  ),
  elbv2('target-group', /:targetgroup\//, async (arn, { aws }) =>
    unlessRefused(aws.elbv2('DescribeTargetGroups', { TargetGroupArns: [arn] }), 'TargetGroupNotFoundException').then(
      answer => (answer?.TargetGroups?.length ? { arn } : undefined),
    ),
  ),
  elbv2('load-balancer', /:loadbalancer\/app\//, async (arn, { aws }) =>
    unlessRefused(
      aws.elbv2('DescribeLoadBalancers', { LoadBalancerArns: [arn] }),
      'LoadBalancerNotFoundException',
    ).then(answer => {
      const found = answer?.LoadBalancers?.[0]
      return found && { arn, dnsName: found.DNSName ?? '', hostedZoneId: found.CanonicalHostedZoneId ?? '' }
    }),
  ),
  {
    arn: /:service\/[^/]+\/[^/]+$/,
    async confirm(arn, { aws }) {
      const [, cluster = '', name = ''] = /:service\/([^/]+)\/([^/]+)$/.exec(arn) ?? []
      const answer = await unlessRefused(
        aws.ecs('DescribeServices', { cluster, services: [name], include: ['TAGS'] }),
        'ClusterNotFoundException',
      )
      const found = answer?.services?.[0]
      if (!found || found.status === 'INACTIVE') return undefined
      const { taskDefinition = '', clusterArn = cluster } = found
      return of(
        'service',
        { arn, name, cluster: clusterArn, taskDefinition, deploymentId: '' },
        fromEcsTags(found.tags),
      )
    },
  },
  {
    arn: /:cluster\//,
    async confirm(arn, { aws }) {
      const { clusters: [found] = [] } = await aws.ecs('DescribeClusters', { clusters: [arn], include: ['TAGS'] })
      if (!found || found.status === 'INACTIVE') return undefined
      return of('cluster', { arn, name: found.clusterName ?? '' }, fromEcsTags(found.tags))
    },
  },
  {
    arn: /:task-definition\//,
    async confirm(arn, { aws }) {
      const { taskDefinition, tags } = await aws.ecs('DescribeTaskDefinition', {
        taskDefinition: arn,
        include: ['TAGS'],
      })
      return taskDefinition?.status === 'ACTIVE' ? of('task-definition', { arn }, fromEcsTags(tags)) : undefined
    },
  },
  {
    arn: /:security-group\//,
    async confirm(arn, { aws }) {
      const groupId = arn.slice(arn.lastIndexOf('/') + 1)
      const answer = await unlessRefused(
        aws.ec2('DescribeSecurityGroups', { GroupIds: [groupId] }),
        'InvalidGroup.NotFound',
      )
      const found = answer?.SecurityGroups?.[0]
      return found && of('security-group', { groupId }, fromTagList(found.Tags))
    },
  },
  {
    arn: /:repository\//,
    async confirm(arn, { aws }) {
      const name = arn.slice(arn.indexOf(':repository/') + ':repository/'.length)
      const answer = await unlessRefused(
        aws.ecr('DescribeRepositories', { repositoryNames: [name] }),
        'RepositoryNotFoundException',
      )
      const found = answer?.repositories?.[0]
      if (!found) return undefined
      const { tags } = await aws.ecr('ListTagsForResource', { resourceArn: arn })
      return of('repository', { arn, uri: found.repositoryUri ?? '' }, fromTagList(tags))
    },
  },
  {
    arn: /:log-group:/,
    async confirm(arn, context) {
      const name = arn.slice(arn.indexOf(':log-group:') + ':log-group:'.length).replace(/:\*$/, '')
      if (!(await describeLogGroup(name, context))) return undefined
      const resourceArn = arn.replace(/:\*$/, '')
      const { tags = {} } = await context.aws.cloudWatchLogs('ListTagsForResource', { resourceArn })
      return of('log-group', { arn: resourceArn, name }, tags)
    },
  },
]

/** What is behind an ARN of the tagging API; nothing where it is gone, or of a kind that a stack does not have. */
export async function confirm(arn: string, context: Context): Promise<Found | undefined> {
  return SOURCES.find(source => source.arn.test(arn))?.confirm(arn, context)
}

export function of<K extends Kind>(kind: K, outputs: Outputs[K], tags: Tags): Found<K> {
  return { kind, outputs, owner: ownerOf(tags) }
}

function elbv2<K extends 'listener-rule' | 'listener' | 'target-group' | 'load-balancer'>(
  kind: K,
  arn: RegExp,
  describe: (arn: string, context: Context) => Promise<Outputs[K] | undefined>,
): Source {
  return {
    arn,
    async confirm(each, context) {
      const outputs = await describe(each, context)
      return outputs && of(kind, outputs, await elbv2Tags(each, context))
    },
  }
}
