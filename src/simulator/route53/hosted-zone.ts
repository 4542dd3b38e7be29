import type {
  CreateHostedZoneCommandInput,
  CreateHostedZoneCommandOutput,
  DeleteHostedZoneCommandInput,
  DeleteHostedZoneCommandOutput,
  GetHostedZoneCommandInput,
  GetHostedZoneCommandOutput,
  GetHostedZoneCountCommandOutput,
  HostedZone as HostedZoneShape,
  ListHostedZonesByNameCommandInput,
  ListHostedZonesByNameCommandOutput,
  ListHostedZonesCommandInput,
  ListHostedZonesCommandOutput,
  UpdateHostedZoneCommentCommandInput,
  UpdateHostedZoneCommentCommandOutput,
} from '@aws-sdk/client-route-53'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { infoOf, submitted } from './change.ts'
import { canonicalName, compareNames } from './name.ts'
import { belongsToZone, dns, type HostedZone, zoneById } from './state.ts'

type Output<T> = Omit<T, '$metadata'>

const PAGE = 100

export function createHostedZone(
  { Name = '', CallerReference = '', HostedZoneConfig, VPC, DelegationSetId }: CreateHostedZoneCommandInput,
  world: World,
): Output<CreateHostedZoneCommandOutput> {
  const { hostedZones, add } = dns(world)
  // https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
  if (HostedZoneConfig?.PrivateZone && !VPC) {
    throw new AwsError('InvalidInput', 'When you create a private hosted zone, you must specify a VPC.')
  }
  if (DelegationSetId !== undefined) {
    throw new AwsError('NotImplemented', 'The simulator does not have reusable delegation sets.', 501)
  }
  // Names may repeat; the caller reference is what must be new.
  if ([...hostedZones.values()].some(zone => zone.callerReference === CallerReference)) {
    throw new AwsError(
      'HostedZoneAlreadyExists',
      `A hosted zone has already been created with the specified caller reference.`,
      409,
    )
  }
  const zone = add({ name: Name, callerReference: CallerReference, comment: HostedZoneConfig?.Comment, vpc: VPC })
  return {
    HostedZone: shapeOf(zone),
    ChangeInfo: infoOf(submitted(world), world),
    VPC,
    DelegationSet: VPC ? undefined : { NameServers: [...zone.nameServers] },
    Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${zone.id}`,
  }
}

export function getHostedZone({ Id }: GetHostedZoneCommandInput, world: World): Output<GetHostedZoneCommandOutput> {
  const zone = zoneById(world, Id)
  if (zone.vpcs.length > 0) return { HostedZone: shapeOf(zone), VPCs: [...zone.vpcs] }
  return { HostedZone: shapeOf(zone), DelegationSet: { NameServers: [...zone.nameServers] } }
}

export function getHostedZoneCount(_input: object, world: World): Output<GetHostedZoneCountCommandOutput> {
  return { HostedZoneCount: dns(world).hostedZones.size }
}

export function updateHostedZoneComment(
  { Id, Comment }: UpdateHostedZoneCommentCommandInput,
  world: World,
): Output<UpdateHostedZoneCommentCommandOutput> {
  const zone = zoneById(world, Id)
  zone.comment = Comment
  return { HostedZone: shapeOf(zone) }
}

export function listHostedZones(
  { Marker, MaxItems = PAGE }: ListHostedZonesCommandInput,
  world: World,
): Output<ListHostedZonesCommandOutput> {
  const { items, next } = page([...dns(world).hostedZones.values()], MaxItems, Marker)
  return { HostedZones: items.map(shapeOf), Marker, IsTruncated: next !== undefined, NextMarker: next, MaxItems }
}

export function listHostedZonesByName(
  { DNSName, HostedZoneId, MaxItems = PAGE }: ListHostedZonesByNameCommandInput,
  world: World,
): Output<ListHostedZonesByNameCommandOutput> {
  if (HostedZoneId !== undefined && DNSName === undefined) {
    throw new AwsError('InvalidInput', 'The request must include a DNS name with a hosted zone ID.')
  }
  const start = { name: canonicalName(DNSName ?? ''), id: HostedZoneId?.replace(/^\/?hostedzone\//, '') ?? '' }
  const from = [...dns(world).hostedZones.values()]
    .sort(compareZones)
    .filter(zone => DNSName === undefined || compareZones(zone, start) >= 0)
  const next = from[MaxItems]
  return {
    HostedZones: from.slice(0, MaxItems).map(shapeOf),
    DNSName,
    HostedZoneId,
    IsTruncated: next !== undefined,
    NextDNSName: next?.name,
    NextHostedZoneId: next?.id,
    MaxItems,
  }
}

export function deleteHostedZone(
  { Id }: DeleteHostedZoneCommandInput,
  world: World,
): Output<DeleteHostedZoneCommandOutput> {
  const zone = zoneById(world, Id)
  if (zone.recordSets.some(set => !belongsToZone(set, zone))) {
    throw new AwsError(
      'HostedZoneNotEmpty',
      'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
    )
  }
  dns(world).hostedZones.delete(zone.id)
  return { ChangeInfo: infoOf(submitted(world), world) }
}

type Place = Pick<HostedZone, 'name' | 'id'>

const compareZones = (a: Place, b: Place): number =>
  compareNames(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function shapeOf({ id, name, callerReference, comment, recordSets, vpcs }: HostedZone): HostedZoneShape {
  return {
    Id: `/hostedzone/${id}`,
    Name: name,
    CallerReference: callerReference,
    Config: { Comment: comment, PrivateZone: vpcs.length > 0 },
    ResourceRecordSetCount: recordSets.length,
  }
}
