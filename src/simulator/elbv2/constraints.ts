// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
AddTagsInput.Tags,CreateListenerInput.Tags,CreateLoadBalancerInput.Tags,CreateRuleInput.Tags,CreateTargetGroupInput.Tags length 1..
Tag.Key,RedirectActionConfig.Host,RedirectActionConfig.Path,RemoveTagsInput.TagKeys[] length 1..128
Tag.Key,Tag.Value,RemoveTagsInput.TagKeys[] pattern ^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$
Tag.Value length 0..256
CreateListenerInput.Protocol,CreateTargetGroupInput.Protocol,CreateTargetGroupInput.HealthCheckProtocol,ModifyListenerInput.Protocol,ModifyTargetGroupInput.HealthCheckProtocol enum HTTP|HTTPS|TCP|TLS|UDP|TCP_UDP|GENEVE|QUIC|TCP_QUIC
CreateListenerInput.Port,CreateTargetGroupInput.Port,CreateTargetGroupInput.TargetControlPort,TargetDescription.Port,ModifyListenerInput.Port value 1..65535
Action.Type enum forward|authenticate-oidc|authenticate-cognito|redirect|fixed-response|jwt-validation
AuthenticateOidcActionConfig.OnUnauthenticatedRequest,AuthenticateCognitoActionConfig.OnUnauthenticatedRequest enum deny|allow|authenticate
Action.Order,CreateRuleInput.Priority,RulePriorityPair.Priority value 1..50000
RedirectActionConfig.Protocol pattern ^(HTTPS?|#\{protocol\})$
RedirectActionConfig.Query length 0..128
RedirectActionConfig.StatusCode enum HTTP_301|HTTP_302
FixedResponseActionConfig.MessageBody length 0..1024
FixedResponseActionConfig.StatusCode pattern ^(2|4|5)\d\d$
FixedResponseActionConfig.ContentType length 0..32
JwtValidationActionAdditionalClaim.Format enum single-string|string-array|space-separated-values
MutualAuthenticationAttributes.TrustStoreAssociationStatus enum active|removed
MutualAuthenticationAttributes.AdvertiseTrustStoreCaNames,CreateLoadBalancerInput.EnablePrefixForIpv6SourceNat,SetSecurityGroupsInput.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic,SetSubnetsInput.EnablePrefixForIpv6SourceNat enum on|off
MutualAuthenticationAttributes.ClientCertificateIdentityFilters length ..100
ClientCertificateIdentityFilter.Field enum subject-cn|subject-ou|san-dns|san-uri
ClientCertificateIdentityFilter.Action enum accept
ClientCertificateIdentityFilter.MatchType enum exact|prefix
ClientCertificateIdentityFilter.Value,TargetDescription.QuicServerId length 1..256
CreateLoadBalancerInput.Scheme enum internet-facing|internal
CreateLoadBalancerInput.Type enum application|network|gateway
CreateLoadBalancerInput.IpAddressType,SetIpAddressTypeInput.IpAddressType,SetSubnetsInput.IpAddressType enum ipv4|dualstack|dualstack-without-public-ipv4
CreateLoadBalancerInput.CustomerOwnedIpv4Pool,ListenerAttribute.Key,LoadBalancerAttribute.Key,TargetGroupAttribute.Key length ..256
CreateLoadBalancerInput.CustomerOwnedIpv4Pool pattern ^(ipv4pool-coip-)[a-zA-Z0-9]+$
IpamPools.Ipv4IpamPoolId length ..1000
IpamPools.Ipv4IpamPoolId pattern ^(ipam-pool-)[a-zA-Z0-9]+$
RuleCondition.Field length ..64
SourceIpConditionConfig.IpAddressType,CreateTargetGroupInput.IpAddressType enum ipv4|ipv6
RuleTransform.Type enum host-header-rewrite|url-rewrite
CreateTargetGroupInput.HealthCheckPath,ModifyTargetGroupInput.HealthCheckPath length 1..1024
CreateTargetGroupInput.HealthCheckIntervalSeconds,ModifyTargetGroupInput.HealthCheckIntervalSeconds value 5..300
CreateTargetGroupInput.HealthCheckTimeoutSeconds,ModifyTargetGroupInput.HealthCheckTimeoutSeconds value 2..120
CreateTargetGroupInput.HealthyThresholdCount,CreateTargetGroupInput.UnhealthyThresholdCount,ModifyTargetGroupInput.HealthyThresholdCount,ModifyTargetGroupInput.UnhealthyThresholdCount value 2..10
CreateTargetGroupInput.TargetType enum instance|ip|lambda|alb
DescribeListenerCertificatesInput.PageSize,DescribeListenersInput.PageSize,DescribeLoadBalancersInput.PageSize,DescribeRulesInput.PageSize,DescribeTargetGroupsInput.PageSize value 1..400
DescribeTargetHealthInput.Include[] enum AnomalyDetection|All
ModifyIpPoolsInput.RemoveIpamPools[] enum ipv4
ListenerAttribute.Key,LoadBalancerAttribute.Key,TargetGroupAttribute.Key pattern ^[a-zA-Z0-9._]+$
ModifyLoadBalancerAttributesInput.Attributes length ..20
LoadBalancerAttribute.Value length ..1024
`
