import type {
  ListTagsForResourceCommandInput,
  TagResourceCommandInput,
  UntagResourceCommandInput,
} from '@aws-sdk/client-eventbridge'
import type { World } from '../operation.ts'
import { putTags, tagList } from '../tag-list.ts'
import { checkManaged, type EventRule, eventBuses, notFound } from './state.ts'

function ruleWith(world: World, arn = ''): EventRule {
  const found = eventBuses(world).rules.get(arn)
  if (!found) throw notFound(`Rule ${arn.slice(arn.lastIndexOf('/') + 1)} does not exist.`)
  return found
}

export function tagResource({ ResourceARN, Tags }: TagResourceCommandInput, world: World): object {
  const rule = ruleWith(world, ResourceARN)
  checkManaged(rule)
  putTags(rule.tags, Tags)
  return {}
}

export function untagResource({ ResourceARN, TagKeys = [] }: UntagResourceCommandInput, world: World): object {
  const rule = ruleWith(world, ResourceARN)
  checkManaged(rule)
  for (const key of TagKeys) rule.tags.delete(key)
  return {}
}

export const listTagsForResource = ({ ResourceARN }: ListTagsForResourceCommandInput, world: World): object => ({
  Tags: tagList(ruleWith(world, ResourceARN).tags),
})
