import type { CertificateModel } from '../../../model/certificate.ts'
import type { Context } from '../../context.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import type { Actions, Foreseen, Live } from '../handler.ts'
import { describeCertificate } from './certificates.ts'
import { recordsToMake } from './validation-records.ts'

/** How a certificate that is not issued yet is proven, and the records that somebody has to make for it. */
export async function foreseeCertificate(
  model: CertificateModel,
  live: Live<'certificate'> | undefined,
  actions: Actions,
  context: Context,
): Promise<Foreseen> {
  const action = actions.get(keyOf(model))?.action
  if (action === 'create') return { notes: [`${nameOf(model)} is proven by ${waysOf(model)}`] }
  if (model.existing || action !== 'update' || !live || zonesHere(model).length > 0) return {}
  const there = await describeCertificate(live.outputs.arn, context)
  const records = there?.Status === 'ISSUED' ? [] : recordsToMake(there, {})
  return { notes: records.map(record => `${nameOf(model)} waits for this record: ${record}`) }
}

const zonesHere = ({ zones = [] }: CertificateModel) => zones.filter(({ external }) => !external)

// https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-DNS-validation.html
function waysOf(model: CertificateModel): string {
  const zones = zonesHere(model)
  if (zones.length === 0)
    return 'records that somebody has to make where the DNS of the domain is kept: the deploy names them and waits'
  const names = [...new Set(zones.map(({ name }) => name))].join(', ')
  return `records in ${names}, which the domain must be delegated to: ACM issues it within minutes, sometimes half an hour`
}
