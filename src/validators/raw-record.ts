import type { RawRecordSettings } from '../model/raw-settings.ts'
import { route53 } from './api/route53.ts'
import type { RawKind } from './raw-kind.ts'

export const RAW_RECORD: RawKind<RawRecordSettings> = {
  table: route53,
  structure: 'ResourceRecordSet',
  names: {
    SetIdentifier: true,
    HealthCheckId: true,
    Region: true,
    GeoLocation: true,
    MultiValueAnswer: true,
    CidrRoutingConfig: true,
    GeoProximityLocation: true,
  },
  instead: {
    Name: 'say it in .alias() or .record()',
    Type: 'say it in .record(); aliases have the types of their load balancer',
    Weight: 'call .weighted()',
    Failover: 'call .failover()',
    TTL: 'call .ttl()',
    ResourceRecords: 'give the values to .record()',
    AliasTarget: 'call .alias() of the zone',
    TrafficPolicyInstanceId: 'remove it: Route 53 makes records of a traffic policy itself',
  },
}
