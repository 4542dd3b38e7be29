import type { ContainerFields, LinuxParameters, ResourceRequirement } from '../model/aws-shapes.ts'
import type { ImageModel } from '../model/repository.ts'
import type { DependencyCondition, LogDriverConfiguration, PortMapping } from '../model/task-definition.ts'
import { entriesOf } from '../validators/draft.ts'
import type { Protocol } from '../validators/ports.ts'
import { type SecretParts, secretReference } from '../validators/secrets.ts'
import type { Container } from './container.ts'
import type { ReadyContainer } from './container-model.ts'
import type {
  ContainerLogOptions,
  DeviceOptions,
  HealthCheckOptions,
  PortOptions,
  RestartPolicyOptions,
  SharedGpu,
  SwapOptions,
} from './container-options.ts'
import type { MethodsOf } from './definition.ts'

/** A container as the builder holds it: ready, save for the definition's log group. */
export interface ContainerState extends Omit<ReadyContainer, 'logConfiguration'> {
  readonly logs: ContainerLogOptions | LogDriverConfiguration | false
}

/** A new container, before its first step. */
export function containerState(name: string): ContainerState {
  return { name, essential: true, portMappings: [], environment: [], secrets: [], dependsOn: [], logs: {} }
}

/** Steps of a container. The types that callers see are those of {@link Container}. */
export class ContainerSteps implements MethodsOf<Container> {
  readonly state: ContainerState

  constructor(state: ContainerState) {
    this.state = state
  }

  image(image: string | ImageModel): ContainerSteps {
    return this.#with({ image })
  }

  essential(essential: boolean): ContainerSteps {
    return this.#with({ essential })
  }

  command(...command: readonly string[]): ContainerSteps {
    return this.#with({ command })
  }

  entryPoint(...entryPoint: readonly string[]): ContainerSteps {
    return this.#with({ entryPoint })
  }

  port(containerPort: number, options: PortOptions = {}): ContainerSteps {
    return this.#addPort({ containerPort, ...options, protocol: options.protocol ?? 'tcp' })
  }

  portRange(
    containerPortRange: string,
    options: { readonly protocol?: Protocol; readonly name?: string } = {},
  ): ContainerSteps {
    return this.#addPort({ containerPortRange, ...options, protocol: options.protocol ?? 'tcp' })
  }

  environment(variables: Readonly<Record<string, string>>): ContainerSteps {
    return this.#with({ environment: [...this.state.environment, ...entriesOf(variables)] })
  }

  environmentFiles(...arns: readonly string[]): ContainerSteps {
    return this.#add('environmentFiles', ...arns.map(value => ({ type: 's3', value })))
  }

  secret(name: string, reference: string | SecretParts): ContainerSteps {
    const value = typeof reference === 'object' ? secretReference(reference) : reference
    return this.#with({ secrets: [...this.state.secrets, { name, value }] })
  }

  secrets(references: Readonly<Record<string, string>>): ContainerSteps {
    return this.#with({ secrets: [...this.state.secrets, ...entriesOf(references)] })
  }

  healthCheck(command: string | readonly string[], options: HealthCheckOptions = {}): ContainerSteps {
    const list = typeof command === 'string' ? ['CMD-SHELL', command] : command
    return this.#with({ healthCheck: { interval: 30, timeout: 5, retries: 3, ...options, command: list } })
  }

  dependsOn(containerName: string, condition: DependencyCondition): ContainerSteps {
    return this.#with({ dependsOn: [...this.state.dependsOn, { containerName, condition }] })
  }

  workingDirectory(workingDirectory: string): ContainerSteps {
    return this.#with({ workingDirectory })
  }

  user(user: string): ContainerSteps {
    return this.#with({ user })
  }

  cpu(cpu: number): ContainerSteps {
    return this.#with({ cpu })
  }

  memory(memory: number): ContainerSteps {
    return this.#with({ memory })
  }

  memoryReservation(memoryReservation: number): ContainerSteps {
    return this.#with({ memoryReservation })
  }

  startTimeout(startTimeout: number): ContainerSteps {
    return this.#with({ startTimeout })
  }

  stopTimeout(stopTimeout: number): ContainerSteps {
    return this.#with({ stopTimeout })
  }

  readonlyRootFilesystem(readonlyRootFilesystem = true): ContainerSteps {
    return this.#with({ readonlyRootFilesystem })
  }

  restartPolicy(policy: RestartPolicyOptions): ContainerSteps {
    return this.#with({ restartPolicy: structuredClone(policy) })
  }

  versionConsistency(versionConsistency: 'enabled' | 'disabled'): ContainerSteps {
    return this.#with({ versionConsistency })
  }

  repositoryCredentials(credentialsParameter: string): ContainerSteps {
    return this.#with({ repositoryCredentials: { credentialsParameter } })
  }

  mountPoint(
    sourceVolume: string,
    containerPath: string,
    { readOnly = false }: { readonly readOnly?: boolean } = {},
  ): ContainerSteps {
    return this.#add('mountPoints', { sourceVolume, containerPath, readOnly })
  }

  volumesFrom(sourceContainer: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): ContainerSteps {
    return this.#add('volumesFrom', { sourceContainer, readOnly })
  }

