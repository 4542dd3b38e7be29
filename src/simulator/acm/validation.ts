import { createHash } from 'node:crypto'
import type { ResourceRecord } from '@aws-sdk/client-acm'
import type { World } from '../operation.ts'
import { infoOf } from '../route53/change.ts'
import { canonicalName } from '../route53/name.ts'
import { dns } from '../route53/state.ts'
import type { Certificate } from './state.ts'

const RECORD_APPEARS_AFTER = 5000
const TIMES_OUT_AFTER = 72 * 3_600_000

/** The CNAME that proves a name; a domain and its wildcard share one. Undefined until ACM has made it up. */
export function validationRecord(world: World, certificate: Certificate, name: string): ResourceRecord | undefined {
  if (world.clock.now() < certificate.createdAt + RECORD_APPEARS_AFTER) return undefined
  const domain = name.replace(/^\*\./, '')
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
  return {
    Name: `_${digest(domain)}.${domain}.`,
    Type: 'CNAME',
    Value: `_${digest(`${world.account} ${domain}`)}.acm-validations.aws.`,
  }
}

/** Issues a certificate whose records can be looked up, and gives up on one that nobody proves in three days. */
export function settle(world: World, certificate: Certificate): Certificate {
  if (certificate.status !== 'PENDING_VALIDATION') return certificate
  // What a private zone has is seen in its networks alone.
  const zones = [...dns(world).hostedZones.values()].filter(({ vpcs }) => vpcs.length === 0)
  const sets = zones.flatMap(({ recordSets }) => recordSets)
  const proven = certificate.names.every(name => {
    const wanted = validationRecord(world, certificate, name)
    return sets.some(
      ({ Name, ResourceRecords = [], Type }) =>
        wanted !== undefined &&
        Type === 'CNAME' &&
        Name === canonicalName(wanted.Name ?? '') &&
        ResourceRecords.some(({ Value = '' }) => canonicalName(Value) === wanted.Value),
    )
  })
  if (proven && [...dns(world).changes.values()].every(change => infoOf(change, world).Status === 'INSYNC'))
    certificate.status = 'ISSUED'
  else if (world.clock.now() > certificate.createdAt + TIMES_OUT_AFTER) certificate.status = 'VALIDATION_TIMED_OUT'
  return certificate
}
