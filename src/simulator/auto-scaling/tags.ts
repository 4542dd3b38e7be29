import type { CreateOrUpdateTagsType, DeleteTagsType } from '@aws-sdk/client-auto-scaling'
import type { World } from '../operation.ts'
import { groupByName } from './state.ts'

export function createOrUpdateTags(input: CreateOrUpdateTagsType, world: World): object {
  for (const { ResourceId, Key = '', Value = '' } of input.Tags ?? [])
    groupByName(world, ResourceId).tags.set(Key, Value)
  return {}
}

export function deleteTags(input: DeleteTagsType, world: World): object {
  for (const { ResourceId, Key = '' } of input.Tags ?? []) groupByName(world, ResourceId).tags.delete(Key)
  return {}
}
