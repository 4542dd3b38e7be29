import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { PlanError } from '../../../errors.ts'
import { type RecordModel, recordTypesOf } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { idIn, keyOf, nameOf } from '../../ownership.ts'
import type { Actions, Foreseen } from '../handler.ts'
import { coverOf, isOfStack, isReplaceable, markIn } from './cover.ts'
import { zoneSaidTwice } from './one-zone.ts'
import { ownSets } from './own-sets.ts'
import { markerOwner } from './record-marker.ts'
import { policyOf } from './record-policy.ts'
import { recordPlace } from './record-props.ts'
import { clashes, hasOtherTtl, isSameSet, shapesOf } from './record-shape.ts'
import { recordToMake } from './record-to-make.ts'
import { siblingOf } from './siblings.ts'
import { unseenFrom } from './unseen-from.ts'

/** What stands in the way of records, what gives way to them, and what somebody has to make. */
export async function foreseeRecord(model: RecordModel, actions: Actions, context: Context): Promise<Foreseen> {
  if (model.existing) return { notes: [recordToMake(model, actions)] }
  const zone = actions.get(keyOf(model.zone))?.live?.outputs
  if (!zone || !('hostedZoneId' in zone)) return {}
  const twice = zoneSaidTwice(model, actions, context)
  if (twice.length > 0) return { problems: twice }
  const unseen = unseenFrom(model, zone, actions, context)
  const action = actions.get(keyOf(model))?.action
  if (action === 'keep' || action === 'use') return { notes: unseen }
  const { sets, beside, marker } = await ownSets({ hostedZoneId: zone.hostedZoneId, ...recordPlace(model) }, context)
  const wanted = shapesOf(model)
  const problems: PlanError[] = []
  const notes = [...unseen]
  if (action === 'create' && sets.length === 0) problems.push(...takenMark(marker, model, context))
  for (const set of [
    ...(action === 'create' ? sets : []),
    ...beside.filter(each => wanted.some(own => isSameSet(own, each) || clashes(own, each))),
  ]) {
    const cover = await coverOf(set, zone.hostedZoneId, context)
    const what = `${set.Type} record of ${model.name}${set.SetIdentifier === undefined ? '' : ` (${set.SetIdentifier})`}`
    if (cover && isReplaceable(cover, context)) {
      const stays = siblingOf(set, cover, model, context) || wanted.some(own => hasOtherTtl(own, set))
      if (!stays)
        notes.push(
          `${nameOf(model)} takes the place of ${nameOfOwner(cover.owner.id)} in one change: the name has an answer all the time`,
        )
      continue
    }
    const whose = cover
      ? `belongs to ${cover.owner.id} of stack "${cover.owner.stack}"${isOfStack(cover.owner, context) ? ', which has taken it over' : ''}`
      : `was not made by stack "${context.stack.name}"`
    problems.push(
      new PlanError('record.name-taken', {
        resource: nameOf(model),
        message: `Route 53 has no ${nameOf(model)} beside the ${policyOf(set)} ${what}, which ${whose}: ${whyNot(model, set.Type)}`,
        fix: 'Remove the other one first, or make this one of the same kind, or give it another name.',
      }),
    )
  }
  return { problems, notes: [...new Set(notes)] }
}

/** A marker without its records: somebody has taken these away, and it is still another stack that has the name. */
function takenMark(marker: ResourceRecordSet | undefined, model: RecordModel, context: Context): readonly PlanError[] {
  const owner = markerOwner(markIn(marker) ?? '')
  if (!marker || (owner && isOfStack(owner, context))) return []
  const whose = owner ? `belongs to ${owner.id} of stack "${owner.stack}"` : 'no stack has made'
  return [
    new PlanError('record.name-taken', {
      resource: nameOf(model),
      message: `${marker.Name} in Route 53, which ${whose}, is where ${nameOf(model)} has its mark; what it was beside is not there`,
      fix: 'Run or destroy the stack that has the name, or delete that TXT record where nobody needs it any more.',
    }),
  ]
}

function whyNot(model: RecordModel, type: string | undefined): string {
  if (!recordTypesOf(model).some(each => each === type)) return 'a CNAME has no others of its name'
  if (!model.routing) return 'a simple record has no others of its name and type'
  return 'those of a name and type have one policy, weighted ones one TTL, and each role of failover and each place is there once'
}

const nameOfOwner = (key: string): string => nameOf({ kind: 'record', id: idIn(key) })
