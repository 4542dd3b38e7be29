import type { Attribute, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'

/** What a container instance needs to run the definition, as RegisterTaskDefinition and DescribeTaskDefinition list it. */
export function requiredAttributes(input: RegisterTaskDefinitionRequest): Attribute[] {
  const containers = input.containerDefinitions ?? []
  const drivers = new Set(containers.flatMap(({ logConfiguration }) => logConfiguration?.logDriver ?? []))
  const ecr = containers.some(({ image = '' }) => /\.dkr[.-]ecr[.-]/.test(image))
  const secrets = containers.flatMap(({ secrets: given = [] }) => given.map(({ valueFrom = '' }) => valueFrom))
  const names = [
    'com.amazonaws.ecs.capability.docker-remote-api.1.18',
    ...[...drivers].map(driver => `com.amazonaws.ecs.capability.logging-driver.${driver}`),
    ...(ecr ? ['com.amazonaws.ecs.capability.ecr-auth'] : []),
    ...(ecr && input.executionRoleArn ? ['ecs.capability.execution-role-ecr-pull'] : []),
    ...(drivers.has('awslogs') && input.executionRoleArn ? ['ecs.capability.execution-role-awslogs'] : []),
    ...(input.taskRoleArn ? ['com.amazonaws.ecs.capability.task-iam-role'] : []),
    ...(input.networkMode === 'awsvpc' ? ['ecs.capability.task-eni'] : []),
    ...(secrets.some(each => each.includes(':secretsmanager:'))
      ? ['ecs.capability.secrets.asm.environment-variables']
      : []),
    ...(secrets.some(each => !each.includes(':secretsmanager:'))
      ? ['ecs.capability.secrets.ssm.environment-variables']
      : []),
  ]
  return names.map(name => ({ name }))
}
