import { isAbort } from '../../../aws/is-abort.ts'
import { allPages } from '../../../aws/pages.ts'
import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'
import { liveOf } from '../found.ts'
import type { Found, Search } from '../handler.ts'
import { markedName, markerOwner } from './record-marker.ts'
import { allRecordSets } from './record-sets.ts'

// Each is a call, of which Route 53 takes five a second.
const FEW_ZONES = 10

/** Records with a marker of the stack. Zones are global: only what a record points at tells the Region. */
export async function findRecords(search: Search, context: Context): Promise<Found<'record'>[]> {
  const known = liveOf('hosted-zone', search.present, context).map(({ hostedZoneId }) => hostedZoneId)
  const others = search.everywhere ? await allZones(context) : await fewOthers(known, search, context)
  const found = await Promise.all([...new Set([...known, ...others])].map(zone => recordsOf(zone, context)))
  return found.flat()
}

/** Zones that the program does not have, where a record may point at what the stack has: as far as a plan can afford. */
async function fewOthers(known: readonly string[], search: Search, context: Context): Promise<readonly string[]> {
  const { present, tagged, leftOut } = search
  const isBalanced =
    liveOf('load-balancer', present, context).length > 0 || (await tagged).some(({ kind }) => kind === 'load-balancer')
  if (!isBalanced) return []
  try {
    const others = (await allZones(context)).filter(zone => !known.includes(zone))
    if (others.length <= FEW_ZONES) return others
    leftOut(`the records of ${others.length} hosted zones that the program does not have: { prune: true } looks there`)
  } catch (error) {
    if (isAbort(error)) throw error
    leftOut('the records of hosted zones that the program does not have', error)
  }
  return []
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

async function allZones({ aws }: Context): Promise<string[]> {
  const zones = await allPages(async Marker => {
    const page = await aws.route53('ListHostedZones', { Marker })
    return { items: page.HostedZones, next: page.NextMarker }
  })
  return zones.map(({ Id = '' }) => Id.replace(/^\/hostedzone\//, ''))
}
