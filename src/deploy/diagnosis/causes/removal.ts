import type { Cause } from './cause.ts'

/** Why something cannot be removed. */
export const REMOVAL_CAUSES: readonly Cause[] = [
  {
    code: 'load-balancer.protected',
    words: /deletion protection is enabled/i,
    calls: true,
    mends: 'never',
    cause: () => 'Somebody has protected the load balancer from being deleted',
    fix: ({ words }) => unprotecting(arnIn(words)),
    docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-delete.html',
  },
]

/** How the deletion protection of a load balancer is switched off. */
export const unprotecting = (arn: string): string =>
  `If it may go: aws elbv2 modify-load-balancer-attributes --load-balancer-arn ${arn} --attributes Key=deletion_protection.enabled,Value=false. Then run the program again.`

const arnIn = (words: string): string => /arn:[^\s']+/.exec(words)?.[0] ?? '<its ARN>'