  ulimit(name: string, softLimit: number, hardLimit: number): ContainerSteps {
    return this.#add('ulimits', { name, softLimit, hardLimit })
  }

  systemControls(parameters: Readonly<Record<string, string>>): ContainerSteps {
    const controls = entriesOf(parameters).map(({ name: namespace, value }) => ({ namespace, value }))
    return this.#add('systemControls', ...controls)
  }

  initProcess(initProcessEnabled = true): ContainerSteps {
    return this.#linux({ initProcessEnabled })
  }

  addCapabilities(...names: readonly string[]): ContainerSteps {
    return this.#capabilities('add', names)
  }

  dropCapabilities(...names: readonly string[]): ContainerSteps {
    return this.#capabilities('drop', names)
  }

  tmpfs(containerPath: string, size: number, ...mountOptions: readonly string[]): ContainerSteps {
    const mounts = this.state.linuxParameters?.tmpfs ?? []
    return this.#linux({
      tmpfs: [...mounts, { containerPath, size, ...(mountOptions.length > 0 && { mountOptions }) }],
    })
  }

  device(hostPath: string, options: DeviceOptions = {}): ContainerSteps {
    const devices = this.state.linuxParameters?.devices ?? []
    return this.#linux({ devices: [...devices, { hostPath, ...structuredClone(options) }] })
  }

  sharedMemorySize(sharedMemorySize: number): ContainerSteps {
    return this.#linux({ sharedMemorySize })
  }

  swap(options: SwapOptions): ContainerSteps {
    return this.#linux({ ...options })
  }

  gpus(gpus: number | 'ALL' | SharedGpu): ContainerSteps {
    const amount = typeof gpus === 'object' ? { sharingStrategy: structuredClone(gpus) } : { value: String(gpus) }
    return this.#require({ type: 'GPU', ...amount })
  }

  neuronDevices(value: 'ALL'): ContainerSteps {
    return this.#require({ type: 'NeuronDevice', value })
  }

  privileged(privileged: boolean): ContainerSteps {
    return this.#with({ privileged })
  }

  dockerSecurityOptions(...options: readonly string[]): ContainerSteps {
    return this.#add('dockerSecurityOptions', ...options)
  }

  credentialSpec(spec: string): ContainerSteps {
    return this.#add('credentialSpecs', spec)
  }

  links(...links: readonly string[]): ContainerSteps {
    return this.#add('links', ...links)
  }

  hostname(hostname: string): ContainerSteps {
    return this.#with({ hostname })
  }

  extraHosts(hosts: Readonly<Record<string, string>>): ContainerSteps {
    const entries = entriesOf(hosts).map(({ name: hostname, value: ipAddress }) => ({ hostname, ipAddress }))
    return this.#add('extraHosts', ...entries)
  }

  dnsServers(...servers: readonly string[]): ContainerSteps {
    return this.#add('dnsServers', ...servers)
  }

  dnsSearchDomains(...domains: readonly string[]): ContainerSteps {
    return this.#add('dnsSearchDomains', ...domains)
  }

  disableNetworking(disableNetworking: boolean): ContainerSteps {
    return this.#with({ disableNetworking })
  }

  interactive(interactive = true): ContainerSteps {
    return this.#with({ interactive })
  }

  pseudoTerminal(pseudoTerminal = true): ContainerSteps {
    return this.#with({ pseudoTerminal })
  }

  dockerLabels(labels: Readonly<Record<string, string>>): ContainerSteps {
    return this.#with({ dockerLabels: { ...this.state.dockerLabels, ...labels } })
  }

  logs(logs: ContainerLogOptions | false): ContainerSteps {
    return this.#with({ logs })
  }

  logDriver(
    logDriver: string,
    options: LogDriverConfiguration['options'] = {},
    secretOptions: Readonly<Record<string, string>> = {},
  ): ContainerSteps {
    return this.#with({ logs: { logDriver, options: { ...options }, secretOptions: entriesOf(secretOptions) } })
  }

  raw(fields: ContainerFields): ContainerSteps {
    return this.#with(structuredClone(fields))
  }

  #addPort(port: PortMapping): ContainerSteps {
    return this.#with({ portMappings: [...this.state.portMappings, port] })
  }

  #add<F extends ListField>(field: F, ...items: readonly NonNullable<ContainerFields[F]>[number][]): ContainerSteps {
    return this.#with({ [field]: [...(this.state[field] ?? []), ...items] })
  }

  #require(requirement: ResourceRequirement): ContainerSteps {
    return this.#add('resourceRequirements', requirement)
  }

  #linux(parameters: LinuxParameters): ContainerSteps {
    return this.#with({ linuxParameters: { ...this.state.linuxParameters, ...parameters } })
  }

  #capabilities(field: 'add' | 'drop', names: readonly string[]): ContainerSteps {
    const { capabilities } = this.state.linuxParameters ?? {}
    return this.#linux({ capabilities: { ...capabilities, [field]: [...(capabilities?.[field] ?? []), ...names] } })
  }

  #with(patch: Partial<ContainerState>): ContainerSteps {
    return new ContainerSteps({ ...this.state, ...patch })
  }
}

type ListField = {
  [F in keyof ContainerFields]-?: NonNullable<ContainerFields[F]> extends readonly unknown[] ? F : never
}[keyof ContainerFields]
