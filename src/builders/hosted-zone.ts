import type { Deferred, Value } from '../model/deferred.ts'
import type { HostedZoneModel } from '../model/hosted-zone.ts'
import { type PlainRecordModel, RECORD_TYPES } from '../model/record.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { canonicalName, type NameIn, type RecordName, zoneRules } from '../validators/record.ts'
import { call, taken, taking, withOptions } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { typed } from './definition.ts'
import { definition, either, flag, isRecord, kind, oneWord, text } from './kinds.ts'
import type { CompleteLoadBalancer, LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS } from './option-names.ts'
import { type AliasRecord, type DnsRecord, DnsRecordBuilder, RecordBuilder } from './record.ts'
import { type CheckedDefinition, Steps } from './steps.ts'
import { deferrable, valueFrom } from './value.ts'

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
  /**
   * Makes records of one type with values.
   *
   * @param name The zone's name or one that ends in it; of a CNAME only the latter.
   * @param values Addresses; the one name of a CNAME; `10 mail.example.com`, the priority first, of MX; `1 10 5269
   *   xmpp.example.com` of SRV: priority, weight and port; `0 issue amazon.com` of CAA; texts without quotes of TXT, as long as
   *   255 characters or longer. A value that is known later, such as `edge.dnsName`, is one, too.
   * @example
   * hostedZone('example.com').record('_dmarc.example.com', 'TXT', 'v=DMARC1; p=none').ttl(60)
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
   */
  record<N extends string, T extends PlainRecordModel['type']>(
    name: RecordName<Z, N, T>,
    type: T,
    ...values: readonly [string | Deferred, ...(string | Deferred)[]]
  ): DnsRecord
}

/** How to find a hosted zone. */
export type ZoneSettings<Z extends string> =
  | { readonly name: Z; readonly id: string }
  /** The zone that answers in its VPCs only. @default a public one */
  | { readonly name: Z; readonly private: boolean }
  /** Whether it is kept elsewhere than in Route 53 of the account: then the plan says which records to make there. */
  | { readonly name: Z; readonly external: boolean }

/**
 * Finds a public hosted zone by its name, a private one by its name and `private: true` or, where several zones have that
 * name, one by its id as well. One that is kept elsewhere is `{ name, external: true }`.
 *
 * @example
 * hostedZone({ name: 'shop.internal', private: true }).alias('api.shop.internal', edge)
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html
 */
export function hostedZone<Z extends string>(zone: Z | ZoneSettings<Z>): HostedZone<Z> {
  taken('hostedZone()', ZONE, [zone], hostedZone)
  if (typeof zone === 'string') return zoneNamed(zone, {})
  if ('id' in zone) return zoneNamed(zone.name, { hostedZoneId: zone.id })
  if ('external' in zone) return zoneNamed(zone.name, zone.external ? { external: true } : {})
  return zoneNamed(zone.name, zone.private ? { private: true } : {})
}

function zoneNamed<Z extends string>(
  given: string,
  by: Pick<HostedZoneModel, 'hostedZoneId' | 'private' | 'external'>,
): HostedZone<Z> {
  const name = canonicalName(given)
  return typed(
    new HostedZoneBuilder({
      kind: 'hosted-zone',
      id: by.hostedZoneId ?? [...Object.keys(by), name].join(' '),
      name,
      ...by,
    }),
    hostedZone,
  )
}

const DEFAULT_TTL_SECONDS = 300

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
      answer: { loadBalancer, evaluateTargetHealth: true },
    })
  }

  record(name: unknown, type: PlainRecordModel['type'], ...values: readonly (string | Deferred)[]): DnsRecord {
    const answer = { type, values, ttlSeconds: DEFAULT_TTL_SECONDS }
    return new DnsRecordBuilder({ zone: this.build(), name: canonicalName(String(name)), answer })
  }

  protected get where(): readonly [string, string] {
    return ['hosted-zone', this.settings.name]
  }

  protected make(issues: Issue[]): HostedZoneModel {
    issues.push(...issuesOf(this.where, zoneRules, this.settings))
    return this.settings
  }
}

const named = kind('{ name, id }, { name, private: true } or { name, external: true }', value => {
  if (!isRecord(value) || !text.is(value.name)) return false
  const { id, private: isPrivate, external } = value
  const said = [id, isPrivate, external].filter(each => each !== undefined)
  return said.length === 1 && (text.is(id) || flag.is(isPrivate) || flag.is(external))
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
    record: taking(text, oneWord(...RECORD_TYPES), deferrable),
  },
  {},
  ['hostedZoneId'],
)
