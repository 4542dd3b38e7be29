import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { Context } from '../../context.ts'
import { coverOf } from './cover.ts'
import { markerName } from './record-marker.ts'
import type { RecordProps } from './record-props.ts'
import { recordSetsOf } from './record-sets.ts'

export type RecordPlace = Pick<RecordProps, 'hostedZoneId' | 'name' | 'type' | 'setIdentifier'>

/** What there is at the place of records. */
export interface OwnSets {
  /** Those of the type and identifier. */
  readonly sets: readonly ResourceRecordSet[]
  /** The others of the name. */
  readonly beside: readonly ResourceRecordSet[]
  readonly marker: ResourceRecordSet | undefined
  /** All of the name of the marker. */
  readonly marks: readonly ResourceRecordSet[]
}

/** The record sets of a name, type and identifier, and their marker. */
export async function ownSets(place: RecordPlace, context: Context): Promise<OwnSets> {
  const { hostedZoneId, name, type, setIdentifier } = place
  const [all, marks] = await Promise.all([
    recordSetsOf(hostedZoneId, name, context),
    recordSetsOf(hostedZoneId, markerName(name, type), context),
  ])
  const marker = marks.find(({ Type, SetIdentifier }) => Type === 'TXT' && SetIdentifier === setIdentifier)
  const types: readonly unknown[] = type ? [type] : ['A', 'AAAA']
  const like = all.filter(set => types.includes(set.Type) && set.SetIdentifier === setIdentifier)
  // Beside aliases of IPv4 there may be values of IPv6: with a marker of their own, or of somebody else, as aliases have none.
  const isAlias = like.some(({ Type, AliasTarget }) => Type === 'A' && AliasTarget)
  const apart = await Promise.all(
    like.map(
      async set =>
        !type && !set.AliasTarget && (isAlias || (await coverOf(set, hostedZoneId, context))?.type !== undefined),
    ),
  )
  const sets = like.filter((_, at) => !apart[at])
  return { sets, beside: all.filter(set => !sets.includes(set)), marker, marks }
}
