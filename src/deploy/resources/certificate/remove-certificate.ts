import { allPages } from '../../../aws/pages.ts'
import type { CertificateDetail } from '../../../aws/shapes/acm.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import type { Outputs } from '../../../model/index.ts'
import type { Context } from '../../context.ts'
import { patiently } from '../../rollout/phase.ts'
import { dnsName } from '../dns-name.ts'
import { Retained } from '../handler.ts'
import { listenerCertificates } from '../listener/listener-certificates.ts'
import { describeCertificate, listCertificates, namesOfSummary } from './certificates.ts'
import { removeProof } from './validation-records.ts'

const POLL_MILLISECONDS = 5_000
/** As long as ACM may take to see that a load balancer is gone: https://github.com/aws/aws-cdk/issues/4179. */
const RELEASED_MILLISECONDS = 1_200_000

/** As long as ACM may take to say what proves a name: https://github.com/kubernetes-sigs/aws-load-balancer-controller (certificate_manager.go). */
const RECORDS_MILLISECONDS = 60_000

/** So long a listener may still be shown with a certificate that it has just been rid of (not recorded). */
const SHOWN_MILLISECONDS = 30_000

/** Why a certificate stays, as far as ACM and listeners say it: something uses it that does not go. */
export async function usedByOthers(
  { arn }: Outputs['certificate'],
  context: Context,
  going: ReadonlySet<string>,
): Promise<Retained | undefined> {
  for (const user of (await describeCertificate(arn, context))?.InUseBy ?? [])
    if (!going.has(user) && (await isUsedBy(user, arn, context, going))) return new Retained(`${user} uses it`)
  return undefined
}

/** Deletes a certificate that nothing uses any more, and the records that only it has needed. */
export async function removeCertificate(arn: string, context: Context): Promise<void> {
  const there = await released(arn, context)
  if (!there) return
  await inTurn(context, async () => {
    await removeProofs(there, arn, context)
    await unlessRefused(context.aws.acm('DeleteCertificate', { CertificateArn: arn }), 'ResourceNotFoundException')
  })
}

const turns = new WeakMap<object, Promise<void>>()

/** One after the other: of two that share a record, the second takes it away. */
async function inTurn({ deadline }: Context, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(deadline) ?? Promise.resolve()).then(work)
  turns.set(
    deadline,
    turn.catch(() => {}),
  )
  await turn
}

/** Waits until nothing uses it, and ACM knows its records, if it still makes them up. @throws Retained with what does, where that is to stay */
async function released(arn: string, context: Context): Promise<CertificateDetail | undefined> {
  const { clock, signal } = context
  const start = clock.now()
  return patiently('removal', context, async patience => {
    for (;;) {
      const there = await describeCertificate(arn, context)
      const users = there?.InUseBy ?? []
      const isAfter = (milliseconds: number): boolean => patience.isOver || clock.now() >= start + milliseconds
      if (users.length === 0 && (isKnown(there) || isAfter(RECORDS_MILLISECONDS))) return there
      for (const user of isAfter(SHOWN_MILLISECONDS) ? users : [])
        if (await isUsedBy(user, arn, context)) throw new Retained(`${user} uses it`)
      if (isAfter(RELEASED_MILLISECONDS)) throw new Retained(`ACM says that ${users.join(', ')} uses it`)
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

const isKnown = ({ DomainValidationOptions: options = [] }: CertificateDetail = {}): boolean =>
  options.every(({ ResourceRecord, ValidationMethod }) => ResourceRecord || ValidationMethod !== 'DNS')

/** Whether a load balancer that ACM names has it, in a listener that does not go, or has had it: what else uses certificates is not ours to ask. */
async function isUsedBy(
  user: string,
  arn: string,
  { aws }: Context,
  going: ReadonlySet<string> = new Set(),
): Promise<boolean> {
  if (!user.includes(':elasticloadbalancing:')) return true
  const all = allPages(async Marker => {
    const { Listeners, NextMarker } = await aws.elbv2('DescribeListeners', { LoadBalancerArn: user, Marker })
    return { items: Listeners, next: NextMarker }
  })
  for (const { ListenerArn = '', Certificates } of (await unlessRefused(all, 'LoadBalancerNotFoundException')) ?? []) {
    if (!Certificates?.length || going.has(ListenerArn)) continue
    const listed = await unlessRefused(listenerCertificates(ListenerArn, { aws }), 'ListenerNotFoundException')
    if (listed?.some(({ CertificateArn }) => CertificateArn === arn)) return true
  }
  return false
}

async function removeProofs(
  { DomainValidationOptions: options = [] }: CertificateDetail,
  arn: string,
  context: Context,
): Promise<void> {
  const [zones, all] = await Promise.all([publicZones(context), listCertificates(context)])
  const summaries = all.filter(({ CertificateArn }) => CertificateArn !== arn)
  const others = summaries.map(({ CertificateArn = '' }) => CertificateArn)
  const names = (await Promise.all(summaries.map(each => namesOfSummary(each, context)))).flat().map(withoutWildcard)
  const records = new Map(
    options.flatMap(({ DomainName = '', ResourceRecord: record }) =>
      record ? [[dnsName(record.Name ?? ''), { record, isNeeded: names.includes(withoutWildcard(DomainName)) }]] : [],
    ),
  )
  for (const [name, { record, isNeeded }] of records) {
    const zoneIds = zones.filter(zone => name.endsWith(`.${zone.name}`)).map(({ id }) => id)
    await removeProof(record, arn, { zoneIds, others, isNeeded }, context)
  }
}

const withoutWildcard = (name: string): string => dnsName(name).replace(/^\*\./, '')

async function publicZones({ aws }: Context): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const all = await allPages(async Marker => {
    const { HostedZones, NextMarker } = await aws.route53('ListHostedZones', { Marker })
    return { items: HostedZones, next: NextMarker }
  })
  return all.flatMap(({ Id = '', Name = '', Config }) =>
    Config?.PrivateZone ? [] : [{ id: Id.replace(/^\/hostedzone\//, ''), name: dnsName(Name) }],
  )
}
