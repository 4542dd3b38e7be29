import type {
  ListRoleTagsCommandInput,
  ListRoleTagsCommandOutput,
  Tag,
  TagRoleCommandInput,
  UntagRoleCommandInput,
} from '@aws-sdk/client-iam'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { putTags, tagList } from '../tag-list.ts'
import { roleByName } from './state.ts'

const TAGS_PER_ROLE = 50

export function tagRole(input: TagRoleCommandInput, world: World): object {
  const { tags } = roleByName(world, input.RoleName)
  checkTags(input.Tags ?? [], tags)
  putTags(tags, input.Tags)
  return {}
}

export function untagRole(input: UntagRoleCommandInput, world: World): object {
  const { tags } = roleByName(world, input.RoleName)
  for (const key of input.TagKeys ?? []) tags.delete(key)
  return {}
}

export function listRoleTags(
  input: ListRoleTagsCommandInput,
  world: World,
): Omit<ListRoleTagsCommandOutput, '$metadata'> {
  const { items, next } = page(tagList(roleByName(world, input.RoleName).tags), input.MaxItems ?? 100, input.Marker)
  return { Tags: items, IsTruncated: next !== undefined, Marker: next }
}

export function checkTags(added: readonly Tag[], present: ReadonlyMap<string, string>): void {
  const keys = added.map(({ Key = '' }) => Key)
  if (new Set(keys.map(key => key.toLowerCase())).size < keys.length) {
    throw new AwsError('InvalidInput', 'Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  }
  if (keys.some(key => key.toLowerCase().startsWith('aws:'))) {
    throw new AwsError('InvalidInput', 'Invalid tag key. Tag keys cannot start with aws:')
  }
  if (new Set([...keys, ...present.keys()]).size > TAGS_PER_ROLE) {
    throw new AwsError('LimitExceeded', `Cannot exceed quota for TagsPerRole: ${TAGS_PER_ROLE}`, 409)
  }
}
