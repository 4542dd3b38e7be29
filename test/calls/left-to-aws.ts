/**
 * Documented errors that nothing names, and why: they end as `aws.<Name>` in AWS's own words. What is neither here nor
 * named fails a test, and so does what is here but named or not documented any more.
 */
const BY_RULE = 'the program is refused before, by a rule of the validators'
const QUOTA = 'a quota of the account: AWS says which, and waiting does not help'
const ONE = 'a limit on what we send one of'
const NOT_USED = 'of a feature that the executor does not use'
const SENT_BY_US = 'what we send never is so'
const WORDS = 'wrong in the program or the account, and AWS says what'

const LOOKED = 'of a preflight: it names what it could not look at, and why'

export const LEFT_TO_AWS: Readonly<Record<string, string>> = {
  'acm InvalidArgsException': SENT_BY_US,
  'acm InvalidArnException': SENT_BY_US,
  'acm InvalidDomainValidationOptionsException': SENT_BY_US,
  'acm InvalidTagException': SENT_BY_US,
  'acm TagPolicyException': WORDS,
  'applicationAutoScaling InvalidNextTokenException': SENT_BY_US,
  'autoScaling InvalidNextToken': SENT_BY_US,
  'autoScaling LimitExceededFault': QUOTA,
  'autoScaling ServiceLinkedRoleFailure': WORDS,
  'cloudWatch ConcurrentModificationException': 'of tags, by another deployer: the next run looks again',
  'cloudWatch InternalServiceFault': 'HTTP 500, which is retried whatever it is called',
  'cloudWatch InvalidNextToken': SENT_BY_US,
  'cloudWatch InvalidParameterValueException': BY_RULE,
  'cloudWatch LimitExceededFault': QUOTA,
  'cloudWatch ResourceConflict': 'of alarms that composite alarms use: AWS says which',
  'ecr InvalidTagParameterException': BY_RULE,
  'ecr LayerInaccessibleException': LOOKED,
  'ecr LayerPartTooSmallException': SENT_BY_US,
  'ecr ReferencedImagesNotFoundException': SENT_BY_US,
  'ecr SecretNotFoundException': WORDS,
  'ecr UnableToAccessSecretException': WORDS,
  'ecr UnableToDecryptSecretValueException': WORDS,
  'ecr UnsupportedUpstreamRegistryException': BY_RULE,
  'ecr UnableToGetUpstreamLayerException': LOOKED,
  'ecs BlockedException': 'the account may not start tasks, and AWS says whom to ask',
  'ecr UnableToGetUpstreamImageException':
    'of a pull-through cache, whose tags nobody pushes: AWS says what its upstream said',
  'elbv2 AllocationIdNotFoundException': NOT_USED,
  'elbv2 AvailabilityZoneNotSupportedException': WORDS,
  'elbv2 CapacityReservationPendingException': NOT_USED,
  'elbv2 DuplicateListenerException':
    'read by port first; another deployer came in between, and the next run takes over',
  'elbv2 DuplicateLoadBalancerNameException': 'read by name first; made anew with the same settings it is no error',
  'elbv2 DuplicateTargetGroupNameException':
    'its name has a hash of what cannot change; another deployer came in between',
  'elbv2 IncompatibleProtocolsException': BY_RULE,
  'elbv2 InvalidConfigurationRequestException': WORDS,
  'elbv2 InvalidLoadBalancerActionException': BY_RULE,
  'elbv2 InvalidTargetException': SENT_BY_US,
  'elbv2 SSLPolicyNotFoundException': WORDS,
  'elbv2 SubnetNotFoundException': WORDS,
  'elbv2 TooManyActionsException': ONE,
  'elbv2 TooManyCertificatesException': ONE,
  'elbv2 TooManyRegistrationsForTargetIdException': QUOTA,
  'elbv2 TooManyTargetsException': QUOTA,
  'elbv2 TooManyUniqueTargetGroupsPerLoadBalancerException': QUOTA,
  'elbv2 TrustStoreNotFoundException': NOT_USED,
  'elbv2 UnsupportedProtocolException': BY_RULE,
  'eventBridge InvalidEventPatternException': BY_RULE,
  'iam MalformedPolicyDocumentException': WORDS,
  'iam PolicyEvaluationException': LOOKED,
  'resourceGroupsTaggingAPI PaginationTokenExpiredException':
    'after 15 minutes; the pages are read one right after the other',
  'route53 DelegationSetNotReusable': NOT_USED,
  'route53 InvalidDomainName': BY_RULE,
  'route53 NoSuchDelegationSet': NOT_USED,
  'route53 NoSuchHealthCheck': NOT_USED,
  'serviceDiscovery ResourceLimitExceeded': QUOTA,
  'ssm InvalidFilterKey': SENT_BY_US,
  'ssm InvalidFilterOption': SENT_BY_US,
  'ssm InvalidFilterValue': LOOKED,
  'ssm InvalidNextToken': SENT_BY_US,
  'wafv2 WAFFeatureNotIncludedInPricingPlanException': WORDS,
  'wafv2 WAFInternalErrorException': 'HTTP 500, which is retried whatever it is called',
  'wafv2 WAFInvalidOperationException': WORDS,
  'wafv2 WAFInvalidParameterException': BY_RULE,
  'wafv2 WAFLimitsExceededException': QUOTA,
}
