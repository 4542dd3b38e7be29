// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-ecr 3.1169.0. */
export const ecr: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-ecr 3.1169.0',
  lines: String.raw`
CreateRepositoryRequest { registryId RegistryId repositoryName! RepositoryName tags [Tag] imageTagMutability ImageTagMutability imageTagMutabilityExclusionFilters [ImageTagMutabilityExclusionFilter]1:5 imageScanningConfiguration ImageScanningConfiguration encryptionConfiguration EncryptionConfiguration
RegistryId / : ^(?:[0-9]{12})$
RepositoryName / 2:256 ^(?:[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*)$
Tag { Key! s Value! s
ImageTagMutability | MUTABLE IMMUTABLE IMMUTABLE_WITH_EXCLUSION MUTABLE_WITH_EXCLUSION
ImageTagMutabilityExclusionFilter { filterType! ImageTagMutabilityExclusionFilterType filter! ImageTagMutabilityExclusionFilterValue
ImageTagMutabilityExclusionFilterType | WILDCARD
ImageTagMutabilityExclusionFilterValue / 1:128 ^(?:[0-9a-zA-Z._*-]{1,128})$
ImageScanningConfiguration { scanOnPush b
EncryptionConfiguration { encryptionType! EncryptionType kmsKey s1:2048
EncryptionType | AES256 KMS KMS_DSSE
CreatePullThroughCacheRuleRequest { ecrRepositoryPrefix! PullThroughCacheRuleRepositoryPrefix upstreamRegistryUrl! s registryId RegistryId upstreamRegistry UpstreamRegistry credentialArn CredentialArn customRoleArn s:2048 upstreamRepositoryPrefix PullThroughCacheRuleRepositoryPrefix
PullThroughCacheRuleRepositoryPrefix / 2:30 ^(?:([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT))$
UpstreamRegistry | ecr ecr-public quay k8s docker-hub github-container-registry azure-container-registry gitlab-container-registry chainguard
CredentialArn / 50:612 ^(?:arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr-pullthroughcache\/[a-zA-Z0-9\/_+=.@-]+)$
`,
})
