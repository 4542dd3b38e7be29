import type { AttributeValues } from '../../../model/elbv2-attributes.ts'
import { unprotecting } from '../../diagnosis/causes/removal.ts'
import { DiagnosedError } from '../../diagnosis/diagnosed-error.ts'

/** Why a load balancer cannot be deleted, where its attributes say it. */
export function deletionProtection(arn: string, attributes: AttributeValues): DiagnosedError | undefined {
  if (attributes[PROTECTION] !== 'true') return undefined
  const cause = 'The deletion protection of the load balancer is on'
  const evidence = [`${PROTECTION} of ${arn} is true`]
  return new DiagnosedError(cause, [{ code: 'load-balancer.protected', cause, evidence, fix: unprotecting(arn) }])
}

const PROTECTION = 'deletion_protection.enabled'
