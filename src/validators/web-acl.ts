import type { Mistake } from './mistake.ts'
import type { Report } from './rule.ts'

/** What the compiler and the run time say of the ARN of a web ACL. */
export const WEB_ACL_SENTENCES = {
  shape: 'Web ACL: expected arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>',
  global: 'Web ACL: this one is for CloudFront distributions; a load balancer takes those of scope REGIONAL',
  classic: 'Web ACL: this one is of AWS WAF Classic; a load balancer takes those of AWS WAF, arn:aws:wafv2:…',
} as const

/** The ARN of a web ACL for load balancers; a part that the compiler cannot see is left to the run time. */
export type WebAclArn<A extends string> = string extends A
  ? A
  : A extends `arn:aws${string}:wafv2:${string}:${string}:regional/webacl/${string}/${string}`
    ? A
    : Record<never, never> extends Record<A, 1>
      ? A
      : Mistake<(typeof WEB_ACL_SENTENCES)[Kind<A>]>

type Kind<A extends string> = A extends `arn:${string}:global/webacl/${string}`
  ? 'global'
  : A extends `arn:${string}:waf-regional:${string}` | `arn:${string}:waf::${string}`
    ? 'classic'
    : 'shape'

// The constraints of the model of GetWebACL for its name and id.
const ARN =
  /^arn:aws[a-z-]*:wafv2:[a-z0-9-]+:\d{12}:regional\/webacl\/[\w-]{1,128}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const GLOBAL = /^arn:[^:]*:wafv2:[^:]*:[^:]*:global\/webacl\//
const CLASSIC = /^arn:[^:]*:waf(-regional)?:/

export function checkWebAcl(arn: string, report: Report): void {
  if (ARN.test(arn)) return
  const kind = GLOBAL.test(arn) ? 'global' : CLASSIC.test(arn) ? 'classic' : 'shape'
  report({
    code: 'WAF-ASC-01',
    path: ['webAcl'],
    message: WEB_ACL_SENTENCES[kind],
    received: arn,
    docs: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html',
  })
}
