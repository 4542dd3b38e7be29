import type { Service, TaskDefinition } from '../../aws/shapes/ecs.ts'
import { PlanError } from '../../errors.ts'
import { describeChoice, type RollbackChoice, shortOf } from './choices.ts'

/** The refusal of a rollback to a revision with which a service as it is now does not go. */
export function unfit(service: string, lacks: string, others: readonly RollbackChoice[]): PlanError {
  const exist = others.map(describeChoice).join('; ')
  return new PlanError('revision.unfit', {
    resource: `service ${service}`,
    message: `Service "${service}" ${lacks}`,
    fix: `${exist ? `Choose another revision: ${exist}. Or deploy` : 'Deploy'} the program of that time, which sets the service back, too.`,
  })
}

/** Tells what a service has by now that does not go with an earlier revision: UpdateService would refuse it. */
export function unfitFor(revision: string, definition: TaskDefinition, service: Service): string | undefined {
  const lacks = lackOf(definition, service)
  return lacks && `cannot run ${shortOf(revision)} as it is now: ${lacks}`
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
