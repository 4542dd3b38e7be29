import type { Batch } from '../../aws/batches.ts'
import type { Tags } from '../../model/resource.ts'
import type { Context } from '../context.ts'
import { confirmedTags } from '../stack-tags.ts'
import { fromTagList } from './tag-list.ts'

// DescribeTags takes no more: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html
const ARNS_PER_CALL = 20

const byArn: Batch<Tags, Context> = {
  size: ARNS_PER_CALL,
  async read(arns, { aws }) {
    const { TagDescriptions = [] } = await aws.elbv2('DescribeTags', { ResourceArns: [...arns] })
    return new Map(TagDescriptions.map(({ ResourceArn = '', Tags }) => [ResourceArn, fromTagList(Tags)]))
  },
}

/** The tags of a load balancer, target group, listener or rule, given those that it should have. */
export async function elbv2TagsOf(arn: string, desired: Tags, context: Context): Promise<Tags> {
  return (await confirmedTags(arn, desired, context)) ?? elbv2Tags(arn, context)
}

/** The tags of one of them, as ELB knows them. */
export async function elbv2Tags(arn: string, context: Context): Promise<Tags> {
  return (await context.batches.load(byArn, arn, context)) ?? {}
}
