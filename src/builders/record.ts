import type { HostedZoneModel } from '../model/hosted-zone.ts'
import type { RawRecordSettings } from '../model/raw-settings.ts'
import {
  type AliasModel,
  type Failover,
  type PlainRecordModel,
  type RecordModel,
  type RecordRouting,
  recordId,
} from '../model/record.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { recordRules } from '../validators/record.ts'
import { recordSettingRules } from '../validators/record-settings.ts'
import { type ArgumentKind, call, type MethodCall, oneWay, saying, withOptions } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { part } from './definition.ts'
import { data, flag, maybe, number, oneWord, text } from './kinds.ts'
import type { LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { OF_ALIAS_RECORD } from './option-names.ts'
import { copied } from './raw-fields.ts'
import { type CheckedDefinition, Steps } from './steps.ts'

/** How records stand beside others of their name and type. */
interface RoutedRecord extends CheckedDefinition<RecordModel> {
  /**
   * Answers a part of the queries, beside other weighted records of the name and type, also of other stacks. Where there
   * were simple ones of this stack, one batch of changes puts these in their place, so that the name always has an answer.
   *
   * @param setIdentifier Tells it from the others of the name: 1 to 128 characters.
   * @param weight Its share of the sum of all weights: 0 to 255.
   * @example
   * hostedZone('example.com').alias('shop.example.com', edge).weighted('new', 10)
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-weighted.html
   */
  weighted(setIdentifier: string, weight: number, options?: RoutingOptions): this
  /**
   * Answers while it is healthy (`PRIMARY`), or while the other is not (`SECONDARY`). An alias is as healthy as its
   * targets; a primary record with values needs a health check.
   *
   * @param setIdentifier Tells it from the other: 1 to 128 characters.
   * @example
   * hostedZone('example.com').alias('shop.example.com', edge).failover('here', 'PRIMARY')
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-failover.html
   */
  failover(setIdentifier: string, failover: Failover, options?: RoutingOptions): this
  /**
   * Answers those to whom this Region is the nearest, beside others of the name and type, also of other stacks.
   *
   * @param setIdentifier Tells it from the others of the name: 1 to 128 characters.
   * @param region The Region in which what it names is.
   * @example
   * hostedZone('example.com').alias('shop.example.com', edge).latency('eu', 'eu-west-1')
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-latency.html
   */
  latency(setIdentifier: string, region: string, options?: RoutingOptions): this
  /**
   * Chooses in one of the ways of Route 53 that have no method of their own: by where who asks is (`GeoLocation`,
   * `GeoProximityLocation`, `CidrRoutingConfig`), or as one of several answers (`MultiValueAnswer`).
   *
   * @example
   * hostedZone('example.com').alias('shop.example.com', edge).raw({ SetIdentifier: 'eu', GeoLocation: { ContinentCode: 'EU' } })
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy.html
   */
  raw(settings: RawRecordSettings): this
}

/** What decides beside the targets whether a record is an answer. */
export interface RoutingOptions {
  /** The id of a health check of Route 53. @default none */
  readonly healthCheckId?: string
}

/**
 * Alias records that point a name at a load balancer: A, and AAAA where it is `dualstack`.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html
 */
export interface AliasRecord extends RoutedRecord {
  /** Sets whether Route 53 answers only while the load balancer has healthy targets. @default true */
  evaluateTargetHealth(evaluate: boolean): this
}

/**
 * Records of one name and type with values.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
 */
export interface DnsRecord extends RoutedRecord {
  /**
   * Sets for how long resolvers may keep the answer: 0 to 2147483647 seconds. Weighted records of a name and type have the
   * same.
   *
   * @default 300
   */
  ttl(seconds: number): this
}

interface Settings<A> {
  readonly zone: HostedZoneModel
  readonly name: string
  readonly routing?: RecordRouting
  readonly answer: A
}

abstract class RoutedBuilder<A> extends Steps<Settings<A>, RecordModel> implements RoutedRecord {
  weighted(setIdentifier: string, weight: number, options: RoutingOptions = {}): this {
    return this.with({ routing: { setIdentifier, weight, ...given(options) } })
  }

  failover(setIdentifier: string, failover: Failover, options: RoutingOptions = {}): this {
    return this.with({ routing: { setIdentifier, failover, ...given(options) } })
  }

  latency(setIdentifier: string, region: string, options: RoutingOptions = {}): this {
    return this.with({ routing: { setIdentifier, raw: { Region: region }, ...given(options) } })
  }

  raw(settings: RawRecordSettings): this {
    const { SetIdentifier: setIdentifier, HealthCheckId: healthCheckId, ...raw } = copied(settings)
    return this.with({ routing: { setIdentifier, raw, ...given({ healthCheckId }) } })
  }

  protected get where(): readonly [string, string] {
    return ['record', this.settings.name]
  }

  protected get common(): Omit<AliasModel, 'id' | 'loadBalancer' | 'evaluateTargetHealth'> {
    const { zone, name, routing } = this.settings
    return { kind: 'record', zone, name, ...(routing && { routing }), ...(zone.external && { existing: 'external' }) }
  }

  protected checked(model: RecordModel, issues: Issue[]): RecordModel {
    issues.push(...issuesOf(this.where, recordRules, model), ...issuesOf(this.where, recordSettingRules, model))
    return model
  }
}

const given = ({ healthCheckId }: { readonly healthCheckId?: string | undefined }): RoutingOptions =>
  healthCheckId === undefined ? {} : { healthCheckId }

interface AliasAnswer {
  readonly loadBalancer: LoadBalancerSpec
  readonly evaluateTargetHealth: boolean
}

export class RecordBuilder extends RoutedBuilder<AliasAnswer> implements AliasRecord {
  evaluateTargetHealth(evaluateTargetHealth: boolean): this {
    return this.with({ answer: { ...this.settings.answer, evaluateTargetHealth } })
  }

  protected make(issues: Issue[]): RecordModel | undefined {
    const { loadBalancer: given, evaluateTargetHealth } = this.settings.answer
    const loadBalancer = part(given, issues)
    if (!loadBalancer) {
      issues.push(...issuesOf(this.where, recordRules, this.settings))
      return undefined
    }
    const id = recordId(this.settings)
    return this.checked({ ...this.common, id, loadBalancer, evaluateTargetHealth }, issues)
  }
}

export class DnsRecordBuilder
  extends RoutedBuilder<Pick<PlainRecordModel, 'type' | 'values' | 'ttlSeconds'>>
  implements DnsRecord
{
  ttl(ttlSeconds: number): this {
    return this.with({ answer: { ...this.settings.answer, ttlSeconds } })
  }

  protected make(issues: Issue[]): RecordModel {
    const { answer } = this.settings
    return this.checked({ ...this.common, id: recordId(this.settings, answer.type), ...answer }, issues)
  }
}

const ROUTED = {
  ...COMMON_CALLS,
  weighted: routedBy('weighted', number),
  failover: routedBy('failover', oneWord('PRIMARY', 'SECONDARY')),
  latency: routedBy('latency', text),
  raw: oneWay('routing', 'raw', call(data)),
}

/** One way or the other of one identifier, and the last call counts. */
function routedBy(way: 'weighted' | 'failover' | 'latency', second: ArgumentKind): MethodCall {
  const settled = withOptions(call(text, second, maybe(data)), OF_ALIAS_RECORD[way])
  return saying(([identifier]) => ({ routing: `${way} ${identifier}` }), settled)
}

offers(RecordBuilder, 'record', { ...ROUTED, evaluateTargetHealth: call(flag) })
offers(DnsRecordBuilder, 'record', { ...ROUTED, ttl: call(number) })
