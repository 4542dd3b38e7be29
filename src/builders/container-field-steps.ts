import {
  CONTAINER_FIELDS,
  type ContainerFields,
  type LinuxParameters,
  type ResourceRequirement,
} from '../model/aws-shapes.ts'
import type { Deferrable } from '../model/deferred.ts'
import { entriesOf } from '../validators/draft.ts'
import type { DeviceOptions, RestartPolicyOptions, SharedGpu, SwapOptions } from './container-options.ts'
import { sorted } from './raw-fields.ts'

/** What these steps set, and the names of what `.raw()` was given and does not set. */
interface Fields extends Deferrable<ContainerFields> {
  readonly foreign?: readonly string[]
}

/** Steps that set fields of a container as the API writes them. */
export abstract class ContainerFieldSteps<S extends Fields> {
  readonly state: S

  constructor(state: S) {
    this.state = state
  }

  protected with(patch: Partial<S> | Fields): this {
    const Same = this.constructor as new (state: S) => this
    return new Same({ ...this.state, ...patch })
  }

  environmentFiles(...arns: readonly string[]): this {
    return this.#add('environmentFiles', ...arns.map(value => ({ type: 's3', value })))
  }

  readonlyRootFilesystem(readonlyRootFilesystem = true): this {
    return this.with({ readonlyRootFilesystem })
  }

  restartPolicy(policy: RestartPolicyOptions): this {
    return this.with({ restartPolicy: structuredClone(policy) })
  }

  versionConsistency(versionConsistency: 'enabled' | 'disabled'): this {
    return this.with({ versionConsistency })
  }

  repositoryCredentials(credentialsParameter: string): this {
    return this.with({ repositoryCredentials: { credentialsParameter } })
  }

  mountPoint(
    sourceVolume: string,
    containerPath: string,
    { readOnly = false }: { readonly readOnly?: boolean } = {},
  ): this {
    return this.#add('mountPoints', { sourceVolume, containerPath, readOnly })
  }

  volumesFrom(sourceContainer: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): this {
    return this.#add('volumesFrom', { sourceContainer, readOnly })
  }

  ulimit(name: string, softLimit: number, hardLimit: number): this {
    return this.#add('ulimits', { name, softLimit, hardLimit })
  }

  systemControls(parameters: Readonly<Record<string, string>>): this {
    const controls = entriesOf(parameters).map(({ name: namespace, value }) => ({ namespace, value }))
    return this.#add('systemControls', ...controls)
  }

  initProcess(initProcessEnabled = true): this {
    return this.#linux({ initProcessEnabled })
  }

  addCapabilities(...names: readonly string[]): this {
    return this.#capabilities('add', names)
  }

  dropCapabilities(...names: readonly string[]): this {
    return this.#capabilities('drop', names)
  }

  tmpfs(containerPath: string, size: number, ...mountOptions: readonly string[]): this {
    const mounts = this.state.linuxParameters?.tmpfs ?? []
    return this.#linux({
      tmpfs: [...mounts, { containerPath, size, ...(mountOptions.length > 0 && { mountOptions }) }],
    })
  }

  device(hostPath: string, options: DeviceOptions = {}): this {
    const devices = this.state.linuxParameters?.devices ?? []
    return this.#linux({ devices: [...devices, { hostPath, ...structuredClone(options) }] })
  }

  sharedMemorySize(sharedMemorySize: number): this {
    return this.#linux({ sharedMemorySize })
  }

  swap(options: SwapOptions): this {
    return this.#linux({ ...options })
  }

  gpus(gpus: number | 'ALL' | SharedGpu): this {
    const amount = typeof gpus === 'object' ? { sharingStrategy: structuredClone(gpus) } : { value: String(gpus) }
    return this.#require({ type: 'GPU', ...amount })
  }

  neuronDevices(value: 'ALL'): this {
    return this.#require({ type: 'NeuronDevice', value })
  }

  privileged(privileged: boolean): this {
    return this.with({ privileged })
  }

  dockerSecurityOptions(...options: readonly string[]): this {
    return this.#add('dockerSecurityOptions', ...options)
  }

  credentialSpec(spec: string): this {
    return this.#add('credentialSpecs', spec)
  }

  links(...links: readonly string[]): this {
    return this.#add('links', ...links)
  }

  hostname(hostname: string): this {
    return this.with({ hostname })
  }

  extraHosts(hosts: Readonly<Record<string, string>>): this {
    const entries = entriesOf(hosts).map(({ name: hostname, value: ipAddress }) => ({ hostname, ipAddress }))
    return this.#add('extraHosts', ...entries)
  }

  dnsServers(...servers: readonly string[]): this {
    return this.#add('dnsServers', ...servers)
  }

  dnsSearchDomains(...domains: readonly string[]): this {
    return this.#add('dnsSearchDomains', ...domains)
  }

  disableNetworking(disableNetworking: boolean): this {
    return this.with({ disableNetworking })
  }

  interactive(interactive = true): this {
    return this.with({ interactive })
  }

  pseudoTerminal(pseudoTerminal = true): this {
    return this.with({ pseudoTerminal })
  }

  dockerLabels(labels: Readonly<Record<string, string>>): this {
    return this.with({ dockerLabels: { ...this.state.dockerLabels, ...labels } })
  }

  raw(fields: Deferrable<ContainerFields>): this {
    const { set, foreign } = sorted(fields, CONTAINER_FIELDS)
    return this.with({ ...set, ...(foreign.length > 0 && { foreign: [...(this.state.foreign ?? []), ...foreign] }) })
  }

  #add<F extends ListField>(field: F, ...items: readonly NonNullable<ContainerFields[F]>[number][]): this {
    return this.with({ [field]: [...(this.state[field] ?? []), ...items] })
  }

  #require(requirement: ResourceRequirement): this {
    return this.#add('resourceRequirements', requirement)
  }

  #linux(parameters: Deferrable<LinuxParameters>): this {
    return this.with({ linuxParameters: { ...this.state.linuxParameters, ...parameters } })
  }

  #capabilities(field: 'add' | 'drop', names: readonly string[]): this {
    const { capabilities } = this.state.linuxParameters ?? {}
    return this.#linux({ capabilities: { ...capabilities, [field]: [...(capabilities?.[field] ?? []), ...names] } })
  }
}

type ListField = {
  [F in keyof ContainerFields]-?: NonNullable<ContainerFields[F]> extends readonly unknown[] ? F : never
}[keyof ContainerFields]
