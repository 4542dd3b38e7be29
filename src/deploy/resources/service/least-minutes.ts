import type { ServiceModel } from '../../../model/service.ts'

/**
 * How many minutes AWS waits longer at each shift behind a Network Load Balancer: of test traffic, and of each share of
 * production: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/nlb-resources-for-blue-green.html
 */
const NETWORK_SHIFT = 10

/** Whether ECS shifts traffic of a Network Load Balancer. */
export const shiftsSlowly = ({ targets }: ServiceModel): boolean =>
  targets.some(({ shift, listeners }) => shift && listeners)

/**
 * The minutes that a deployment takes by its settings alone: of steps, bakes, checks of new targets and draining of old
 * ones, for which ECS waits: https://github.com/alphagov/prometheus-aws-configuration-beta/pull/17,
 * https://github.com/sil-org/ecs-deploy/issues/147. How long tasks take to start comes on top.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
 */
export function leastMinutes(service: ServiceModel): number {
  const { targets, deployment, desiredCount } = service
  if (desiredCount === 0) return 0
  const { strategy = 'ROLLING', canaryConfiguration, linearConfiguration, bakeTimeInMinutes = 0 } = deployment
  const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = linearConfiguration ?? {}
  const shares = strategy === 'CANARY' ? 2 : strategy === 'LINEAR' ? Math.ceil(100 / stepPercent) : 1
  const between = strategy === 'CANARY' ? (canaryConfiguration?.canaryBakeTimeInMinutes ?? 10) : stepBakeTimeInMinutes
  const slow = shiftsSlowly(service) ? (1 + shares) * NETWORK_SHIFT : 0
  const seconds = targets.map(({ targetGroup: { existing, healthCheck, deregistrationDelaySeconds: drain } }) =>
    existing
      ? 0
      : healthCheck.healthyThresholdCount * healthCheck.intervalSeconds + (strategy === 'ROLLING' ? drain : 0),
  )
  return slow + (shares - 1) * between + bakeTimeInMinutes + Math.max(0, ...seconds) / 60
}
