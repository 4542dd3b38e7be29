import type { Value } from '../model/deferred.ts'
import type { HostedZoneModel } from '../model/hosted-zone.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { canonicalName, type NameIn, zoneRules } from '../validators/record.ts'
import { call, taken, withOptions } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { typed } from './definition.ts'
import { definition, either, flag, isRecord, kind, text } from './kinds.ts'
import type { CompleteLoadBalancer, LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS } from './option-names.ts'
import { type AliasRecord, RecordBuilder } from './record.ts'
import { type CheckedDefinition, Steps } from './steps.ts'
import { valueFrom } from './value.ts'

/** A Route 53 hosted zone, public or private. It is looked up, never created. */
export interface HostedZone<Z extends string = string> extends CheckedDefinition<HostedZoneModel> {
  /** Its id. */
  readonly hostedZoneId: Value
  /**
   * Points a name at a load balancer with alias records: A, and AAAA where it is `dualstack`.
   *
   * @param name The zone's name or one that ends in it.
   * @example
   * hostedZone('example.com').alias('shop.example.com', edge)
   */
  alias<N extends string, T extends LoadBalancerSpec>(
    name: NameIn<Z, N>,
    loadBalancer: CompleteLoadBalancer<T>,
  ): AliasRecord
}

/** How to find a hosted zone. */
export type ZoneSettings<Z extends string> =
  | { readonly name: Z; readonly id: string }
  /** The zone that answers in its VPCs only. @default a public one */
  | { readonly name: Z; readonly private: boolean }

/**
 * Finds a public hosted zone by its name, a private one by its name and `private: true` or, where several zones have that
 * name, one by its id as well.
 *
 * @example
 * hostedZone({ name: 'shop.internal', private: true }).alias('api.shop.internal', edge)
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html
 */
export function hostedZone<Z extends string>(zone: Z | ZoneSettings<Z>): HostedZone<Z> {
  taken('hostedZone()', ZONE, [zone], hostedZone)
  if (typeof zone === 'string') return zoneNamed(zone, {})
  if ('id' in zone) return zoneNamed(zone.name, { hostedZoneId: zone.id })
  return zoneNamed(zone.name, zone.private ? { private: true } : {})
}

function zoneNamed<Z extends string>(
  given: string,
  by: Pick<HostedZoneModel, 'hostedZoneId' | 'private'>,
): HostedZone<Z> {
  const name = canonicalName(given)
  return typed(
    new HostedZoneBuilder({
      kind: 'hosted-zone',
      id: by.hostedZoneId ?? (by.private ? `private ${name}` : name),
      name,
      ...by,
    }),
    hostedZone,
  )
}

class HostedZoneBuilder extends Steps<HostedZoneModel, HostedZoneModel> {
  get hostedZoneId(): Value {
    return valueFrom(this.build(), 'hostedZoneId')
  }

  alias(name: unknown, given: unknown): AliasRecord {
    // The interface takes nothing else; what plain JavaScript gives is checked when it is built.
    const loadBalancer = given as LoadBalancerSpec
    const zone = this.build()
    return new RecordBuilder({
      zone,
      name: canonicalName(String(name)),
      loadBalancer,
      evaluateTargetHealth: true,
    })
  }

  protected get where(): readonly [string, string] {
    return ['hosted-zone', this.settings.name]
  }

  protected make(issues: Issue[]): HostedZoneModel {
    issues.push(...issuesOf(this.where, zoneRules, this.settings))
    return this.settings
  }
}

const named = kind('{ name, id } or { name, private: true }', value => {
  if (!isRecord(value) || !text.is(value.name)) return false
  return text.is(value.id) ? value.private === undefined : flag.is(value.private) && value.id === undefined
})
const ZONE = withOptions(call(either(text, named)), OF_FUNCTIONS.hostedZone)

offers(
  HostedZoneBuilder,
  'hosted zone',
  {
    ...COMMON_CALLS,
    alias: call(
      text,
      either(definition('a load balancer', 'load balancer'), definition('a load balancer', 'network load balancer')),
    ),
  },
  {},
  ['hostedZoneId'],
)
