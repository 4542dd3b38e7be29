import { isDeepStrictEqual } from 'node:util'
import type { ResourceRecordSet } from '@aws-sdk/client-route-53'
import { AwsError } from '../operation.ts'

const MOST_WEIGHTED = 100

/** The members that say how an answer is chosen among the record sets of a name and type. */
const POLICIES = [
  'Weight',
  'Region',
  'Failover',
  'GeoLocation',
  'MultiValueAnswer',
  'CidrRoutingConfig',
  'GeoProximityLocation',
] as const

/** Those of which a name and type has each value once. */
const PLACES = [
  ['Region', 'latency', 'Region Name', 'region'],
  ['GeoLocation', 'geolocation', 'GeoLocation', 'geolocation'],
  ['CidrRoutingConfig', 'CIDR', 'CidrRoutingConfig', 'location'],
] as const

type Policy = (typeof POLICIES)[number]

const policyOf = (set: ResourceRecordSet): Policy | undefined => POLICIES.find(policy => set[policy] !== undefined)

/** What Route 53 has against the policy of a record set beside those of its name and type. */
export function routingProblems(set: ResourceRecordSet, beside: readonly ResourceRecordSet[]): string[] {
  const { Name, Type, SetIdentifier, TTL, Failover, AliasTarget, HealthCheckId, ResourceRecords = [] } = set
  const policy = policyOf(set)
  if (!policy) {
    // https://github.com/chef-boneyard/route53/issues/100, https://github.com/gympass/cdn-origin-controller/pull/102
    const words = `RRSet with DNS name ${Name}, type ${Type} cannot be created as other RRSets exist with the same name and type.`
    return beside.length > 0 ? [words] : []
  }
  const problems: string[] = []
  const title = `RRSet with DNS name ${Name}, type ${Type}, SetIdentifier ${SetIdentifier}`
  // Seen of a weighted one: https://github.com/kubernetes-sigs/external-dns/issues/3141; the words for others are of that form.
  if (beside.some(other => policyOf(other) !== policy)) {
    const what = policy === 'Weight' ? 'weighted' : policy === 'Failover' ? 'failover' : policy
    problems.push(`${title} cannot be created as a non-${what} set exists with the same name and type.`)
  }
  // https://github.com/aws/aws-sdk-go-v2/issues/518; an alias has no TTL of its own.
  const others = beside.filter(other => !other.AliasTarget)
  if (policy === 'Weight' && !AliasTarget && others.some(other => other.TTL !== TTL))
    problems.push(`${title} cannot be created as weighted sets must contain the same TTL.`)
  // That it is refused: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html (Weight). The words of both are ours.
  if (policy === 'Weight' && ResourceRecords.length > 1)
    problems.push(`${title} cannot be created as a weighted set must contain exactly one resource record.`)
  if (policy === 'Weight' && beside.length >= MOST_WEIGHTED)
    problems.push(`${title} cannot be created as ${MOST_WEIGHTED} weighted sets exist with the same name and type.`)
  // Seen of latency: https://github.com/kubernetes-sigs/external-dns/issues/3945; the words for the others are of that form.
  const [place, one, what, same] = PLACES.find(([each]) => each === policy) ?? []
  if (place && beside.some(other => isDeepStrictEqual(other[place], set[place]))) {
    const value = typeof set[place] === 'string' ? set[place] : JSON.stringify(set[place])
    problems.push(
      `${title}, and ${what}=${value} cannot be created because a ${one} RRSet with the same name, type and ${same} already exists.`,
    )
  }
  // That it is refused: https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html (MultiValueAnswer). The words are ours.
  if (policy === 'MultiValueAnswer' && AliasTarget)
    problems.push(`${title} cannot be created as there are no multivalue answer aliases.`)
  if (policy !== 'Failover') return problems
  // In the form that is seen of latency: https://github.com/hashicorp/terraform-provider-aws/issues/1668
  if (beside.some(other => other.Failover === Failover)) {
    problems.push(
      `${title}, and Failover=${Failover} cannot be created because a failover RRSet with the same name, type and failover already exists.`,
    )
  }
  // https://github.com/kubernetes-sigs/external-dns/issues/2362
  if (Failover === 'PRIMARY' && !AliasTarget && HealthCheckId === undefined)
    problems.push('A non-alias primary ResourceRecordSet must have an associated health check. No changes made.')
  return problems
}

/**
 * That it has one policy and an identifier, or neither: https://github.com/boto/boto3/issues/2240,
 * https://github.com/hashicorp/terraform-provider-aws/issues/1668
 */
export function checkPolicy(action: string, set: ResourceRecordSet): void {
  const { Name, Type, SetIdentifier } = set
  const change = `Change with [Action=${action}, Name=${Name}, Type=${Type}, SetIdentifier=${SetIdentifier ?? null}]`
  // That a false one is none is not confirmed: the documentation has true alone
  const found = POLICIES.filter(policy => set[policy] !== undefined && set[policy] !== false)
  if (found.length > 0 && SetIdentifier === undefined)
    throw new AwsError('InvalidInput', `Invalid request: Missing field 'SetIdentifier' in ${change}`)
  if (found.length === 1 || SetIdentifier === undefined) return
  throw new AwsError(
    'InvalidInput',
    `Invalid request: Expected exactly one of [Weight, Region, Failover, GeoLocation, or MultiValueAnswer], but found ${found.length > 0 ? 'more than one' : 'none'} in ${change}`,
  )
}

/**
 * That it is said in one way: https://docs.aws.amazon.com/Route53/latest/APIReference/API_GeoLocation.html and
 * API_GeoProximityLocation.html. The words are ours, and that one which says no place is refused is not confirmed.
 */
export function checkPlace({ GeoLocation: place, GeoProximityLocation: near }: ResourceRecordSet): void {
  if (place && (place.ContinentCode === undefined) === (place.CountryCode === undefined))
    throw new AwsError('InvalidInput', 'Invalid request: GeoLocation needs either ContinentCode or CountryCode')
  if (place?.SubdivisionCode !== undefined && place.CountryCode === undefined)
    throw new AwsError('InvalidInput', 'Invalid request: SubdivisionCode needs CountryCode')
  const ways = near && [near.AWSRegion, near.LocalZoneGroup, near.Coordinates].filter(way => way !== undefined)
  if (ways && ways.length !== 1)
    throw new AwsError('InvalidInput', 'Invalid request: GeoProximityLocation needs exactly one location')
}
