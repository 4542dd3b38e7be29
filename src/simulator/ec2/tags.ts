import type { CreateTagsCommandInput, DeleteTagsCommandInput, Tag, TagSpecification } from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags } from '../tag-list.ts'
import { groupById, subnetById, vpcById } from './lookup.ts'
import { networking } from './state.ts'

const TAGS_PER_RESOURCE = 50

export function createTags(input: CreateTagsCommandInput, world: World): object {
  for (const id of input.Resources ?? []) {
    const tags = tagsOf(id, world)
    checkTags(input.Tags ?? [], tags)
    putTags(tags, input.Tags)
  }
  return {}
}

export function deleteTags(input: DeleteTagsCommandInput, world: World): object {
  for (const id of input.Resources ?? []) {
    const tags = tagsOf(id, world)
    if (!input.Tags) tags.clear()
    for (const { Key = '', Value } of input.Tags ?? []) {
      if (Value === undefined || tags.get(Key) === Value) tags.delete(Key)
    }
  }
  return {}
}

/** The tags that a create request gives to the resource it makes. */
export function tagsFor(
  resourceType: string,
  specifications: readonly TagSpecification[] | undefined,
): Map<string, string> {
  for (const { ResourceType } of specifications ?? []) {
    if (ResourceType === resourceType) continue
    throw new AwsError(
      'InvalidParameterValue',
      `'${ResourceType}' is not a valid taggable resource type for this operation.`,
    )
  }
  const added = (specifications ?? []).flatMap(({ Tags = [] }) => Tags)
  checkTags(added, new Map())
  return putTags(new Map(), added)
}

function tagsOf(id: string, world: World): Map<string, string> {
  if (id.startsWith('sg-')) return groupById(world, id).tags
  if (id.startsWith('sgr-')) return ruleTags(id, world)
  if (id.startsWith('vpc-')) return vpcById(world, id).tags
  if (id.startsWith('subnet-')) return subnetById(world, id).tags
  const { internetGateways, routeTables, addresses, natGateways, endpoints, templates } = networking(world)
  const found = [internetGateways, routeTables, addresses, natGateways, endpoints, templates].flatMap(
    each => each.get(id) ?? [],
  )
  if (found[0]) return found[0].tags
  throw new AwsError('InvalidID', `The ID '${id}' is not valid`)
}

function ruleTags(id: string, world: World): Map<string, string> {
  const rules = [...networking(world).securityGroups.values()].flatMap(group => group.rules)
  const rule = rules.find(({ ruleId }) => ruleId === id)
  if (rule) return rule.tags
  throw new AwsError('InvalidSecurityGroupRuleId.NotFound', `The security group rule ID '${id}' does not exist`)
}

function checkTags(added: readonly Tag[], present: ReadonlyMap<string, string>): void {
  const keys = added.map(({ Key = '' }) => Key)
  if (keys.some(key => key === '' || key.length > 127)) {
    throw new AwsError('InvalidParameterValue', 'Tag key cannot be empty and must be at most 127 characters')
  }
  if (keys.some(key => key.toLowerCase().startsWith('aws:'))) {
    throw new AwsError('InvalidParameterValue', `Tag keys starting with 'aws:' are reserved for internal use`)
  }
  if (new Set([...keys, ...present.keys()]).size > TAGS_PER_RESOURCE) {
    throw new AwsError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')
  }
}

/** What has tags, as GetResources knows it. */
export function tagged(world: World): TaggedResource[] {
  const { vpcs, subnets, securityGroups, ...others } = networking(world)
  const arn = (path: string): string => `arn:${world.partition}:ec2:${world.region}:${world.account}:${path}`
  return [
    ...[...vpcs.values()].map(({ vpcId, tags }) => ({ arn: arn(`vpc/${vpcId}`), tags })),
    ...[...others.templates.values()].map(({ id, tags }) => ({ arn: arn(`launch-template/${id}`), tags })),
    ...[...subnets.values()].map(({ subnetId, tags }) => ({ arn: arn(`subnet/${subnetId}`), tags })),
    ...[...others.internetGateways].map(([id, { tags }]) => ({ arn: arn(`internet-gateway/${id}`), tags })),
    ...[...others.routeTables].map(([id, { tags }]) => ({ arn: arn(`route-table/${id}`), tags })),
    ...[...others.addresses].map(([id, { tags }]) => ({ arn: arn(`elastic-ip/${id}`), tags })),
    ...[...others.natGateways].map(([id, { tags }]) => ({ arn: arn(`natgateway/${id}`), tags })),
    ...[...others.endpoints].map(([id, { tags }]) => ({ arn: arn(`vpc-endpoint/${id}`), tags })),
    ...[...securityGroups.values()].flatMap(({ groupId, tags, rules }) => [
      { arn: arn(`security-group/${groupId}`), tags },
      ...rules.map(rule => ({ arn: arn(`security-group-rule/${rule.ruleId}`), tags: rule.tags })),
    ]),
  ]
}
