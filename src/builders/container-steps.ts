import type { Deferred } from '../model/deferred.ts'
import { HEALTH_CHECK_DEFAULTS } from '../model/health-check-defaults.ts'
import type { CachedImage } from '../model/pull-through-cache-rule.ts'
import type { ImageModel } from '../model/repository.ts'
import type { DependencyCondition, LogDriverConfiguration, PortMapping } from '../model/task-definition.ts'
import { entriesOf } from '../validators/draft.ts'
import type { Protocol } from '../validators/ports.ts'
import { type SecretParts, secretReference } from '../validators/secrets.ts'
import type { Container } from './container.ts'
import { ContainerFieldSteps } from './container-field-steps.ts'
import type { ContainerLogOptions, HealthCheckOptions, PortOptions } from './container-options.ts'
import type { ContainerState } from './container-state.ts'
import type { MethodsOf } from './definition.ts'
import { mibOf, vcpuOf } from './size.ts'

/** Steps of a container. The types that callers see are those of {@link Container}. */
export class ContainerSteps extends ContainerFieldSteps<ContainerState> implements MethodsOf<Container> {
  image(image: string | ImageModel | CachedImage): this {
    return this.with({ image })
  }

  essential(essential: boolean): this {
    return this.with({ essential })
  }

  command(...command: readonly (string | Deferred)[]): this {
    return this.with({ command })
  }

  entryPoint(...entryPoint: readonly (string | Deferred)[]): this {
    return this.with({ entryPoint })
  }

  port(containerPort: number, options: PortOptions = {}): this {
    return this.#addPort({ containerPort, ...options, protocol: options.protocol ?? 'tcp' })
  }

  portRange(containerPortRange: string, options: { readonly protocol?: Protocol; readonly name?: string } = {}): this {
    return this.#addPort({ containerPortRange, ...options, protocol: options.protocol ?? 'tcp' })
  }

  environment(variables: Readonly<Record<string, string | Deferred>>): this {
    return this.with({ environment: [...this.state.environment, ...entriesOf(variables)] })
  }

  secret(name: string, reference: string | SecretParts): this {
    const value = typeof reference === 'object' ? secretReference(reference) : reference
    return this.with({ secrets: [...this.state.secrets, { name, value }] })
  }

  secrets(references: Readonly<Record<string, string>>): this {
    return this.with({ secrets: [...this.state.secrets, ...entriesOf(references)] })
  }

  healthCheck(command: string | readonly string[], options: HealthCheckOptions = {}): this {
    const list = typeof command === 'string' ? ['CMD-SHELL', command] : command
    return this.with({ healthCheck: { ...HEALTH_CHECK_DEFAULTS, ...options, command: list } })
  }

  dependsOn(containerName: string, condition: DependencyCondition): this {
    return this.with({ dependsOn: [...this.state.dependsOn, { containerName, condition }] })
  }

  workingDirectory(workingDirectory: string): this {
    return this.with({ workingDirectory })
  }

  user(user: string): this {
    return this.with({ user })
  }

  cpu(units: number | string): this {
    return this.with({ cpu: typeof units === 'string' ? vcpuOf(units) * 1024 : units })
  }

  memory(mib: number | string): this {
    return this.with({ memory: mibOf(mib) })
  }

  memoryReservation(mib: number | string): this {
    return this.with({ memoryReservation: mibOf(mib) })
  }

  startTimeout(startTimeout: number): this {
    return this.with({ startTimeout })
  }

  stopTimeout(stopTimeout: number): this {
    return this.with({ stopTimeout })
  }

  logs(logs: ContainerLogOptions | false): this {
    const before = this.state.logs
    const isAdded = logs !== false && before !== false && !('logDriver' in before)
    return this.with({ logs: isAdded ? { ...before, ...logs } : logs })
  }

  logDriver(
    logDriver: string,
    options: LogDriverConfiguration['options'] = {},
    secretOptions: Readonly<Record<string, string>> = {},
  ): this {
    return this.with({ logs: { logDriver, options: { ...options }, secretOptions: entriesOf(secretOptions) } })
  }

  when(condition: boolean, step: (container: this) => this, otherwise?: (container: this) => this): this {
    if (condition) return step(this)
    return otherwise ? otherwise(this) : this
  }

  #addPort(port: PortMapping): this {
    return this.with({ portMappings: [...this.state.portMappings, port] })
  }
}
