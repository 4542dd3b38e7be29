import type { ResourceRecordSet, VPC } from '@aws-sdk/client-route-53'
import { AwsError, type World } from '../operation.ts'
import { canonicalName } from './name.ts'

export interface HostedZone {
  readonly id: string
  readonly name: string
  readonly callerReference: string
  comment: string | undefined
  readonly nameServers: readonly string[]
  /** The networks that a private zone answers in; a public one has none. */
  readonly vpcs: readonly VPC[]
  recordSets: readonly ResourceRecordSet[]
  readonly tags: Map<string, string>
}

export interface HostedZoneSeed {
  readonly name: string
  /** Default: one of its own. */
  readonly callerReference?: string
  readonly comment?: string | undefined
  /** Makes it private. */
  readonly vpc?: VPC | undefined
}

export interface Change {
  readonly id: string
  readonly submittedAt: number
  readonly comment: string | undefined
}

export interface Dns {
  /** Hosted zones by id, without the prefix `/hostedzone/`. */
  readonly hostedZones: Map<string, HostedZone>
  /** Changes by id, without the prefix `/change/`. */
  readonly changes: Map<string, Change>
  /** Puts a hosted zone with its NS and SOA records into the account. */
  add(seed: HostedZoneSeed): HostedZone
}

export function dns(world: World): Dns {
  return world.state('route53', () => {
    const hostedZones = new Map<string, HostedZone>()
    return {
      hostedZones,
      changes: new Map(),
      add({ name: given, callerReference, comment, vpc }) {
        const name = canonicalName(given)
        const id = `Z${world.id(20).toUpperCase()}`
        const nameServers = ['com', 'net', 'org', 'co.uk'].map((end, index) => `ns-${index * 512}.awsdns-00.${end}`)
        const soa = `${nameServers[0]}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`
        const made: HostedZone = {
          id,
          name,
          callerReference: callerReference ?? id,
          comment,
          nameServers,
          vpcs: vpc ? [vpc] : [],
          recordSets: [
            { Name: name, Type: 'NS', TTL: 172800, ResourceRecords: nameServers.map(each => ({ Value: `${each}.` })) },
            { Name: name, Type: 'SOA', TTL: 900, ResourceRecords: [{ Value: soa }] },
          ],
          tags: new Map(),
        }
        hostedZones.set(id, made)
        return made
      },
    }
  })
}

/** What exists beyond a new account: zones by ARN, and their records below it. */
export function resources(world: World): readonly string[] {
  return [...dns(world).hostedZones.values()].flatMap(zone => {
    const arn = `arn:${world.partition}:route53:::hostedzone/${zone.id}`
    const records = zone.recordSets.filter(set => !belongsToZone(set, zone))
    return [arn, ...records.map(set => [arn, set.Name, set.Type, set.SetIdentifier].filter(Boolean).join('/'))]
  })
}

/** Whether it is one of the two records that live and die with the zone. */
export function belongsToZone({ Name, Type }: ResourceRecordSet, zone: HostedZone): boolean {
  return Name === zone.name && (Type === 'NS' || Type === 'SOA')
}

export function zoneById(world: World, id = ''): HostedZone {
  const zone = dns(world).hostedZones.get(id.replace(/^\/?hostedzone\//, ''))
  if (!zone) throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${id}`, 404)
  return zone
}
