import type { LogGroupModel } from '../model/log-group.ts'
import type {
  ContainerModel,
  DependencyCondition,
  HealthCheck,
  LogConfiguration,
  PortMapping,
} from '../model/task-definition.ts'
import type { ContainerDraft, Entry } from '../validators/draft.ts'
import type { ContainerLogOptions } from './container-options.ts'
import type { ContainerState } from './container-steps.ts'

/** A container whose every value has its written type; whether AWS takes the values is for the rules to say. */
export interface ReadyContainer extends ContainerDraft {
  readonly portMappings: readonly PortMapping[]
  readonly healthCheck?: HealthCheck
  readonly dependsOn: readonly { readonly containerName: string; readonly condition: DependencyCondition }[]
  readonly logConfiguration?: LogConfiguration
}

export function readyContainer(
  { logs, ...container }: ContainerState,
  defaults: ContainerLogOptions,
  logGroup: LogGroupModel,
): ReadyContainer {
  if (logs === false) return container
  if ('logDriver' in logs) return { ...container, logConfiguration: logs }
  const { streamPrefix = 'ecs', mode = 'non-blocking', maxBufferSize } = { ...defaults, ...logs }
  const buffer = maxBufferSize === undefined ? {} : { maxBufferSize }
  return { ...container, logConfiguration: { logDriver: 'awslogs', logGroup, streamPrefix, mode, ...buffer } }
}

export function containerModel(container: ReadyContainer): ContainerModel {
  const { image = '', environment, secrets } = container
  return { ...container, image, environment: recordOf(environment), secrets: recordOf(secrets) }
}

function recordOf(entries: readonly Entry[]): Readonly<Record<string, string>> {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]))
}
