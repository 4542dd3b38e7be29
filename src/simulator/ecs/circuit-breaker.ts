import type { DeploymentConfiguration } from '@aws-sdk/client-ecs'

/** How many failed tasks trip the circuit breaker: half of the desired count, 3 to 200, unless it says otherwise. */
export function breakerThreshold(configuration: DeploymentConfiguration | undefined, desiredCount: number): number {
  const { thresholdConfiguration } = configuration?.deploymentCircuitBreaker ?? {}
  const { type = 'BOUNDED_PERCENT', value = 50 } = thresholdConfiguration ?? {}
  if (type === 'COUNT') return value
  const share = Math.ceil((desiredCount * value) / 100)
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, share) : Math.min(200, Math.max(3, share))
}
