import { isDeepStrictEqual } from 'node:util'
import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { POLICIES } from '../../../model/record.ts'

/** Which of the ways to choose among several it is of. */
export function policyOf(set: ResourceRecordSet): string {
  if (set.SetIdentifier === undefined) return 'simple'
  if (set.Weight !== undefined) return 'weighted'
  if (set.Failover !== undefined) return 'failover'
  const [, words = 'otherwise routed'] =
    Object.entries(POLICIES).find(([member]) => Reflect.get(set, member) !== undefined) ?? []
  return words
}

/** What a set with an identifier is chosen by. */
export function policyMembers(set: ResourceRecordSet): Partial<ResourceRecordSet> | undefined {
  if (set.SetIdentifier === undefined) return undefined
  const { Name: _n, Type: _t, SetIdentifier: _s, TTL: _l, ResourceRecords: _r, AliasTarget: _a, ...policy } = set
  return policy
}

/** What of a policy only one of a name and type may have. */
const placeOf = ({ Failover, Region, GeoLocation, CidrRoutingConfig }: ResourceRecordSet): unknown =>
  Failover ?? Region ?? GeoLocation ?? CidrRoutingConfig

/** Whether Route 53 refuses one beside the other, as both are for the same queries. */
export function isOfOnePlace(one: ResourceRecordSet, other: ResourceRecordSet): boolean {
  const place = placeOf(one)
  return place !== undefined && isDeepStrictEqual(place, placeOf(other))
}

/** Whether they are chosen in another way, or for other queries. */
export const isRoutedOtherwise = (one: ResourceRecordSet, other: ResourceRecordSet): boolean =>
  policyOf(one) !== policyOf(other) || !isDeepStrictEqual(placeOf(one), placeOf(other))
