import type { Tags } from '../../../model/resource.ts'
import { canonical } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { comparedTags } from '../../ownership.ts'
import { tagsOfScalableTargets } from '../../stack-tags.ts'

/** The tags of a scalable target, given those that it should have. Targets from before there were ARNs have none. */
export async function scalableTargetTags(arn: string, desired: Tags, context: Context): Promise<Tags> {
  if (arn === '') return {}
  const known = (await tagsOfScalableTargets(context)).get(arn)
  if (known && canonical(comparedTags(known)) === canonical(desired)) return known
  return (await context.aws.applicationAutoScaling('ListTagsForResource', { ResourceARN: arn })).Tags ?? {}
}
