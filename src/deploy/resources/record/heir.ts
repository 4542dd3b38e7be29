import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { type RecordModel, recordTypesOf, wayOf } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { policyOf } from './record-policy.ts'
import { routingOf } from './record-shape.ts'
import { answerOf, siblingsOf } from './siblings.ts'

/** What gets most of the queries, where one record becomes several: what the one has answered goes on under its identifier. */
export function heirOf(model: RecordModel, context: Context): RecordModel | undefined {
  const all = siblingsOf(model, context).filter(
    ({ routing }) => routing && model.routing && wayOf(routing) === wayOf(model.routing),
  )
  const [first, ...others] = all
  const heir = first && others.reduce((most, each) => (shareOf(each) > shareOf(most) ? each : most), first)
  return heir?.id === model.id ? undefined : heir
}

function shareOf({ routing }: RecordModel): number {
  if (!routing) return 0
  if ('weight' in routing) return routing.weight
  return Number('failover' in routing ? routing.failover === 'PRIMARY' : routing.raw.GeoLocation?.CountryCode === '*')
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
  // There are no such aliases
  if (set.AliasTarget && heir.routing && 'raw' in heir.routing && heir.routing.raw.MultiValueAnswer) return undefined
  const ttl = 'type' in heir && set.TTL !== undefined ? { TTL: heir.ttlSeconds } : {}
  return { ...answerOf(set), ...ttl, ...routingOf(heir.routing) }
}
