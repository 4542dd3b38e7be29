// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
CreateHttpNamespaceRequest.Name,CreateHttpNamespaceRequest.Description,CreatePrivateDnsNamespaceRequest.Description,CreatePublicDnsNamespaceRequest.Description,CreateServiceRequest.Description,DiscoverInstancesRequest.NamespaceName,DiscoverInstancesRequest.QueryParameters{},DiscoverInstancesRequest.OptionalParameters{},RegisterInstanceRequest.Attributes{},HttpNamespaceChange.Description,PrivateDnsNamespaceChange.Description,PublicDnsNamespaceChange.Description,ServiceChange.Description length ..1024
CreateHttpNamespaceRequest.Name pattern ^(?!arn:)[!-~]{1,1024}$
CreateHttpNamespaceRequest.CreatorRequestId,CreatePrivateDnsNamespaceRequest.CreatorRequestId,CreatePrivateDnsNamespaceRequest.Vpc,CreatePublicDnsNamespaceRequest.CreatorRequestId,CreateServiceRequest.CreatorRequestId,DnsConfig.NamespaceId,DeregisterInstanceRequest.InstanceId,GetInstanceRequest.InstanceId,RegisterInstanceRequest.InstanceId,RegisterInstanceRequest.CreatorRequestId,UpdateHttpNamespaceRequest.UpdaterRequestId,UpdateInstanceCustomHealthStatusRequest.InstanceId,UpdatePrivateDnsNamespaceRequest.UpdaterRequestId,UpdatePublicDnsNamespaceRequest.UpdaterRequestId length ..64
CreateHttpNamespaceRequest.Tags,CreatePrivateDnsNamespaceRequest.Tags,CreatePublicDnsNamespaceRequest.Tags,CreateServiceRequest.Tags,TagResourceRequest.Tags,UntagResourceRequest.TagKeys length 0..200
Tag.Key,UntagResourceRequest.TagKeys[] length 1..128
Tag.Value length 0..256
CreatePrivateDnsNamespaceRequest.Name,CreatePublicDnsNamespaceRequest.Name length ..253
CreatePrivateDnsNamespaceRequest.Name pattern ^(?!arn:)[!-~]{1,253}$
SOA.TTL,DnsRecord.TTL,SOAChange.TTL value 0..2147483647
CreatePublicDnsNamespaceRequest.Name pattern ^([a-zA-Z0-9]([a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z0-9]([a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?$
CreateServiceRequest.Name,DiscoverInstancesRequest.ServiceName pattern ((?=^.{1,127}$)^([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9])(\.([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9]))*$)|(^\.$)
CreateServiceRequest.NamespaceId,HealthCheckConfig.ResourcePath,DeleteNamespaceRequest.Id,DeleteServiceRequest.Id,DeregisterInstanceRequest.ServiceId,DiscoverInstancesRequest.QueryParameters{key},DiscoverInstancesRequest.OptionalParameters{key},GetInstanceRequest.ServiceId,GetNamespaceRequest.Id,GetOperationRequest.OperationId,GetServiceRequest.Id,ListInstancesRequest.ServiceId,RegisterInstanceRequest.ServiceId,RegisterInstanceRequest.Attributes{key},UpdateHttpNamespaceRequest.Id,UpdateInstanceCustomHealthStatusRequest.ServiceId,UpdatePrivateDnsNamespaceRequest.Id,UpdatePublicDnsNamespaceRequest.Id,UpdateServiceRequest.Id length ..255
DnsConfig.RoutingPolicy enum MULTIVALUE|WEIGHTED
DnsRecord.Type enum SRV|A|AAAA|CNAME
HealthCheckConfig.Type enum HTTP|HTTPS|TCP
HealthCheckConfig.FailureThreshold,HealthCheckCustomConfig.FailureThreshold value 1..10
CreateServiceRequest.Type enum HTTP
DiscoverInstancesRequest.NamespaceName pattern ^[!-~]{1,1024}$
DiscoverInstancesRequest.MaxResults value 1..1000
DiscoverInstancesRequest.QueryParameters{key},DiscoverInstancesRequest.OptionalParameters{key},RegisterInstanceRequest.Attributes{key} pattern ^[a-zA-Z0-9!-~]+$
DiscoverInstancesRequest.QueryParameters{},DiscoverInstancesRequest.OptionalParameters{},RegisterInstanceRequest.Attributes{} pattern ^([a-zA-Z0-9!-~][ \ta-zA-Z0-9!-~]*){0,1}[a-zA-Z0-9!-~]{0,1}$
DiscoverInstancesRequest.HealthStatus enum HEALTHY|UNHEALTHY|ALL|HEALTHY_OR_ELSE_ALL
DiscoverInstancesRequest.OwnerAccount,GetOperationRequest.OwnerAccount length 12..12
ListInstancesRequest.NextToken,ListNamespacesRequest.NextToken,ListOperationsRequest.NextToken,ListServicesRequest.NextToken length ..4096
ListInstancesRequest.MaxResults,ListNamespacesRequest.MaxResults,ListOperationsRequest.MaxResults,ListServicesRequest.MaxResults value 1..100
NamespaceFilter.Name enum TYPE|NAME|HTTP_NAME|RESOURCE_OWNER
NamespaceFilter.Values[],OperationFilter.Values[],ServiceFilter.Values[] length 1..255
NamespaceFilter.Condition,OperationFilter.Condition,ServiceFilter.Condition enum EQ|IN|BETWEEN|BEGINS_WITH
OperationFilter.Name enum NAMESPACE_ID|SERVICE_ID|STATUS|TYPE|UPDATE_DATE
ServiceFilter.Name enum NAMESPACE_ID|RESOURCE_OWNER
ListTagsForResourceRequest.ResourceARN,TagResourceRequest.ResourceARN,UntagResourceRequest.ResourceARN length 1..1011
RegisterInstanceRequest.InstanceId pattern ^[0-9a-zA-Z_/:.@-]+$
UpdateInstanceCustomHealthStatusRequest.Status enum HEALTHY|UNHEALTHY
`
