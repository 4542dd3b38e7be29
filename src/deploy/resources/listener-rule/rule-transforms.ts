import type { RuleTransform } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import type { ListenerRuleModel, RouteTransform } from '../../../model/listener-rule.ts'

/** What a rule rewrites, always in the same order. */
export const wantedTransforms = ({ transforms = [] }: ListenerRuleModel): readonly RouteTransform[] =>
  inOrder(transforms)

/** What ELB has of that. */
export function liveTransforms(transforms: readonly RuleTransform[] = []): readonly RouteTransform[] {
  return inOrder(
    transforms.flatMap(({ Type, HostHeaderRewriteConfig, UrlRewriteConfig }) =>
      [HostHeaderRewriteConfig, UrlRewriteConfig].flatMap(config =>
        (config?.Rewrites ?? []).map(
          ({ Regex: regex = '', Replace: replace = '' }) =>
            ({
              type: Type === 'host-header-rewrite' ? Type : 'url-rewrite',
              regex,
              replace,
            }) as const,
        ),
      ),
    ),
  )
}

/** The transforms as ELB takes them. */
export function transformInput({ transforms = [] }: ListenerRuleModel): RuleTransform[] {
  return transforms.map(({ type, regex: Regex, replace: Replace }) => {
    const config = { Rewrites: [{ Regex, Replace }] }
    return type === 'host-header-rewrite'
      ? { Type: type, HostHeaderRewriteConfig: config }
      : { Type: type, UrlRewriteConfig: config }
  })
}

const inOrder = (transforms: readonly RouteTransform[]): readonly RouteTransform[] =>
  [...transforms]
    .map(({ type, regex, replace }) => ({ type, regex, replace }))
    .sort((one, other) => (one.type < other.type ? -1 : 1))
