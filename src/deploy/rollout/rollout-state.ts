import type { Deployment, Service } from '../../aws/shapes/ecs.ts'

/**
 * How far a deployment of a service is. ECS says nothing of that behind a Classic Load Balancer and of other deployment
 * controllers than its own; then the counts of the service say what AWS's own waiter goes by: the others have left, and as
 * many tasks run as should.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 * @see https://docs.aws.amazon.com/cli/latest/reference/ecs/wait/services-stable.html
 */
export function rolloutStateOf(
  { rolloutState }: Deployment,
  { deployments = [], desiredCount = 0, pendingCount = 0, runningCount = 0 }: Service,
): NonNullable<Deployment['rolloutState']> {
  if (rolloutState) return rolloutState
  return deployments.length === 1 && pendingCount === 0 && runningCount === desiredCount ? 'COMPLETED' : 'IN_PROGRESS'
}
