import { randomBytes } from 'node:crypto'
import type { CertificateSummary } from '../../../aws/shapes/acm.ts'
import { type CertificateModel, namesOf, zoneOf } from '../../../model/certificate.ts'
import type { Tags } from '../../../model/resource.ts'
import type { Context } from '../../context.ts'
import { comparedTags, creationTags, desiredTags, ownerOf } from '../../ownership.ts'
import { confirmedTags } from '../../stack-tags.ts'
import { dnsName } from '../dns-name.ts'
import { found } from '../found.ts'
import type { ManagedHandler, Refs } from '../handler.ts'
import { isOurs } from '../is-ours.ts'
import { setTags } from '../set-tags.ts'
import { toTagList } from '../tag-list.ts'
import { oldest } from './certificate-choice.ts'
import { describeCertificate, listCertificates, namesOfSummary, tagsOfCertificate } from './certificates.ts'
import { findIssued } from './find-issued.ts'
import { foreseeCertificate } from './foresee-certificate.ts'
import { removeCertificate, usedByOthers } from './remove-certificate.ts'
import { validated } from './validated.ts'
import { missingRecords } from './validation-records.ts'

const ISSUED = 'ISSUED'

export interface CertificateProps {
  /** Each name, and the id of the hosted zone in which it is proven. */
  readonly names: Readonly<Record<string, string>>
  readonly keyAlgorithm: string
  readonly status: string
  /** The records that prove its names and are not there. */
  readonly missingRecords: readonly string[]
  readonly tags: Tags
}

export const certificate: ManagedHandler<'certificate', CertificateProps> = {
  turn: 'used',
  holdsData: false,
  uniqueName: ({ domain }) => dnsName(domain),
  asExisting: 'its domain alone, where a listener is given its certificate',
  identity: ({ arn }) => arn,
  orphans: {
    type: 'acm:certificate',
    arn: /:acm:.*:certificate\//,
    async confirm(arn, context) {
      const there = await describeCertificate(arn, context)
      return there && found('certificate', there.DomainName ?? '', { arn }, await tagsOfCertificate(arn, context))
    },
  },
  isNamed: (name, id) => dnsName(name) === dnsName(id),
  back: { states: ['status', 'missingRecords'] },
  immutable: [],

  desired: (model, refs, context) => ({
    names: zonesOf(model, refs),
    keyAlgorithm: algorithmOf(model),
    status: ISSUED,
    missingRecords: [],
    tags: desiredTags(model, model.tags ?? {}, context),
  }),

  existing: (model, _refs, context) => findIssued(model, context),

  async read(model, refs, context) {
    const candidates = (await listCertificates(context)).filter(each => isLike(each, model))
    const all = await Promise.all(
      candidates.map(async summary => ({
        summary,
        names: (await namesOfSummary(summary, context)).map(dnsName),
        tags: await tagsOf(summary, model, context),
      })),
    )
    const wanted = namesOf(model)
    const same = all.filter(({ names }) => String([...new Set(names)].sort()) === String(wanted))
    const ours = same.filter(({ tags }) => isOurs(tags, model, context))
    // Others may have certificates of the same names: only what is to be taken over is told.
    const free = same.filter(({ tags, summary }) => context.adopt && !ownerOf(tags) && summary.Status === ISSUED)
    const summary = oldest([...ours, ...(ours.length > 0 ? [] : free)].map(each => each.summary))
    const there = summary && (await describeCertificate(summary.CertificateArn ?? '', context))
    if (!there) return undefined
    const { tags = {} } = all.find(each => each.summary === summary) ?? {}
    const names = zonesOf(model, refs)
    return {
      outputs: { arn: there.CertificateArn ?? '' },
      props: {
        names,
        keyAlgorithm: algorithmOf(model),
        status: there.Status ?? '',
        missingRecords: await missingRecords(there, names, context),
        tags: comparedTags(tags),
      },
      owner: ownerOf(tags),
    }
  },

  foresee: (model, live, actions, context) => foreseeCertificate(model, live, actions, context),

  async create(desired, model, context) {
    const [DomainName, others] = [model.domain, Object.keys(desired.names).filter(name => name !== model.domain)]
    const { CertificateArn = '' } = await context.aws.acm('RequestCertificate', {
      DomainName,
      ...(others.length > 0 && { SubjectAlternativeNames: others }),
      ValidationMethod: 'DNS',
      ...(model.keyAlgorithm !== undefined && { KeyAlgorithm: model.keyAlgorithm }),
      ...(model.raw?.Options && { Options: model.raw.Options }),
      // For repeats of this request alone: of one that is made again later, nobody says whether ACM still knows the token.
      IdempotencyToken: randomBytes(16).toString('hex'),
      Tags: toTagList(creationTags(desired)),
    })
    await validated(CertificateArn, desired.names, model, context)
    return { arn: CertificateArn }
  },

  async update(desired, { outputs, props }, changed, model, context) {
    if (changed.has('tags')) await setTags.acm(outputs.arn, props.tags, desired.tags, context)
    if (changed.has('status') || changed.has('missingRecords'))
      await validated(outputs.arn, desired.names, model, context)
    return outputs
  },

  keeps: usedByOthers,

  remove: ({ arn }, context) => removeCertificate(arn, context),
}

const algorithmOf = (model: CertificateModel): string => model.keyAlgorithm ?? 'RSA_2048'

function isLike(there: CertificateSummary, model: CertificateModel): boolean {
  const { DomainName = '', KeyAlgorithm, ExportOption = 'DISABLED' } = there
  // Asked for is RSA_2048, and told RSA-2048: https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-list.html
  const algorithm = KeyAlgorithm?.replaceAll('-', '_')
  const { Export = ExportOption } = model.raw?.Options ?? {}
  return dnsName(DomainName) === dnsName(model.domain) && algorithm === algorithmOf(model) && ExportOption === Export
}

async function tagsOf({ CertificateArn = '' }: CertificateSummary, model: CertificateModel, context: Context) {
  const confirmed = await confirmedTags(CertificateArn, desiredTags(model, model.tags ?? {}, context), context)
  return confirmed ?? tagsOfCertificate(CertificateArn, context)
}

function zonesOf(model: CertificateModel, refs: Refs): Readonly<Record<string, string>> {
  return Object.fromEntries(
    namesOf(model).map(name => {
      const zone = zoneOf(name, model.zones ?? [])
      return [name, zone ? refs(zone).hostedZoneId : '']
    }),
  )
}
