// Written by test/sdk/write-constraints.ts from botocore's model of the service.

/** What the model of the API asks of the members of a request, one constraint a line. */
export const constraints = String.raw`
ChangeResourceRecordSetsRequest.HostedZoneId,AliasTarget.HostedZoneId,CreateHostedZoneRequest.DelegationSetId,DeleteHostedZoneRequest.Id,GetHostedZoneRequest.Id,ListHostedZonesRequest.DelegationSetId,ListHostedZonesByNameRequest.HostedZoneId,ListResourceRecordSetsRequest.HostedZoneId,UpdateHostedZoneCommentRequest.Id length ..32
ChangeBatch.Comment,Tag.Value,HostedZoneConfig.Comment,UpdateHostedZoneCommentRequest.Comment length ..256
ChangeBatch.Changes,ResourceRecordSet.ResourceRecords,CreateHostedZoneRequest.ChangeGuardrails length 1..
Change.Action enum CREATE|DELETE|UPSERT
ResourceRecordSet.Name,AliasTarget.DNSName,CreateHostedZoneRequest.Name,VPC.VPCId,ListHostedZonesByNameRequest.DNSName,ListResourceRecordSetsRequest.StartRecordName length ..1024
ResourceRecordSet.Type,ListResourceRecordSetsRequest.StartRecordType enum SOA|A|TXT|NS|CNAME|MX|NAPTR|PTR|SRV|SPF|AAAA|CAA|DS|TLSA|SSHFP|SVCB|HTTPS
ResourceRecordSet.SetIdentifier,CreateHostedZoneRequest.CallerReference,ListResourceRecordSetsRequest.StartRecordIdentifier length 1..128
ResourceRecordSet.Weight value 0..255
ResourceRecordSet.Region enum us-east-1|us-east-2|us-west-1|us-west-2|ca-central-1|eu-west-1|eu-west-2|eu-west-3|eu-central-1|eu-central-2|ap-southeast-1|ap-southeast-2|ap-southeast-3|ap-northeast-1|ap-northeast-2|ap-northeast-3|eu-north-1|sa-east-1|cn-north-1|cn-northwest-1|ap-east-1|me-south-1|me-central-1|ap-south-1|ap-south-2|af-south-1|eu-south-1|eu-south-2|ap-southeast-4|il-central-1|ca-west-1|ap-southeast-5|mx-central-1|ap-southeast-7|us-gov-east-1|us-gov-west-1|ap-east-2|ap-southeast-6|eusc-de-east-1
ResourceRecordSet.Region,GeoProximityLocation.AWSRegion,GeoProximityLocation.LocalZoneGroup,AZAffinity.LocationId,VPC.VPCRegion length 1..64
GeoLocation.ContinentCode length 2..2
GeoLocation.CountryCode length 1..2
GeoLocation.SubdivisionCode length 1..3
ResourceRecordSet.Failover enum PRIMARY|SECONDARY
ResourceRecordSet.TTL value 0..2147483647
ResourceRecord.Value length ..4000
ResourceRecordSet.HealthCheckId,ChangeTagsForResourceRequest.ResourceId,ListHostedZonesRequest.Marker,ListTagsForResourceRequest.ResourceId length ..64
ResourceRecordSet.TrafficPolicyInstanceId length 1..36
CidrRoutingConfig.CollectionId pattern [0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}
CidrRoutingConfig.LocationName length 1..16
CidrRoutingConfig.LocationName pattern [0-9A-Za-z_\-\*]+
Coordinates.Latitude length 1..6
Coordinates.Latitude pattern [-+]?[0-9]{1,2}(\.[0-9]{0,2})?
Coordinates.Longitude length 1..7
Coordinates.Longitude pattern [-+]?[0-9]{1,3}(\.[0-9]{0,2})?
GeoProximityLocation.Bias value -99..99
AZAffinity.LocationType enum AvailabilityZone|AvailabilityZoneGroup|Region|Partition|Global
ChangeTagsForResourceRequest.ResourceType,ListTagsForResourceRequest.ResourceType enum healthcheck|hostedzone|healthchecksource
ChangeTagsForResourceRequest.AddTags,ChangeTagsForResourceRequest.RemoveTagKeys length 1..10
Tag.Key,ChangeTagsForResourceRequest.RemoveTagKeys[] length ..128
VPC.VPCRegion enum us-east-1|us-east-2|us-west-1|us-west-2|eu-west-1|eu-west-2|eu-west-3|eu-central-1|eu-central-2|ap-east-1|me-south-1|us-gov-west-1|us-gov-east-1|us-iso-east-1|us-iso-west-1|us-isob-east-1|me-central-1|ap-southeast-1|ap-southeast-2|ap-southeast-3|ap-south-1|ap-south-2|ap-northeast-1|ap-northeast-2|ap-northeast-3|eu-north-1|sa-east-1|ca-central-1|cn-north-1|cn-northwest-1|af-south-1|eu-south-1|eu-south-2|ap-southeast-4|il-central-1|ca-west-1|ap-southeast-5|mx-central-1|us-isof-south-1|us-isof-east-1|ap-southeast-7|ap-east-2|eu-isoe-west-1|ap-southeast-6|us-isob-west-1|eusc-de-east-1
HostedZoneConfig.HostedZoneTier enum STANDARD|ADVANCED
ChangeGuardrail.Name enum NS_FORMAT_CHECK|NS_DELEGATION_AUTHORITY_CHECK|NS_OCCLUSION_CHECK|ALIAS_TARGET_CHECK|ACTIVE_RECORD_CHECK|ACTIVE_DELEGATION_CHECK
ChangeGuardrail.Status enum ENABLED|DISABLED
GetChangeRequest.Id length 1..6500
ListHostedZonesRequest.HostedZoneType enum PrivateHostedZone
`
