import type { Tags } from '../../model/resource.ts'
import { tagChanges } from '../ownership.ts'
import type { Context } from './handler.ts'
import { fromTagList, toTagList } from './tag-list.ts'

// DescribeTags takes no more: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
const BATCH = 20

/** The tags of load balancers, target groups, listeners or rules, by ARN. */
export async function elbv2Tags(arns: readonly string[], { aws }: Context): Promise<ReadonlyMap<string, Tags>> {
  const batches = Array.from({ length: Math.ceil(arns.length / BATCH) }, (_, at) =>
    arns.slice(at * BATCH, (at + 1) * BATCH),
  )
  const answers = await Promise.all(batches.map(batch => aws.elbv2('DescribeTags', { ResourceArns: batch })))
  return new Map(
    answers.flatMap(({ TagDescriptions = [] }) =>
      TagDescriptions.map(({ ResourceArn = '', Tags }) => [ResourceArn, fromTagList(Tags)] as const),
    ),
  )
}

/** The tags of one of them. */
export async function elbv2TagsOf(arn: string, context: Context): Promise<Tags> {
  return (await elbv2Tags([arn], context)).get(arn) ?? {}
}

/** Turns one set of user tags into another. */
export async function setElbv2Tags(arn: string, from: Tags, to: Tags, { aws }: Context): Promise<void> {
  const { added, removed } = tagChanges(from, to)
  if (removed.length > 0) await aws.elbv2('RemoveTags', { ResourceArns: [arn], TagKeys: removed })
  if (Object.keys(added).length > 0) await aws.elbv2('AddTags', { ResourceArns: [arn], Tags: toTagList(added) })
}
