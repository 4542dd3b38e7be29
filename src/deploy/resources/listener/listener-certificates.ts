import { allPages } from '../../../aws/pages.ts'
import type { Certificate, Listener } from '../../../aws/shapes/elastic-load-balancing-v2.ts'
import { unlessRefused } from '../../../aws/unless-refused.ts'
import { isSecure, type ListenerSettings } from '../../../model/listener.ts'
import type { Tags } from '../../../model/resource.ts'
import { hashOf } from '../../canonical.ts'
import type { Context } from '../../context.ts'
import { CERTIFICATES } from '../../ownership.ts'
import type { Refs } from '../handler.ts'
import { toTagList } from '../tag-list.ts'

/** What a listener has, and should have, for names that its own certificate is not for. */
export interface CertificateList {
  readonly certificateArn: string
  readonly moreCertificates: readonly string[]
}

/** All certificates of a listener: its own, and those of its list. */
export function listenerCertificates(
  ListenerArn: string,
  { aws }: Pick<Context, 'aws'>,
): Promise<readonly Certificate[]> {
  return allPages(async Marker => {
    const page = await aws.elbv2('DescribeListenerCertificates', { ListenerArn, Marker })
    return { items: page.Certificates, next: page.NextMarker }
  })
}

/** The ARNs of those that the program gives beside its own. */
export function moreArns({ moreCertificates = [] }: ListenerSettings, refs: Refs): readonly string[] {
  return listed(moreCertificates.map(each => (typeof each === 'string' ? each : refs(each).arn)))
}

/**
 * Those of its list that the stack has put there: a tag remembers them, as the list itself has none, by hashes of their
 * ARNs. One that is remembered and not in the list is told so. What others have put there is theirs.
 */
export async function ourCertificates(
  { ListenerArn = '' }: Listener,
  tags: Tags,
  context: Context,
): Promise<readonly string[]> {
  const remembered = tags[CERTIFICATES]?.split(' ') ?? []
  if (remembered.length === 0) return []
  const list = (await listenerCertificates(ListenerArn, context)).filter(({ IsDefault }) => !IsDefault)
  const arns = list.map(({ CertificateArn = '' }) => CertificateArn)
  return listed(remembered.map(mark => arns.find(arn => markOf(arn) === mark) ?? mark))
}

/** The tag that remembers which certificates of its list are ours, of a listener that has such. */
export const certificatesTag = (arns: readonly string[]): Tags =>
  arns.length > 0 ? { [CERTIFICATES]: remembering(arns) } : {}

/**
 * Adds the certificates that its list lacks, and takes away those that it is not to have any more: also the one that was
 * its own before, which stays in the list by itself. Called when the listener has its new certificate.
 */
export async function changeCertificates(
  { arn, protocol }: { readonly arn: string; readonly protocol: string },
  from: CertificateList,
  to: CertificateList,
  context: Context,
): Promise<void> {
  const { aws } = context
  const input = (CertificateArn: string) => ({ ListenerArn: arn, Certificates: [{ CertificateArn }] })
  // One that is not secure any more has lost them all.
  const [added, gone] = isSecure(protocol) ? [to.moreCertificates, leaving(from, to)] : [[], []]
  for (const each of added)
    if (!from.moreCertificates.includes(each)) await aws.elbv2('AddListenerCertificates', input(each))
  for (const each of gone)
    await unlessRefused(aws.elbv2('RemoveListenerCertificates', input(each)), 'CertificateNotFoundException')
  await remember(arn, to.moreCertificates, context)
}

/** Remembers what is in the list, and what will be, before it changes: whatever ends the change, the next one knows. */
export async function noteCertificates(
  arn: string,
  from: CertificateList,
  to: CertificateList,
  context: Context,
): Promise<void> {
  await remember(arn, [...to.moreCertificates, ...from.moreCertificates, ...leaving(from, to)], context)
}

function leaving(from: CertificateList, to: CertificateList): readonly string[] {
  const before = [from.certificateArn, ...from.moreCertificates].filter(each => each.startsWith('arn:'))
  return listed(before.filter(each => each !== to.certificateArn && !to.moreCertificates.includes(each)))
}

async function remember(arn: string, arns: readonly string[], { aws }: Context): Promise<void> {
  const ResourceArns = [arn]
  if (arns.length === 0) await aws.elbv2('RemoveTags', { ResourceArns, TagKeys: [CERTIFICATES] })
  else await aws.elbv2('AddTags', { ResourceArns, Tags: toTagList(certificatesTag(listed(arns))) })
}

const listed = (arns: readonly string[]): readonly string[] => [...new Set(arns)].sort()

// The value of a tag is up to 256 characters long: 28 of these, and a load balancer has 25 before its quota is raised.
const LENGTH = 8
const MOST = 28
// The ends of ARNs of IAM's server certificates are names, and may be the same.
const markOf = (arn: string): string => hashOf(arn).slice(0, LENGTH)
const remembering = (arns: readonly string[]): string => arns.slice(0, MOST).map(markOf).join(' ')
