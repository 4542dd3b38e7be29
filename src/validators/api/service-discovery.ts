// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-servicediscovery 3.1138.0. */
export const serviceDiscovery: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-servicediscovery 3.1138.0',
  lines: String.raw`
CreateHttpNamespaceRequest { Name! NamespaceNameHttp CreatorRequestId s:64 Description s:1024 Tags [Tag]0:200
NamespaceNameHttp / :1024 ^(?:(?!arn:)[!-~]{1,1024})$
Tag { Key! s1:128 Value! s0:256
CreatePrivateDnsNamespaceRequest { Name! NamespaceNamePrivate CreatorRequestId s:64 Description s:1024 Vpc! s:64 Tags [Tag]0:200 Properties PrivateDnsNamespaceProperties
NamespaceNamePrivate / :253 ^(?:(?!arn:)[!-~]{1,253})$
PrivateDnsNamespaceProperties { DnsProperties! PrivateDnsPropertiesMutable
PrivateDnsPropertiesMutable { SOA! SOA
SOA { TTL! i0:2147483647
CreatePublicDnsNamespaceRequest { Name! NamespaceNamePublic CreatorRequestId s:64 Description s:1024 Tags [Tag]0:200 Properties PublicDnsNamespaceProperties
NamespaceNamePublic / :253 ^(?:([a-zA-Z0-9]([a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z0-9]([a-zA-Z0-9\-]{0,61}[a-zA-Z0-9])?)$
PublicDnsNamespaceProperties { DnsProperties! PublicDnsPropertiesMutable
PublicDnsPropertiesMutable { SOA! SOA
CreateServiceRequest { Name! ServiceName NamespaceId s:255 CreatorRequestId s:64 Description s:1024 DnsConfig DnsConfig HealthCheckConfig HealthCheckConfig HealthCheckCustomConfig HealthCheckCustomConfig Tags [Tag]0:200 Type ServiceTypeOption Id~ * Arn~ * ResourceOwner~ * InstanceCount~ * CreateDate~ * CreatedByAccount~ *
ServiceName / : ^(?:((?=^.{1,127}$)^([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9])(\.([a-zA-Z0-9_][a-zA-Z0-9-_]{0,61}[a-zA-Z0-9_]|[a-zA-Z0-9]))*$)|(^\.$))$
DnsConfig { NamespaceId s:64 RoutingPolicy RoutingPolicy DnsRecords! [DnsRecord]
RoutingPolicy | MULTIVALUE WEIGHTED
DnsRecord { Type! RecordType TTL! i0:2147483647
RecordType | SRV A AAAA CNAME
HealthCheckConfig { Type! HealthCheckType ResourcePath s:255 FailureThreshold i1:10
HealthCheckType | HTTP HTTPS TCP
HealthCheckCustomConfig { FailureThreshold i1:10
ServiceTypeOption | HTTP
CreateServiceResponse { Service Service
Service { Id? s:64 Arn? s:255 ResourceOwner? s12:12 Name? ServiceName NamespaceId? s:64 Description? s:1024 InstanceCount? i DnsConfig? DnsConfig Type? ServiceType HealthCheckConfig? HealthCheckConfig HealthCheckCustomConfig? HealthCheckCustomConfig CreateDate? t CreatorRequestId? s:64 CreatedByAccount? s12:12
ServiceType | HTTP DNS_HTTP DNS
`,
})
