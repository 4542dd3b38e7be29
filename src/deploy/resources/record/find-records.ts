import { isAbort } from '../../../aws/is-abort.ts'
import { allPages } from '../../../aws/pages.ts'
import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import { liveOf } from '../found.ts'
import type { Found, LiveGraph, Search } from '../handler.ts'
import { markIn } from './cover.ts'
import { markedName, markerOwner, type RecordOwner } from './record-marker.ts'
import { allRecordSets } from './record-sets.ts'
import { clashes, hasOtherTtl, identityIn, isSameSet, shapesOf } from './record-shape.ts'

// Each is a call, of which Route 53 takes five a second.
const FEW_ZONES = 10

/** Records with a marker of the stack. Zones are global: the marker tells the Region, or what an alias points at. */
export async function findRecords(search: Search, context: Context): Promise<Found<'record'>[]> {
  const known = liveOf('hosted-zone', search.present, context).map(({ hostedZoneId }) => hostedZoneId)
  const others = search.everywhere ? await allZones(context) : await fewOthers(known, search, context)
  const found = await Promise.all([...new Set([...known, ...others])].map(zone => recordsOf(zone, search, context)))
  return found.flat()
}

/** Zones that the program does not have, where the stack may have records: as far as a plan can afford. */
async function fewOthers(known: readonly string[], search: Search, context: Context): Promise<readonly string[]> {
  const { present, tagged, leftOut } = search
  const isBalanced =
    known.length > 0 ||
    liveOf('load-balancer', present, context).length > 0 ||
    (await tagged).some(({ kind }) => kind === 'load-balancer')
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

async function recordsOf(hostedZoneId: string, { present }: Search, context: Context): Promise<Found<'record'>[]> {
  const byName = await allRecordSets(hostedZoneId, context)
  const wanted = wantedIn(hostedZoneId, present, context)
  return [...byName].flatMap(([markerName, marks]) => {
    const marked = markedName(markerName)
    if (!marked) return []
    const types: readonly unknown[] = marked.type ? [marked.type] : ['A', 'AAAA']
    return marks.flatMap((marker): Found<'record'>[] => {
      const owner = marker.Type === 'TXT' ? markerOwner(markIn(marker) ?? '') : undefined
      const setIdentifier = marker.SetIdentifier
      const sets = (byName.get(marked.name) ?? []).filter(
        set => types.includes(set.Type) && set.SetIdentifier === setIdentifier,
      )
      if (!owner || !sets.some(set => isHere(set, owner, context))) return []
      const place = { ...marked, ...(setIdentifier !== undefined && { setIdentifier }) }
      const replaced = sets.some(set => wanted.some(each => isSameSet(each, set) || takesPlaceOf(each, set)))
      const found = { name: identityIn(place), outputs: { ...place, hostedZoneId }, owner }
      return [{ kind: 'record', ...found, ...(replaced && { replaced }) }]
    })
  })
}

/** What the program has in a zone, as far as it alone says it. */
function wantedIn(hostedZoneId: string, present: LiveGraph, { models }: Context): readonly ResourceRecordSet[] {
  return models.flatMap(model => {
    if (model.kind !== 'record' || model.existing) return []
    const zone = present.get(keyOf(model.zone))?.live?.outputs
    return zone && 'hostedZoneId' in zone && zone.hostedZoneId === hostedZoneId ? shapesOf(model) : []
  })
}

const takesPlaceOf = (wanted: ResourceRecordSet, set: ResourceRecordSet): boolean =>
  clashes(wanted, set) && !hasOtherTtl(wanted, set)

function isHere({ AliasTarget }: ResourceRecordSet, owner: RecordOwner, { region }: Context): boolean {
  if (owner.region !== undefined) return owner.region === region
  return dnsName(AliasTarget?.DNSName ?? '').includes(`.${region}.elb.`)
}

async function allZones({ aws }: Context): Promise<string[]> {
  const zones = await allPages(async Marker => {
    const page = await aws.route53('ListHostedZones', { Marker })
    return { items: page.HostedZones, next: page.NextMarker }
  })
  return zones.map(({ Id = '' }) => Id.replace(/^\/hostedzone\//, ''))
}
