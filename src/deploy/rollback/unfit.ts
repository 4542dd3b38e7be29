import type { Service, TaskDefinition } from '../../aws/shapes/ecs.ts'
import { PlanError } from '../../errors.ts'
import { shortOf } from './choices.ts'

/** Tells what a service has by now that does not go with an earlier revision: UpdateService would refuse it. */
export function refuseUnfit(revision: string, definition: TaskDefinition, service: Service): void {
  const lacks = lackOf(definition, service)
  if (lacks === undefined) return
  throw new PlanError('revision.unfit', {
    resource: `service ${service.serviceName}`,
    message: `Service "${service.serviceName}" cannot run ${shortOf(revision)} as it is now: ${lacks}`,
    fix: 'Choose another revision, or deploy the program of that time, which sets the service back, too.',
  })
}

/** In the order of ECS: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html */
function lackOf(definition: TaskDefinition, service: Service): string | undefined {
  const { enableExecuteCommand, launchType, capacityProviderStrategy = [], loadBalancers = [] } = service
  const fargate =
    launchType === 'FARGATE' || capacityProviderStrategy.some(each => each.capacityProvider?.startsWith('FARGATE'))
  // https://github.com/aws/aws-cli/issues/6242
  if (fargate && enableExecuteCommand && !definition.taskRoleArn)
    return 'ECS Exec is on, which needs a task role, and that revision has none'
  const { containerDefinitions = [] } = definition
  for (const { containerName = '', containerPort } of loadBalancers) {
    const container = containerDefinitions.find(({ name }) => name === containerName)
    if (!container) return `its load balancer asks container ${containerName}, which that revision does not have`
    if (!container.portMappings?.some(each => each.containerPort === containerPort))
      return `its load balancer asks port ${containerPort} of container ${containerName}, which that revision does not have`
  }
  return undefined
}
