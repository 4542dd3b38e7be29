import type { CertificateSummary } from '../../../aws/shapes/acm.ts'
import { PlanError } from '../../../errors.ts'
import { type CertificateModel, covers } from '../../../model/certificate.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { dnsName } from '../dns-name.ts'
import { newest } from './certificate-choice.ts'
import { listCertificates, namesOfSummary } from './certificates.ts'

/** The issued certificate of the Region that has a domain among its names, else one whose wildcard covers it. */
export async function findIssued({ domain }: CertificateModel, context: Context): Promise<Outputs['certificate']> {
  const all = await listCertificates(context)
  const candidates = await Promise.all(
    all.map(async summary => ({ summary, names: await namesOfSummary(summary, context) })),
  )
  const covering = candidates.filter(({ names }) => covers(names, domain))
  const matching = covering.map(({ summary }) => summary)
  const issued = covering.filter(({ summary }) => summary.Status === 'ISSUED')
  const named = issued.filter(({ names }) => names.some(name => dnsName(name) === dnsName(domain)))
  const found = newest((named.length > 0 ? named : issued).map(({ summary }) => summary))
  const { names } = covering.find(({ summary }) => summary === found) ?? {}
  if (found?.CertificateArn && names) return { arn: found.CertificateArn, names: [...new Set(names)] }
  throw missing(domain, newest(matching), context)
}

function missing(domain: string, pending: CertificateSummary | undefined, { region }: Context): PlanError {
  const message = `No issued ACM certificate in ${region} covers ${domain}`
  return new PlanError('certificate.missing', {
    resource: `certificate ${domain}`,
    message: pending ? `${message}; ${pending.CertificateArn} does, but waits for its validation` : message,
    fix: pending
      ? 'Add the DNS records that ACM asks for (aws acm describe-certificate shows them) and wait until it is issued.'
      : `Let the stack request it: certificate('${domain}', { zone: hostedZone('…') }). Or give the ARN of a certificate of this Region.`,
  })
}
