import { type CertificateModel, issuedFor, type KeyAlgorithm } from '../model/certificate.ts'
import type { Value } from '../model/deferred.ts'
import type { HostedZoneModel } from '../model/hosted-zone.ts'
import type { ListenerSettings } from '../model/listener.ts'
import type { RawCertificateSettings } from '../model/raw-settings.ts'
import type { Tags } from '../model/resource.ts'
import { certificateRules } from '../validators/certificate.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { canonicalName, type NameIn } from '../validators/record.ts'
import { call, taken, withOptions } from './calls.ts'
import { COMMON_CALLS, RAW, TAGS } from './common-calls.ts'
import { type Definition, part, typed } from './definition.ts'
import type { HostedZone } from './hosted-zone.ts'
import { definition, either, isPlain, isRecord, kind, listOf, maybe, text } from './kinds.ts'
import { offers } from './offered.ts'
import { OF_FUNCTIONS } from './option-names.ts'
import { copied } from './raw-fields.ts'
import { type CheckedDefinition, TaggedSteps } from './steps.ts'
import { valueFrom } from './value.ts'

/**
 * A certificate of AWS Certificate Manager. It is requested where the stack has none of these names that is issued,
 * validated by CNAME records in the hosted zones, and waited for. ACM renews it as long as these records are there. With
 * other names it is another certificate, which takes the place of this one before that is deleted.
 *
 * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export interface Certificate extends CheckedDefinition<CertificateModel> {
  /**
   * Sets members of RequestCertificate that have no option.
   *
   * @example
   * certificate('vpn.example.com', { zone: hostedZone('example.com') }).raw({ Options: { Export: 'ENABLED' } })
   * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
   */
  raw(settings: RawCertificateSettings): this
  /** Adds tags: at most 47 in all. */
  tags(tags: Tags): this
  /** Its ARN, once it is there. */
  readonly arn: Value
}

/** The names of one zone, or of several that are written where they are given: in a list of unknown length is any. */
type ZoneNames<Zones> = Zones extends readonly unknown[]
  ? number extends Zones['length']
    ? string
    : ZoneNames<Zones[number]>
  : Zones extends HostedZone<infer N>
    ? N
    : string

/** What a certificate is for, and how that is proven. */
export interface CertificateSettings<Zones, A extends string> {
  /**
   * The public hosted zone that its names are in; several where they are in several.
   *
   * @default none: the deploy names the records to make where the DNS of the domain is kept, and waits for them
   */
  readonly zone?: Zones
  /** Further names: 9 unless the quota of the account was raised. `*` stands for one label. */
  readonly alternativeNames?: readonly NameIn<ZoneNames<Zones>, A>[]
  /**
   * The algorithm of its key.
   *
   * @default 'RSA_2048'
   */
  readonly keyAlgorithm?: KeyAlgorithm
}

/**
 * A certificate of the stack, in the Region of the deploy. Without a `zone`, somebody makes the records that prove it.
 *
 * @param domain Its first name: up to 64 characters, also one such as `*.example.com`.
 * @example
 * const zone = hostedZone('example.com')
 * const secure = certificate('shop.example.com', { zone, alternativeNames: ['*.shop.example.com'] })
 * loadBalancer('edge').network(network.default()).https({ certificate: secure })
 */
export function certificate<
  N extends string,
  const Zones extends HostedZone | readonly HostedZone[],
  A extends string = never,
>(domain: NameIn<ZoneNames<Zones>, N>, settings: CertificateSettings<Zones, A> = {}): Certificate {
  taken('certificate()', CALL, [domain, settings], certificate)
  const { zone, alternativeNames, keyAlgorithm } = settings
  return typed(
    new CertificateBuilder({
      domain: canonicalName(String(domain)),
      zones: zone ? zonesIn(zone) : [],
      ...(alternativeNames && { alternativeNames: alternativeNames.map(name => canonicalName(String(name))) }),
      ...(keyAlgorithm && { keyAlgorithm }),
      tags: {},
    }),
    certificate,
  )
}

const zonesIn = (given: HostedZone | readonly HostedZone[]): readonly HostedZone[] => [given].flat()

interface Settings extends Omit<CertificateModel, 'kind' | 'id' | 'zones'> {
  readonly zones: readonly Definition<HostedZoneModel>[]
}

class CertificateBuilder extends TaggedSteps<Settings, CertificateModel> {
  get arn(): Value {
    return valueFrom(this.build(), 'arn')
  }

  raw(settings: RawCertificateSettings): CertificateBuilder {
    return this.with({ raw: { ...this.settings.raw, ...copied(settings) } })
  }

  protected get where(): readonly [string, string] {
    return ['certificate', this.settings.domain]
  }

  protected make(issues: Issue[]): CertificateModel {
    const { zones: given, ...rest } = this.settings
    const zones = given.flatMap(zone => part(zone, issues) ?? [])
    const model: CertificateModel = { kind: 'certificate', id: rest.domain, ...rest, zones }
    issues.push(...issuesOf(this.where, certificateRules, model))
    return model
  }
}

const aZone = definition("a hosted zone, such as hostedZone('example.com')", 'hosted zone')
const zones = either(aZone, listOf(aZone, 'a list of them'))
const names = maybe(listOf(text, 'a list of strings'))
const proven = kind('{ zone } with a hosted zone, and alternativeNames as a list, or nothing', value => {
  if (value === undefined) return true
  if (!isRecord(value)) return false
  const { zone, alternativeNames, keyAlgorithm } = value
  return maybe(zones).is(zone) && names.is(alternativeNames) && maybe(text).is(keyAlgorithm)
})
const CALL = withOptions(call(text, proven), OF_FUNCTIONS.certificate)

offers(CertificateBuilder, 'certificate', { ...COMMON_CALLS, raw: RAW, tags: TAGS }, {}, ['arn'])

/** What a listener is given for its certificates: those of the stack, issued ones by their domain, and ARNs. */
export type ListenerCertificate = string | Definition<CertificateModel>

const ONE = either(text, definition("a certificate, such as certificate('shop.example.com', { zone })", 'certificate'))

const CERTIFICATES = maybe(either(ONE, listOf(ONE, 'a list of them')))

/** The settings of a listener that has certificates. */
export const SECURE = kind('an object of plain data, with certificates of the stack among it', value => {
  if (!isRecord(value)) return false
  const { certificate: given, ...rest } = value
  return CERTIFICATES.is(given) && isPlain(rest)
})

/** The certificates of a listener: its own, and those that it has for other names beside. */
export function certificatesOf(
  // Plain JavaScript may leave it out, and the rules say so.
  given: ListenerCertificate | readonly ListenerCertificate[] = [],
  issues: Issue[],
): Pick<ListenerSettings, 'certificate' | 'moreCertificates'> {
  const [certificate, ...more] = [given].flat().flatMap(one => {
    if (typeof one !== 'string') return part(one, issues) ?? []
    if (one === '') return []
    return one.startsWith('arn:') ? one : issuedFor(one)
  })
  return { ...(certificate && { certificate }), ...(more.length > 0 && { moreCertificates: more }) }
}
