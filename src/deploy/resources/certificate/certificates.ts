import { allPages } from '../../../aws/pages.ts'
import type { CertificateDetail, CertificateSummary } from '../../../aws/shapes/acm.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { fromTagList } from '../tag-list.ts'

/** The certificates of the Region that are issued, or may yet be. */
export async function listCertificates({ aws }: Context): Promise<readonly CertificateSummary[]> {
  return allPages(async next => {
    const { CertificateSummaryList, NextToken } = await aws.acm('ListCertificates', {
      CertificateStatuses: ['ISSUED', 'PENDING_VALIDATION'],
      // Unasked, the list leaves out all but RSA_1024 and RSA_2048.
      Includes: {
        keyTypes: ['RSA_1024', 'RSA_2048', 'RSA_3072', 'RSA_4096', 'EC_prime256v1', 'EC_secp384r1', 'EC_secp521r1'],
      },
      NextToken: next,
    })
    return { items: CertificateSummaryList, next: NextToken }
  })
}

/** All names of a certificate: the list tells the first hundred. */
export async function namesOfSummary(summary: CertificateSummary, context: Context): Promise<readonly string[]> {
  const { CertificateArn = '', DomainName = '', SubjectAlternativeNameSummaries = [] } = summary
  const names = [DomainName, ...SubjectAlternativeNameSummaries]
  if (!summary.HasAdditionalSubjectAlternativeNames) return names
  return [...names, ...((await describeCertificate(CertificateArn, context))?.SubjectAlternativeNames ?? [])]
}

/** What ACM knows of a certificate; nothing where it does not know it, or not yet. */
export async function describeCertificate(
  CertificateArn: string,
  { aws }: Context,
): Promise<CertificateDetail | undefined> {
  const call = aws.acm('DescribeCertificate', { CertificateArn })
  return (await unlessRefused(call, 'ResourceNotFoundException'))?.Certificate
}

export async function tagsOfCertificate(CertificateArn: string, { aws }: Context): Promise<Tags> {
  const call = aws.acm('ListTagsForCertificate', { CertificateArn })
  return fromTagList((await unlessRefused(call, 'ResourceNotFoundException'))?.Tags)
}
