import type { Batch } from '../../../aws/batches.ts'
import type { Rule } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { elbv2Tags } from '../elbv2-tags.ts'
import { readRules } from '../listener/listeners.ts'

export interface TaggedRule extends Rule {
  readonly tags: Tags
}

/** The rules of a listener with their tags, as ELB knows them. */
export async function taggedRules(listenerArn: string, context: Context): Promise<readonly TaggedRule[]> {
  return (await context.batches.load(byListener, listenerArn, context)) ?? []
}

const byListener: Batch<readonly TaggedRule[], Context> = {
  size: Number.POSITIVE_INFINITY,
  async read(arns, context) {
    const found = arns.map(async arn => {
      const rules = await readRules(arn, context)
      const tagged = rules.map(async rule => ({ ...rule, tags: await elbv2Tags(rule.RuleArn ?? '', context) }))
      return [arn, await Promise.all(tagged)] as const
    })
    return new Map(await Promise.all(found))
  },
}
