import type { Deferred } from './deferred.ts'
import type { HostedZoneModel } from './hosted-zone.ts'
import type { LoadBalancerModel } from './load-balancer.ts'
import type { RawRecordPolicy } from './raw-settings.ts'
import type { Resource } from './resource.ts'

/** The types of plain records. */
export const RECORD_TYPES = ['A', 'AAAA', 'CAA', 'CNAME', 'MX', 'SRV', 'TXT'] as const
export type RecordType = (typeof RECORD_TYPES)[number]

/** What is answered for a name: alias records to a load balancer, or the values of one type. */
export type RecordModel = AliasModel | PlainRecordModel

interface RecordsOfName extends Resource<'record'> {
  readonly zone: HostedZoneModel
  readonly name: string
  /** Absent: simple, the only ones of their name and type. */
  readonly routing?: RecordRouting
  /** The zone is kept elsewhere: somebody makes them there. */
  readonly existing?: 'external'
}

/** A (and AAAA where the load balancer has IPv6). */
export interface AliasModel extends RecordsOfName {
  readonly loadBalancer: LoadBalancerModel
  readonly evaluateTargetHealth: boolean
}

export interface PlainRecordModel extends RecordsOfName {
  readonly type: RecordType
  /** As people write them: texts without quotes. */
  readonly values: readonly (string | Deferred)[]
  readonly ttlSeconds: number
}

/** How one is chosen among several of a name and type. */
export type RecordRouting = {
  readonly setIdentifier: string
  readonly healthCheckId?: string
} & ({ readonly weight: number } | { readonly failover: Failover } | { readonly raw: RawRecordPolicy })

export type Failover = 'PRIMARY' | 'SECONDARY'

/** What a record is chosen by, in words: those of a name and type have the same. */
export function wayOf(routing: RecordRouting): string {
  if ('weight' in routing) return 'weighted'
  if ('failover' in routing) return 'failover'
  return Object.entries(POLICIES).find(([member]) => Object.hasOwn(routing.raw, member))?.[1] ?? 'otherwise routed'
}

/** The members of a record set that choose, and what Route 53 calls records that have them. */
export const POLICIES: Readonly<Record<keyof RawRecordPolicy, string>> = {
  Region: 'latency',
  GeoLocation: 'geolocation',
  MultiValueAnswer: 'multivalue answer',
  CidrRoutingConfig: 'IP-based',
  GeoProximityLocation: 'geoproximity',
}

/** The types of records that a model stands for, at most. */
export function recordTypesOf(model: RecordModel): readonly RecordType[] {
  if ('type' in model) return [model.type]
  const { existing, ipAddressType } = model.loadBalancer
  return ipAddressType === 'ipv4' && !existing ? ['A'] : ['A', 'AAAA']
}

/** The id of records: what tells them apart within a stack. */
export function recordId(
  { zone, name, routing }: Pick<RecordModel, 'zone' | 'name' | 'routing'>,
  type?: RecordType,
): string {
  const own = [name, type, routing?.setIdentifier].filter(Boolean).join(' ')
  // Zones may share a name, public and private.
  return zone.id === zone.name ? own : `${own} in ${zone.id}`
}
