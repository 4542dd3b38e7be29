import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { identity } from '../iam/state.ts'
import { AwsError, type World } from '../operation.ts'
import { checkLaunch } from './task-definition-launch.ts'

const range = (from: number, to: number, step = 1): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => (from + index * step) * 1024)

const FARGATE_MEMORY: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, range(1, 4)],
  [1024, range(2, 8)],
  [2048, range(4, 16)],
  [4096, range(8, 30)],
  [8192, range(16, 60, 4)],
  [16384, range(32, 120, 8)],
  [32768, [61440, 122880, 249856]],
])

const NAME = /^[A-Za-z0-9_-]{1,255}$/

/** Throws AWS's refusal of a task definition, if it has one. */
export function checkTaskDefinition(input: RegisterTaskDefinitionRequest, world: World): void {
  const containers = input.containerDefinitions ?? []
  if (!NAME.test(input.family ?? '')) throw refused('Family contains invalid characters.')
  if (containers.length === 0) throw refused('Container list cannot be empty.')
  if (containers.length > 10) throw refused('Too many containers.')
  for (const container of containers) checkContainer(container, input)
  const names = containers.map(container => container.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw refused(`Container definition ${twice} is defined more than once. Container names must be unique.`)
  if (containers.every(container => container.essential === false))
    throw refused('At least one container in a task definition must be essential.')
  checkDependencies(containers)
  checkPorts(input, containers)
  const fargate = input.requiresCompatibilities?.includes('FARGATE') ?? false
  if (fargate) checkFargate(input)
  checkLaunch(input)
  checkExecutionRole(input, containers, fargate, world)
}

function checkContainer(container: ContainerDefinition, { volumes = [] }: RegisterTaskDefinitionRequest): void {
  if (!container.name) throw refused('Container.name should not be null or empty.')
  if (!NAME.test(container.name)) throw refused(`Invalid container name ${container.name}.`)
  if (!container.image) throw refused('Container.image should not be null or empty.')
  if (/\s/.test(container.image)) throw refused('Container.image repository and image name invalid.')
  // A program by its path is taken, too: https://github.com/aws-observability/aws-otel-collector/blob/main/deployment-template/ecs
  if (container.healthCheck && !/^(CMD|CMD-SHELL|NONE|\/.*)$/s.test(container.healthCheck.command?.[0] ?? ''))
    throw refused('Container health check command must begin with CMD, CMD-SHELL or NONE.')
  const secrets = (container.secrets ?? []).map(secret => secret.name ?? '')
  const twice = secrets.find((name, index) => secrets.indexOf(name) !== index)
  if (twice) throw refused(`Duplicate secret names found: ${twice}. Each secret name must be unique.`)
  const shared = container.environment?.find(variable => secrets.includes(variable.name ?? ''))
  if (shared)
    throw refused(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${shared.name}'.`,
    )
  const unknown = container.mountPoints?.find(({ sourceVolume }) => !volumes.some(({ name }) => name === sourceVolume))
  if (unknown) throw refused(`Unknown volume '${unknown.sourceVolume}'.`)
}

function checkDependencies(containers: readonly ContainerDefinition[]): void {
  const byName = new Map(containers.map(container => [container.name, container]))
  const visit = (container: ContainerDefinition, path: readonly (string | undefined)[]): void => {
    if (path.includes(container.name)) throw refused('Container dependencies cannot be circular.')
    for (const { containerName, condition } of container.dependsOn ?? []) {
      const target = byName.get(containerName)
      if (!target) throw refused(`Container dependency ${containerName} does not exist.`)
      if (condition === 'HEALTHY' && !target.healthCheck)
        throw refused(`A dependency container with HEALTHY condition must have a health check configured.`)
      if ((condition === 'SUCCESS' || condition === 'COMPLETE') && target.essential !== false)
        throw refused('A dependency container with SUCCESS or COMPLETE condition cannot be an essential container')
      visit(target, [...path, container.name])
    }
  }
  for (const container of containers) visit(container, [])
}

function checkPorts({ networkMode }: RegisterTaskDefinitionRequest, containers: readonly ContainerDefinition[]): void {
  const taken = new Set<string>()
  for (const mapping of containers.flatMap(container => container.portMappings ?? [])) {
    const { containerPort, hostPort, protocol = 'tcp' } = mapping
    if (containerPort === undefined) continue
    if (containerPort < 1 || containerPort > 65535) throw refused(`Invalid container port ${containerPort}.`)
    if (networkMode === 'awsvpc' && hostPort && hostPort !== containerPort)
      throw refused('When networkMode=awsvpc, the host ports and container ports in port mappings must match.')
    const port = networkMode === 'awsvpc' || networkMode === 'host' ? containerPort : hostPort
    if (!port) continue
    const key = `${protocol}/${port}`
    if (taken.has(key)) throw refused(`${protocol.toUpperCase()} host port '${port}' is mapped multiple times in task.`)
    taken.add(key)
  }
}

function checkFargate(input: RegisterTaskDefinitionRequest): void {
  if (input.networkMode !== 'awsvpc') throw refused("Fargate only supports network mode 'awsvpc'.")
  if (!input.cpu) throw refused("Fargate requires that 'cpu' be defined at the task level.")
  if (!input.memory) throw refused("Fargate requires that 'memory' be defined at the task level.")
  const [cpu, memory] = [units(input.cpu, 'vcpu'), units(input.memory, 'gb')]
  const sizes = FARGATE_MEMORY.get(cpu)
  if (!sizes)
    throw refused(
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
    )
  if (!sizes.includes(memory)) throw refused('No Fargate configuration exists for given values.')
  const ephemeral = input.ephemeralStorage?.sizeInGiB
  if (ephemeral !== undefined && (ephemeral < 21 || ephemeral > 200))
    throw refused("Invalid 'ephemeralStorage' setting for task: sizeInGiB must be between 21 and 200.")
  const total = (input.containerDefinitions ?? []).reduce((sum, container) => sum + (container.cpu ?? 0), 0)
  if (total > cpu) throw refused('The total cpu of the containers exceeds the cpu of the task.')
}

/** CPU units or MiB from `"512"`, `".5 vCPU"` or `"1 GB"`. */
function units(text: string, unit: 'vcpu' | 'gb'): number {
  const match = /^\s*(\d*\.?\d+)\s*(\w*)\s*$/.exec(text)
  return Number(match?.[1]) * (match?.[2]?.toLowerCase() === unit ? 1024 : 1)
}

function checkExecutionRole(
  { executionRoleArn, taskRoleArn }: RegisterTaskDefinitionRequest,
  containers: readonly ContainerDefinition[],
  fargate: boolean,
  world: World,
): void {
  for (const arn of [executionRoleArn, taskRoleArn && taskRole(world, taskRoleArn)])
    if (arn && !/^arn:[\w-]+:iam::\d{12}:role\/.+/.test(arn)) throw refused('Role is not valid')
  if (executionRoleArn) return
  const own = `.dkr.ecr.${world.region}.amazonaws.com`
  if (containers.some(container => (container.secrets?.length ?? 0) > 0))
    throw refused("When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.")
  if (!fargate) return
  if (containers.some(container => container.logConfiguration?.logDriver === 'awslogs'))
    throw refused('Fargate requires task definition to have execution role ARN to support log driver awslogs.')
  if (containers.some(container => container.image?.includes(own)))
    throw refused('Fargate requires task definition to have execution role ARN to support ECR images.')
}

/** The ARN of a task role, which may be given by its short name; the name itself when there is no such role. */
export const taskRole = (world: World, role: string): string => identity(world).roles.get(role)?.arn ?? role

const refused = (message: string): AwsError => new AwsError('ClientException', message)
