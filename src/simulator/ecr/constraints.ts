// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
BatchCheckLayerAvailabilityRequest.registryId,BatchDeleteImageRequest.registryId,BatchGetImageRequest.registryId,CompleteLayerUploadRequest.registryId,CreatePullThroughCacheRuleRequest.registryId,CreateRepositoryRequest.registryId,DeleteLifecyclePolicyRequest.registryId,DeletePullThroughCacheRuleRequest.registryId,DeleteRepositoryPolicyRequest.registryId,DeleteRepositoryRequest.registryId,DescribeImagesRequest.registryId,DescribePullThroughCacheRulesRequest.registryId,DescribeRepositoriesRequest.registryId,GetAuthorizationTokenRequest.registryIds[],GetDownloadUrlForLayerRequest.registryId,GetLifecyclePolicyRequest.registryId,GetRepositoryPolicyRequest.registryId,InitiateLayerUploadRequest.registryId,ListImagesRequest.registryId,PutImageRequest.registryId,PutImageScanningConfigurationRequest.registryId,PutImageTagMutabilityRequest.registryId,PutLifecyclePolicyRequest.registryId,SetRepositoryPolicyRequest.registryId,UpdatePullThroughCacheRuleRequest.registryId,UploadLayerPartRequest.registryId pattern [0-9]{12}
BatchCheckLayerAvailabilityRequest.repositoryName,BatchDeleteImageRequest.repositoryName,BatchGetImageRequest.repositoryName,CompleteLayerUploadRequest.repositoryName,CreateRepositoryRequest.repositoryName,DeleteLifecyclePolicyRequest.repositoryName,DeleteRepositoryPolicyRequest.repositoryName,DeleteRepositoryRequest.repositoryName,DescribeImagesRequest.repositoryName,DescribeRepositoriesRequest.repositoryNames[],GetDownloadUrlForLayerRequest.repositoryName,GetLifecyclePolicyRequest.repositoryName,GetRepositoryPolicyRequest.repositoryName,InitiateLayerUploadRequest.repositoryName,ListImagesRequest.repositoryName,PutImageRequest.repositoryName,PutImageScanningConfigurationRequest.repositoryName,PutImageTagMutabilityRequest.repositoryName,PutLifecyclePolicyRequest.repositoryName,SetRepositoryPolicyRequest.repositoryName,UploadLayerPartRequest.repositoryName length 2..256
BatchCheckLayerAvailabilityRequest.repositoryName,BatchDeleteImageRequest.repositoryName,BatchGetImageRequest.repositoryName,CompleteLayerUploadRequest.repositoryName,CreateRepositoryRequest.repositoryName,DeleteLifecyclePolicyRequest.repositoryName,DeleteRepositoryPolicyRequest.repositoryName,DeleteRepositoryRequest.repositoryName,DescribeImagesRequest.repositoryName,DescribeRepositoriesRequest.repositoryNames[],GetDownloadUrlForLayerRequest.repositoryName,GetLifecyclePolicyRequest.repositoryName,GetRepositoryPolicyRequest.repositoryName,InitiateLayerUploadRequest.repositoryName,ListImagesRequest.repositoryName,PutImageRequest.repositoryName,PutImageScanningConfigurationRequest.repositoryName,PutImageTagMutabilityRequest.repositoryName,PutLifecyclePolicyRequest.repositoryName,SetRepositoryPolicyRequest.repositoryName,UploadLayerPartRequest.repositoryName pattern [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*
BatchCheckLayerAvailabilityRequest.layerDigests,BatchDeleteImageRequest.imageIds,BatchGetImageRequest.imageIds,BatchGetImageRequest.acceptedMediaTypes,CompleteLayerUploadRequest.layerDigests,DescribeImagesRequest.imageIds,DescribePullThroughCacheRulesRequest.ecrRepositoryPrefixes,DescribeRepositoriesRequest.repositoryNames length 1..100
BatchCheckLayerAvailabilityRequest.layerDigests[] length 0..1000
ImageIdentifier.imageTag,PutImageRequest.imageTag length 1..300
CompleteLayerUploadRequest.uploadId,UploadLayerPartRequest.uploadId pattern [0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}
CompleteLayerUploadRequest.layerDigests[],GetDownloadUrlForLayerRequest.layerDigest pattern [a-zA-Z0-9-_+.]+:[a-fA-F0-9]+
CreatePullThroughCacheRuleRequest.ecrRepositoryPrefix,CreatePullThroughCacheRuleRequest.upstreamRepositoryPrefix,DeletePullThroughCacheRuleRequest.ecrRepositoryPrefix,DescribePullThroughCacheRulesRequest.ecrRepositoryPrefixes[],UpdatePullThroughCacheRuleRequest.ecrRepositoryPrefix length 2..30
CreatePullThroughCacheRuleRequest.ecrRepositoryPrefix,CreatePullThroughCacheRuleRequest.upstreamRepositoryPrefix,DeletePullThroughCacheRuleRequest.ecrRepositoryPrefix,DescribePullThroughCacheRulesRequest.ecrRepositoryPrefixes[],UpdatePullThroughCacheRuleRequest.ecrRepositoryPrefix pattern ^([a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\/?|ROOT)$
CreatePullThroughCacheRuleRequest.upstreamRegistry enum ecr|ecr-public|quay|k8s|docker-hub|github-container-registry|azure-container-registry|gitlab-container-registry|chainguard
CreatePullThroughCacheRuleRequest.credentialArn,UpdatePullThroughCacheRuleRequest.credentialArn length 50..612
CreatePullThroughCacheRuleRequest.credentialArn,UpdatePullThroughCacheRuleRequest.credentialArn pattern ^arn:aws(-\w+)*:secretsmanager:[a-zA-Z0-9-:]+:secret:ecr\-pullthroughcache\/[a-zA-Z0-9\/_+=.@-]+$
CreatePullThroughCacheRuleRequest.customRoleArn,UpdatePullThroughCacheRuleRequest.customRoleArn length ..2048
CreateRepositoryRequest.imageTagMutability,PutImageTagMutabilityRequest.imageTagMutability enum MUTABLE|IMMUTABLE|IMMUTABLE_WITH_EXCLUSION|MUTABLE_WITH_EXCLUSION
CreateRepositoryRequest.imageTagMutabilityExclusionFilters,PutImageTagMutabilityRequest.imageTagMutabilityExclusionFilters length 1..5
ImageTagMutabilityExclusionFilter.filterType enum WILDCARD
ImageTagMutabilityExclusionFilter.filter length 1..128
ImageTagMutabilityExclusionFilter.filter pattern ^[0-9a-zA-Z._*-]{1,128}$
EncryptionConfiguration.encryptionType enum AES256|KMS|KMS_DSSE
EncryptionConfiguration.kmsKey length 1..2048
DescribeImagesRequest.maxResults,DescribePullThroughCacheRulesRequest.maxResults,DescribeRepositoriesRequest.maxResults,ListImagesRequest.maxResults value 1..1000
DescribeImagesFilter.tagStatus,ListImagesFilter.tagStatus enum TAGGED|UNTAGGED|ANY
DescribeImagesFilter.imageStatus,ListImagesFilter.imageStatus enum ACTIVE|ARCHIVED|ACTIVATING|ANY
GetAuthorizationTokenRequest.registryIds length 1..10
PutImageRequest.imageManifest length 1..4194304
PutLifecyclePolicyRequest.lifecyclePolicyText length 100..30720
SetRepositoryPolicyRequest.policyText length 0..10240
UploadLayerPartRequest.partFirstByte,UploadLayerPartRequest.partLastByte value 0..
UploadLayerPartRequest.layerPartBlob length 0..20971520
`
