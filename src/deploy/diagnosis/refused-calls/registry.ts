/** What mends a request that ECR refused, by its own words for it. */
export const REGISTRY_FIXES: readonly (readonly [words: RegExp, fix: string])[] = [
  [
    /no basic auth credentials|authorization token has expired|requires? 'docker login'|denied: requested access/i,
    'Sign in to the registry first (aws ecr get-login-password | docker login --username AWS --password-stdin …), with credentials that may use that repository; the repository must be there.',
  ],
  [
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
    /docker push .*(exit|error|fail)/i,
    'Read what docker wrote above that. Most often the repository is not there, its tag is taken and immutable, or the caller may not push (ecr:GetAuthorizationToken, BatchCheckLayerAvailability, InitiateLayerUpload, UploadLayerPart, CompleteLayerUpload and PutImage).',
  ],
  [
    /^(Layer(Inaccessible|sNotFound|PartTooSmall)|UploadNotFound|InvalidLayer|ImageDigestDoesNotMatch|EmptyUpload)\w*: /,
    'Push the image again: what ECR has of its layers is not whole, or not what the manifest says.',
  ],
  [
    /image tag .* already exists/i,
    'Give the image a tag of its own, or let the repository have mutable tags: that one is taken, and is not written over.',
  ],
  [
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreatePullThroughCacheRule.html
    /UnableTo(Access|Decrypt)Secret/,
    'Let the secret be in this account and Region, its name begin with ecr-pullthroughcache/, and its key be one that ECR may use.',
  ],
  [
    /toomanyrequests:|pull rate limit/i,
    'Sign in to the registry, or pull from Amazon ECR (a pull-through cache fills itself): that one limits how often images are pulled.',
  ],
  [
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/error-pullthroughcache.html
    /UnableTo(Get|List)Upstream/,
    'See that the registry behind the pull-through cache has the image, that the secret of the rule holds credentials that it accepts, and that it does not limit pulls.',
  ],
  [
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
    /^KmsException: /,
    'See that the key of the repository is symmetric, enabled and of this Region, and that who deploys may kms:DescribeKey and kms:CreateGrant on it.',
  ],
]
