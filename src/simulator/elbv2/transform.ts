import type { RuleTransform } from '@aws-sdk/client-elastic-load-balancing-v2'
import { invalid } from './lookup.ts'

const LONGEST = 1024

/** Checks what a rule rewrites: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html */
export function checkedTransforms(transforms: readonly RuleTransform[] = []): readonly RuleTransform[] {
  const types = transforms.map(({ Type }) => Type)
  if (new Set(types).size < types.length)
    throw invalid('A rule can have one host header rewrite transform and one URL rewrite transform')
  for (const { Type, HostHeaderRewriteConfig, UrlRewriteConfig } of transforms) {
    const [own, other] =
      Type === 'url-rewrite' ? [UrlRewriteConfig, HostHeaderRewriteConfig] : [HostHeaderRewriteConfig, UrlRewriteConfig]
    if (!own?.Rewrites?.length || other)
      throw invalid(`The configuration of the transform is not that of type '${Type}'`)
    for (const { Regex = '', Replace = '' } of own.Rewrites)
      if (Regex.length > LONGEST || Replace.length > LONGEST)
        throw invalid(`A rewrite cannot be longer than '${LONGEST}' characters`)
  }
  return transforms
}
