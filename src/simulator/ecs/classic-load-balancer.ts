import type { ServiceSettings } from './account-state.ts'

/**
 * Whether a service is behind a Classic Load Balancer: ECS tells of its deployments no state, and its circuit breaker does
 * nothing. There are no such load balancers here; any name is taken for one.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 */
export const isBehindClassic = ({ loadBalancers = [] }: Pick<ServiceSettings, 'loadBalancers'>): boolean =>
  loadBalancers.some(({ loadBalancerName }) => loadBalancerName !== undefined)
