import type {
  Compatibility,
  ContainerDefinition,
  NetworkMode,
  RegisterTaskDefinitionRequest,
} from '@aws-sdk/client-ecs'
import { AwsError } from '../operation.ts'

/** The network mode that a definition gets. Windows has one of its own, which the API does not name. */
export function networkModeOf(input: RegisterTaskDefinitionRequest): NetworkMode | undefined {
  if (input.networkMode) return input.networkMode
  if (input.runtimePlatform?.operatingSystemFamily?.startsWith('WINDOWS')) return undefined
  return input.requiresCompatibilities?.includes('MANAGED_INSTANCES') ? 'awsvpc' : 'bridge'
}

/** What a definition could run on. */
export function compatibilitiesOf(
  { cpu, memory, requiresCompatibilities = [] }: RegisterTaskDefinitionRequest,
  networkMode: NetworkMode | undefined,
): Compatibility[] {
  const found: Compatibility[] = networkMode === 'awsvpc' ? ['EC2'] : ['EXTERNAL', 'EC2']
  if (networkMode === 'awsvpc' && cpu && memory) found.push('FARGATE')
  return [...new Set([...found, ...requiresCompatibilities])]
}

const NOT_ON_FARGATE = [
  ...(['privileged', 'links', 'extraHosts', 'dockerSecurityOptions', 'disableNetworking', 'dnsServers'] as const),
  'dnsSearchDomains',
] as const

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html. That it is refused in these words is not recorded.
const LINUX_NOT_ON_FARGATE = ['devices', 'sharedMemorySize', 'maxSwap', 'swappiness'] as const

/** Throws AWS's refusal of what a launch type or network mode does not have. */
export function checkLaunch(input: RegisterTaskDefinitionRequest): void {
  const { requiresCompatibilities = [], containerDefinitions = [], volumes = [] } = input
  const mode = networkModeOf(input)
  const fargate = requiresCompatibilities.includes('FARGATE')
  if (requiresCompatibilities.includes('EXTERNAL') && mode === 'awsvpc')
    throw refused('External instances do not support network mode awsvpc.')
  if (requiresCompatibilities.includes('MANAGED_INSTANCES') && (mode === 'bridge' || mode === undefined))
    throw refused('Managed Instances support network modes awsvpc and host.')
  if (fargate && volumes.some(({ host }) => host?.sourcePath))
    throw refused('Fargate compatible task definitions do not support sourcePath')
  if (fargate && input.ipcMode) throw refused('Tasks using the Fargate launch type do not support ipcMode.')
  if (fargate && input.pidMode === 'host')
    throw refused(
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    )
  if (fargate && (input.placementConstraints?.length ?? 0) > 0)
    throw refused('Tasks using the Fargate launch type do not support placement constraints.')
  for (const container of containerDefinitions) {
    if (fargate) checkFargate(container)
    checkNetwork(container, mode)
    if (!fargate && !input.memory && !container.memory && !container.memoryReservation)
      throw refused(
        `Invalid setting for container '${container.name}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
      )
  }
  checkRouter(containerDefinitions)
}

function checkFargate({ linuxParameters = {}, resourceRequirements = [], ...container }: ContainerDefinition): void {
  const lacked =
    NOT_ON_FARGATE.find(field => hasValue(container[field])) ??
    LINUX_NOT_ON_FARGATE.find(field => hasValue(linuxParameters[field])) ??
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html
    (resourceRequirements.some(({ type }) => type === 'GPU') ? 'GPUs' : undefined)
  if (lacked) throw refused(`Tasks using the Fargate launch type do not support ${lacked}.`)
}

function checkNetwork(container: ContainerDefinition, mode: NetworkMode | undefined): void {
  if (hasValue(container.links) && mode !== 'bridge') throw refused('Links are only supported when networkMode=bridge.')
  if (mode === 'awsvpc' && (hasValue(container.extraHosts) || container.hostname))
    throw refused(`${container.hostname ? 'Host names' : 'Extra hosts'} are not supported when networkMode=awsvpc.`)
  if (mode === 'none' && hasValue(container.portMappings))
    throw refused('Port mappings are not supported when networkMode=none.')
}

function checkRouter(containers: readonly ContainerDefinition[]): void {
  const routers = containers.filter(({ firelensConfiguration }) => firelensConfiguration).length
  const senders = containers.filter(({ logConfiguration }) => logConfiguration?.logDriver === 'awsfirelens').length
  if (senders > 0 && routers === 0)
    throw refused(
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
    )
  if (routers > 0 && senders === 0)
    throw refused(
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    )
}

function hasValue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

const refused = (message: string): AwsError => new AwsError('ClientException', message)
