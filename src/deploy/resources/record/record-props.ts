import type { ResourceRecordSet } from '../../../aws/shapes/route-53.ts'
import { known } from '../../../model/deferred.ts'
import { type AliasModel, type PlainRecordModel, RECORD_TYPES, type RecordModel } from '../../../model/record.ts'
import type { Context } from '../../context.ts'
import { keyOf } from '../../ownership.ts'
import { dnsName } from '../dns-name.ts'
import type { Refs } from '../handler.ts'
import { valueText } from '../value-text.ts'
import { markerName, markerValue } from './record-marker.ts'
import { routingOf } from './record-shape.ts'
import { canonicalValue, valueFor, valueIn } from './record-value.ts'

const MARKER_TTL_SECONDS = 300

export interface Alias {
  readonly dnsName: string
  readonly hostedZoneId: string
  readonly evaluateTargetHealth: boolean
}

interface Values {
  readonly values: readonly string[]
  readonly ttlSeconds?: number
}

export interface RecordProps {
  readonly hostedZoneId: string
  readonly name: string
  /** Of plain records. */
  readonly type?: string
  readonly setIdentifier?: string
  /** The weight or the role of those with an identifier, and their health check. */
  readonly routing?: Partial<ResourceRecordSet>
  /** What each type of record points at, or has as its values. */
  readonly targets: Readonly<Record<string, Alias | Values>>
  readonly marker: string
}

/** What tells records from others, as far as the model says it. */
export const recordPlace = (model: RecordModel): Pick<RecordProps, 'name' | 'type' | 'setIdentifier'> => ({
  name: dnsName(model.name),
  ...('type' in model && { type: model.type }),
  ...(model.routing && { setIdentifier: model.routing.setIdentifier }),
})

/** What each type should answer. */
export function answersOf(model: RecordModel, refs: Refs): RecordProps['targets'] {
  if ('type' in model) return { [model.type]: valuesOf(model, refs) }
  const { loadBalancer, evaluateTargetHealth }: AliasModel = model
  const there = refs(loadBalancer)
  // What is looked up says itself what it has.
  const { ipAddressType = loadBalancer.ipAddressType, hostedZoneId } = there
  const alias: Alias = { dnsName: dnsName(`dualstack.${there.dnsName}`), hostedZoneId, evaluateTargetHealth }
  // An AAAA alias of a load balancer without IPv6 has no answer.
  return ipAddressType.startsWith('dualstack') ? { A: alias, AAAA: alias } : { A: alias }
}

function valuesOf({ type, values, ttlSeconds }: PlainRecordModel, refs: Refs): Values {
  const texts: readonly string[] = known(values, valueText(refs))
  return { values: [...new Set(texts.map(value => canonicalValue(type, value)))].sort(), ttlSeconds }
}

/** What a record set answers. */
export function answerIn({ Type, TTL, AliasTarget, ResourceRecords = [] }: ResourceRecordSet): Alias | Values {
  if (!AliasTarget) {
    const values = ResourceRecords.map(({ Value = '' }) => valueIn(String(Type), Value)).sort()
    return { values, ...(TTL !== undefined && { ttlSeconds: TTL }) }
  }
  return {
    dnsName: dnsName(AliasTarget.DNSName ?? ''),
    hostedZoneId: AliasTarget.HostedZoneId ?? '',
    evaluateTargetHealth: AliasTarget.EvaluateTargetHealth ?? false,
  }
}

/** The record sets of these properties, and last their marker. */
export function setsFor({ name, type, setIdentifier, routing, targets, marker }: RecordProps): ResourceRecordSet[] {
  const identified = setIdentifier === undefined ? {} : { SetIdentifier: setIdentifier, ...routing }
  const sets = RECORD_TYPES.flatMap((Type): ResourceRecordSet[] => {
    const target = targets[Type]
    if (!target) return []
    if ('values' in target) {
      const ResourceRecords = target.values.map(value => ({ Value: valueFor(Type, value) }))
      return [{ Name: name, Type, ...identified, TTL: target.ttlSeconds, ResourceRecords }]
    }
    const { dnsName: DNSName, hostedZoneId: HostedZoneId, evaluateTargetHealth: EvaluateTargetHealth } = target
    return [{ Name: name, Type, ...identified, AliasTarget: { DNSName, HostedZoneId, EvaluateTargetHealth } }]
  })
  return [...sets, markerSet({ name, ...(type && { type }), ...(setIdentifier && { setIdentifier }) }, marker)]
}

/** The marker of records. With their identifier it is weighted whatever they are: nobody asks for it. */
function markerSet({ name, type, setIdentifier }: ReturnType<typeof recordPlace>, value: string): ResourceRecordSet {
  const identified = setIdentifier === undefined ? {} : { SetIdentifier: setIdentifier, Weight: 0 }
  const answer = { TTL: MARKER_TTL_SECONDS, ResourceRecords: [{ Value: value }] }
  return { Name: markerName(name, type), Type: 'TXT', ...identified, ...answer }
}

export const markerFor = (model: RecordModel, context: Context): ResourceRecordSet =>
  markerSet(recordPlace(model), markOf(model, false, context))

/** The words of a marker. Of a simple alias, what it points at tells the Region. */
export function markOf(model: RecordModel, adopted: boolean, { stack, region }: Context): string {
  const isTold = !('type' in model || model.routing)
  return markerValue({ stack: stack.name, id: keyOf(model), ...(!isTold && { region }), adopted })
}

export const routingProps = (model: RecordModel): Pick<RecordProps, 'routing'> => {
  const { SetIdentifier: _told, ...routing } = routingOf(model.routing)
  return model.routing ? { routing } : {}
}
