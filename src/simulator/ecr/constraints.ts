// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
BatchGetImageRequest.registryId,CreateRepositoryRequest.registryId,DeleteLifecyclePolicyRequest.registryId,DeleteRepositoryRequest.registryId,DescribeImagesRequest.registryId,DescribeRepositoriesRequest.registryId,GetLifecyclePolicyRequest.registryId,PutImageScanningConfigurationRequest.registryId,PutImageTagMutabilityRequest.registryId,PutLifecyclePolicyRequest.registryId pattern [0-9]{12}
BatchGetImageRequest.repositoryName,CreateRepositoryRequest.repositoryName,DeleteLifecyclePolicyRequest.repositoryName,DeleteRepositoryRequest.repositoryName,DescribeImagesRequest.repositoryName,DescribeRepositoriesRequest.repositoryNames[],GetLifecyclePolicyRequest.repositoryName,PutImageScanningConfigurationRequest.repositoryName,PutImageTagMutabilityRequest.repositoryName,PutLifecyclePolicyRequest.repositoryName length 2..256
BatchGetImageRequest.repositoryName,CreateRepositoryRequest.repositoryName,DeleteLifecyclePolicyRequest.repositoryName,DeleteRepositoryRequest.repositoryName,DescribeImagesRequest.repositoryName,DescribeRepositoriesRequest.repositoryNames[],GetLifecyclePolicyRequest.repositoryName,PutImageScanningConfigurationRequest.repositoryName,PutImageTagMutabilityRequest.repositoryName,PutLifecyclePolicyRequest.repositoryName pattern [a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*
BatchGetImageRequest.imageIds,BatchGetImageRequest.acceptedMediaTypes,DescribeImagesRequest.imageIds,DescribeRepositoriesRequest.repositoryNames length 1..100
ImageIdentifier.imageTag length 1..300
CreateRepositoryRequest.imageTagMutability,PutImageTagMutabilityRequest.imageTagMutability enum MUTABLE|IMMUTABLE|IMMUTABLE_WITH_EXCLUSION|MUTABLE_WITH_EXCLUSION
CreateRepositoryRequest.imageTagMutabilityExclusionFilters,PutImageTagMutabilityRequest.imageTagMutabilityExclusionFilters length 1..5
ImageTagMutabilityExclusionFilter.filterType enum WILDCARD
ImageTagMutabilityExclusionFilter.filter length 1..128
ImageTagMutabilityExclusionFilter.filter pattern ^[0-9a-zA-Z._*-]{1,128}$
EncryptionConfiguration.encryptionType enum AES256|KMS|KMS_DSSE
EncryptionConfiguration.kmsKey length 1..2048
DescribeImagesRequest.maxResults,DescribeRepositoriesRequest.maxResults value 1..1000
DescribeImagesFilter.tagStatus enum TAGGED|UNTAGGED|ANY
DescribeImagesFilter.imageStatus enum ACTIVE|ARCHIVED|ACTIVATING|ANY
PutLifecyclePolicyRequest.lifecyclePolicyText length 100..30720
`
