import { describe, expect, it } from 'vitest'
import { type DeployOptions, plan, taskDefinitionFromJson } from '../../src/index.ts'
import type { Model, StackModel } from '../../src/model/index.ts'
import { answering } from './answering.ts'
import retyped from './answers.json' with { type: 'json' }
import { listOf, recordOf, textOf } from './fields.ts'
import { recorded } from './recordings.ts'
import { sayCluster, sayGroup, sayLoadBalancer, sayRepository, sayService, sayTargetGroup } from './said.ts'

type Fields = Readonly<Record<string, unknown>>
type Row = readonly [name: string, item: Fields]

const OWN: Readonly<Record<string, readonly object[]>> = retyped

/** Everything of a kind that AWS was recorded with, and what of that is retyped here. */
function rows(service: string, operation: string, list: string): readonly Row[] {
  const answers = [
    ...(OWN[`${service} ${operation}`] ?? []).map(answer => ['retyped', answer] as const),
    ...recorded(service, operation),
  ]
  const all = answers.flatMap(([file, answer]) =>
    listOf(recordOf(answer)[list]).map((item, at) => [`${at} of ${file}`, recordOf(item)] as const),
  )
  return [...new Map(all.map(row => [JSON.stringify(row[1]), row])).values()]
}

/** The tags that prove it to be of the stack, in addition to those it has, in both spellings. */
const owned = (model: Model, tags: unknown, more: Readonly<Record<string, string>> = {}) => [
  ...listOf(tags),
  ...Object.entries({ 'fluent-ecs:stack': 'recorded', 'fluent-ecs:id': `${model.kind}/${model.id}`, ...more }).map(
    ([key, value]) => ({ key, value, Key: key, Value: value }),
  ),
]

async function changesOf(model: Model, options: DeployOptions): Promise<unknown> {
  const program: StackModel = { kind: 'stack', name: 'recorded', tags: {}, roots: [model] }
  const { steps } = await plan({ build: () => program }, options)
  const mine = steps.find(({ resource }) => resource === `${model.kind.replaceAll('-', ' ')} ${model.id}`)
  return mine?.action === 'keep' ? 'keep' : mine
}

