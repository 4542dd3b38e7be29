import type { ResourceRecordSet } from '@aws-sdk/client-route-53'
import { AwsError } from '../operation.ts'
import { liesIn } from './name.ts'
import { sameSet } from './record-set.ts'
import { routingProblems } from './routing-refusals.ts'
import type { HostedZone } from './state.ts'
import { valueProblems } from './value-refusals.ts'

/** What Route 53 has against writing a record set into a zone that holds `sets`. */
export function problemsOf(set: ResourceRecordSet, zone: HostedZone, sets: readonly ResourceRecordSet[]): string[] {
  const { Name = '', Type, ResourceRecords = [], AliasTarget } = set
  if (!liesIn(Name, zone.name)) return [`RRSet with DNS name ${Name} is not permitted in zone ${zone.name}`]
  const problems: string[] = []
  const labels = Name.slice(0, -1).split('.')
  if (labels.some(label => label === '' || unescaped(label).length > 63)) {
    problems.push(`FATAL problem: DomainLabelEmptyOrTooLong encountered with '${Name}'`)
  }
  if (AliasTarget?.HostedZoneId === zone.id && !liesIn(AliasTarget.DNSName ?? '', zone.name)) {
    problems.push(
      `Tried to create an alias that targets ${AliasTarget.DNSName}, type ${Type} in zone ${zone.id}, but the alias target name does not lie within the target zone`,
    )
  }
  problems.push(...valueProblems(set))
  if (Type === 'CNAME' && ResourceRecords.length > 1) {
    // That it is refused: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html. The words are ours.
    problems.push(`RRSet of type CNAME with DNS name ${Name} must contain exactly one resource record`)
  }
  const beside = sets.filter(other => other.Name === Name && !sameSet(other, set))
  problems.push(
    ...routingProblems(
      set,
      beside.filter(other => other.Type === Type),
    ),
  )
  const clash = beside.find(other => (other.Type === 'CNAME') !== (Type === 'CNAME'))
  if (clash) {
    problems.push(
      Type === 'CNAME'
        ? `RRSet of type CNAME with DNS name ${Name} is not permitted as it conflicts with other records with the same DNS name in zone ${zone.name}`
        : `RRSet of type ${Type} with DNS name ${Name} is not permitted because a conflicting RRSet of type CNAME with the same DNS name already exists in zone ${zone.name}`,
    )
  }
  return problems
}

/** A request that Route 53 does not even look up: https://github.com/boto/boto3/issues/2440 */
export function checkValueSource(action: string, set: ResourceRecordSet): void {
  const { Name, Type, SetIdentifier = null, TTL, ResourceRecords = [], AliasTarget } = set
  const records = TTL !== undefined && ResourceRecords.length > 0
  const none = !AliasTarget && !records
  if (!none && !(AliasTarget && (TTL !== undefined || ResourceRecords.length > 0))) return
  throw new AwsError(
    'InvalidInput',
    `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found ${none ? 'none' : 'more than one'} in Change with [Action=${action}, Name=${Name}, Type=${Type}, SetIdentifier=${SetIdentifier}]`,
  )
}

const unescaped = (label: string): string => label.replace(/\\\d{3}/g, '*')
