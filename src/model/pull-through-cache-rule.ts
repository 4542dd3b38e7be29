import type { Resource } from './resource.ts'

/**
 * A rule by which ECR fills repositories from another registry when an image is first pulled. It is of the registry of the
 * account in a Region, and has no tags. `existing` means that it is there: never created or changed.
 */
export interface PullThroughCacheRuleModel extends Resource<'pull-through-cache-rule'> {
  /** What the names of the repositories begin with; `ROOT` for all that no other rule is for. */
  readonly ecrRepositoryPrefix: string
  readonly existing: boolean
  readonly upstreamRegistryUrl?: string
  readonly credentialArn?: string
  readonly customRoleArn?: string
  readonly upstreamRepositoryPrefix?: string
}

/** An image of another registry that comes through the cache. */
export interface CachedImage {
  readonly cacheRule: PullThroughCacheRuleModel
  /** As it is called there, with its tag or digest: `library/nginx:1.29`. */
  readonly image: string
}

export const isCached = (image: object): image is CachedImage => 'cacheRule' in image

/** The repository that ECR makes for it. */
export const cacheRepository = ({ cacheRule, image }: CachedImage): string =>
  inCache(cacheRule, image.replace(/@.*$/, '').replace(/:[^/]*$/, ''))

/** What stands behind the host of the registry. */
export const inCache = ({ ecrRepositoryPrefix: prefix }: PullThroughCacheRuleModel, image: string): string =>
  prefix === 'ROOT' ? image : `${prefix.replace(/\/$/, '')}/${image}`
