// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-route-53 3.1169.0. */
export const route53: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-route-53 3.1169.0',
  lines: String.raw`
ChangeResourceRecordSetsRequest { HostedZoneId! s:32 ChangeBatch! ChangeBatch
ChangeBatch { Comment s:256 Changes! [Change]1:
Change { Action! ChangeAction ResourceRecordSet! ResourceRecordSet
ChangeAction | CREATE DELETE UPSERT
ResourceRecordSet { Name! s:1024 Type! RRType SetIdentifier s1:128 Weight i0:255 Region ResourceRecordSetRegion GeoLocation GeoLocation Failover ResourceRecordSetFailover MultiValueAnswer b TTL i0:2147483647 ResourceRecords [ResourceRecord]1: AliasTarget AliasTarget HealthCheckId s:64 TrafficPolicyInstanceId s1:36 CidrRoutingConfig CidrRoutingConfig GeoProximityLocation GeoProximityLocation AZAffinity? AZAffinity
RRType | SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA SSHFP SVCB HTTPS
ResourceRecordSetRegion | us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-central-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-northeast-1 ap-northeast-2 ap-northeast-3 eu-north-1 sa-east-1 cn-north-1 cn-northwest-1 ap-east-1 me-south-1 me-central-1 ap-south-1 ap-south-2 af-south-1 eu-south-1 eu-south-2 ap-southeast-4 il-central-1 ca-west-1 ap-southeast-5 mx-central-1 ap-southeast-7 us-gov-east-1 us-gov-west-1 ap-east-2 ap-southeast-6 eusc-de-east-1
GeoLocation { ContinentCode s2:2 CountryCode s1:2 SubdivisionCode s1:3
ResourceRecordSetFailover | PRIMARY SECONDARY
ResourceRecord { Value! s:4000
AliasTarget { HostedZoneId! s:32 DNSName! s:1024 EvaluateTargetHealth! b
CidrRoutingConfig { CollectionId! UUID LocationName! CidrLocationNameDefaultAllowed
UUID / : ^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$
CidrLocationNameDefaultAllowed / 1:16 ^(?:[0-9A-Za-z_\-\*]+)$
GeoProximityLocation { AWSRegion s1:64 LocalZoneGroup s1:64 Coordinates Coordinates Bias i-99:99
Coordinates { Latitude! Latitude Longitude! Longitude
Latitude / 1:6 ^(?:[-+]?[0-9]{1,2}(\.[0-9]{0,2})?)$
Longitude / 1:7 ^(?:[-+]?[0-9]{1,3}(\.[0-9]{0,2})?)$
AZAffinity { LocationType? AZAffinityLocationType LocationId? s1:64
AZAffinityLocationType | AvailabilityZone AvailabilityZoneGroup Region Partition Global
`,
})
