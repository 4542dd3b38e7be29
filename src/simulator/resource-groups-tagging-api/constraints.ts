// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
GetResourcesInput.PaginationToken length 0..2048
GetResourcesInput.PaginationToken,TagFilter.Key,TagFilter.Values[],GetResourcesInput.ResourceTypeFilters[],GetResourcesInput.ResourceARNList[] pattern [\s\S]*
GetResourcesInput.TagFilters length 0..50
TagFilter.Key length 1..128
TagFilter.Values length 0..20
TagFilter.Values[],GetResourcesInput.ResourceTypeFilters[] length 0..256
GetResourcesInput.ResourceARNList length 1..100
GetResourcesInput.ResourceARNList[] length 1..1011
`
