import type { Batch } from '../../../aws/batches.ts'
import type { Rule } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel } from '../../../model/listener-rule.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { desiredTags } from '../../ownership.ts'
import { confirmedTags, stackTags } from '../../stack-tags.ts'
import { elbv2Tags } from '../elbv2-tags.ts'
import { isOurs } from '../is-ours.ts'
import { readRules } from '../listener/listeners.ts'

export interface TaggedRule extends Rule {
  readonly tags: Tags
}

/** The rule of a model. Of two that deployers made at once, the first counts: it gets the requests. */
export async function ruleOf(
  listenerArn: string,
  model: ListenerRuleModel,
  context: Context,
): Promise<TaggedRule | undefined> {
  const [rules, known] = await Promise.all([readRules(listenerArn, context), stackTags(context)])
  const likely = rules.find(({ RuleArn = '' }) => isOurs(known.get(RuleArn) ?? {}, model, context))
  const tags = likely && (await confirmedTags(likely.RuleArn ?? '', desiredTags(model, model.tags, context), context))
  if (tags) return { ...likely, tags }
  return (await taggedRules(listenerArn, context)).find(({ tags }) => isOurs(tags, model, context))
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
