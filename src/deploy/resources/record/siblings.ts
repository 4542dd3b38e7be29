import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import type { RecordModel, RecordType } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import type { Cover } from './cover.ts'
import { policyMembers } from './record-policy.ts'
import { clashes, hasOtherTtl, routingOf } from './record-shape.ts'

/** The program's other records of the name and zone that stand beside these. */
export const siblingsOf = (model: RecordModel, { models }: Context): readonly RecordModel[] =>
  models.flatMap(other =>
    other.kind === 'record' &&
    !other.existing &&
    keyOf(other.zone) === keyOf(model.zone) &&
    dnsName(other.name) === dnsName(model.name)
      ? [other]
      : [],
  )

/** Types of the name whose aliases others take the place of in their own turn: the marker of aliases is free till then. */
export function takenLater(model: RecordModel, context: Context): readonly RecordType[] {
  const types = siblingsOf(model, context).map(other => ('type' in other ? other.type : undefined))
  return types.flatMap(type => (types.includes(undefined) || type === undefined ? [] : [type]))
}

export function siblingOf(
  { SetIdentifier }: ResourceRecordSet,
  { type }: Cover,
  model: RecordModel,
  context: Context,
): RecordModel | undefined {
  return siblingsOf(model, context).find(
    other => other.routing?.setIdentifier === SetIdentifier && ('type' in other ? other.type : undefined) === type,
  )
}

/** A set as the program routes it, so that it can stand beside the wanted ones, with what it has answered so far. */
export function routedAnew(
  set: ResourceRecordSet,
  wanted: readonly ResourceRecordSet[],
  sibling: RecordModel | undefined,
): ResourceRecordSet | undefined {
  const ttl = sibling && 'type' in sibling ? sibling.ttlSeconds : wanted.find(each => hasOtherTtl(each, set))?.TTL
  const { SetIdentifier } = set
  const routing = sibling ? routingOf(sibling.routing) : { SetIdentifier, ...policyMembers(set) }
  const anew = { ...answerOf(set), ...(set.TTL !== undefined && ttl !== undefined && { TTL: ttl }), ...routing }
  return wanted.some(each => clashes(each, anew)) ? undefined : anew
}

/** What it answers, whatever its routing. */
export const answerOf = ({ Name, Type, AliasTarget, ResourceRecords, TTL }: ResourceRecordSet): ResourceRecordSet => ({
  Name,
  Type,
  ...(AliasTarget ? { AliasTarget } : { ResourceRecords, TTL }),
})
