import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'
import { type LogGroup, logs } from './state.ts'

export function listTagsForResource({ resourceArn }: ListTagsForResourceRequest, world: World): object {
  return { tags: { ...groupByArn(world, resourceArn).tags } }
}

export function tagResource({ resourceArn, tags }: TagResourceRequest, world: World): object {
  const group = groupByArn(world, resourceArn)
  group.tags = { ...group.tags, ...tags }
  return {}
}

export function untagResource({ resourceArn, tagKeys = [] }: UntagResourceRequest, world: World): object {
  const group = groupByArn(world, resourceArn)
  group.tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !tagKeys.includes(key)))
  return {}
}

function groupByArn(world: World, arn = ''): LogGroup {
  // The API takes the ARN without the trailing :* that DescribeLogGroups shows.
  if (arn.endsWith(':*')) throw new AwsError('InvalidParameterException', 'Invalid resource ARN.')
  const group = [...logs(world).groups.values()].find(each => each.arn === arn)
  if (!group) throw new AwsError('ResourceNotFoundException', 'The specified resource does not exist.')
  return group
}

/** What has tags, as GetResources knows it. */
export const tagged = (world: World): TaggedResource[] =>
  [...logs(world).groups.values()].map(({ arn, tags }) => ({ arn, tags: new Map(Object.entries(tags)) }))
