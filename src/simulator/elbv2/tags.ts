import type {
  AddTagsCommandInput,
  DescribeTagsCommandInput,
  DescribeTagsCommandOutput,
  RemoveTagsCommandInput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags as add, type TagEntry, tagList } from '../tag-list.ts'
import { invalid, listenerByArn, loadBalancerByArn, ruleByArn, targetGroupByArn } from './lookup.ts'
import { defaultRuleArn } from './rule-view.ts'
import { loadBalancing } from './state.ts'

const TAGS_PER_RESOURCE = 50
const RESOURCES_PER_CALL = 20

export function addTags(input: AddTagsCommandInput, world: World): object {
  const all = (input.ResourceArns ?? []).map(arn => tagsOf(arn, world))
  for (const tags of all) checkTags(input.Tags, tags)
  for (const tags of all) add(tags, input.Tags)
  return {}
}

export function removeTags(input: RemoveTagsCommandInput, world: World): object {
  const all = (input.ResourceArns ?? []).map(arn => tagsOf(arn, world))
  for (const tags of all) for (const key of input.TagKeys ?? []) tags.delete(key)
  return {}
}

export function describeTags(
  { ResourceArns = [] }: DescribeTagsCommandInput,
  world: World,
): Omit<DescribeTagsCommandOutput, '$metadata'> {
  if (ResourceArns.length > RESOURCES_PER_CALL) {
    throw invalid(`A maximum of '${RESOURCES_PER_CALL}' resource ARNs can be specified`)
  }
  return {
    TagDescriptions: ResourceArns.map(ResourceArn => ({ ResourceArn, Tags: tagList(tagsOf(ResourceArn, world)) })),
  }
}

/** The tags that a create request gives to what it makes. */
export function newTags(tags: readonly TagEntry[] | undefined): Map<string, string> {
  checkTags(tags, new Map())
  return add(new Map(), tags)
}

function checkTags(added: readonly TagEntry[] = [], present: ReadonlyMap<string, string>): void {
  const keys = added.map(({ Key = '' }) => Key)
  if (new Set(keys).size < keys.length) {
    throw new AwsError('DuplicateTagKeys', 'The same tag key cannot be specified more than once')
  }
  if (keys.some(key => key.toLowerCase().startsWith('aws:'))) {
    throw invalid(`Tag keys cannot begin with 'aws:'`)
  }
  if (new Set([...keys, ...present.keys()]).size > TAGS_PER_RESOURCE) {
    throw new AwsError('TooManyTags', `The maximum number of tags for a resource is '${TAGS_PER_RESOURCE}'`)
  }
}

function tagsOf(arn: string, world: World): Map<string, string> {
  const [kind] = arn.split(':').slice(5).join(':').split('/')
  if (kind === 'loadbalancer') return loadBalancerByArn(world, arn).tags
  if (kind === 'targetgroup') return targetGroupByArn(world, arn).tags
  if (kind === 'listener') return listenerByArn(world, arn).tags
  if (kind !== 'listener-rule') throw invalid(`'${arn}' is not a valid load balancing ARN`)
  const owner = [...loadBalancing(world).listeners.values()].find(listener => defaultRuleArn(listener) === arn)
  if (owner) return owner.defaultRuleTags
  return ruleByArn(world, arn).tags
}

/** What has tags, as GetResources knows it. */
export function tagged(world: World): TaggedResource[] {
  const { loadBalancers, targetGroups, listeners, rules } = loadBalancing(world)
  return [
    ...loadBalancers.values(),
    ...targetGroups.values(),
    ...listeners.values(),
    ...[...listeners.values()].map(each => ({ arn: defaultRuleArn(each), tags: each.defaultRuleTags })),
    ...rules.values(),
  ]
}
