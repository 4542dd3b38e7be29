import type { ContainerFields } from '../model/aws-shapes.ts'
import type { Deferrable, Deferred } from '../model/deferred.ts'
import type {
  DependencyCondition,
  HealthCheck,
  LogConfiguration,
  LogDriverConfiguration,
  PortMapping,
} from '../model/task-definition.ts'
import type { ContainerDraft, Entry } from '../validators/draft.ts'
import type { ContainerLogOptions } from './container-options.ts'

/** A container whose every value has its written type; whether AWS takes the values is for the rules to say. */
export interface ReadyContainer
  extends Deferrable<ContainerFields>,
    Omit<ContainerDraft, keyof ContainerFields | 'command' | 'entryPoint' | 'environment'> {
  readonly command?: readonly (string | Deferred)[]
  readonly entryPoint?: readonly (string | Deferred)[]
  readonly environment: readonly Entry<string | Deferred>[]
  readonly portMappings: readonly PortMapping[]
  readonly healthCheck?: HealthCheck
  readonly dependsOn: readonly { readonly containerName: string; readonly condition: DependencyCondition }[]
  readonly logConfiguration?: LogConfiguration
}

/** A container as the builder holds it: ready, save for the definition's log group. */
export interface ContainerState extends Omit<ReadyContainer, 'logConfiguration'> {
  readonly logs: ContainerLogOptions | LogDriverConfiguration | false
}

/** A new container, before its first step. */
export function containerState(name: string): ContainerState {
  return { name, essential: true, portMappings: [], environment: [], secrets: [], dependsOn: [], logs: {} }
}
