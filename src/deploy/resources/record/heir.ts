import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { type RecordModel, recordTypesOf } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { policyOf, routingOf } from './record-shape.ts'
import { answerOf, siblingsOf } from './siblings.ts'

/** What gets most of the queries, where one record becomes several: what the one has answered goes on under its identifier. */
export function heirOf(model: RecordModel, context: Context): RecordModel | undefined {
  const all = siblingsOf(model, context).filter(
    ({ routing }) => routing && model.routing && 'weight' in routing === 'weight' in model.routing,
  )
  const [first, ...others] = all
  const heir = first && others.reduce((most, each) => (shareOf(each) > shareOf(most) ? each : most), first)
  return heir?.id === model.id ? undefined : heir
}

function shareOf({ routing }: RecordModel): number {
  if (!routing) return 0
  return 'weight' in routing ? routing.weight : Number(routing.failover === 'PRIMARY')
}

/** Whether it is of these records. */
export function isOf({ Type, SetIdentifier }: ResourceRecordSet, model: RecordModel): boolean {
  return SetIdentifier === model.routing?.setIdentifier && recordTypesOf(model).some(type => type === Type)
}

/** A simple set under the identifier of another, where Route 53 takes it so. */
export function inherited(set: ResourceRecordSet, heir: RecordModel): ResourceRecordSet | undefined {
  const isFitting = policyOf(set) === 'simple' && recordTypesOf(heir).some(type => type === set.Type)
  if (!isFitting || (set.ResourceRecords?.length ?? 0) > 1) return undefined
  const needsCheck = heir.routing && 'failover' in heir.routing && heir.routing.failover === 'PRIMARY'
  if (needsCheck && !set.AliasTarget && heir.routing?.healthCheckId === undefined) return undefined
  const ttl = 'type' in heir && set.TTL !== undefined ? { TTL: heir.ttlSeconds } : {}
  return { ...answerOf(set), ...ttl, ...routingOf(heir.routing) }
}
