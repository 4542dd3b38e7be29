import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  Tag,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-servicediscovery'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags, tagList } from '../tag-list.ts'
import { cloudMap } from './state.ts'

// https://docs.aws.amazon.com/cloud-map/latest/api/API_TagResource.html
const MOST_TAGS = 50

export function tagResource({ ResourceARN, Tags = [] }: TagResourceCommandInput, world: World): object {
  const tags = tagsOf(world, ResourceARN)
  checkTags(Tags, tags)
  putTags(tags, Tags)
  return {}
}

export function untagResource({ ResourceARN, TagKeys = [] }: UntagResourceCommandInput, world: World): object {
  const tags = tagsOf(world, ResourceARN)
  for (const key of TagKeys) tags.delete(key)
  return {}
}

export function listTagsForResource(
  { ResourceARN }: ListTagsForResourceCommandInput,
  world: World,
): Omit<ListTagsForResourceCommandOutput, '$metadata'> {
  return { Tags: tagList(tagsOf(world, ResourceARN)) }
}

export function checkTags(added: readonly Tag[], present: ReadonlyMap<string, string>): void {
  const keys = added.map(({ Key = '' }) => Key)
  if (keys.some(key => key.startsWith('aws:'))) throw new AwsError('InvalidInput', 'Tag keys cannot start with aws:')
  if (new Set([...keys, ...present.keys()]).size > MOST_TAGS)
    throw new AwsError('TooManyTagsException', `A resource can have at most ${MOST_TAGS} tags`)
}

function tagsOf(world: World, arn = ''): Map<string, string> {
  const { namespaces, services } = cloudMap(world)
  const id = arn.slice(arn.lastIndexOf('/') + 1)
  const found = namespaces.get(id) ?? services.get(id)
  if (!found) throw new AwsError('ResourceNotFoundException', `Resource not found. ARN: ${arn}`)
  return found.tags
}

/** What has tags, as GetResources knows it. */
export function tagged(world: World): TaggedResource[] {
  const { namespaces, services } = cloudMap(world)
  return [...namespaces.values(), ...services.values()]
}
