import { allPages } from '../../../aws/pages.ts'
import type { CertificateSummary } from '../../../aws/shapes/acm.ts'
import { PlanError } from '../../../errors.ts'
import type { Context } from '../../context.ts'
import type { LookupHandler } from '../handler.ts'
import { covers, newest } from './certificate-choice.ts'

export const certificate: LookupHandler<'certificate'> = {
  async lookup({ domain }, context) {
    const candidates = await Promise.all((await certificates(context)).map(summary => withAllNames(summary, context)))
    const matching = candidates.filter(({ names }) => covers(names, domain)).map(({ summary }) => summary)
    const arn = newest(matching.filter(({ Status }) => Status === 'ISSUED'))?.CertificateArn
    if (arn) return { arn }
    throw missing(domain, newest(matching), context)
  },
}

async function certificates({ aws }: Context): Promise<CertificateSummary[]> {
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

async function withAllNames(
  summary: CertificateSummary,
  { aws }: Context,
): Promise<{ readonly summary: CertificateSummary; readonly names: readonly string[] }> {
  const names = [summary.DomainName ?? '', ...(summary.SubjectAlternativeNameSummaries ?? [])]
  if (!summary.HasAdditionalSubjectAlternativeNames) return { summary, names }
  const { Certificate } = await aws.acm('DescribeCertificate', { CertificateArn: summary.CertificateArn })
  return { summary, names: [...names, ...(Certificate?.SubjectAlternativeNames ?? [])] }
}

function missing(domain: string, pending: CertificateSummary | undefined, { region }: Context): PlanError {
  const message = `No issued ACM certificate in ${region} covers ${domain}`
  return new PlanError('certificate.missing', {
    resource: `certificate ${domain}`,
    message: pending ? `${message}; ${pending.CertificateArn} does, but waits for its validation` : message,
    fix: pending
      ? 'Add the DNS records that ACM asks for (aws acm describe-certificate shows them) and wait until it is issued.'
      : `Request one in the same Region and validate it: aws acm request-certificate --region ${region} --domain-name ${domain} --validation-method DNS. Or give the ARN of a certificate.`,
  })
}