describe('a program that says what was recorded keeps', () => {
  it.each(rows('ecs', 'DescribeClusters', 'clusters'))('cluster %s', async (_, item) => {
    const model = sayCluster(item)
    const found = { ...item, tags: owned(model, item.tags) }
    expect(await changesOf(model, answering({ DescribeClusters: { clusters: [found] } }))).toBe('keep')
  })

  const policies = [
    ...listOf(OWN['ecr GetLifecyclePolicy']),
    ...recorded('ecr', 'GetLifecyclePolicy').map(([, each]) => each),
  ]
  const repositories = rows('ecr', 'DescribeRepositories', 'repositories')
  it.each(repositories)('repository %s', async (_, item) => {
    for (const policy of [undefined, ...policies.map(recordOf)]) {
      const model = sayRepository(item, policy && textOf(policy.lifecyclePolicyText))
      const options = answering({
        DescribeRepositories: { repositories: [item] },
        GetLifecyclePolicy: policy ?? {},
        ListTagsForResource: { tags: owned(model, []) },
      })
      expect(await changesOf(model, options)).toBe('keep')
    }
  })

  /** Network load balancers are not made, and AWS makes none in one zone: two recordings were cut to it. */
  const isApplication = ({ Type, AvailabilityZones }: Fields) =>
    Type === 'application' && listOf(AvailabilityZones).length > 1
  const balancers = rows('elasticloadbalancing', 'DescribeLoadBalancers', 'LoadBalancers')
  it.each(balancers.filter(([, item]) => isApplication(item)))('load balancer %s', async (_, item) => {
    const model = sayLoadBalancer(item)
    const { VpcId } = item
    const zones = listOf(item.AvailabilityZones).map(recordOf)
    const options = answering({
      DescribeVpcs: { Vpcs: [{ VpcId }] },
      DescribeSubnets: {
        Subnets: zones.map(({ SubnetId, ZoneName }) => ({ SubnetId, VpcId, AvailabilityZone: ZoneName })),
      },
      DescribeSecurityGroups: input => groupsAskedFor(input, model.securityGroups, VpcId),
      DescribeLoadBalancers: { LoadBalancers: [item] },
      DescribeTags: { TagDescriptions: [{ ResourceArn: item.LoadBalancerArn, Tags: owned(model, []) }] },
    })
    expect(await changesOf(model, options)).toBe('keep')
  })

  /** Checks of another protocol than the requests, and health checks of TCP: a program cannot say them. */
  const isSaid = ({ Protocol, HealthCheckProtocol, HealthCheckPath, TargetType = 'ip' }: Fields) =>
    /^HTTPS?$/.test(String(Protocol)) && Protocol === HealthCheckProtocol && HealthCheckPath && TargetType !== 'lambda'
  const groups = rows('elasticloadbalancing', 'DescribeTargetGroups', 'TargetGroups')
  it.each(groups.filter(([, item]) => isSaid(item)))('target group %s', async (_, item) => {
    const model = sayTargetGroup(item)
    const { VpcId } = item
    const options = answering({
      DescribeVpcs: { Vpcs: [{ VpcId }] },
      DescribeSubnets: { Subnets: [{ SubnetId: 'subnet-1', VpcId, AvailabilityZone: 'us-east-1a' }] },
      // Its name has a hash of what cannot be changed.
      DescribeTargetGroups: ({ Names }) => ({ TargetGroups: [{ ...item, TargetGroupName: listOf(Names)[0] }] }),
      DescribeTags: { TagDescriptions: [{ ResourceArn: item.TargetGroupArn, Tags: owned(model, []) }] },
    })
    expect(await changesOf(model, options)).toBe('keep')
  })

  /** A program says TCP ports and CIDRs; everything else is somebody else's rule, or one of groups of the stack. */
  const isPlain = ({ IpPermissions, IpPermissionsEgress }: Fields) =>
    // What may not go out anywhere was narrowed by somebody else.
    listOf(IpPermissionsEgress).some(each => recordOf(each).IpProtocol === '-1') &&
    listOf(IpPermissions)
      .map(recordOf)
      .every(
        ({ IpProtocol, UserIdGroupPairs, PrefixListIds }) =>
          IpProtocol === 'tcp' && [...listOf(UserIdGroupPairs), ...listOf(PrefixListIds)].length === 0,
      )
  const securityGroups = rows('ec2', 'DescribeSecurityGroups', 'SecurityGroups')
  it.each(securityGroups.filter(([, item]) => isPlain(item)))('security group %s', async (_, item) => {
    const model = sayGroup(item)
    const { VpcId } = item
    const options = answering({
      DescribeVpcs: { Vpcs: [{ VpcId }] },
      DescribeSubnets: { Subnets: [{ SubnetId: 'subnet-1', VpcId, AvailabilityZone: 'us-east-1a' }] },
      DescribeSecurityGroups: input => ({
        SecurityGroups: [{ ...item, GroupName: nameAskedFor(input)[0], Tags: owned(model, []) }],
      }),
    })
    expect(await changesOf(model, options)).toBe('keep')
  })

  /** One that is being deleted is another thing, and so is one that CodeDeploy or task sets deploy. */
  const isLive = ({ status, deployments, deploymentController }: Fields) =>
    status === 'ACTIVE' && listOf(deployments).length > 0 && (recordOf(deploymentController).type ?? 'ECS') === 'ECS'
  const services = rows('ecs', 'DescribeServices', 'services')
  it.each(services.filter(([, item]) => isLive(item)))('service %s', async (_, item) => {
    const [, family = ''] = /task-definition\/(.+):\d+$/.exec(textOf(item.taskDefinition)) ?? []
    const json = {
      family,
      networkMode: 'awsvpc',
      requiresCompatibilities: [item.launchType === 'EC2' ? 'EC2' : 'FARGATE'],
      cpu: '256',
      memory: '512',
      containerDefinitions: [
        { name: 'server', image: 'nginx:1.29', essential: true, portMappings: [{ containerPort: 5000 }] },
      ],
    }
    const definition = taskDefinitionFromJson(json).build()
    const model = sayService(item, definition)
    const region = textOf(item.clusterArn).split(':')[3]
    const { taskDefinition: taskDefinitionArn } = item
    const options = answering(
      {
        DescribeClusters: {
          clusters: [{ clusterArn: item.clusterArn, clusterName: model.cluster.clusterName, status: 'ACTIVE' }],
        },
        ListTaskDefinitionFamilies: { families: [family] },
        ListTaskDefinitions: { taskDefinitionArns: [taskDefinitionArn] },
        DescribeTaskDefinition: {
          taskDefinition: { ...json, taskDefinitionArn, status: 'ACTIVE' },
          tags: owned(definition, []),
        },
        DescribeServices: {
          services: [{ ...item, tags: owned(model, item.tags, { 'fluent-ecs:deployed': nameIn(taskDefinitionArn) }) }],
        },
      },
      region,
    )
    expect(await changesOf(model, options)).toBe('keep')
  })
})

const nameIn = (arn: unknown): string => textOf(arn).split('/').at(-1) ?? ''

const nameAskedFor = ({ Filters }: Fields): readonly unknown[] =>
  listOf(recordOf(listOf(Filters).find(each => recordOf(each).Name === 'group-name')).Values)

/** A group for each name that is asked for, with the id that ends its name. */
function groupsAskedFor(input: Fields, models: readonly Model[], VpcId: unknown): object {
  const groups = nameAskedFor(input).flatMap(name => {
    const model = models.find(({ id }) => String(name).includes(id))
    return model
      ? [{ GroupName: name, GroupId: model.id, Description: 'of it', VpcId, IpPermissions: [], Tags: owned(model, []) }]
      : []
  })
  return { SecurityGroups: groups }
}
