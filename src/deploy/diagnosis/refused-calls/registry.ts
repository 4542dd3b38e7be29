/** What mends a request that ECR refused, by its own words for it. */
export const REGISTRY_FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /image tag .* already exists/i,
    'Give the image a tag of its own, or let the repository have mutable tags: that one is taken, and is not written over.',
  ],
  [
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html
    /UnableTo(Access|Decrypt)Secret/,
    'Let the secret be in this account and Region, its name begin with ecr-pullthroughcache/, and its key be one that ECR may use.',
  ],
]
