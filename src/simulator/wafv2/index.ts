import type { Operations } from '../operation.ts'
import { awsJson } from '../wire/json.ts'
import { listed } from '../wire/refusal.ts'
import { associateWebAcl, disassociateWebAcl, getWebAclForResource } from './association.ts'
import { getWebAcl } from './web-acl.ts'

export { constraints } from './constraints.ts'
export { resources } from './state.ts'

export const protocol = awsJson
export const refuse = listed('ValidationException')

/** The operations of AWS WAF that load balancers use. */
export const operations: Operations = {
  AssociateWebACL: associateWebAcl,
  DisassociateWebACL: disassociateWebAcl,
  GetWebACLForResource: getWebAclForResource,
  GetWebACL: getWebAcl,
}
