import type { AttributeValues } from '../../../model/elbv2-attributes.ts'
import { unprotecting } from '../../diagnosis/causes/removal.ts'
import type { Lock } from '../handler.ts'

/** Why a load balancer cannot be deleted, where its attributes say it. */
export function deletionProtection(arn: string, attributes: AttributeValues): Lock | undefined {
  if (attributes[PROTECTION] !== 'true') return undefined
  return {
    code: 'load-balancer.protected',
    cause: 'The deletion protection of the load balancer is on',
    evidence: [`${PROTECTION} of ${arn} is true`],
    fix: unprotecting(arn),
  }
}

const PROTECTION = 'deletion_protection.enabled'
