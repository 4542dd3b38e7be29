import type {
  ListTagsForResourceCommandInput,
  ListTagsForResourceCommandOutput,
  Tag,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-ecr'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { putTags, tagList } from '../tag-list.ts'
import { type Repository, registry, repositoryByName } from './state.ts'

const TAGS_PER_REPOSITORY = 50

export function tagResource(input: TagResourceCommandInput, world: World): object {
  const { tags } = byArn(world, input.resourceArn)
  checkTags(input.tags ?? [], tags)
  putTags(tags, input.tags)
  return {}
}

export function untagResource(input: UntagResourceCommandInput, world: World): object {
  const { tags } = byArn(world, input.resourceArn)
  for (const key of input.tagKeys ?? []) tags.delete(key)
  return {}
}

export function listTagsForResource(
  input: ListTagsForResourceCommandInput,
  world: World,
): Omit<ListTagsForResourceCommandOutput, '$metadata'> {
  return { tags: tagList(byArn(world, input.resourceArn).tags) }
}

export function checkTags(added: readonly Tag[], present: ReadonlyMap<string, string>): void {
  const keys = added.map(({ Key = '' }) => Key)
  if (keys.some(key => key === '' || key.length > 128 || key.startsWith('aws:'))) {
    throw new AwsError('InvalidTagParameterException', 'Tag keys must be 1 to 128 characters and not start with aws:')
  }
  if (new Set([...keys, ...present.keys()]).size > TAGS_PER_REPOSITORY) {
    throw new AwsError('TooManyTagsException', `A repository can have at most ${TAGS_PER_REPOSITORY} tags`)
  }
}

function byArn(world: World, arn = ''): Repository {
  const name = arn.split(':repository/')[1]
  if (name === undefined) {
    throw new AwsError(
      'InvalidParameterException',
      `Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'`,
    )
  }
  return repositoryByName(world, name)
}

/** What has tags, as GetResources knows it. */
export const tagged = (world: World): TaggedResource[] => [...registry(world).repositories.values()]
