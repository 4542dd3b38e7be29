import type {
  CertificateStatus,
  DescribeCertificateCommandInput,
  DescribeCertificateCommandOutput,
  DomainStatus,
  ListCertificatesCommandInput,
  ListCertificatesCommandOutput,
} from '@aws-sdk/client-acm'
import { loadBalancing } from '../elbv2/state.ts'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'
import { type Certificate, certificates } from './state.ts'
import { settle, validationRecord } from './validation.ts'

type Output<T> = Omit<T, '$metadata'>

const STATUS_OF_NAMES: Partial<Record<CertificateStatus, DomainStatus>> = {
  ISSUED: 'SUCCESS',
  FAILED: 'FAILED',
  VALIDATION_TIMED_OUT: 'FAILED',
}
const YEAR = 365 * 24 * 3600 * 1000

export function listCertificates(
  input: ListCertificatesCommandInput,
  world: World,
): Output<ListCertificatesCommandOutput> {
  // Without this filter AWS lists RSA certificates only.
  const keyTypes: readonly string[] = input.Includes?.keyTypes ?? ['RSA_1024', 'RSA_2048']
  const statuses = input.CertificateStatuses
  const all = [...certificates(world).certificates.values()].map(each => settle(world, each))
  const found = all.filter(
    each => keyTypes.includes(each.keyAlgorithm) && (!statuses || statuses.includes(each.status)),
  )
  const { items, next } = page(found, input.MaxItems ?? 1000, input.NextToken)
  return {
    CertificateSummaryList: items.map(each => ({
      CertificateArn: each.arn,
      DomainName: each.domainName,
      SubjectAlternativeNameSummaries: [...each.names],
      HasAdditionalSubjectAlternativeNames: false,
      Status: each.status,
      Type: 'AMAZON_ISSUED',
      ...algorithmTold(each),
      InUse: usersOf(each.arn, world).length > 0,
      RenewalEligibility: 'INELIGIBLE',
      ExportOption: each.exportOption,
      CreatedAt: new Date(each.createdAt),
    })),
    NextToken: next,
  }
}

export function describeCertificate(
  input: DescribeCertificateCommandInput,
  world: World,
): Output<DescribeCertificateCommandOutput> {
  const found = settle(world, certificateByArn(world, input.CertificateArn))
  const issued = found.status === 'ISSUED'
  return {
    Certificate: {
      CertificateArn: found.arn,
      DomainName: found.domainName,
      SubjectAlternativeNames: [...found.names],
      Status: found.status,
      ...(found.failureReason && { FailureReason: found.failureReason }),
      Type: 'AMAZON_ISSUED',
      ...algorithmTold(found),
      InUseBy: usersOf(found.arn, world),
      RenewalEligibility: 'INELIGIBLE',
      Options: { CertificateTransparencyLoggingPreference: 'ENABLED', Export: found.exportOption },
      CreatedAt: new Date(found.createdAt),
      ...(issued ? { IssuedAt: new Date(found.createdAt), NotAfter: new Date(found.createdAt + YEAR) } : {}),
      DomainValidationOptions: found.names.map(DomainName => ({
        DomainName,
        ValidationMethod: 'DNS',
        ResourceRecord: validationRecord(world, found, DomainName),
        ValidationStatus: STATUS_OF_NAMES[found.status] ?? 'PENDING_VALIDATION',
      })),
    },
  }
}

/** ACM answers with a hyphen, which its model does not have: https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-list.html */
const algorithmTold = ({ keyAlgorithm }: Certificate): Readonly<Record<string, string>> => ({
  KeyAlgorithm: keyAlgorithm.replace('_', '-'),
})

/** The certificate of an ARN. */
export function certificateByArn(world: World, arn = ''): Certificate {
  if (!/^arn:[\w-]+:acm:[\w-]*:\d{12}:certificate\/[\w-]+$/.test(arn)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${arn}' at 'certificateArn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:[\\w+=/,.@-]+:acm:[\\w+=/,.@-]*:[0-9]+:[\\w+=,.@-]+(/[\\w+=,.@-]+)*`,
    )
  }
  const found = certificates(world).certificates.get(arn)
  if (!found) throw new AwsError('ResourceNotFoundException', `Could not find certificate ${arn}.`)
  return found
}

/** The load balancers that use a certificate. */
export function usersOf(arn: string, world: World): string[] {
  const listeners = [...loadBalancing(world).listeners.values()]
  const users = listeners.filter(each => each.certificateArn === arn || each.certificates.has(arn))
  const past = certificates(world).letGo.filter(each => each.arn === arn && world.clock.now() < each.seenAt)
  return [...new Set([...users.map(each => each.loadBalancerArn), ...past.map(({ by }) => by)])]
}
