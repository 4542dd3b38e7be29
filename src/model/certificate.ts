import type { HostedZoneModel } from './hosted-zone.ts'
import type { RawCertificateSettings } from './raw-settings.ts'
import type { Resource, Tags } from './resource.ts'

/**
 * An ACM certificate that is requested, and validated by records in hosted zones. `existing` means looked up: the issued
 * one in the Region that covers `domain`.
 */
export interface CertificateModel extends Resource<'certificate'> {
  readonly existing?: 'issued'
  readonly domain: string
  readonly alternativeNames?: readonly string[]
  /** @default 'RSA_2048' */
  readonly keyAlgorithm?: KeyAlgorithm
  /** Where its names are proven. Always there save for one that is looked up. */
  readonly zones?: readonly HostedZoneModel[]
  readonly raw?: RawCertificateSettings
  readonly tags?: Tags
}

/** The algorithms of keys that ACM makes: https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
export const KEY_ALGORITHMS = ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1'] as const
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number]

/** The issued certificate of the Region that covers a domain. */
export const issuedFor = (domain: string): CertificateModel => ({
  kind: 'certificate',
  id: domain,
  existing: 'issued',
  domain,
})

/** The names of one that is requested, each once, in one order. */
export function namesOf({ domain, alternativeNames = [] }: CertificateModel): readonly string[] {
  return [...new Set([domain, ...alternativeNames].map(lowered))].sort()
}

/** Tells whether one of a certificate's names is this domain, or its wildcard: `*` stands for exactly one label. */
export function covers(names: readonly string[], domain: string): boolean {
  const wanted = lowered(domain)
  const wildcard = wanted.replace(/^[^.]+/, '*')
  return names.map(lowered).some(name => name === wanted || name === wildcard)
}

/** The zone that a name is in: of several, the one whose name is the longest. */
export function zoneOf(name: string, zones: readonly HostedZoneModel[]): HostedZoneModel | undefined {
  const within = zones.filter(zone => `.${lowered(name)}`.endsWith(`.${lowered(zone.name)}`))
  return within.sort((a, b) => b.name.length - a.name.length)[0]
}

const lowered = (name: string): string => name.toLowerCase().replace(/\.$/, '')
