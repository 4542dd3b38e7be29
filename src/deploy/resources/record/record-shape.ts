import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { type RecordModel, type RecordRouting, recordTypesOf } from '../../../model/record.ts'
import { dnsName } from '../dns-name.ts'
import { isOfOnePlace, policyOf } from './record-policy.ts'

/** What Route 53 is told of a routing. */
export function routingOf(routing: RecordRouting | undefined): Partial<ResourceRecordSet> {
  if (!routing) return {}
  const { setIdentifier: SetIdentifier, healthCheckId: HealthCheckId } = routing
  const told: Partial<ResourceRecordSet> = { SetIdentifier, ...(HealthCheckId !== undefined && { HealthCheckId }) }
  if ('weight' in routing) return { ...told, Weight: routing.weight }
  if ('failover' in routing) return { ...told, Failover: routing.failover }
  return Object.assign(told, routing.raw)
}

/** The record sets of a model, as far as it alone says them: whether they can stand beside others. */
export function shapesOf(model: RecordModel): ResourceRecordSet[] {
  const plain = 'type' in model ? { TTL: model.ttlSeconds } : {}
  return recordTypesOf(model).map(Type => ({ Name: dnsName(model.name), Type, ...plain, ...routingOf(model.routing) }))
}

/** Whether they have the same name, type and identifier: one would replace the other. */
export const isSameSet = (one: ResourceRecordSet, other: ResourceRecordSet): boolean =>
  one.Type === other.Type && one.SetIdentifier === other.SetIdentifier && nameOfSet(one) === nameOfSet(other)

/** Whether Route 53 refuses one beside the other. */
export function clashes(one: ResourceRecordSet, other: ResourceRecordSet): boolean {
  if (nameOfSet(one) !== nameOfSet(other) || isSameSet(one, other)) return false
  if (one.Type !== other.Type) return one.Type === 'CNAME' || other.Type === 'CNAME'
  const policy = policyOf(one)
  if (policy === 'simple' || policy !== policyOf(other)) return true
  return isOfOnePlace(one, other) || hasOtherTtl(one, other)
}

/** Weighted sets of a name and type have one TTL; aliases have none. */
export const hasOtherTtl = (one: ResourceRecordSet, other: ResourceRecordSet): boolean =>
  one.Weight !== undefined && one.TTL !== undefined && other.TTL !== undefined && one.TTL !== other.TTL

const nameOfSet = ({ Name = '' }: ResourceRecordSet): string => dnsName(Name)

/** What tells records from the others of a zone. */
export const identityIn = (place: {
  readonly name: string
  readonly type?: string
  readonly setIdentifier?: string
}): string => [place.name, place.type, place.setIdentifier].filter(Boolean).join(' ')
