import type { DescribeAccountLimitsCommandOutput } from '@aws-sdk/client-elastic-load-balancing-v2'

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html, until more is asked for; the same
// in the example of https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-account-limits.html
export const TARGET_GROUPS = 3000
/** Of each type, in a Region. */
export const LOAD_BALANCERS = 50
export const LISTENERS_PER_LOAD_BALANCER = 50
export const RULES_PER_LOAD_BALANCER = 100
/** Without the default ones. */
export const CERTIFICATES_PER_LOAD_BALANCER = 25

const LIMITS: Readonly<Record<string, number>> = {
  'target-groups': TARGET_GROUPS,
  'application-load-balancers': LOAD_BALANCERS,
  'network-load-balancers': LOAD_BALANCERS,
  'listeners-per-application-load-balancer': LISTENERS_PER_LOAD_BALANCER,
  'listeners-per-network-load-balancer': LISTENERS_PER_LOAD_BALANCER,
  'rules-per-application-load-balancer': RULES_PER_LOAD_BALANCER,
  'certificates-per-application-load-balancer': CERTIFICATES_PER_LOAD_BALANCER,
  'certificates-per-network-load-balancer': CERTIFICATES_PER_LOAD_BALANCER,
}

/** What the simulator counts, in the names of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Limit.html */
export const describeAccountLimits = (): Pick<DescribeAccountLimitsCommandOutput, 'Limits'> => ({
  Limits: Object.entries(LIMITS).map(([Name, max]) => ({ Name, Max: String(max) })),
})
