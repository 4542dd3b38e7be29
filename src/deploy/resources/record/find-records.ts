import { allPages } from '../../../aws/pages.ts'
import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'
import { liveOf } from '../found.ts'
import type { Found, Search } from '../handler.ts'
import { markedName, markerOwner } from './record-marker.ts'
import { allRecordSets } from './record-sets.ts'

/** Records with a marker of the stack. Zones are global: only what a record points at tells the Region. */
export async function findRecords({ present, everywhere }: Search, context: Context): Promise<Found<'record'>[]> {
  const known = liveOf('hosted-zone', present, context).map(({ hostedZoneId }) => hostedZoneId)
  const zones = new Set([...known, ...(everywhere ? await publicZones(context) : [])])
  const found = await Promise.all([...zones].map(zone => recordsOf(zone, context)))
  return found.flat()
}

async function recordsOf(hostedZoneId: string, context: Context): Promise<Found<'record'>[]> {
  const byName = await allRecordSets(hostedZoneId, context)
  return [...byName].flatMap(([markerName, sets]) => {
    const owner = markerOwner(sets.find(({ Type }) => Type === 'TXT')?.ResourceRecords?.[0]?.Value ?? '')
    const name = markedName(markerName)
    if (!owner || !name || !(byName.get(name) ?? []).some(set => pointsHere(set, context))) return []
    return [{ kind: 'record', name, outputs: { name, hostedZoneId }, owner } as const]
  })
}

function pointsHere({ AliasTarget }: ResourceRecordSet, { region }: Context): boolean {
  return dnsName(AliasTarget?.DNSName ?? '').includes(`.${region}.elb.`)
}

async function publicZones({ aws }: Context): Promise<string[]> {
  const zones = await allPages(async Marker => {
    const page = await aws.route53('ListHostedZones', { Marker })
    return { items: page.HostedZones, next: page.NextMarker }
  })
  return zones.flatMap(({ Id = '', Config }) => (Config?.PrivateZone ? [] : [Id.replace(/^\/hostedzone\//, '')]))
}
