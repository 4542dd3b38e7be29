import { unlessUnavailable } from '../../../aws/unless-unavailable.ts'
import { PlanError } from '../../../errors.ts'
import type { ListenerModel } from '../../../model/listener.ts'
import type { Context } from '../../context.ts'
import { keyOf, nameOf } from '../../ownership.ts'
import { describeCertificate } from '../certificate/certificates.ts'
import type { Actions, Foreseen, Live } from '../handler.ts'
import type { CertificateList } from './listener-certificates.ts'

/**
 * Certificates that the program gives by ARN: one that is not there, or not issued, fails when the listener is made or
 * changed, in the middle of a deploy. Those that the listener has are not asked for again.
 *
 * https://github.com/hashicorp/terraform-provider-aws/issues/17505
 */
export async function givenCertificates(
  model: ListenerModel,
  live: (Live<'listener'> & { readonly props: CertificateList }) | undefined,
  actions: Actions,
  context: Context,
): Promise<Foreseen> {
  const action = actions.get(keyOf(model))?.action
  const { certificate, moreCertificates = [] } = model.settings ?? {}
  if (action === 'keep' || action === 'use') return {}
  const known = live ? [live.props.certificateArn, ...live.props.moreCertificates] : []
  const given = [certificate, ...moreCertificates].flatMap(each =>
    isOfAcm(each) && !known.includes(each) ? [each] : [],
  )
  const found = await Promise.all(given.map(arn => problemOf(arn, model, context)))
  return { problems: found.flatMap(each => each ?? []) }
}

// Server certificates of IAM are of another service, which a deployer need not be allowed to read.
const isOfAcm = (given: unknown): given is string => typeof given === 'string' && /^arn:[\w-]+:acm:/.test(given)

async function problemOf(arn: string, model: ListenerModel, context: Context): Promise<PlanError | undefined> {
  const [, , , region, account] = arn.split(':')
  const missing = (message: string, fix: string): PlanError =>
    new PlanError('certificate.missing', { resource: nameOf(model), message, fix })
  if (region !== context.region)
    return missing(
      `Certificate ${arn} is in ${region}, and a load balancer takes those of its own Region, ${context.region}`,
      `Request one in ${context.region}, or name its domain instead of the ARN: then that of the Region is looked up.`,
    )
  // Of another account ACM tells nothing, and what Elastic Load Balancing takes is not for a plan to guess.
  if (account !== context.account) return undefined
  const denied = new Set<string>()
  const there = await unlessUnavailable(PERMISSION, denied, () =>
    describeCertificate(arn, context).then(found => ({ found })),
  )
  if (!there) return undefined
  const fix = 'Give the ARN of an issued certificate of this Region, or its domain, which is looked up.'
  if (!there.found) return missing(`There is no certificate ${arn}`, fix)
  const { Status } = there.found
  return Status === 'ISSUED' ? undefined : missing(`Certificate ${arn} is not issued: it is ${Status}`, fix)
}

const PERMISSION = 'acm:DescribeCertificate'
