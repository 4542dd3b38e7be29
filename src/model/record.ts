import type { HostedZoneModel } from './hosted-zone.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { Resource } from './resource.ts'

/** Alias records (A, and AAAA where the load balancer has IPv6) that point a name at a load balancer. */
export interface RecordModel extends Resource<'record'> {
  readonly zone: HostedZoneModel
  readonly name: string
  readonly loadBalancer: LoadBalancerModel
  readonly evaluateTargetHealth: boolean
}
