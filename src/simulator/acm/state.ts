import type { CertificateExport, CertificateStatus, FailureReason, KeyAlgorithm } from '@aws-sdk/client-acm'
import type { World } from '../operation.ts'
import type { TaggedResource } from '../service.ts'

export interface Certificate {
  readonly arn: string
  readonly domainName: string
  /** All names it is good for, the domain name first. */
  readonly names: readonly string[]
  readonly keyAlgorithm: KeyAlgorithm
  readonly exportOption: CertificateExport
  readonly createdAt: number
  /** Made by RequestCertificate, and with which token. */
  readonly requested: { readonly token: string | undefined } | undefined
  readonly tags: Map<string, string>
  status: CertificateStatus
  failureReason: FailureReason | undefined
}

export interface CertificateSeed {
  readonly domainName: string
  readonly alternativeNames?: readonly string[]
  /** Default `ISSUED`. */
  readonly status?: CertificateStatus
  /** Default `RSA_2048`. */
  readonly keyAlgorithm?: KeyAlgorithm
  /** Default `DISABLED`. */
  readonly exportOption?: CertificateExport
  readonly requested?: Certificate['requested']
}

export interface Certificates {
  /** Certificates by ARN. */
  readonly certificates: Map<string, Certificate>
  /** What has let go of a certificate, and until when ACM does not see that. */
  readonly letGo: { readonly arn: string; readonly by: string; readonly seenAt: number }[]
  /** Puts a certificate into the account. */
  add(seed: CertificateSeed): Certificate
}

export function certificates(world: World): Certificates {
  return world.state('acm', () => {
    const byArn = new Map<string, Certificate>()
    return {
      certificates: byArn,
      letGo: [],
      add({ domainName, alternativeNames = [], status = 'ISSUED', requested, ...settings }) {
        const digits = world.id(32)
        const uuid = [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20)]
        const made: Certificate = {
          arn: `arn:${world.partition}:acm:${world.region}:${world.account}:certificate/${uuid.join('-')}-${digits.slice(20)}`,
          domainName,
          names: [domainName, ...alternativeNames.filter(name => name !== domainName)],
          keyAlgorithm: settings.keyAlgorithm ?? 'RSA_2048',
          exportOption: settings.exportOption ?? 'DISABLED',
          createdAt: world.clock.now(),
          requested,
          tags: new Map(),
          status,
          failureReason: undefined,
        }
        byArn.set(made.arn, made)
        return made
      },
    }
  })
}

/** What exists beyond a new account: the certificates that were requested. */
export function resources(world: World): readonly string[] {
  return [...certificates(world).certificates.values()].filter(({ requested }) => requested).map(({ arn }) => arn)
}

/** What has tags, as GetResources knows it. */
export const tagged = (world: World): TaggedResource[] => [...certificates(world).certificates.values()]

const SEEN_AFTER = 10_000

/** A load balancer lets go of a certificate, which ACM sees some time later: https://github.com/aws/aws-cdk/issues/4179 */
export function letGo(world: World, arn: string | undefined, by: string): void {
  if (arn) certificates(world).letGo.push({ arn, by, seenAt: world.clock.now() + SEEN_AFTER })
}
