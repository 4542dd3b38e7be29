import { scaling } from '../application-auto-scaling/state.ts'
import { logs } from '../cloud-watch-logs/state.ts'
import { networking } from '../ec2/state.ts'
import { registry } from '../ecr/state.ts'
import { containers } from '../ecs/state.ts'
import { defaultRuleArn } from '../elbv2/rule-view.ts'
import { loadBalancing } from '../elbv2/state.ts'
import type { World } from '../operation.ts'
import { dns } from '../route53/state.ts'
import { cloudMap } from '../service-discovery/state.ts'

/** A live resource's tags by key. */
export interface TaggedResource {
  readonly arn: string
  readonly tags: ReadonlyMap<string, string>
}

/** What is wanted of everything live that carries a tag, roles aside: GetResources does not know IAM roles. */
export function taggedResources(world: World, wanted: (arn: string) => boolean): TaggedResource[] {
  return [
    ...ecsResources(world, wanted),
    ...ec2Resources(world),
    ...elbResources(world),
    ...[...registry(world).repositories.values()],
    ...[...logs(world).groups.values()].map(({ arn, tags }) => fromRecord(arn, tags)),
    ...[...scaling(world).tags].map(([arn, tags]) => fromRecord(arn, tags)),
    ...zones(world),
    ...[...cloudMap(world).namespaces.values(), ...cloudMap(world).services.values()],
  ]
    .filter(({ arn, tags }) => tags.size > 0 && wanted(arn))
    .map(({ arn, tags }) => ({ arn, tags }))
}

const fromRecord = (arn: string, tags: Readonly<Record<string, string>>): TaggedResource => ({
  arn,
  tags: new Map(Object.entries(tags)),
})

function ecsResources(world: World, wanted: (arn: string) => boolean): TaggedResource[] {
  const { clusters, taskDefinitions, tags } = containers(world)
  const active = [...clusters.values()].filter(({ status }) => status === 'ACTIVE')
  const services = active.flatMap(cluster => [...cluster.services.values()]).filter(each => each.status !== 'INACTIVE')
  const arns = [
    ...active.map(({ arn }) => arn),
    ...services.map(({ arn }) => arn),
    ...[...taskDefinitions.values()]
      .flat()
      .flatMap(each => (each.status === 'ACTIVE' ? [each.taskDefinitionArn ?? ''] : [])),
  ]
  return arns.filter(wanted).map(arn => ({
    arn,
    tags: new Map((tags.get(arn) ?? []).map(({ key = '', value = '' }) => [key, value])),
  }))
}

function ec2Resources(world: World): TaggedResource[] {
  const { vpcs, subnets, securityGroups } = networking(world)
  const arn = (path: string): string => `arn:${world.partition}:ec2:${world.region}:${world.account}:${path}`
  return [
    ...[...vpcs.values()].map(({ vpcId, tags }) => ({ arn: arn(`vpc/${vpcId}`), tags })),
    ...[...subnets.values()].map(({ subnetId, tags }) => ({ arn: arn(`subnet/${subnetId}`), tags })),
    ...[...securityGroups.values()].flatMap(({ groupId, tags, rules }) => [
      { arn: arn(`security-group/${groupId}`), tags },
      ...rules.map(rule => ({ arn: arn(`security-group-rule/${rule.ruleId}`), tags: rule.tags })),
    ]),
  ]
}

function elbResources(world: World): TaggedResource[] {
  const { loadBalancers, targetGroups, listeners, rules } = loadBalancing(world)
  return [
    ...loadBalancers.values(),
    ...targetGroups.values(),
    ...listeners.values(),
    ...[...listeners.values()].map(each => ({ arn: defaultRuleArn(each), tags: each.defaultRuleTags })),
    ...rules.values(),
  ]
}

// What is global is found in us-east-1 only.
function zones(world: World): TaggedResource[] {
  if (world.partition === 'aws' && world.region !== 'us-east-1') return []
  return [...dns(world).hostedZones.values()].map(({ id, tags }) => ({
    arn: `arn:${world.partition}:route53:::hostedzone/${id}`,
    tags,
  }))
}
