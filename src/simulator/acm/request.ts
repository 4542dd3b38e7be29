import type {
  DeleteCertificateCommandInput,
  RequestCertificateCommandInput,
  RequestCertificateCommandOutput,
} from '@aws-sdk/client-acm'
import { AwsError, type World } from '../operation.ts'
import { usersOf } from './certificate.ts'
import { certificates } from './state.ts'

const TOKEN_LASTS = 3_600_000

export function requestCertificate(
  input: RequestCertificateCommandInput,
  world: World,
): Omit<RequestCertificateCommandOutput, '$metadata'> {
  const { DomainName: domainName = '', IdempotencyToken: token, SubjectAlternativeNames = [] } = input
  if (input.ValidationMethod !== 'DNS')
    throw new AwsError('NotImplemented', 'The simulator validates certificates by DNS only.', 501)
  const { add, certificates: known } = certificates(world)
  // ACM remembers a token for an hour; the same request after that makes a second certificate.
  const same = [...known.values()].find(
    each =>
      token !== undefined &&
      each.requested?.token === token &&
      each.domainName === domainName &&
      world.clock.now() < each.createdAt + TOKEN_LASTS,
  )
  const made =
    same ??
    add({
      domainName,
      alternativeNames: SubjectAlternativeNames,
      status: 'PENDING_VALIDATION',
      keyAlgorithm: input.KeyAlgorithm ?? 'RSA_2048',
      requested: { token },
    })
  return { CertificateArn: made.arn }
}

export function deleteCertificate({ CertificateArn: arn = '' }: DeleteCertificateCommandInput, world: World): object {
  const { certificates: known } = certificates(world)
  if (!known.has(arn)) throw new AwsError('ResourceNotFoundException', `Could not find certificate ${arn}.`)
  if (usersOf(arn, world).length > 0) throw new AwsError('ResourceInUseException', `Certificate ${arn} is in use.`)
  known.delete(arn)
  return {}
}
