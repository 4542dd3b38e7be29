import type { ListTagsForResourceRequest, Tag, TagResourceRequest, UntagResourceRequest } from '@aws-sdk/client-ecs'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { containers, isMade } from './state.ts'

export function checkTags(tags: readonly Tag[] = []): void {
  const keys = tags.map(tag => tag.key ?? '')
  if (new Set(keys).size !== keys.length)
    throw invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  if (tags.length > 50) throw invalid('The maximum number of tags per resource is 50.')
  if (keys.some(key => /^aws:/i.test(key)))
    throw invalid('aws: prefixed tag key names are not allowed for external use.')
  if (keys.some(key => key.length < 1 || key.length > 128) || tags.some(tag => (tag.value ?? '').length > 256))
    throw invalid('Tag keys must be 1 to 128 characters long and tag values at most 256.')
}

export function tagResource({ resourceArn, tags }: TagResourceRequest, world: World): object {
  const known = tagsOf(resourceArn, world)
  checkTags(tags)
  const added = tags ?? []
  set(resourceArn, [...known.filter(old => !added.some(tag => tag.key === old.key)), ...added], world)
  return {}
}

export function untagResource({ resourceArn, tagKeys = [] }: UntagResourceRequest, world: World): object {
  set(
    resourceArn,
    tagsOf(resourceArn, world).filter(tag => !tagKeys.includes(tag.key ?? '')),
    world,
  )
  return {}
}

export function listTagsForResource({ resourceArn }: ListTagsForResourceRequest, world: World): { tags: Tag[] } {
  return { tags: tagsOf(resourceArn, world) }
}

function tagsOf(resourceArn: string | undefined, world: World): Tag[] {
  const tags = containers(world).tags.get(resourceArn ?? '')
  if (!tags) throw invalid('The specified resource is not found. Specify a valid ARN and try again.')
  return tags
}

const set = (resourceArn: string | undefined, tags: Tag[], world: World): void => {
  containers(world).tags.set(resourceArn ?? '', tags)
}

const invalid = (message: string): AwsError => new AwsError('InvalidParameterException', message)

/** What has tags, as GetResources knows it: what is inactive has none. */
export function tagged(world: World, wanted: (arn: string) => boolean): TaggedResource[] {
  const { clusters, taskDefinitions, capacityProviders, tags } = containers(world)
  const active = [...clusters.values()].filter(({ status }) => status === 'ACTIVE')
  const services = active.flatMap(cluster => [...cluster.services.values()]).filter(each => each.status !== 'INACTIVE')
  const revisions = [...taskDefinitions.values()].flat().filter(({ status }) => status === 'ACTIVE')
  const arns = [
    ...active.map(({ arn }) => arn),
    ...services.map(({ arn }) => arn),
    ...[...capacityProviders.values()].filter(isMade).map(({ arn }) => arn),
    ...revisions.map(({ taskDefinitionArn = '' }) => taskDefinitionArn),
  ]
  return arns.filter(wanted).map(arn => ({
    arn,
    tags: new Map((tags.get(arn) ?? []).map(({ key = '', value = '' }) => [key, value])),
  }))
}
