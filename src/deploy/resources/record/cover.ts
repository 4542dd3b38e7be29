import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { Context } from '../../context.ts'
import type { Owner } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import { markerName, markerOwner, type RecordOwner } from './record-marker.ts'
import { recordSetsOf } from './record-sets.ts'

/** What says whose a record set is. */
export interface Cover {
  /** The type that the marker is about; none: aliases. */
  readonly type: string | undefined
  readonly marker: ResourceRecordSet
  readonly owner: RecordOwner
}

export const markIn = (marker: ResourceRecordSet | undefined): string | undefined => marker?.ResourceRecords?.[0]?.Value

/** The marker that a record set is told by: one of its type, or for addresses that of aliases. */
export async function coverOf(
  { Name = '', Type, SetIdentifier }: ResourceRecordSet,
  zone: string,
  context: Context,
): Promise<Cover | undefined> {
  const types = Type === 'A' || Type === 'AAAA' ? [Type, undefined] : [Type]
  for (const type of types) {
    const marks = await recordSetsOf(zone, markerName(dnsName(Name), type), context)
    const marker = marks.find(each => each.Type === 'TXT' && each.SetIdentifier === SetIdentifier)
    const owner = markerOwner(markIn(marker) ?? '')
    if (marker && owner) return { type, marker, owner }
  }
  return undefined
}

/** Whether the marker is one of this stack, in this Region. */
export const isOfStack = ({ stack, region }: RecordOwner, context: Pick<Context, 'stack' | 'region'>): boolean =>
  stack === context.stack.name && (region ?? context.region) === context.region

/** The same of a record set that may be one. */
export function isMarkOfStack(marker: ResourceRecordSet, context: Context): boolean {
  const owner = markerOwner(markIn(marker) ?? '')
  return owner !== undefined && isOfStack(owner, context)
}

/** Ours to take away: of this stack, and made by it. */
export const isReplaceable = ({ owner }: Cover, context: Context): boolean =>
  isOfStack(owner, context) && !owner.adopted

/** The owner that a plan compares: a stack of the same name in another Region is another one. */
export function comparedOwner(owner: RecordOwner | undefined, key: string, context: Context): Owner | undefined {
  if (!owner) return undefined
  const { stack, id, adopted, region } = owner
  // Under which id it was written does not matter: what tells records apart is where they are.
  if (isOfStack(owner, context)) return { stack, id: key, ...(adopted && { adopted }) }
  return { id, stack: region === undefined || region === context.region ? stack : `${stack} (${region})` }
}
