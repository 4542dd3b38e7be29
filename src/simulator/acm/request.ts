import type {
  DeleteCertificateCommandInput,
  RequestCertificateCommandInput,
  RequestCertificateCommandOutput,
} from '@aws-sdk/client-acm'
import { AwsError, type World } from '../operation.ts'
import { putTags } from '../tag-list.ts'
import { certificateByArn, usersOf } from './certificate.ts'
import { certificates } from './state.ts'
import { checkTags } from './tags.ts'

const TOKEN_LASTS = 3_600_000
// https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
const NAMES_PER_CERTIFICATE = 10
const CERTIFICATES = 2500
// https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html (DomainName, KeyAlgorithm)
const LONGEST_DOMAIN_NAME = 64
const KEY_ALGORITHMS = ['RSA_2048', 'EC_prime256v1', 'EC_secp384r1']

export function requestCertificate(
  input: RequestCertificateCommandInput,
  world: World,
): Omit<RequestCertificateCommandOutput, '$metadata'> {
  const { DomainName: domainName = '', IdempotencyToken: token, SubjectAlternativeNames = [] } = input
  if (input.ValidationMethod !== 'DNS')
    throw new AwsError('NotImplemented', 'The simulator validates certificates by DNS only.', 501)
  if (domainName.length > LONGEST_DOMAIN_NAME)
    throw invalid(`The first domain name can be up to ${LONGEST_DOMAIN_NAME} characters long`)
  if (input.KeyAlgorithm && !KEY_ALGORITHMS.includes(input.KeyAlgorithm))
    throw invalid(`${input.KeyAlgorithm} is not supported for certificates that are requested`)
  checkTags(input.Tags)
  const names = new Set([domainName, ...SubjectAlternativeNames].map(name => name.toLowerCase()))
  if (names.size > NAMES_PER_CERTIFICATE) throw limited('Certificate has too many domains.')
  const { add, certificates: known } = certificates(world)
  // ACM remembers a token for an hour; the same request after that makes a second certificate.
  const same = [...known.values()].find(
    each =>
      token !== undefined &&
      each.requested?.token === token &&
      each.domainName === domainName.toLowerCase() &&
      world.clock.now() < each.createdAt + TOKEN_LASTS,
  )
  if (same) return { CertificateArn: same.arn }
  if (known.size >= CERTIFICATES) throw limited(`Error: you have reached your limit of ${CERTIFICATES} certificates.`)
  const [first = '', ...others] = names
  const made = add({
    domainName: first,
    alternativeNames: others,
    status: 'PENDING_VALIDATION',
    keyAlgorithm: input.KeyAlgorithm ?? 'RSA_2048',
    exportOption: input.Options?.Export ?? 'DISABLED',
    requested: { token },
  })
  putTags(made.tags, input.Tags)
  return { CertificateArn: made.arn }
}

const invalid = (message: string): AwsError => new AwsError('ValidationException', message)

// The words are those of https://github.com/hashicorp/terraform-provider-aws/issues/37723 and, of the year, of 14025 there
const limited = (message: string): AwsError => new AwsError('LimitExceededException', message)

export function deleteCertificate({ CertificateArn: arn = '' }: DeleteCertificateCommandInput, world: World): object {
  certificateByArn(world, arn)
  if (usersOf(arn, world).length > 0) throw new AwsError('ResourceInUseException', `Certificate ${arn} is in use.`)
  certificates(world).certificates.delete(arn)
  return {}
}
