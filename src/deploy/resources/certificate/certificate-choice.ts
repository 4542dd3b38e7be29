import { dnsName } from '../dns-name.ts'

/** Tells whether one of a certificate's names is this domain, or its wildcard: `*` stands for exactly one label. */
export function covers(names: readonly string[], domain: string): boolean {
  const wanted = dnsName(domain)
  const wildcard = wanted.replace(/^[^.]+/, '*')
  return names.map(dnsName).some(name => name === wanted || name === wildcard)
}

interface Dated {
  readonly CertificateArn?: string | undefined
  readonly CreatedAt?: Date | undefined
  readonly ImportedAt?: Date | undefined
}

/** The certificate that was made last; the ARN decides between equals. */
export function newest<T extends Dated>(certificates: readonly T[]): T | undefined {
  return [...certificates].sort((a, b) => madeAt(b) - madeAt(a) || (arnOf(a) < arnOf(b) ? -1 : 1))[0]
}

function madeAt({ CreatedAt, ImportedAt }: Dated): number {
  return (CreatedAt ?? ImportedAt)?.getTime() ?? 0
}

function arnOf({ CertificateArn = '' }: Dated): string {
  return CertificateArn
}
