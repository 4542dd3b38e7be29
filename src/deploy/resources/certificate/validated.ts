import type { CertificateModel } from '../../../model/certificate.ts'
import type { Context } from '../../context.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'
import { readable } from '../../diagnosis/readable.ts'
import { nameOf } from '../../ownership.ts'
import { type Patience, patiently } from '../../rollout/phase.ts'
import { describeCertificate } from './certificates.ts'
import { type Proof, proofsOf, putProof, recordsToMake } from './validation-records.ts'

const POLL_MILLISECONDS = 5_000

/** Puts the records there that prove the names of a certificate, and waits until ACM has issued it. */
export async function validated(
  arn: string,
  zoneIds: Readonly<Record<string, string>>,
  model: CertificateModel,
  context: Context,
): Promise<void> {
  const { clock, emit, signal } = context
  const put = new Map<string, Proof>()
  let told = false
  await patiently('certificate', context, async patience => {
    for (;;) {
      // Right after the request ACM may not know it, nor for some seconds what to ask for: https://github.com/kubernetes-sigs/aws-load-balancer-controller (certificate_manager.go)
      const there = await describeCertificate(arn, context)
      const { Status = 'not known', FailureReason, DomainValidationOptions: options = [] } = there ?? {}
      if (there && Status !== 'ISSUED' && Status !== 'PENDING_VALIDATION')
        throw failed(arn, Status, FailureReason, model)
      for (const proof of there ? proofsOf(there, zoneIds) : []) {
        if (put.has(proof.name)) continue
        await putProof(proof, arn, context)
        put.set(proof.name, proof)
      }
      const isComplete = options.length > 0 && options.every(({ ResourceRecord }) => ResourceRecord !== undefined)
      if (isComplete && Status === 'ISSUED') return
      if (patience.isOver)
        throw await timedOut(
          { arn, Status, proofs: [...put.values()], toMake: recordsToMake(there, zoneIds) },
          model,
          patience,
          context,
        )
      if (isComplete && !told) {
        const made = recordsToMake(there, zoneIds)
        const what = made.length > 0 ? `these records: ${made.join('; ')}` : 'ACM to see the records and issue it'
        emit({ type: 'waiting', at: clock.now(), resource: nameOf(model), for: what })
        told = true
      }
      await clock.sleep(POLL_MILLISECONDS, signal)
    }
  })
}

// What each reason means: https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-failed.html
const ADVICE: Readonly<Record<string, string>> = {
  CAA_ERROR:
    'Add a CAA record that allows amazon.com (or amazontrust.com, awstrust.com, amazonaws.com), or remove those that are there.',
  DOMAIN_NOT_ALLOWED: 'AWS takes the domain for unsafe: have it reviewed by AWS Support.',
  ADDITIONAL_VERIFICATION_REQUIRED: 'Ask AWS Support: the domain needs a further check.',
  INVALID_PUBLIC_DOMAIN: 'Use a domain that the public DNS knows.',
}
const ELSE = 'See what is wrong with the domain, and run the program again: it requests another certificate.'

function failed(arn: string, status: string, reason: string | undefined, model: CertificateModel): DiagnosedError {
  const cause = `ACM has not issued ${nameOf(model)}: ${[status, reason].filter(Boolean).join(', ')}`
  const fix = ADVICE[reason ?? ''] ?? ELSE
  return new DiagnosedError(cause, [{ code: 'certificate.not-issued', cause, evidence: [arn], fix }])
}

interface Pending {
  readonly arn: string
  readonly Status: string
  readonly proofs: readonly Proof[]
  /** Records that are not for us to make. */
  readonly toMake: readonly string[]
}

/** Nearly always the domain is delegated elsewhere: https://github.com/anomalyco/sst/issues/5781 */
async function timedOut(
  { arn, Status, proofs, toMake }: Pending,
  model: CertificateModel,
  patience: Patience,
  context: Context,
): Promise<DiagnosedError> {
  const zones = await Promise.all(
    [...new Set(proofs.map(({ hostedZoneId }) => hostedZoneId))].map(Id =>
      readable('the hosted zone', () => context.aws.route53('GetHostedZone', { Id })),
    ),
  )
  const cause = `ACM has not issued ${nameOf(model)} yet, it is ${Status} (${patience.says})`
  const evidence = [
    arn,
    ...toMake.map(record => `to be made: ${record}`),
    ...proofs.map(({ name, value, hostedZoneId }) => `${name} is a CNAME of ${value} in ${hostedZoneId}`),
    ...zones.flatMap(({ value, evidence: unread }) => [
      ...(value
        ? [`the name servers of ${value.HostedZone?.Name} are ${value.DelegationSet?.NameServers?.join(', ')}`]
        : []),
      ...unread,
    ]),
  ]
  const records =
    toMake.length > 0
      ? 'Make these records where the DNS of the domain is kept: some consoles put the domain behind the name by themselves.'
      : 'See that the registrar of the domain names these name servers.'
  const fix = `${records} The records stay, ACM tries for 72 hours, and the program goes on where it ended when it is run again.`
  return new DiagnosedError(cause, [{ code: 'certificate.not-issued', cause, evidence, fix }], 'timed-out')
}
