import type { Service, ServiceDeploymentBrief } from '../../aws/shapes/ecs.ts'
import type { Context } from '../context.ts'

/** The newest deployment of a service that ECS keeps. */
export async function lastDeployment(
  { clusterArn, serviceName }: Service,
  { aws }: Pick<Context, 'aws'>,
): Promise<ServiceDeploymentBrief | undefined> {
  const { serviceDeployments = [] } = await aws.ecs('ListServiceDeployments', {
    cluster: clusterArn,
    service: serviceName,
  })
  return serviceDeployments.toSorted((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0))[0]
}

/** Whether it was stopped or rolled back, or is being so. */
export function isLost({ status }: ServiceDeploymentBrief): boolean {
  return /^(STOPPED|ROLLBACK_)/.test(status ?? '')
}
