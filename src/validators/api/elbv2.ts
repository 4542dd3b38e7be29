// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-elastic-load-balancing-v2 3.1142.0. */
export const elbv2: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-elastic-load-balancing-v2 3.1142.0',
  lines: String.raw`
CreateLoadBalancerInput { Name! s Subnets [s] SubnetMappings [SubnetMapping] SecurityGroups [s] Scheme LoadBalancerSchemeEnum Tags [Tag]1: Type LoadBalancerTypeEnum IpAddressType IpAddressType CustomerOwnedIpv4Pool CustomerOwnedIpv4Pool EnablePrefixForIpv6SourceNat EnablePrefixForIpv6SourceNatEnum IpamPools IpamPools
SubnetMapping { SubnetId s AllocationId s PrivateIPv4Address s IPv6Address s SourceNatIpv6Prefix s
LoadBalancerSchemeEnum | internet-facing internal
Tag { Key! TagKey Value TagValue
TagKey / 1:128 ^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))$
TagValue / 0:256 ^(?:([\p{L}\p{Z}\p{N}_.:/=+\-@]*))$
LoadBalancerTypeEnum | application network gateway
IpAddressType | ipv4 dualstack dualstack-without-public-ipv4
CustomerOwnedIpv4Pool / :256 ^(?:(ipv4pool-coip-)[a-zA-Z0-9]+)$
EnablePrefixForIpv6SourceNatEnum | on off
IpamPools { Ipv4IpamPoolId IpamPoolId
IpamPoolId / :1000 ^(?:(ipam-pool-)[a-zA-Z0-9]+)$
CreateListenerInput { LoadBalancerArn! s Protocol ProtocolEnum Port i1:65535 SslPolicy s Certificates [Certificate] DefaultActions! [Action] AlpnPolicy [s] Tags [Tag]1: MutualAuthentication MutualAuthenticationAttributes
ProtocolEnum | HTTP HTTPS TCP TLS UDP TCP_UDP GENEVE QUIC TCP_QUIC
Certificate { CertificateArn s IsDefault b
Action { Type! ActionTypeEnum TargetGroupArn s AuthenticateOidcConfig AuthenticateOidcActionConfig AuthenticateCognitoConfig AuthenticateCognitoActionConfig Order i1:50000 RedirectConfig RedirectActionConfig FixedResponseConfig FixedResponseActionConfig ForwardConfig ForwardActionConfig JwtValidationConfig JwtValidationActionConfig
ActionTypeEnum | forward authenticate-oidc authenticate-cognito redirect fixed-response jwt-validation
AuthenticateOidcActionConfig { Issuer! s AuthorizationEndpoint! s TokenEndpoint! s UserInfoEndpoint! s ClientId! s ClientSecret s SessionCookieName s Scope s SessionTimeout i AuthenticationRequestExtraParams {s} OnUnauthenticatedRequest AuthenticateOidcActionConditionalBehaviorEnum UseExistingClientSecret b
AuthenticateOidcActionConditionalBehaviorEnum | deny allow authenticate
AuthenticateCognitoActionConfig { UserPoolArn! s UserPoolClientId! s UserPoolDomain! s SessionCookieName s Scope s SessionTimeout i AuthenticationRequestExtraParams {s} OnUnauthenticatedRequest AuthenticateCognitoActionConditionalBehaviorEnum
AuthenticateCognitoActionConditionalBehaviorEnum | deny allow authenticate
RedirectActionConfig { Protocol RedirectActionProtocol Port s Host s1:128 Path s1:128 Query s0:128 StatusCode! RedirectActionStatusCodeEnum
RedirectActionProtocol / : ^(?:(HTTPS?|#\{protocol\}))$
RedirectActionStatusCodeEnum | HTTP_301 HTTP_302
FixedResponseActionConfig { MessageBody s0:1024 StatusCode! FixedResponseActionStatusCode ContentType s0:32
FixedResponseActionStatusCode / : ^(?:(2|4|5)\d\d)$
ForwardActionConfig { TargetGroups [TargetGroupTuple] TargetGroupStickinessConfig TargetGroupStickinessConfig
TargetGroupTuple { TargetGroupArn s Weight i
TargetGroupStickinessConfig { Enabled b DurationSeconds i
JwtValidationActionConfig { JwksEndpoint! s Issuer! s AdditionalClaims [JwtValidationActionAdditionalClaim]
JwtValidationActionAdditionalClaim { Format! JwtValidationActionAdditionalClaimFormatEnum Name! s Values! [s]
JwtValidationActionAdditionalClaimFormatEnum | single-string string-array space-separated-values
MutualAuthenticationAttributes { Mode s TrustStoreArn s IgnoreClientCertificateExpiry b TrustStoreAssociationStatus TrustStoreAssociationStatusEnum AdvertiseTrustStoreCaNames AdvertiseTrustStoreCaNamesEnum ClientCertificateIdentityFilters? [ClientCertificateIdentityFilter]:100
TrustStoreAssociationStatusEnum | active removed
AdvertiseTrustStoreCaNamesEnum | on off
ClientCertificateIdentityFilter { Field!? ClientCertificateIdentityFilterField Action!? ClientCertificateIdentityFilterAction MatchType!? ClientCertificateIdentityFilterMatchType Value!? s1:256
ClientCertificateIdentityFilterField | subject-cn subject-ou san-dns san-uri
ClientCertificateIdentityFilterAction | accept
ClientCertificateIdentityFilterMatchType | exact prefix
CreateRuleInput { ListenerArn! s Conditions! [RuleCondition] Priority! i1:50000 Actions! [Action] Tags [Tag]1: Transforms [RuleTransform]
RuleCondition { Field s:64 Values [s] HostHeaderConfig HostHeaderConditionConfig PathPatternConfig PathPatternConditionConfig HttpHeaderConfig HttpHeaderConditionConfig QueryStringConfig QueryStringConditionConfig HttpRequestMethodConfig HttpRequestMethodConditionConfig SourceIpConfig SourceIpConditionConfig RegexValues [s]
HostHeaderConditionConfig { Values [s] RegexValues [s]
PathPatternConditionConfig { Values [s] RegexValues [s]
HttpHeaderConditionConfig { HttpHeaderName s Values [s] RegexValues [s]
QueryStringConditionConfig { Values [QueryStringKeyValuePair]
QueryStringKeyValuePair { Key s Value s
HttpRequestMethodConditionConfig { Values [s]
SourceIpConditionConfig { Values [s] IpAddressType SourceIpAddressTypeEnum
SourceIpAddressTypeEnum | ipv4 ipv6
RuleTransform { Type! TransformTypeEnum HostHeaderRewriteConfig HostHeaderRewriteConfig UrlRewriteConfig UrlRewriteConfig
TransformTypeEnum | host-header-rewrite url-rewrite
HostHeaderRewriteConfig { Rewrites [RewriteConfig]
RewriteConfig { Regex! s Replace! s
UrlRewriteConfig { Rewrites [RewriteConfig]
CreateTargetGroupInput { Name! s Protocol ProtocolEnum ProtocolVersion s Port i1:65535 VpcId s HealthCheckProtocol ProtocolEnum HealthCheckPort s HealthCheckEnabled b HealthCheckPath s1:1024 HealthCheckIntervalSeconds i5:300 HealthCheckTimeoutSeconds i2:120 HealthyThresholdCount i2:10 UnhealthyThresholdCount i2:10 Matcher Matcher TargetType TargetTypeEnum Tags [Tag]1: IpAddressType TargetGroupIpAddressTypeEnum TargetControlPort i1:65535
Matcher { HttpCode s GrpcCode s
TargetTypeEnum | instance ip lambda alb
TargetGroupIpAddressTypeEnum | ipv4 ipv6
`,
})
