import { isDeepStrictEqual } from 'node:util'
import type { Change, ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { RecordModel } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'
import { type Cover, coverOf, isMarkOfStack, isReplaceable, markIn } from './cover.ts'
import { heirOf, inherited, isOf } from './heir.ts'
import { ownSets } from './own-sets.ts'
import { isRoutedOtherwise, policyMembers } from './record-policy.ts'
import { markerFor, type RecordProps, setsFor } from './record-props.ts'
import { clashes, hasOtherTtl, isSameSet } from './record-shape.ts'
import { routedAnew, siblingOf, takenLater } from './siblings.ts'

/** The changes that make records what they should be, and what of others has to change with them. */
export async function changesFor(
  desired: RecordProps,
  model: RecordModel,
  isNew: boolean,
  context: Context,
): Promise<readonly Change[]> {
  const { hostedZoneId } = desired
  const { sets, beside, marker, marks } = await ownSets(desired, context)
  const own = marker ? [...sets, marker] : sets
  const all = [...sets, ...beside]
  const wanted = setsFor(desired)
  const isOurs = markIn(marker) === desired.marker
  if (isOurs && wanted.every(set => own.some(other => isAlike(set, other))) && own.length === wanted.length) return []
  const later = takenLater(model, context)
  const gone = new Map<string, ResourceRecordSet>()
  const made: Change[] = []
  const drop = (all: readonly ResourceRecordSet[]): void => {
    for (const set of all) gone.set(`${set.Name} ${set.Type} ${set.SetIdentifier}`, set)
  }
  if (isOurs || !isNew) {
    // What others of the name have to have alike, or not alike, is not changed in place: Route 53 takes a batch in its order.
    const isMoved = (set: ResourceRecordSet): boolean =>
      wanted.some(each => isSameSet(each, set) && (isRoutedOtherwise(each, set) || hasOtherTtl(each, set)))
    drop(own.filter(set => isMoved(set) || !wanted.some(each => isSameSet(each, set))))
  } else {
    for (const set of sets) {
      const cover = await coverOf(set, hostedZoneId, context)
      if (cover && isReplaceable(cover, context)) drop(coveredBy(cover, set, all, later))
    }
  }
  const heir = heirOf(model, context)
  for (const set of beside.filter(other => wanted.some(each => isSameSet(each, other) || clashes(each, other)))) {
    const cover = await coverOf(set, hostedZoneId, context)
    if (!cover || !isReplaceable(cover, context)) continue
    const isReplaced = wanted.some(each => isSameSet(each, set))
    const anew = isReplaced ? undefined : routedAnew(set, wanted, siblingOf(set, cover, model, context))
    if (anew) {
      drop([set])
      made.push(created(anew))
      continue
    }
    drop(coveredBy(cover, set, all, later))
    const placed = heir && !beside.some(other => isOf(other, heir)) ? inherited(set, heir) : undefined
    if (!heir || !placed || wanted.some(each => clashes(each, placed) || isSameSet(each, placed))) continue
    made.push(created(placed))
    const mark = markerFor(heir, context)
    if (!made.some(({ ResourceRecordSet: other }) => other && isSameSet(mark, other))) made.push(created(mark))
  }
  // One whose records somebody has taken away.
  drop(marks.filter(set => wanted.some(each => clashes(each, set)) && isMarkOfStack(set, context)))
  for (const set of wanted) {
    const isThere = own.some(other => isSameSet(other, set) && ![...gone.values()].includes(other))
    const action = isThere && (isOurs || !isNew) ? 'UPSERT' : 'CREATE'
    made.push({ Action: action, ResourceRecordSet: set })
  }
  return [...[...gone.values()].map(deleted), ...made]
}

/**
 * The sets that a marker is about, one of which is known, and the marker. Values beside aliases have a marker of their own.
 * Aliases that others take the place of stay until then, and with them the marker.
 */
function coveredBy(
  { type, marker }: Cover,
  known: ResourceRecordSet,
  all: readonly ResourceRecordSet[],
  later: readonly unknown[],
): readonly ResourceRecordSet[] {
  const others = all.filter(
    set =>
      set !== known &&
      type === undefined &&
      set.AliasTarget !== undefined &&
      set.SetIdentifier === marker.SetIdentifier,
  )
  const leaving = others.filter(set => !later.includes(set.Type))
  return [known, ...leaving, ...(leaving.length === others.length ? [marker] : [])]
}

/** Whether Route 53 would keep it as it is. */
function isAlike(one: ResourceRecordSet, other: ResourceRecordSet): boolean {
  return isSameSet(one, other) && isDeepStrictEqual(comparable(one), comparable(other))
}

function comparable(set: ResourceRecordSet): object {
  const { AliasTarget, ResourceRecords, HealthCheckId, TTL } = set
  const target = AliasTarget && { ...AliasTarget, DNSName: dnsName(AliasTarget.DNSName ?? '') }
  const values = ResourceRecords?.map(({ Value }) => Value).sort()
  return { target, values, HealthCheckId, TTL, policy: policyMembers(set) }
}

const deleted = (set: ResourceRecordSet): Change => ({ Action: 'DELETE', ResourceRecordSet: set })
const created = (set: ResourceRecordSet): Change => ({ Action: 'CREATE', ResourceRecordSet: set })
